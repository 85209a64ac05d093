"""Draw attributions to label with what they are about: seeded, at random, in articles that have no such label yet.

    python -m eval.labels.draw_about GOLD_DIR COUNT [--shown]

Prints article, attribution and part, parted by article: two thirds are to tune on (`further`), the rest to be measured
only (`fresh`). With `--shown` each is followed by its words and some context on either side, for the labeller.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.suites import scorer

SEED = 20261126
LABELS = Path(__file__).resolve().parent / "about.tsv"
AROUND = 400  # characters on either side, so that pronouns can be understood


def main() -> int:
    """Print what is drawn."""
    folder, count, shown = Path(sys.argv[1]), int(sys.argv[2]), "--shown" in sys.argv
    documents = {
        article: (text, relations) for article, text, relations in scorer("attribution").gold_documents(folder)
    }
    parts = ("further", "fresh")
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        labelled = {row["article"] for row in rows if row["part"] not in parts}
    generator = random.Random(SEED)
    pool = [
        (article, number)
        for article in sorted(documents.keys() - labelled)
        for number, spans in enumerate(documents[article][1], 1)
        if spans["content"]
    ]
    drawn = sorted(generator.sample(pool, count))
    articles = sorted({article for article, _ in drawn})
    generator.shuffle(articles)
    fresh = set(articles[: len(articles) // 3])
    for article, number in drawn:
        print(article, f"E{number}", "fresh" if article in fresh else "further", sep="\t")
        if shown:
            text, relations = documents[article]
            print(*_shown(text, relations[number - 1]), sep="\n")
    return 0


def _shown(text: str, spans: dict[str, list[tuple[int, int]]]) -> Iterator[str]:
    for role in ("source", "cue", "content"):
        yield f"  {role}: " + " … ".join(text[start:end] for start, end in spans[role])
    bounds = [bound for pairs in spans.values() for bound in pairs]
    start, end = min(start for start, _ in bounds), max(end for _, end in bounds)
    yield f"  in: {text[max(0, start - AROUND) : end + AROUND // 4]!r}"


if __name__ == "__main__":
    sys.exit(main())

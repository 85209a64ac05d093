"""Draw attributions to label with what they are about: seeded, at random, in articles that have no such label yet.

    python -m eval.labels.draw_about GOLD_DIR [--shown]

Prints article, attribution and part. The first draw is parted by article: two thirds are to tune on (`further`), the
rest to be measured only (`fresh`). The second, in other articles again, is all `further`, the third `wide`. With
`--shown` each is followed by its words and some context on either side, for the labeller.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.suites import scorer

SEED, FRESH, MORE = 20261126, 160, 240
WIDE_SEED, WIDE = 20261130, 800
LABELS = Path(__file__).resolve().parent / "about.tsv"
PARTS = ("further", "fresh", "wide")
AROUND = 400  # characters before it, so that pronouns can be understood

Pool = list[tuple[str, int]]


def main() -> int:
    """Print what is drawn."""
    folder, shown = Path(sys.argv[1]), "--shown" in sys.argv
    documents = {
        article: (text, relations) for article, text, relations in scorer("attribution").gold_documents(folder)
    }
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        labelled = {row["article"] for row in rows if row["part"] not in PARTS}
    generator = random.Random(SEED)
    first = _drawn(documents, labelled, FRESH, generator)
    articles = sorted({article for article, _ in first})
    generator.shuffle(articles)
    fresh = set(articles[: len(articles) // 3])
    second = _drawn(documents, labelled.union(articles), MORE, random.Random(SEED + 1))
    before = labelled.union(articles, (article for article, _ in second))
    third = _drawn(documents, before, WIDE, random.Random(WIDE_SEED))
    parts = dict.fromkeys((article for article, _ in third), "wide") | dict.fromkeys(fresh, "fresh")
    for article, number in (*first, *second, *third):
        print(article, f"E{number}", parts.get(article, "further"), sep="\t")
        if shown:
            text, relations = documents[article]
            print(*_shown(text, relations[number - 1]), sep="\n")
    return 0


def _drawn(documents: dict[str, Any], labelled: set[str], count: int, generator: random.Random) -> Pool:
    """So many attributions of articles that are not labelled yet, in order."""
    pool = [
        (article, number)
        for article in sorted(documents.keys() - labelled)
        for number, spans in enumerate(documents[article][1], 1)
        if spans["content"]
    ]
    return sorted(generator.sample(pool, count))


def _shown(text: str, spans: dict[str, list[tuple[int, int]]]) -> Iterator[str]:
    for role in ("source", "cue", "content"):
        yield f"  {role}: " + " … ".join(text[start:end] for start, end in spans[role])
    bounds = [bound for pairs in spans.values() for bound in pairs]
    start, end = min(start for start, _ in bounds), max(end for _, end in bounds)
    yield f"  in: {text[max(0, start - AROUND) : end + AROUND // 4]!r}"


if __name__ == "__main__":
    sys.exit(main())

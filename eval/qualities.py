"""Kind, act and polarity of statements against the labelled attributions of eval/labels.

    eval/qualities [--part develop|held|check|blind] [--misses] [--json]

The spans of cue and content are the corpus's own, so that every label counts and finding is not measured again. Macro
F1 is the mean of the classes' F1 over all classes that are labelled. `--misses` names the attributions that are wrong,
of `develop` only: rules are not to be tuned on the others. `check` was labelled after the rules were written
(eval/labels/README.md).
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.statements.kinds import quotations_of
from attribune.annotate.statements.qualities import qualities_of
from attribune.model.span import Span
from attribune.read.reader import read_source
from attribune.read.sources import find_sources
from eval.suites import GOLD, scorer

LABELS = Path(__file__).resolve().parent / "labels" / "attributions.tsv"
PARTS = ("develop", "held", "check", "blind")
QUALITIES = ("kind", "act", "polarity")
TRAIN = GOLD / "attribution" / "train"


@dataclass(frozen=True, slots=True)
class Pair:
    """One label of one attribution, and what the annotator says."""

    attribution: str
    quality: str
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """Percentages of one class, and how often it is labelled."""

    name: str
    precision: float
    recall: float
    f1: float
    count: int


def labels(part: str) -> list[dict[str, str]]:
    """The rows of one part."""
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["half"] == part]


def pairs(part: str) -> Iterator[Pair]:
    """What is labelled and what is found, for every attribution of one part."""
    by_article: dict[str, list[dict[str, str]]] = {}
    for row in labels(part):
        by_article.setdefault(row["article"], []).append(row)
    for article, _, relations in scorer("attribution").gold_documents(str(TRAIN)):
        if article not in by_article:
            continue
        annotations = _parsed(TRAIN / "text" / f"{article}.txt")
        quoted = quotations_of(annotations)
        for row in by_article[article]:
            spans = relations[int(row["attribution"][1:]) - 1]
            cue, content = ([Span(*bounds) for bounds in spans[role]] for role in ("cue", "content"))
            found = qualities_of(annotations, quoted, cue=cue, content=content)
            name = f"{article} {row['attribution']}"
            values = {"kind": found.kind, "act": found.act, "polarity": found.polarity}
            yield from (Pair(name, quality, row[quality], values[quality]) for quality in QUALITIES)


def _parsed(path: Path) -> Annotations:
    (source,) = find_sources([path])
    report = read_source(source)
    return Annotations(report=report, parse=parse(report))


def class_figures(found: list[Pair]) -> list[ClassFigures]:
    """Precision, recall and F1 of every class that is labelled, in the order of their names."""
    figures = []
    for name in sorted({pair.wanted for pair in found}):
        right = sum(pair.wanted == pair.found == name for pair in found)
        said, wanted = (sum(value == name for value in values) for values in _columns(found))
        figures.append(
            ClassFigures(
                name,
                round(100 * right / said, 1) if said else 0.0,
                round(100 * right / wanted, 1),
                round(200 * right / (said + wanted), 1),
                wanted,
            )
        )
    return figures


def _columns(found: list[Pair]) -> tuple[list[str], list[str]]:
    return [pair.found for pair in found], [pair.wanted for pair in found]


def macro_f1(figures: list[ClassFigures]) -> float:
    """The mean of the classes' F1."""
    return round(sum(figure.f1 for figure in figures) / len(figures), 1)


def quality_figures(part: str) -> dict[str, float]:
    """`kind_macro_f1` and so on, of one part."""
    found = list(pairs(part))
    return {
        f"{quality}_macro_f1": macro_f1(class_figures([pair for pair in found if pair.quality == quality]))
        for quality in QUALITIES
    }


def main() -> int:
    """Print the figures of all parts, or of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    parts = [options.part] if options.part else list(PARTS)
    if options.json:
        print(json.dumps({part: quality_figures(part) for part in parts}))
        return 0
    for part in parts:
        found = list(pairs(part))
        for quality in QUALITIES:
            of_quality = [pair for pair in found if pair.quality == quality]
            figures = class_figures(of_quality)
            print(f"{part} {quality}: macro F1 {macro_f1(figures)} of {len(of_quality)}")
            for f in figures:
                print(f"  {f.name:14}precision {f.precision:5}  recall {f.recall:5}  F1 {f.f1:5}  labelled {f.count}")
            if options.misses and part == "develop":
                wrong = [pair for pair in of_quality if pair.wanted != pair.found]
                print("".join(f"  {w.attribution}: {w.wanted}, found {w.found}\n" for w in wrong), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())

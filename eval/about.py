"""What statements are about, against 1,481 labelled attributions of eval/labels.

    eval/about [--part develop|more|further|wide|held|blind|fresh] [--misses] [--json]

The spans of source, cue and content are the corpus's own, so that finding is not measured again. A label is the place
of words that refer to somebody or something; an actor or matter that is found is right if one of its mentions is there.
`--misses` prints what is wrong, of the first four parts only: nothing is to be tuned on the others.
"""

import argparse
import csv
import json
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from attribune.annotate.encoder import encode
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.model.span import Span
from attribune.model.statement import Statement
from attribune.read.reader import read_source
from attribune.read.sources import find_sources
from attribune.registry import ANNOTATORS
from eval.suites import GOLD, scorer

LABELS = Path(__file__).resolve().parent / "labels" / "about.tsv"
READ = ("develop", "more", "further", "wide")
PARTS = (*READ, "held", "blind", "fresh")
TRAIN = GOLD / "attribution" / "train"


@dataclass(frozen=True, slots=True)
class Answer:
    """One attribution: how many labels were found, those that were not, and what was found beside them."""

    attribution: str
    found: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def answers(part: str) -> Iterator[Answer]:
    """The answers on every attribution of one part, in the order of the labels."""
    for annotations, rows in labelled((part,)):
        statements = {statement.id: statement for statement in annotations.statements}
        for row in rows:
            yield _answer(row, statements[row["attribution"]], annotations)


def labelled(parts: Collection[str], *, last: str = "about") -> Iterator[tuple[Annotations, list[dict[str, str]]]]:
    """Each article with labels in these parts, annotated around the corpus's statements, and its lines of labels.

    `last` is the annotator after which it ends: whoever learns must not find what was learnt before.
    """
    by_article: dict[str, list[dict[str, str]]] = {}
    with LABELS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] in parts:
                by_article.setdefault(row["article"], []).append(row)
    for article, _, relations in scorer("attribution").gold_documents(str(TRAIN)):
        if article in by_article:
            yield _annotated(TRAIN / "text" / f"{article}.txt", relations, last), by_article[article]


def places_of(row: dict[str, str]) -> list[Span]:
    """Where a line of labels says that topics are named."""
    return [Span(*map(int, one.split("-"))) for one in row["about"].split()]


def _annotated(path: Path, relations: list[dict[str, list[tuple[int, int]]]], last: str) -> Annotations:
    """All layers, with the corpus's statements in the place of ours."""
    (source,) = find_sources([path])
    report = read_source(source)
    annotations = Annotations(report=report, parse=parse(report), scores=tuple(encode(report)))
    for annotator in ANNOTATORS:
        if annotator.name == "statements":
            annotations = replace(annotations, statements=tuple(_statements(relations)))
        else:
            annotations = annotator.run(annotations)
        if annotator.name == last:
            break
    return annotations


def _statements(relations: list[dict[str, list[tuple[int, int]]]]) -> Iterator[Statement]:
    for number, spans in enumerate(relations, 1):
        source, cue, content = (tuple(Span(*bounds) for bounds in spans[role]) for role in ("source", "cue", "content"))
        if content:
            yield Statement(id=f"E{number}", kind="indirect", source=source, cue=cue, content=content)


def _answer(row: dict[str, str], statement: Statement, annotations: Annotations) -> Answer:
    labels = places_of(row)
    text = annotations.report.text
    things = {one.id: (one.name, one.mentions) for one in annotations.actors}
    things |= {one.id: (one.name, one.mentions) for one in annotations.matters}
    places = {name: [mention.span for mention in things[name][1]] for name in statement.about}
    hit = {label for label in labels if any(span.overlaps(label) for spans in places.values() for span in spans)}
    extra = [n for n, spans in places.items() if not any(span.overlaps(label) for span in spans for label in labels)]
    return Answer(
        attribution=f"{row['article']} {row['attribution']}",
        found=len(hit),
        missed=tuple(label.of(text) for label in labels if label not in hit),
        extra=tuple(things[name][0] for name in extra),
    )


def about_figures(found: list[Answer]) -> dict[str, float]:
    """Micro-averaged percentages over all labels."""
    right = sum(one.found for one in found)
    missed, extra = (sum(len(getattr(one, name)) for one in found) for name in ("missed", "extra"))
    return {
        "precision": round(100 * right / max(right + extra, 1), 1),
        "recall": round(100 * right / max(right + missed, 1), 1),
        "f1": round(200 * right / max(2 * right + missed + extra, 1), 1),
    }


def main() -> int:
    """Print the figures of all parts, or of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {part: list(answers(part)) for part in ([options.part] if options.part else PARTS)}
    if options.json:
        print(json.dumps({part: about_figures(some) for part, some in found.items()}))
        return 0
    for part, some in found.items():
        print(f"{part}: {about_figures(some)}, {len(some)} statements")
        for one in some if options.misses and part in READ else ():
            if one.missed or one.extra:
                print(f"  {one.attribution}: missed {list(one.missed)}, beside {list(one.extra)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How sure the model's statements are, and how sure they should be.

    eval/calibration [--check]

Reads the dev articles, and pairs each statement that stands within no other with the gold by the scorer's relation
criterion. On every second article it fits a monotone map from the model's score to the share that is right; on the
others it measures the expected calibration error before and after. Writes the map (annotate/lang/en/confidence.toml)
and the reliability diagram (docs/images/reliability.svg); with --check it only prints.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.relations import Article, Relation, articles, right
from eval.reliability import diagram
from eval.suites import GOLD, ROOT

KNOTS_FILE = ROOT / "src" / "attribune" / "annotate" / "lang" / "en" / "confidence.toml"
DIAGRAM_FILE = ROOT / "docs" / "images" / "reliability.svg"
GROUPS = 10  # groups of equally many statements that the map is fitted to: each holds well over a hundred
BINS = 10  # equally wide bins of confidence in which the calibration error is measured

COMMENT = """\
# How often a statement of the model's is right, by the model's score: its source, cue and content agree with those of
# a gold attribution (the scorer's relation criterion). Between the knots the share is interpolated, outside it is the
# nearest knot's. Made by `eval/calibration` from {count} statements in {articles} articles of PolNeAR's dev part, in
# {groups} groups of equal size, pooled where the share would fall (isotonic regression).
# On the other {held} dev articles: expected calibration error {before:.3f} before, {after:.3f} after.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement: the model's score (None where a rule found it), its confidence, and whether it is right."""

    score: float | None
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Statements taken together: how many, the mean of their scores, the share that is right."""

    count: int
    score: float
    share: float

    def __add__(self, other: "Group") -> "Group":
        count = self.count + other.count
        return Group(
            count,
            (self.count * self.score + other.count * other.score) / count,
            (self.count * self.share + other.count * other.share) / count,
        )


def knots(scores: Sequence[float], hits: Sequence[bool], *, groups: int = GROUPS) -> list[Group]:
    """The map from score to share, at a few scores. No share is 0 or 1: each group counts one more of each outcome."""
    return pooled(
        [
            Group(group.count, group.score, (group.count * group.share + 1) / (group.count + 2))
            for group in grouped(scores, hits, groups=groups)
        ]
    )


def pooled(groups: Sequence[Group]) -> list[Group]:
    """The groups, given by rising score, with neighbours joined until the shares rise too (pool adjacent violators)."""
    rising: list[Group] = []
    for group in groups:
        rising.append(group)
        while len(rising) > 1 and (rising[-2].share >= rising[-1].share or rising[-2].score >= rising[-1].score):
            last = rising.pop()
            rising[-1] = rising[-1] + last
    return rising


def grouped(scores: Sequence[float], hits: Sequence[bool], *, groups: int) -> list[Group]:
    """Up to `groups` groups of equally many, by rising score."""
    ordered = sorted(zip(scores, hits, strict=True))
    parts = (part for part in np.array_split(np.array(ordered, dtype=np.float64), groups) if len(part))
    return [Group(len(part), float(part[:, 0].mean()), float(part[:, 1].mean())) for part in parts]


def binned(confidences: Sequence[float], hits: Sequence[bool], *, bins: int = BINS) -> list[Group]:
    """The non-empty ones of `bins` equally wide bins between 0 and 1."""
    inside: dict[int, list[tuple[float, bool]]] = {}
    for confidence, hit in zip(confidences, hits, strict=True):
        inside.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, hit))
    return [grouped(*zip(*inside[place], strict=True), groups=1)[0] for place in sorted(inside)]


def calibration_error(groups: Sequence[Group]) -> float:
    """The expected calibration error: how far the mean confidence of a bin is from the share right, on average."""
    total = sum(group.count for group in groups)
    return sum(group.count * abs(group.score - group.share) for group in groups) / max(1, total)


def examples(article: Article, path: Path) -> Iterator[Example]:
    """The article's statements that stand within no other."""
    from attribune.annotate.layers import Annotations
    from attribune.annotate.parse import parse
    from attribune.annotate.statements import annotate_statements
    from attribune.annotate.statements.learned import learned_statements
    from attribune.annotate.times import annotate_times
    from attribune.read.reader import read_source
    from attribune.read.sources import Source

    report = read_source(Source(path.name, path))
    annotations = annotate_times(Annotations(report=report, parse=parse(report)))
    # Statements do not tell who found them: the model's are known by their spans.
    scores = {(draft.cue, draft.content): draft.confidence for draft in learned_statements(annotations)}
    own = [s for s in annotate_statements(annotations).statements if s.within is None]
    relations: list[Relation] = [
        {
            role: [(span.start, span.end) for span in spans]
            for role, spans in (("source", s.source), ("cue", s.cue), ("content", s.content))
        }
        for s in own
    ]
    hits = right(article.sets(article.gold), article.sets(relations))
    for number, statement in enumerate(own):
        score = scores.get((statement.cue, statement.content))
        yield Example(score, statement.confidence, number in hits)


def main() -> int:
    """Fit, measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print only, write nothing")
    options = parser.parse_args()
    dev = GOLD / "attribution" / "dev"
    by_article = [list(examples(a, dev / "text" / f"{a.name}.txt")) for a in articles(dev)]
    # Names begin with the outlet: every second one takes half of each outlet's.
    fitted = [e for found in by_article[::2] for e in found]
    held = [e for found in by_article[1::2] for e in found]
    scores, hits = _learned(fitted)
    fit = knots(scores, hits)
    points = [round(k.score, 4) for k in fit], [round(k.share, 3) for k in fit]
    scores, hits = _learned(held)
    new = [round(float(np.interp(s, *points)), 2) for s in scores]
    before, after = binned(scores, hits), binned(new, hits)
    errors = calibration_error(before), calibration_error(after)
    print(f"knots: {', '.join(f'{x} → {y}' for x, y in zip(*points, strict=True))}")
    print(f"held-out half, {len(hits)} statements of the model, {100 * np.mean(hits):.1f} % right")
    print(f"expected calibration error: {errors[0]:.3f} before, {errors[1]:.3f} after")
    for group in after:
        print(f"  confidence {group.score:.2f}: {100 * group.share:5.1f} % right of {group.count}")
    for least in (0.5, 0.7, 0.8, 0.9):
        kept = [hit for confidence, hit in zip(new, hits, strict=True) if confidence >= least]
        part, share = len(kept) / len(new), np.mean(kept or [False])
        print(f"  at least {least}: {100 * part:5.1f} % kept, {100 * share:5.1f} % right")
    _print_rules([e for e in held if e.score is None])
    if not options.check:
        note = COMMENT.format(
            count=len(_learned(fitted)[0]), articles=len(by_article[::2]), held=len(by_article[1::2]), groups=GROUPS,
            before=errors[0], after=errors[1],
        )  # fmt: skip
        KNOTS_FILE.write_text(f"{note}score = {points[0]}\nright = {points[1]}\n", encoding="utf-8")
        as_points = [[(g.score, g.share, g.count) for g in groups] for groups in (before, after)]
        DIAGRAM_FILE.write_text(diagram(*as_points, errors=errors), encoding="utf-8")
    return 0


def _learned(found: Sequence[Example]) -> tuple[list[float], list[bool]]:
    kept = [(e.score, e.right) for e in found if e.score is not None]
    return [score for score, _ in kept], [hit for _, hit in kept]


def _print_rules(found: Sequence[Example]) -> None:
    if found:
        mean, share = (np.mean([e.confidence for e in found]), np.mean([e.right for e in found]))
        print(f"by rules: {len(found)} statements, mean confidence {mean:.2f}, {100 * share:.1f} % right")


if __name__ == "__main__":
    sys.exit(main())

"""Learn what the features of a topic's candidates weigh, and write it into about.toml.

    python -m training.about src/attribune/annotate/lang/en/about.toml [--folds N]

Reads the labels in eval/labels/about.tsv of the parts that may be tuned on, and their articles from the annotated news
beside the project (as eval/about.py does). Nothing in the regression is random. `--folds` only measures, on each part
of the articles what the others taught, for several ways to part them, and writes nothing. Two minutes.
"""

import argparse
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
from eval.about import READ, labelled, places_of

from attribune.annotate.about import Candidate, Candidates
from training.logistic import fit
from training.tables import put_section

if TYPE_CHECKING:
    from numpy.typing import NDArray

PENALTY = 3.0
# How sure a topic must be. By the cross-validation anything from 0.38 to 0.5 is about as good.
LEAST = 0.42
TRIED = (0.34, 0.38, 0.42, 0.46, 0.50, 0.54)
ROUNDS = 8
ALWAYS = "always"  # a feature of all candidates: its weight is the bias


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled statement: its article, how many labels it has, and each candidate with the labels that it hits."""

    article: str
    labels: int
    candidates: tuple[tuple[Candidate, frozenset[int]], ...]


def cases() -> list[Case]:
    """Every statement that may be learned from."""
    found = []
    for annotations, rows in labelled(READ):
        candidates = Candidates(annotations)
        spans = {x.id: [m.span for m in x.mentions] for x in (*annotations.actors, *annotations.matters)}
        statements = {statement.id: statement for statement in annotations.statements}
        for row in rows:
            labels = places_of(row)
            pairs = [
                (one, frozenset(n for n, label in enumerate(labels) for s in spans[one.name] if s.overlaps(label)))
                for one in candidates.of(statements[row["attribution"]])
            ]
            found.append(Case(row["article"], len(labels), tuple(pairs)))
    return found


def learn(some: Iterable[Case]) -> dict[str, float]:
    """The weights, and `least`."""
    pairs = [pair for case in some for pair in case.candidates]
    features = [{name: value for name, value in one.features.items() if name != ALWAYS} for one, _ in pairs]
    weights, bias = fit(features, [bool(hits) for _, hits in pairs], penalty=PENALTY)
    return {"least": _log_odds(LEAST)} | weights | {ALWAYS: bias}


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def counted(some: Iterable[Case], weights: Mapping[str, float], least: float) -> "NDArray[np.float64]":
    """Labels found, labels missed and topics that are none, as eval/about.py counts them."""
    counts = np.zeros(3)
    for case in some:
        chosen = [
            hits
            for one, hits in case.candidates
            if sum(weights.get(name, 0.0) * value for name, value in one.features.items()) >= least
        ]
        found = len(frozenset[int]().union(*chosen))
        counts += (found, case.labels - found, sum(not hits for hits in chosen))
    return counts


def cross_validate(known: list[Case], folds: int) -> None:
    """Print what each part of the articles is worth to weights that have not seen it."""
    articles = sorted({case.article for case in known})
    found: dict[float, list[tuple[float, float, float]]] = {least: [] for least in TRIED}
    for seed in range(ROUNDS):
        order = random.Random(seed).sample(articles, len(articles))
        fold = {article: number % folds for number, article in enumerate(order)}
        counts = {least: np.zeros(3) for least in TRIED}
        for number in range(folds):
            weights = learn(case for case in known if fold[case.article] != number)
            for least in TRIED:
                held = [case for case in known if fold[case.article] == number]
                counts[least] += counted(held, weights, _log_odds(least))
        for least, (right, missed, extra) in counts.items():
            found[least].append(
                (
                    100 * right / (right + extra),
                    100 * right / (right + missed),
                    200 * right / (2 * right + missed + extra),
                )
            )
    for least, figures in found.items():
        precision, recall, both = (fmean(column) for column in zip(*figures, strict=True))
        print(f"sure {least:.2f}: precision {precision:.1f} recall {recall:.1f} f1 {both:.1f}")


def main() -> None:
    """Read the labels, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    options = parser.parse_args()
    known = cases()
    if options.folds:
        cross_validate(known, options.folds)
    else:
        put_section(options.table, "weights", learn(known))


if __name__ == "__main__":
    main()

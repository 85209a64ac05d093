"""Learn what speaks for a topic, and write it into about.toml (the features) and about_outputs.tsv (the encoder).

    python -m training.about src/attribune/annotate/lang/en [--folds N]

Reads the labels in eval/labels/about.tsv of the parts that may be tuned on, and their articles from the annotated news
beside the project (as eval/about.py does). Nothing in the regression is random. `--folds` only measures, on each part
of the articles what the others taught, for several ways to part them, and writes nothing. Three minutes, with folds
ten. The encoder's outputs mean something else whenever a head of it was trained anew: then this is to be run again.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np
from eval.about import READ, labelled, places_of

from attribune.annotate.about import Candidate, Candidates
from attribune.annotate.about.nouns import PREFIX
from attribune.annotate.about.outputs import TABLE, Outputs
from attribune.annotate.encoder import HEADS, Scores
from training.logistic import fit_beside
from training.tables import put_section

if TYPE_CHECKING:
    from numpy.typing import NDArray

PENALTY = 3.0
OUTPUTS_PENALTY = 1000.0  # By the cross-validation anything from 300 to 3,000 is about as good.
# How sure a topic must be. By the cross-validation anything from 0.38 to 0.46 is about as good.
LEAST = 0.42
TRIED = (0.32, 0.36, 0.40, 0.44, 0.48)
ROUNDS = 8
ALWAYS = "always"  # a feature of all candidates: its weight is the bias
OUTPUTS = "outputs"  # the feature that sums up what the encoder says: what is in it is learnt here
HEADER = """\
# How much each output of the encoder's heads at a word speaks for a topic, in the order of each head's outputs, and
# what that comes to on average (annotate/about/outputs.py).
# Made by training/about.py from eval/labels/about.tsv; not to be edited by hand.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate, what the encoder says of its words on the mean, and the labels that it hits."""

    candidate: Candidate
    outputs: "NDArray[np.float32]"
    hits: frozenset[int]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled statement: its article, the part of the labels, how many it has, and its candidates."""

    article: str
    part: str
    labels: int
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights of the features and of the outputs, and what the latter come to on average."""

    features: dict[str, float]
    outputs: "NDArray[np.float64]"
    average: float

    def score(self, pair: Pair) -> float:
        """As `attribune.annotate.about.score` has it."""
        known = (self.features.get(name, 0.0) * value for name, value in _told(pair.candidate).items())
        return float(sum(known) + pair.outputs @ self.outputs - self.average + self.features[ALWAYS])


def cases() -> tuple[list[Case], dict[str, int]]:
    """Every statement that may be learned from, and how many outputs each head has."""
    size: dict[str, int] = {}
    found = []
    for annotations, rows in labelled(READ, last="events"):
        candidates, outputs = Candidates(annotations), Outputs(annotations.scores or ())
        for one in annotations.scores or ():
            size.update(_sizes(one))
        spans = {x.id: [m.span for m in x.mentions] for x in (*annotations.actors, *annotations.matters)}
        statements = {statement.id: statement for statement in annotations.statements}
        for row in rows:
            labels = places_of(row)
            pairs = []
            for one in candidates.of(statements[row["attribution"]]):
                seen = outputs.mean(one.words)
                if seen is not None:
                    places = one.words if one.name.startswith(PREFIX) else spans[one.name]
                    hits = frozenset(n for n, label in enumerate(labels) for s in places if s.overlaps(label))
                    pairs.append(Pair(one, seen, hits))
            found.append(Case(row["article"], row["part"], len(labels), tuple(pairs)))
    return found, size


def _sizes(scores: Scores) -> dict[str, int]:
    return {head: getattr(scores, head).shape[-1] for head in HEADS}


def _told(candidate: Candidate) -> dict[str, float]:
    return {name: value for name, value in candidate.features.items() if name not in (ALWAYS, OUTPUTS)}


def learn(some: Sequence[Case]) -> Learnt:
    """The weights that these cases teach."""
    pairs = [pair for case in some for pair in case.pairs]
    rows = np.array([pair.outputs for pair in pairs])
    features, outputs, bias = fit_beside(
        [_told(pair.candidate) for pair in pairs],
        rows,
        [bool(pair.hits) for pair in pairs],
        penalty=PENALTY,
        rows_penalty=OUTPUTS_PENALTY,
    )
    average = float((rows @ outputs).mean())
    return Learnt(features | {ALWAYS: bias + average}, outputs, average)


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def counted(case: Case, chosen: list[Pair]) -> "NDArray[np.float64]":
    """Labels found, labels missed and topics that are none, as eval/about.py counts them."""
    found = len(frozenset[int]().union(*(pair.hits for pair in chosen)))
    return np.array((found, case.labels - found, sum(not pair.hits for pair in chosen)), dtype=np.float64)


def cross_validate(known: list[Case], folds: int) -> None:
    """Print what each part of the articles is worth to weights that have not seen it, for each part of the labels."""
    articles = sorted({case.article for case in known})
    groups = ("all", *sorted({case.part for case in known}))
    found: dict[tuple[str, float], list[NDArray[np.float64]]] = {}
    for seed in range(ROUNDS):
        order = random.Random(seed).sample(articles, len(articles))
        fold = {article: number % folds for number, article in enumerate(order)}
        counts = {(group, least): np.zeros(3) for group in groups for least in TRIED}
        for number in range(folds):
            learnt = learn([case for case in known if fold[case.article] != number])
            for case in (case for case in known if fold[case.article] == number):
                scores = [learnt.score(pair) for pair in case.pairs]
                for least in TRIED:
                    bar = _log_odds(least)
                    chosen = [pair for pair, score in zip(case.pairs, scores, strict=True) if score >= bar]
                    for group in ("all", case.part):
                        counts[group, least] += counted(case, chosen)
        for key, counted_there in counts.items():
            found.setdefault(key, []).append(_figures(counted_there))
    for (group, least), figures in found.items():
        precision, recall, both = (fmean(column) for column in zip(*figures, strict=True))
        print(f"{group}, sure {least:.2f}: precision {precision:.1f} recall {recall:.1f} f1 {both:.1f}")


def _figures(counts: "NDArray[np.float64]") -> "NDArray[np.float64]":
    right, missed, extra = counts
    return 100 * np.array((right / (right + extra), right / (right + missed), 2 * right / (2 * right + missed + extra)))


def write(folder: Path, learnt: Learnt, size: dict[str, int]) -> None:
    """Put what was learnt into the tables of words and numbers."""
    put_section(folder / "about.toml", "weights", {"least": _log_odds(LEAST)} | learnt.features | {OUTPUTS: 1.0})
    lines, start = [f"average\t{learnt.average:.4f}"], 0
    for head in HEADS:
        numbers = " ".join(f"{weight:.4f}" for weight in learnt.outputs[start : start + size[head]])
        lines.append(f"{head}\t{numbers}")
        start += size[head]
    (folder / TABLE).write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Read the labels, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    options = parser.parse_args()
    known, size = cases()
    if options.folds:
        cross_validate(known, options.folds)
    else:
        write(options.folder, learn(known), size)


if __name__ == "__main__":
    main()

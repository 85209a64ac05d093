"""BIO labels: from each word piece's scores to runs of pieces, for any set of labels.

The columns of the scores are O, then B and I of each label in order. Plain code over arrays, tested with scores written
by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class Run:
    """A run of pieces, first to last, of one label (its place among the labels); `sure` is its mean probability."""

    label: int
    first: int
    last: int
    sure: float


def runs(scores: Floats, real: list[int], *, leaning: Floats | None = None) -> Iterator[Run]:
    """The runs on the best path that begins every run with a B.

    `scores` (L, 1 + 2 × labels) are those of a window's pieces, of which `real` are text; `leaning`, one number a
    column, is added for the choice of the path, and not for how sure it is.
    """
    if not real:
        return
    logs = scores[real] - log_sum(scores[real])
    path = _best_path(logs if leaning is None else logs + leaning)
    start: int | None = None
    for place in range(len(path) + 1):
        label = path[place] if place < len(path) else 0
        goes_on = label > 0 and label % 2 == 0
        if start is not None and not goes_on:
            kind = (path[start] - 1) // 2
            share = np.exp(logs[start:place, 1 + 2 * kind : 3 + 2 * kind]).sum(axis=1).mean()
            yield Run(kind, real[start], real[place - 1], float(share))
            start = None
        if label % 2 == 1:
            start = place


def log_sum(scores: Floats) -> Floats:
    """The logarithm of each row's sum of exponentials, (L, 1)."""
    peak = scores.max(axis=1, keepdims=True)
    total: Floats = peak + np.log(np.exp(scores - peak).sum(axis=1, keepdims=True))
    return total


def _best_path(scores: Floats) -> list[int]:
    """Viterbi over allowed label pairs: an I only after a B or an I of its label."""
    # Each piece's own best label makes the best path wherever that path is allowed, as it nearly always is.
    best_labels: list[int] = scores.argmax(axis=1).tolist()
    if all(label == 0 or label % 2 or before in (label, label - 1) for before, label in pairwise([0, *best_labels])):
        return best_labels
    width = scores.shape[1]
    allowed = np.zeros((width, width), dtype=np.float32)
    for before in range(width):
        for inside in range(2, width, 2):
            if before not in (inside, inside - 1):
                allowed[before, inside] = _FORBIDDEN
    total = scores[0].copy()
    total[2::2] = _FORBIDDEN
    back = []
    for row in scores[1:]:
        ways = total[:, None] + allowed
        best = ways.argmax(axis=0)
        back.append(best)
        total = ways[best, np.arange(width)] + row
    path = [int(total.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]

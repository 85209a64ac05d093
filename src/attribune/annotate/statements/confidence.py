"""From the model's own score to a probability: how often statements with such a score are right.

The score multiplies what the labels and the links are sure of: surer statements have higher ones, but it is no share of
right ones. `eval/calibration` measures that share, and writes the knots between which it is interpolated.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..lang_data import read_toml

Floats = NDArray[np.float64]


def calibrated(score: float) -> float:
    """The share (0 to 1) of statements with this score whose source, cue and content are right; never falling."""
    scores, shares = _knots()
    return float(np.interp(score, scores, shares))


@cache
def _knots() -> tuple[Floats, Floats]:
    data = read_toml("confidence.toml")
    return np.array(data["score"], dtype=np.float64), np.array(data["right"], dtype=np.float64)

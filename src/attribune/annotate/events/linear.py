"""Log-linear scores of features by name, with weights learnt by training/events."""

import math
from collections.abc import Mapping
from functools import cache

from ..lang_data import read_rows

Features = dict[str, float]
BIAS = "bias"
LITTLE = 0.002  # chances are taken for no smaller than this, nor for larger than its complement


@cache
def weights(table: str) -> Mapping[str, float]:
    """The weights in a table of `lang/en`, by feature."""
    return {feature: float(weight) for feature, weight in read_rows(table)}


def chance(features: Features, known: Mapping[str, float]) -> float:
    """How likely (0 to 1) the features make it; one that was not learnt counts for nothing."""
    score = known[BIAS] + math.fsum(known.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-score))


def log_odds(share: float) -> float:
    """Half the log odds of a chance, as features have them: from about -3 to 3."""
    kept = min(max(share, LITTLE), 1 - LITTLE)
    return math.log(kept / (1 - kept)) / 2

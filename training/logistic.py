"""Logistic regression over features by name, with a penalty on the squares of the weights but not on the bias."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from numpy.typing import NDArray


def fit(
    features: Sequence[Mapping[str, float]], right: Sequence[bool], *, penalty: float, seldom: int = 1
) -> tuple[dict[str, float], float]:
    """The weights and the bias. A feature of fewer than `seldom` examples gets no weight."""
    counts = Counter(name for one in features for name in one)
    known = [{name: value for name, value in one.items() if counts[name] >= seldom} for one in features]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1 / penalty, max_iter=3000, tol=1e-6).fit(vectors.fit_transform(known), right)
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return {str(name): float(weight) for name, weight in weights}, float(model.intercept_[0])


def fit_beside(
    features: Sequence[Mapping[str, float]],
    rows: "NDArray[np.float32]",
    right: Sequence[bool],
    *,
    penalty: float,
    rows_penalty: float,
) -> "tuple[dict[str, float], NDArray[np.float64], float]":
    """The weights of features by name, those of the columns of `rows`, which have a penalty of their own, and the bias.

    The columns are made equally wide for the penalty's sake; the weights are for the rows as they were given.
    """
    vectors = DictVectorizer(sparse=False)
    known = vectors.fit_transform(features)
    mean, width = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scale = np.sqrt(penalty / rows_penalty) / width
    model = LogisticRegression(C=1 / penalty, max_iter=1000, tol=1e-5)
    model.fit(np.hstack([known, (rows - mean) * scale]), right)
    by_name = zip(vectors.get_feature_names_out(), model.coef_[0], strict=False)
    columns = model.coef_[0][known.shape[1] :] * scale
    bias = float(model.intercept_[0] - mean @ columns)
    return {str(name): float(weight) for name, weight in by_name}, columns, bias

"""Logistic regression over features by name, with a penalty on the squares of the weights but not on the bias."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression


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

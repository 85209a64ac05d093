"""Learn the weights of events: whether a trigger tells of one.

    python -m training.events.train TEXTS [--labels TABLE] [--output TABLE] [--folds N]

TEXTS holds the train articles of PolNeAR. The examples are the product's own drafts on the labelled articles, with the
features that running will see; a logistic regression (logistic.py) finds the weights. `--folds N` also prints the
average precision on articles that it has not seen. Half a minute on one core.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from attribune.annotate.encoder import encode
from attribune.annotate.events import find_drafts
from attribune.annotate.events.doubt import BIAS, LEARNT, described
from attribune.annotate.events.find import Draft
from attribune.annotate.events.surroundings import Surroundings
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.model.span import Span
from attribune.read.reader import read_source
from attribune.read.sources import find_sources
from attribune.registry import annotators
from training.events.labels import Label, read_labels
from training.logistic import fit

LABELS = Path("eval") / "labels" / "events.tsv"
OUTPUT = Path("src") / "attribune" / "annotate" / "lang" / "en" / "event_weights.tsv"
PENALTY = 10.0
SELDOM = 3  # a feature of fewer examples is left out
SHARED = 0.3  # of a draft's trigger that a label's must have, as the scorer of events asks
HEADER = """# How much each feature of a trigger speaks for an event (events/doubt.py), as log odds.
# Made by training/events from eval/labels/events.tsv; not to be edited by hand.
"""


@dataclass(slots=True)
class Examples:
    """What the model learns from: features, whether it is so, and the article of each."""

    features: list[Mapping[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    def add(self, features: Mapping[str, float], right: bool, article: str) -> None:
        """One more example."""
        self.features.append(features)
        self.right.append(right)
        self.articles.append(article)


def examples(texts: Path, labels: Iterable[Label]) -> Examples:
    """Every draft of the labelled articles, and whether a label of its type is there."""
    found = Examples()
    by_article: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_article[label.article].append(label)
    for article, told in by_article.items():
        annotations = _before_events(texts / f"{article}.txt", article.split("_")[1])
        drafts = find_drafts(annotations)
        around = Surroundings(annotations, drafts.cast.created())
        for draft in drafts.drafts:
            if draft.type in LEARNT:
                found.add(described(draft, around), any(_fits(draft, label) for label in told), article)
    return found


def _before_events(path: Path, published: str) -> Annotations:
    """An article with all layers that events are found on."""
    (source,) = find_sources([path])
    report = read_source(source, published=published)
    annotations = Annotations(report=report, parse=parse(report), scores=tuple(encode(report)))
    for annotator in annotators():
        if annotator.name == "events":
            break
        annotations = annotator.run(annotations)
    return annotations


def _fits(draft: Draft, label: Label) -> bool:
    shares = (_overlap(draft.trigger, span) for span in label.triggers)
    return label.type == draft.type and any(share >= SHARED * draft.trigger.length for share in shares)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def learn(features: Sequence[Mapping[str, float]], right: Sequence[bool]) -> dict[str, float]:
    """The weights of the features that are not too rare, and of the bias."""
    weights, bias = fit(features, right, penalty=PENALTY, seldom=SELDOM)
    return weights | {BIAS: bias}


def held_back(found: Examples, folds: int) -> float:
    """The average precision on articles that the weights have not seen."""
    scores = np.zeros(len(found.right))
    for seen, unseen in GroupKFold(folds).split(found.features, found.right, found.articles):
        weights = learn([found.features[i] for i in seen], [found.right[i] for i in seen])
        for i in unseen:
            scores[i] = sum(weights.get(name, 0.0) * value for name, value in found.features[i].items())
    return float(average_precision_score(found.right, scores))


def main() -> None:
    """Train, say how well, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    found = examples(options.texts, read_labels(options.labels))
    print(f"{sum(found.right)} of {len(found.right)} drafts are events")
    if options.folds:
        print(f"average precision on articles not seen: {held_back(found, options.folds):.3f}")
    weights = sorted(learn(found.features, found.right).items())
    lines = [f"{feature}\t{weight:.3f}\n" for feature, weight in weights if abs(weight) >= 0.0005]
    options.output.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

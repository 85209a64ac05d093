"""Learn from labelled events which triggers tell of an event, and who takes part in it.

    python -m training.events.weights TEXTS ENCODERS [--labels TABLE] [--output FOLDER] [--folds N]

TEXTS holds the train articles of PolNeAR, ENCODERS the model files that have not seen one half of them each (train.py).
The examples are the product's own drafts on the labelled articles, and everybody who may take part in them, with the
features that running will see; logistic regressions (logistic.py) find the weights. `--folds N` also prints the average
precision on articles that the weights have not seen. Five minutes on one core.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from attribune.annotate.events import find_drafts
from attribune.annotate.events.doubt import LEARNT, described
from attribune.annotate.events.draft import Draft
from attribune.annotate.events.hints import ROLES
from attribune.annotate.events.linear import BIAS
from attribune.annotate.events.scene import Scene
from attribune.annotate.events.surroundings import Surroundings
from attribune.annotate.layers import Annotations
from attribune.merge.identity import same_names
from attribune.model.span import Span
from training.events.labels import Label, overlap, read_labels, same_place
from training.events.reading import read_articles
from training.logistic import fit

LABELS = Path("eval") / "labels" / "events.tsv"
OUTPUT = Path("src") / "attribune" / "annotate" / "lang" / "en"
EVENTS = "events"
PENALTY = 10.0
SELDOM = 5  # a feature of fewer examples is left out
SMALL = 0.02  # a weight that is smaller is left out
SHARED = 0.3  # of a draft's trigger that a label's must have, as the scorer of events asks
HEADER = "# {what}, as log odds.\n# Made by training/events from eval/labels/events.tsv; not to be edited by hand.\n"
WHAT = {
    "events": "How much each feature of a trigger speaks for an event (events/doubt.py)",
    "actors": "How much each feature speaks for somebody's doing it (events/casting.py)",
    "recipients": "How much each feature speaks for its being done to somebody (events/casting.py)",
}


@dataclass(slots=True)
class Examples:
    """What a model learns from: features, whether it is so, and the article of each."""

    features: list[Mapping[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    def add(self, features: Mapping[str, float], right: bool, article: str) -> None:
        """One more example."""
        self.features.append(features)
        self.right.append(right)
        self.articles.append(article)


def examples(texts: Path, labels: Iterable[Label], encoders: Path) -> dict[str, Examples]:
    """Of every draft whether a label of its type is there; where one is, of everybody whether they take part."""
    found = {what: Examples() for what in WHAT}
    for article, annotations, told in read_articles(texts, labels, encoders):
        drafts = find_drafts(annotations)
        around = Surroundings(annotations, drafts.cast.created(), drafts.hints)
        scene = Scene(annotations, around)
        for draft in drafts.drafts:
            if draft.type not in LEARNT:
                continue
            fitting = [label for label in told if _fits(draft, label)]
            found[EVENTS].add(described(draft, around), bool(fitting), article)
            if fitting:
                _add_participants(found, draft, fitting[0], annotations, around, scene, article)
    return found


def _add_participants(
    found: dict[str, Examples],
    draft: Draft,
    label: Label,
    annotations: Annotations,
    around: Surroundings,
    scene: Scene,
    article: str,
) -> None:
    there = scene.candidates(draft)
    for role in ROLES:
        right = {name for name in there if _takes_part(name, getattr(label, role), annotations, around)}
        if right:
            for name, features in there.items():
                found[role].add(features[role], name in right, article)


def _takes_part(name: str, places: Sequence[Span], annotations: Annotations, around: Surroundings) -> bool:
    """Whether one of a label's places names this actor or matter."""
    actor = around.actors.get(name)
    one = actor if actor is not None else next(m for m in annotations.matters if m.id == name)
    if any(same_place(mention.span, place) for mention in one.mentions for place in places):
        return True
    return any(same_names((one.name,), (place.of(annotations.report.text),)) for place in places)


def _fits(draft: Draft, label: Label) -> bool:
    shares = (overlap(draft.trigger, span) for span in label.triggers)
    return label.type == draft.type and any(share >= SHARED * draft.trigger.length for share in shares)


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
    """Read the labels, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("encoders", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    for what, found in examples(options.texts, read_labels(options.labels), options.encoders).items():
        print(f"{what}: {sum(found.right)} of {len(found.right)} are right", flush=True)
        if options.folds:
            print(f"average precision on articles not seen: {held_back(found, options.folds):.3f}", flush=True)
        weights = sorted(learn(found.features, found.right).items())
        lines = [f"{name}\t{weight:.2f}\n" for name, weight in weights if abs(weight) >= SMALL or name == BIAS]
        table = options.output / f"{what}_weights.tsv"
        table.write_text(HEADER.format(what=WHAT[what]) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

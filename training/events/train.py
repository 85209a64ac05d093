"""Train the encoder's branch for events on the labelled events, and put it into the model file.

    python -m training.events.train TEXTS STORIES.jsonl TEACHER ENCODER.onnx WORK [--labels TABLE]

TEXTS holds the train articles of PolNeAR, STORIES.jsonl other reports, TEACHER the weights of a larger encoder
(teacher_weights.py). The teacher learns the labels; the branch learns them too, and what the teacher says of all
reports (teacher.py). The encoder's own weights stay as they are: attributions cannot change. The folder WORK gets the
teacher and two model files of which each has not seen the labels of one half of the articles (reading.py), to learn
from (weights.py); then ENCODER.onnx gets the branch that has seen all. Two hours on two idle cores that multiply
in 16 bits, several otherwise.
"""

import argparse
import copy
import random
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import torch

from attribune.read.corpus import Corpus
from attribune.read.sources import Source, find_sources
from training.events.branch import Branch, first_state
from training.events.epochs import learn
from training.events.graft import graft, has_branch
from training.events.labels import read_labels
from training.events.reading import HALVES, encoder_for, half_of
from training.events.teacher import teach, trained_teacher
from training.events.weights import LABELS
from training.events.windows import Article, read_unlabelled, read_windows

BATCH, EPOCHS, LAYERS_RATE, HEADS_RATE, DROPOUT, DECAY, AVERAGE = 16, 5, 3e-4, 1e-3, 0.1, 0.01, 0.99
MEASURED = ("events_check.tsv", "events_blind.tsv")  # beside the labels: what nothing is learnt from, not even untold
HEADS_SEED = 13  # the same first state of the heads for every run, or their weights could not be averaged
SEEDS = (13, 29)  # the order of the data; the shipped branch is the mean of both


def train(articles: Iterable[Article], start: Path, *, seed: int) -> Branch:
    """The averaged weights after EPOCHS over the articles' windows."""
    torch.manual_seed(HEADS_SEED)
    model = Branch(dropout=DROPOUT)
    model.load_state_dict(first_state(start), strict=False)
    torch.manual_seed(seed)
    windows = [window for article in articles for window in article.windows]
    heads = [p for name, p in model.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": model.layers.parameters(), "lr": LAYERS_RATE}, {"params": heads, "lr": HEADS_RATE}],
        weight_decay=DECAY,
        fused=True,
    )
    averaged = copy.deepcopy(model)
    steps = count(1)

    def average() -> None:
        step = next(steps)
        with torch.no_grad():
            for mean, new in zip(averaged.parameters(), model.parameters(), strict=True):
                mean.lerp_(new, 1 - min(AVERAGE, (1 + step) / (10 + step)))

    learn(model, model.of, optimizer, windows, epochs=EPOCHS, size=BATCH, chooser=random.Random(seed), after=average)
    return averaged.eval()


def mean_of(branches: Sequence[Branch]) -> Branch:
    """The branch whose weights are the mean of theirs."""
    mean = Branch().eval()
    states = [branch.state_dict() for branch in branches]
    mean.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    return mean


def unlabelled(texts: Path, stories: Path, labels: Path) -> list[Source]:
    """The articles that no table of labels has, and the stories' reports."""
    tables = (labels, *(labels.parent / name for name in MEASURED))
    known = {label.article for table in tables for label in read_labels(table)}
    articles = [path for path in sorted(texts.glob("*.txt")) if path.stem not in known]
    return [*find_sources(articles), *Corpus(stories)]


def main() -> None:
    """Read the reports, train the teacher, let it teach, train, put the branches into model files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("texts", "stories", "teacher", "encoder", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if not has_branch(options.encoder):
        graft(Branch(), options.encoder, options.encoder)  # an untrained one, for the product to read with
    labelled = list(read_windows(options.texts, read_labels(options.labels), options.encoder))
    others = list(read_unlabelled(unlabelled(options.texts, options.stories, options.labels), options.encoder))
    print(f"{len(labelled)} articles with labels, {len(others)} without", flush=True)
    every = [window for article in (*labelled, *others) for window in article.windows]
    windows = [window for article in labelled for window in article.windows]
    teach(trained_teacher(options.teacher, windows, options.work / "teacher.pt"), every)
    for half in HALVES:
        target = encoder_for(half, options.work)
        if not target.exists():
            seen = [article for article in labelled if half_of(article.name) != half]
            graft(train([*seen, *others], options.encoder, seed=SEEDS[0]), options.encoder, target)
    whole = mean_of([train([*labelled, *others], options.encoder, seed=seed) for seed in SEEDS])
    graft(whole, options.encoder, options.encoder)


if __name__ == "__main__":
    main()

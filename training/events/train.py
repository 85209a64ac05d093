"""Train the encoder's branch for events on the labelled events, then both together.

    python -m training.events.train TEXTS STORIES.jsonl TEACHER ENCODER.onnx ENCODER_FOLDER MODEL.pt WORK

TEXTS holds the train articles of PolNeAR, STORIES.jsonl other reports, TEACHER the weights of a larger encoder
(teacher_weights.py). ENCODER.onnx, made from ENCODER_FOLDER and MODEL.pt (training/encoder/), is what the product reads
the reports with meanwhile.

The teacher learns the labels; the branch learns them too, and what the teacher says of all reports (teacher.py), on the
encoder's lower half as it is. The folder WORK gets the teacher and two model files of which each has not seen the
labels of one half of the articles (reading.py), to learn from (weights.py). ENCODER.onnx gets a branch that has seen
all, and this one is then trained on together with the encoder (joint.py): WORK gets encoder.pt and branch.pt. Three
hours on two idle cores that multiply in 16 bits, many otherwise.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch

from attribune.read.corpus import Corpus
from attribune.read.sources import Source, find_sources
from training.encoder.model import Encoder
from training.events.branch import Branch, first_state
from training.events.epochs import averaged, learn, optimizer_of
from training.events.graft import graft, has_branch
from training.events.heads import loss_of
from training.events.joint import join
from training.events.labels import read_labels
from training.events.reading import HALVES, encoder_for, half_of
from training.events.teacher import teach, trained_teacher
from training.events.weights import LABELS
from training.events.windows import Article, Window, read_unlabelled, read_windows

BATCH, EPOCHS, LAYERS_RATE, HEADS_RATE, DROPOUT, AVERAGE = 16, 5, 3e-4, 1e-3, 0.1, 0.99
MEASURED = ("events_check.tsv", "events_blind.tsv")  # beside the labels: what nothing is learnt from, not even untold
HEADS_SEED = 13  # the same first state of the heads for every run, or their weights could not be averaged
SEEDS = (13, 29)  # the order of the data; the shipped branch is the mean of both


def train(articles: Iterable[Article], start: Path, *, seed: int) -> Branch:
    """The averaged weights after EPOCHS over the articles' windows."""
    torch.manual_seed(HEADS_SEED)
    model = Branch(dropout=DROPOUT)
    model.load_state_dict(first_state(start), strict=False)
    torch.manual_seed(seed)
    windows = windows_of(articles)
    heads = [p for name, p in model.named_parameters() if not name.startswith("layers")]
    optimizer = optimizer_of((model.layers.parameters(), LAYERS_RATE), (heads, HEADS_RATE))
    means, average = averaged(model, AVERAGE)
    chooser = random.Random(seed)
    learn(
        model,
        lambda batch: loss_of(*model.of(batch), batch),
        optimizer,
        windows,
        epochs=EPOCHS,
        size=BATCH,
        chooser=chooser,
        after=average,
    )
    return means.eval()


def windows_of(articles: Iterable[Article]) -> list[Window]:
    """All windows of the articles."""
    return [window for article in articles for window in article.windows]


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
    """Read the reports, train the teacher, let it teach, train the branches, then the encoder and its branch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("texts", "stories", "teacher", "encoder", "folder", "weights", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if not has_branch(options.encoder):
        graft(Branch(), options.encoder, options.encoder)  # an untrained one, for the product to read with
    labelled = list(read_windows(options.texts, read_labels(options.labels), options.encoder))
    others = list(read_unlabelled(unlabelled(options.texts, options.stories, options.labels), options.encoder))
    print(f"{len(labelled)} articles with labels, {len(others)} without", flush=True)
    every = [*labelled, *others]
    teacher = trained_teacher(options.teacher, windows_of(labelled), options.work / "teacher.pt")
    teach(teacher, windows_of(every))
    for half in HALVES:
        target = encoder_for(half, options.work)
        if not target.exists():
            seen = [article for article in labelled if half_of(article.name) != half]
            graft(train([*seen, *others], options.encoder, seed=SEEDS[0]), options.encoder, target)
    branch = mean_of([train(every, options.encoder, seed=seed) for seed in SEEDS])
    graft(branch, options.encoder, options.encoder)
    encoder = Encoder(options.folder)
    encoder.load_state_dict(torch.load(options.weights, weights_only=True))
    encoder, branch = join(encoder, branch, windows_of(every))
    torch.save(encoder.state_dict(), options.work / "encoder.pt")
    torch.save(branch.state_dict(), options.work / "branch.pt")


if __name__ == "__main__":
    main()

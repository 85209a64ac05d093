"""Train the encoder's branch for events on the labelled events, and put it into the model file.

    python -m training.events.train TEXTS ENCODER.onnx ENCODERS [--labels TABLE]

TEXTS holds the train articles of PolNeAR. The encoder's own weights stay as they are: attributions cannot change. The
folder ENCODERS gets two model files of which each has not seen one half of the articles (reading.py), to learn from
(weights.py); then ENCODER.onnx gets the branch that has seen all. Half an hour on two idle cores.
"""

import argparse
import copy
import math
import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import nn

from training.events.branch import Branch, batch_of, first_state, loss_of
from training.events.graft import graft, has_branch
from training.events.labels import read_labels
from training.events.reading import HALVES, encoder_for, half_of
from training.events.weights import LABELS
from training.events.windows import Article, Window, read_windows

BATCH, EPOCHS, LAYERS_RATE, HEADS_RATE, WARM_UP, DROPOUT, DECAY, AVERAGE = 8, 6, 2e-4, 1e-3, 0.08, 0.15, 0.01, 0.99
HEADS_SEED = 13  # the same first state of the heads for every run, or their weights could not be averaged
SEEDS = (13, 29)  # the order of the data; the shipped branch is the mean of both
LENGTHS_APART = 30  # pieces: windows of about the same length share a batch


def train(articles: Iterable[Article], start: Path, *, seed: int) -> Branch:
    """The averaged weights after EPOCHS over the articles' windows."""
    torch.manual_seed(HEADS_SEED)
    model = Branch(dropout=DROPOUT)
    model.load_state_dict(first_state(start), strict=False)
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    windows = [window for article in articles for window in article.windows]
    heads = [p for name, p in model.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": model.layers.parameters(), "lr": LAYERS_RATE}, {"params": heads, "lr": HEADS_RATE}],
        weight_decay=DECAY,
    )
    steps = EPOCHS * math.ceil(len(windows) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 0.5 * (1 + math.cos(math.pi * n / steps))))
    )
    averaged = copy.deepcopy(model)
    step = 0
    for epoch in range(EPOCHS):
        started, total = time.monotonic(), 0.0
        for chosen in _batches(windows, chooser):
            loss = loss_of(model, batch_of(chosen))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += loss.item()
            with torch.no_grad():
                for mean, new in zip(averaged.parameters(), model.parameters(), strict=True):
                    mean.lerp_(new, 1 - min(AVERAGE, (1 + step) / (10 + step)))
        print(
            f"epoch {epoch + 1}: loss {BATCH * total / len(windows):.3f}, {time.monotonic() - started:.0f} s",
            flush=True,
        )
    return averaged.eval()


def _batches(windows: Sequence[Window], chooser: random.Random) -> list[list[Window]]:
    ordered = sorted(windows, key=lambda window: len(window.types) + LENGTHS_APART * chooser.random())
    found = [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
    chooser.shuffle(found)
    return found


def mean_of(branches: Sequence[Branch]) -> Branch:
    """The branch whose weights are the mean of theirs."""
    mean = Branch().eval()
    states = [branch.state_dict() for branch in branches]
    mean.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    return mean


def main() -> None:
    """Read the labelled articles, train, put the branches into model files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("encoders", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    options = parser.parse_args()
    options.encoders.mkdir(parents=True, exist_ok=True)
    if not has_branch(options.encoder):
        graft(Branch(), options.encoder, options.encoder)  # an untrained one, for the product to read with
    articles = list(read_windows(options.texts, read_labels(options.labels), options.encoder))
    print(f"{len(articles)} articles, {sum(len(a.windows) for a in articles)} windows", flush=True)
    for half in HALVES:
        target = encoder_for(half, options.encoders)
        if not target.exists():
            seen = [article for article in articles if half_of(article.name) != half]
            graft(train(seen, options.encoder, seed=SEEDS[0]), options.encoder, target)
    whole = mean_of([train(articles, options.encoder, seed=seed) for seed in SEEDS])
    graft(whole, options.encoder, options.encoder)


if __name__ == "__main__":
    main()

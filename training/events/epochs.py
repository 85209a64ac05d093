"""The passes over the windows, which the teacher, the branch and both with the encoder make alike."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.events.heads import Batch, batch_of
from training.events.windows import Window

WARM_UP, DECAY = 0.08, 0.01  # of the steps, after which the rate falls to 2 % of its height; of the weights
LENGTHS_APART = 30  # pieces: windows of about the same length share a batch

Model = TypeVar("Model", bound=nn.Module)


def learn(
    model: nn.Module,
    loss_of: Callable[[Batch], Tensor],
    optimizer: torch.optim.Optimizer,
    windows: Sequence[Window],
    *,
    epochs: int,
    size: int,
    chooser: random.Random,
    after: Callable[[], None] = lambda: None,
) -> None:
    """`epochs` passes in batches of `size`; `after` is called after each step."""
    steps = epochs * math.ceil(len(windows) / size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 0.5 * (1 + math.cos(math.pi * n / steps))))
    )
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        for chosen in _batches(windows, size, chooser):
            loss = loss_of(batch_of(chosen))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            after()
            total += loss.item() * len(chosen)
        seconds = time.monotonic() - started
        print(f"epoch {epoch + 1}: loss {total / len(windows):.3f}, {seconds:.0f} s", flush=True)


def optimizer_of(*groups: tuple[Iterable[nn.Parameter], float]) -> torch.optim.Optimizer:
    """An optimizer for groups of parameters, each with its highest learning rate."""
    parameters = [{"params": list(group), "lr": rate} for group, rate in groups]
    return torch.optim.AdamW(parameters, weight_decay=DECAY, fused=True)


def averaged(model: Model, rate: float) -> tuple[Model, Callable[[], None]]:
    """A model of the running means of the weights, and what is to be called after each step."""
    means = copy.deepcopy(model)
    steps = count(1)

    def average() -> None:
        step = next(steps)
        with torch.no_grad():
            for mean, new in zip(means.parameters(), model.parameters(), strict=True):
                mean.lerp_(new, 1 - min(rate, (1 + step) / (10 + step)))

    return means, average


def _batches(windows: Sequence[Window], size: int, chooser: random.Random) -> list[list[Window]]:
    """All windows in batches of about one length, in a new order."""
    ordered = sorted(windows, key=lambda window: len(window.types) + LENGTHS_APART * chooser.random())
    found = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    chooser.shuffle(found)
    return found

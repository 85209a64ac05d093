"""The heads for events, which the branch and its teacher have alike, and what they are taught."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from attribune.annotate.events.hints import ROLES, SIZE, TYPES
from training.events.windows import IGNORED, Lesson, Window

OUT_OF_REACH = -1e4
TYPES_WEIGHT, PARTS_WEIGHT = 8.0, 0.5  # of the losses: triggers are rare, so that theirs is small
TAUGHT = 0.5  # of the loss of a window that is labelled and taught


class Heads(nn.Module):
    """Hidden states → scores of no event and of each type (B, L, 20), and of who takes part (B, L, 4 × SIZE + 2).

    The latter are the vectors of what a trigger looks for as actor and as recipient, of what a word offers as either,
    and the scores of nobody's being the actor or the recipient.
    """

    def __init__(self, size: int, *, dropout: float) -> None:
        super().__init__()
        self.types = nn.Linear(size, 1 + len(TYPES))
        self.vectors = nn.Linear(size, 4 * SIZE)
        self.nobody = nn.Linear(size, len(ROLES))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of types, and of who takes part."""
        states = self.dropout(states)
        # The product of two vectors is a score, scaled as attention scales it.
        return self.types(states), torch.cat([self.vectors(states) / SIZE**0.25, self.nobody(states)], -1)


def in_half(model: nn.Module, *inputs: Tensor) -> tuple[Tensor, Tensor]:
    """What the heads of a model say; in 16 bits, where the processor multiplies faster with them."""
    with torch.autocast("cpu", torch.bfloat16):
        types, parts = model(*inputs)
    return types.float(), parts.float()


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows, padded to L pieces: ids, casing (B, L), states (B, L, D), mask and types (B, L)."""

    windows: Sequence[Window]
    ids: Tensor
    cases: Tensor
    states: Tensor
    mask: Tensor
    types: Tensor


def batch_of(windows: Sequence[Window]) -> Batch:
    """The windows in one batch."""
    size = max(len(window.types) for window in windows)
    shape = (len(windows), size)
    ids, cases = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    states = torch.zeros(*shape, windows[0].states.shape[1])
    mask = torch.zeros(shape, dtype=torch.bool)
    types = torch.full(shape, IGNORED)
    for number, window in enumerate(windows):
        length = len(window.types)
        ids[number, :length] = torch.tensor(window.seen.ids)
        cases[number, :length] = torch.tensor(window.seen.cases)
        states[number, :length] = torch.from_numpy(window.states.astype("float32"))
        mask[number, :length] = True
        types[number, :length] = torch.tensor(window.types)
    return Batch(windows, ids, cases, states, mask, types)


def loss_of(types: Tensor, parts: Tensor, batch: Batch) -> Tensor:
    """The surprise at the labels and at the lessons, where there are both by equal shares."""
    learnt = _loss_of_labels(types, parts, batch)
    if all(window.lesson is None for window in batch.windows):
        return learnt
    return (1 - TAUGHT) * learnt + TAUGHT * _loss_of_lessons(types, parts, batch.windows)


def _loss_of_labels(types: Tensor, parts: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the types, and of who takes part, where any of somebody's mentions is as good as another."""
    if bool((batch.types == IGNORED).all()):
        return types.sum() * 0.0
    of_types = functional.cross_entropy(types.flatten(0, 1), batch.types.flatten(), ignore_index=IGNORED)
    losses = []
    for number, window in enumerate(batch.windows):
        if window.triggers and window.candidates:
            asking = [trigger.place for trigger in window.triggers]
            for role in range(len(ROLES)):
                scores = role_scores(parts[number], asking, window.candidates, role)
                right = torch.zeros_like(scores, dtype=torch.bool)
                for row, trigger in enumerate(window.triggers):
                    taking_part = trigger.parts[role]
                    for column, place in enumerate(window.candidates):
                        right[row, column] = place in taking_part
                    right[row, -1] = not taking_part
                losses.append(scores.logsumexp(1) - scores.masked_fill(~right, OUT_OF_REACH).logsumexp(1))
    of_parts = torch.cat(losses).mean() if losses else parts.sum() * 0.0
    return TYPES_WEIGHT * of_types + PARTS_WEIGHT * of_parts


def _loss_of_lessons(types: Tensor, parts: Tensor, windows: Sequence[Window]) -> Tensor:
    """Cross-entropy against what the teacher holds likely."""
    of_types, of_parts = [], []
    for number, window in enumerate(windows):
        lesson = window.lesson
        if lesson is None:
            continue
        taught = torch.from_numpy(lesson.types.astype("float32"))
        of_types.append(-(taught * types[number, : len(taught)].log_softmax(-1)).sum(-1))
        if lesson.triggers and window.candidates:
            for role in range(len(ROLES)):
                scores = role_scores(parts[number], lesson.triggers, window.candidates, role)
                likely = torch.from_numpy(lesson.parts[role].astype("float32"))
                of_parts.append(-(likely * scores.log_softmax(-1)).sum(-1))
    who = torch.cat(of_parts).mean() if of_parts else parts.sum() * 0.0
    return TYPES_WEIGHT * torch.cat(of_types).mean() + PARTS_WEIGHT * who


def role_scores(parts: Tensor, asking: Sequence[int], there: Sequence[int], role: int) -> Tensor:
    """(T, C + 1) how well each candidate, and last nobody, fills the role of each trigger, by their places."""
    triggers, candidates = torch.tensor(list(asking)), torch.tensor(list(there))
    wanted = parts[triggers, role * SIZE : (role + 1) * SIZE]
    offered = parts[candidates, (2 + role) * SIZE : (3 + role) * SIZE]
    return torch.cat([wanted @ offered.T, parts[triggers, 4 * SIZE + role][:, None]], 1)


def lesson_of(types: Tensor, parts: Tensor, window: Window, *, least: float) -> Lesson:
    """What scores of one window (L, 20) and (L, 4 × SIZE + 2) say; triggers are what is likely one by `least`."""
    likely = types.softmax(-1)
    triggers = (1 - likely[:, 0] >= least).nonzero().flatten().tolist()
    roles = [
        role_scores(parts, triggers, window.candidates, role).softmax(-1)
        if triggers and window.candidates
        else torch.zeros(len(triggers), 1)
        for role in range(len(ROLES))
    ]
    return Lesson(likely.half().numpy(), triggers, torch.stack(roles).half().numpy())

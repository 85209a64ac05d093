"""The branch of the encoder for events: three layers of its own on the hidden states after the third, and its heads."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from attribune.annotate.events.hints import ROLES, SIZE, TYPES
from training.events.windows import IGNORED, LAYER, Window

LAYERS = 3
HEADS = 12
OUT_OF_REACH = -1e4
TYPES_WEIGHT, PARTS_WEIGHT = 8.0, 0.5  # of the losses: triggers are rare, so that theirs is small
# The encoder's own upper layers are the first state: where their weights stand in its graph.
_PLACES = {
    "attention/self/query": "query", "attention/self/key": "key", "attention/self/value": "value",
    "attention/output/dense": "mixed", "intermediate/dense": "wide", "output/dense": "narrow",
}  # fmt: skip
_NORMS = {"attention.output.LayerNorm": "first_norm", "output.LayerNorm": "second_norm"}


class Layer(nn.Module):
    """One layer of BERT: (B, L, D) → (B, L, D)."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(size, size) for _ in range(4))
        self.wide, self.narrow = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.first_norm, self.second_norm = (nn.LayerNorm(size, eps=1e-12) for _ in range(2))
        self.dropout = dropout

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Attention, then a wide layer, each added to what comes in. `mask` (B, L) is true where pieces stand."""

        def parted(vectors: Tensor) -> Tensor:
            return vectors.unflatten(-1, (HEADS, -1)).transpose(1, 2)

        query, key, value = (parted(one(states)) for one in (self.query, self.key, self.value))
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
        if mask is not None:
            scores = scores.masked_fill(~mask[:, None, None, :], OUT_OF_REACH)
        heeded = functional.dropout(scores.softmax(-1), self.dropout, self.training) @ value
        mixed = self.mixed(heeded.transpose(1, 2).flatten(-2))
        states = self.first_norm(states + functional.dropout(mixed, self.dropout, self.training))
        narrow = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + functional.dropout(narrow, self.dropout, self.training))


class Branch(nn.Module):
    """Hidden states → scores of no event and of each type (B, L, 20), and of who takes part (B, L, 4 × SIZE + 2).

    The latter are the vectors of what a trigger looks for as actor and as recipient, of what a word offers as either,
    and the scores of nobody's being the actor or the recipient.
    """

    def __init__(self, size: int = 384, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(LAYERS))
        self.types = nn.Linear(size, 1 + len(TYPES))
        self.vectors = nn.Linear(size, 4 * SIZE)
        self.nobody = nn.Linear(size, len(ROLES))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The scores of types, and of who takes part."""
        for layer in self.layers:
            states = layer(states, mask)
        states = self.dropout(states)
        # The product of two vectors is a score, scaled as attention scales it.
        return self.types(states), torch.cat([self.vectors(states) / SIZE**0.25, self.nobody(states)], -1)


def first_state(path: Path) -> dict[str, Tensor]:
    """The weights of the encoder's upper layers, as its quantised model file has them."""
    model = onnx.load(path)
    values = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    state: dict[str, Tensor] = {}
    for number in range(LAYERS):
        above = LAYER + number
        start = f"/model/encoder/encoder/layer.{above}/"
        for node in model.graph.node:
            if node.op_type != "MatMulInteger" or not node.name.startswith(start):
                continue
            part = node.name.removeprefix(start).rsplit("/", 1)[0]
            whole = values[node.input[1]].astype("float32") - values[node.input[3]].astype("float32")
            weight = whole * values[node.input[1].removesuffix("_quantized") + "_scale"]
            bias = values[f"model.encoder.encoder.layer.{above}.{part.replace('/', '.')}.bias"]
            state[f"layers.{number}.{_PLACES[part]}.weight"] = torch.tensor(weight.T.copy())
            state[f"layers.{number}.{_PLACES[part]}.bias"] = torch.tensor(bias.copy())
        for there, name in _NORMS.items():
            for kind in ("weight", "bias"):
                value = values[f"model.encoder.encoder.layer.{above}.{there}.{kind}"]
                state[f"layers.{number}.{name}.{kind}"] = torch.tensor(value.copy())
    return state


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows, padded to L pieces: states (B, L, D), mask and types (B, L)."""

    windows: Sequence[Window]
    states: Tensor
    mask: Tensor
    types: Tensor


def batch_of(windows: Sequence[Window]) -> Batch:
    """The windows in one batch."""
    size = max(len(window.types) for window in windows)
    states = torch.zeros(len(windows), size, windows[0].states.shape[1])
    mask = torch.zeros(len(windows), size, dtype=torch.bool)
    types = torch.full((len(windows), size), IGNORED)
    for number, window in enumerate(windows):
        length = len(window.types)
        states[number, :length] = torch.from_numpy(window.states.astype("float32"))
        mask[number, :length] = True
        types[number, :length] = torch.tensor(window.types)
    return Batch(windows, states, mask, types)


def loss_of(model: Branch, batch: Batch) -> Tensor:
    """Cross-entropy of the types, and of who takes part, where any of somebody's mentions is as good as another."""
    types, parts = model(batch.states, batch.mask)
    of_types = functional.cross_entropy(types.flatten(0, 1), batch.types.flatten(), ignore_index=IGNORED)
    losses = []
    for number, window in enumerate(batch.windows):
        if window.triggers and window.candidates:
            losses += [_loss_of_role(parts[number], window, role) for role in range(len(ROLES))]
    of_parts = torch.cat(losses).mean() if losses else parts.sum() * 0.0
    return TYPES_WEIGHT * of_types + PARTS_WEIGHT * of_parts


def _loss_of_role(parts: Tensor, window: Window, role: int) -> Tensor:
    """(triggers,) the surprise at who fills the role; nobody does where nobody in the window is known to."""
    asking = torch.tensor([trigger.place for trigger in window.triggers])
    there = torch.tensor(window.candidates)
    wanted = parts[asking, role * SIZE : (role + 1) * SIZE]
    offered = parts[there, (2 + role) * SIZE : (3 + role) * SIZE]
    nobody = parts[asking, 4 * SIZE + role]
    scores = torch.cat([wanted @ offered.T, nobody[:, None]], 1)
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, trigger in enumerate(window.triggers):
        taking_part = trigger.parts[role]
        for column, place in enumerate(window.candidates):
            right[row, column] = place in taking_part
        right[row, -1] = not taking_part
    return scores.logsumexp(1) - scores.masked_fill(~right, OUT_OF_REACH).logsumexp(1)

"""The branch of the encoder for events: three layers of its own on the hidden states after the third, and the heads."""

import math
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from training.events.heads import OUT_OF_REACH, Batch, Heads, in_half
from training.events.windows import LAYER

LAYERS = 3
HEADS = 12
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
        heeded = scores.softmax(-1) @ value  # dropping some would take a quarter of the time
        mixed = self.mixed(heeded.transpose(1, 2).flatten(-2))
        states = self.first_norm(states + functional.dropout(mixed, self.dropout, self.training))
        narrow = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + functional.dropout(narrow, self.dropout, self.training))


class Branch(nn.Module):
    """Hidden states (B, L, D) → what the heads say (heads.py)."""

    def __init__(self, size: int = 384, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(LAYERS))
        self.heads = Heads(size, dropout=dropout)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """The scores of types, and of who takes part."""
        for layer in self.layers:
            states = layer(states, mask)
        return self.heads(states)

    def of(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The same of a batch."""
        return in_half(self, batch.states, batch.mask)


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

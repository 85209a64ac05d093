"""The head: what a pronoun looks for, what a mention offers, and the weights of the features beside their product."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from attribune.annotate.actors.links import AFAR, LINK_SIZE
from training.reference.cases import FEATURES, Case

OUT_OF_REACH = -1e4


@dataclass(frozen=True, slots=True)
class Batch:
    """N cases with K candidates and M mentions in all, at most C candidates each."""

    asking: Tensor  # (N, D)
    offering: Tensor  # (M, D)
    owner: Tensor  # (M), places among the K
    near: Tensor  # (M), bool
    features: Tensor  # (K, F)
    case: Tensor  # (K), places among the N
    column: Tensor  # (K), places among a case's candidates
    right: Tensor  # (N, C + 1), bool; the last column is "none of them"


def batch_of(cases: list[Case]) -> Batch:
    """The cases side by side."""
    counts = [len(case.features) for case in cases]
    starts = np.cumsum([0, *counts])
    right = torch.zeros(len(cases), max(counts) + 1, dtype=torch.bool)
    for number, case in enumerate(cases):
        right[number, : len(case.right) - 1] = torch.from_numpy(case.right[:-1])
        right[number, -1] = bool(case.right[-1])
    return Batch(
        asking=torch.from_numpy(np.stack([case.asking for case in cases])),
        offering=torch.from_numpy(np.concatenate([case.offering for case in cases])),
        owner=torch.from_numpy(np.concatenate([case.owner + s for case, s in zip(cases, starts, strict=False)])),
        near=torch.from_numpy(np.concatenate([case.near for case in cases])),
        features=torch.from_numpy(np.concatenate([case.features for case in cases])),
        case=torch.tensor([number for number, count in enumerate(counts) for _ in range(count)]),
        column=torch.tensor([column for count in counts for column in range(count)]),
        right=right,
    )


class Ranker(nn.Module):
    """Scores of candidates; see Batch for shapes."""

    def __init__(self, size: int, *, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.vectors = nn.Linear(size, 2 * LINK_SIZE)
        self.weights = nn.Parameter(torch.zeros(len(FEATURES)))
        self.least = nn.Parameter(torch.zeros(()))

    def forward(self, batch: Batch) -> Tensor:
        """(N, C + 1): each candidate's score, OUT_OF_REACH where a case has fewer; last, that of "none of them"."""
        wanted = self.vectors(self.dropout(batch.asking))[:, :LINK_SIZE]
        offered = self.vectors(self.dropout(batch.offering))[:, LINK_SIZE:]
        product = (offered * wanted[batch.case[batch.owner]]).sum(1) / math.sqrt(LINK_SIZE)
        product = torch.where(batch.near, product, product * AFAR)
        best = torch.full((len(batch.case),), OUT_OF_REACH).scatter_reduce(0, batch.owner, product, "amax")
        scores = batch.features @ self.weights + torch.where(best > OUT_OF_REACH / 2, best, torch.zeros(()))
        table = torch.full((len(batch.asking), batch.right.shape[1]), OUT_OF_REACH)
        table = table.index_put((batch.case, batch.column), scores)
        return torch.cat([table[:, :-1], self.least.expand(len(table), 1)], 1)


def loss_of(scores: Tensor, right: Tensor) -> Tensor:
    """How little of the probability the right candidates have together."""
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, OUT_OF_REACH), 1)).mean()

"""The model: a small BERT encoder, a label head, two link heads and a head for names."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.encoder.data import CASES, IGNORED, LABELS, NAMES

LINK_SIZE = 64


class Encoder(nn.Module):
    """Word pieces and their casing → scores of roles, the vectors whose products are link scores, scores of names.

    Shapes, for a batch of B windows of L pieces: roles (B, L, 7); each link vector (B, L, LINK_SIZE); names (B, L, 37).
    """

    def __init__(self, encoder: Path | str, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(encoder), attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.casing = nn.Embedding(CASES, size)
        nn.init.zeros_(self.casing.weight)
        self.dropout = nn.Dropout(dropout)
        self.labels = nn.Linear(size, len(LABELS))
        self.links = nn.Linear(size, 4 * LINK_SIZE)
        self.names = nn.Linear(size, 1 + 2 * len(NAMES))

    def states(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The hidden states (B, L, D): what goes into the first layer, and what comes out of each."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.casing(cases)
        found = self.encoder(inputs_embeds=words, attention_mask=mask, output_hidden_states=True)
        return tuple(found.hidden_states)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Roles (B, L, 7), link vectors (B, L, 4 × LINK_SIZE): content, its cue, cue, its source; names (B, L, 37)."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.casing(cases)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.labels(hidden), self.links(hidden), self.names(hidden)


def link_scores(links: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """(B, L, L) scores of content → cue and of cue → source; padding is out of reach."""
    content, cue, verb, source = links.split(LINK_SIZE, dim=-1)
    far = torch.where(mask[:, None, :] > 0, 0.0, -1e4)
    scale = math.sqrt(LINK_SIZE)
    return content @ cue.transpose(1, 2) / scale + far, verb @ source.transpose(1, 2) / scale + far


@dataclass(frozen=True, slots=True)
class Targets:
    """What the heads should say, each (B, L), IGNORED where nothing is to be learnt."""

    roles: Tensor
    cue_of: Tensor
    source_of: Tensor
    names: Tensor


def loss_of(scores: Tensor, links: Tensor, names: Tensor, mask: Tensor, targets: Targets) -> Tensor:
    """Cross-entropy of the roles, plus half of each link's and of the names'."""
    to_cue, to_source = link_scores(links, mask)

    def entropy(x: Tensor, y: Tensor) -> Tensor:
        if not bool((y != IGNORED).any()):
            return x.sum() * 0.0
        return nn.functional.cross_entropy(x.flatten(0, 1).float(), y.flatten(), ignore_index=IGNORED)

    beside = entropy(to_cue, targets.cue_of) + entropy(to_source, targets.source_of) + entropy(names, targets.names)
    return entropy(scores, targets.roles) + 0.5 * beside

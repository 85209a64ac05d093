"""The model: a small BERT encoder, a label head and two link heads."""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.attribution.data import CASES, IGNORED, LABELS

LINK_SIZE = 64


class Attribution(nn.Module):
    """Word pieces and their casing → label scores and the vectors whose products are link scores.

    Shapes, for a batch of B windows of L pieces: labels (B, L, 7); each link vector (B, L, LINK_SIZE).
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

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Label scores (B, L, 7) and link vectors (B, L, 4 × LINK_SIZE): content, its cue, cue, its source."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.casing(cases)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.labels(hidden), self.links(hidden)


def link_scores(links: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """(B, L, L) scores of content → cue and of cue → source; padding is out of reach."""
    content, cue, verb, source = links.split(LINK_SIZE, dim=-1)
    far = torch.where(mask[:, None, :] > 0, 0.0, -1e4)
    scale = math.sqrt(LINK_SIZE)
    return content @ cue.transpose(1, 2) / scale + far, verb @ source.transpose(1, 2) / scale + far


def loss_of(scores: Tensor, links: Tensor, mask: Tensor, targets: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Cross-entropy of the labels, plus half of each link's."""
    labels, cue_of, source_of = targets
    to_cue, to_source = link_scores(links, mask)

    def entropy(x: Tensor, y: Tensor) -> Tensor:
        if not bool((y != IGNORED).any()):
            return x.sum() * 0.0
        return nn.functional.cross_entropy(x.flatten(0, 1).float(), y.flatten(), ignore_index=IGNORED)

    return entropy(scores, labels) + 0.5 * entropy(to_cue, cue_of) + 0.5 * entropy(to_source, source_of)

"""The teacher of the branch for events: a larger encoder, fine-tuned on the labelled events, that reads every report.

It is five times as large as what the package can carry, and finds far more. What it holds likely of each word, in
labelled articles and in others, is what the branch learns beside the labels (heads.py).
"""

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from training.encoder.data import CASES
from training.events.epochs import learn, optimizer_of
from training.events.heads import OUT_OF_REACH, Batch, Heads, batch_of, in_half, lesson_of, loss_of
from training.events.windows import Window

BATCH, EPOCHS, LAYERS_RATE, HEADS_RATE, DROPOUT = 12, 4, 5e-5, 1e-3, 0.1
SEED = 1
LEAST = 0.2  # how likely a word must be a trigger for who takes part to be taught
# Both vocabularies are that of BERT; the teacher's has four marks of its own before it.
SHIFT = 4
MARKS = {100: 3, 101: 0, 102: 2}  # unknown, start and end, in the one and in the other
FIRST_PLACE = 2  # of a window's first piece among the teacher's positions


class Teacher(nn.Module):
    """Ids and casing (B, L) → what the heads say (heads.py)."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        # Dropping attention would take a quarter of the time.
        self.encoder = MPNetModel.from_pretrained(encoder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        size = self.encoder.config.hidden_size
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.casing = nn.Embedding(CASES, size)
        nn.init.zeros_(self.casing.weight)
        self.heads = Heads(size, dropout=DROPOUT)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of types, and of who takes part."""
        shifted = ids + SHIFT
        for ours, theirs in MARKS.items():
            shifted = shifted.masked_fill(ids == ours, theirs)
        embeddings = self.encoder.embeddings
        places = torch.arange(ids.shape[1]) + FIRST_PLACE
        states = embeddings.word_embeddings(shifted) + self.casing(cases) + embeddings.position_embeddings(places)[None]
        states = embeddings.dropout(embeddings.LayerNorm(states))
        heeded = torch.where(mask[:, None, None, :], 0.0, OUT_OF_REACH).to(states.dtype)
        return self.heads(self.encoder.encoder(states, attention_mask=heeded)[0])

    def of(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The same of a batch."""
        return in_half(self, batch.ids, batch.cases, batch.mask)


def trained_teacher(encoder: Path, windows: Sequence[Window], kept: Path) -> Teacher:
    """The teacher, from the file `kept` where it was trained before."""
    torch.manual_seed(SEED)
    model = Teacher(encoder)
    if kept.exists():
        model.load_state_dict(torch.load(kept, weights_only=True))
        return model.eval()
    _train(model.train(), windows)
    torch.save(model.state_dict(), kept)
    return model.eval()


def _train(model: Teacher, windows: Sequence[Window]) -> None:
    layers = [p for p in (*model.encoder.parameters(), *model.casing.parameters()) if p.requires_grad]
    optimizer = optimizer_of((layers, LAYERS_RATE), (model.heads.parameters(), HEADS_RATE))
    learn(
        model,
        lambda batch: loss_of(*model.of(batch), batch),
        optimizer,
        windows,
        epochs=EPOCHS,
        size=BATCH,
        chooser=random.Random(SEED),
    )


def teach(teacher: Teacher, windows: Sequence[Window]) -> None:
    """Give every window its lesson."""
    ordered = sorted(windows, key=lambda window: len(window.types))
    with torch.no_grad():
        for start in range(0, len(ordered), BATCH):
            batch = batch_of(ordered[start : start + BATCH])
            types, parts = teacher.of(batch)
            for number, window in enumerate(batch.windows):
                length = len(window.types)
                window.lesson = lesson_of(types[number, :length], parts[number], window, least=LEAST)

"""The encoder and its branch for events trained together, so that the lower half, which both stand on, serves both.

The branch alone keeps a fifth of what its teacher knows more, as the lower half was made for attributions. Here it may
change: the events are learnt as before (heads.py), and of attributions the encoder is held to what it said before.
"""

import copy
import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.model import Encoder
from training.events.branch import Branch
from training.events.epochs import averaged, learn, optimizer_of
from training.events.heads import Batch, loss_of
from training.events.windows import LAYER, Window

BATCH, EPOCHS, AVERAGE, SEED = 16, 5, 0.99, 13
ENCODER_RATE, LAYERS_RATE, HEADS_RATE = 1.5e-4, 2e-4, 5e-4
ROLES_WEIGHT, LINKS_WEIGHT = 4.0, 1.0  # of the losses, beside that of events


class Joint(nn.Module):
    """Ids and casing (B, L) → what the encoder says of roles and links, and its branch of types and parts."""

    def __init__(self, encoder: Encoder, branch: Branch) -> None:
        super().__init__()
        self.encoder, self.branch = encoder, branch

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Roles (B, L, 7), link vectors (B, L, 256), types (B, L, 20), parts (B, L, 386)."""
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder.states(ids, cases, mask)
            types, parts = self.branch(states[LAYER], mask)
            last = self.encoder.dropout(states[-1])
            said = self.encoder.labels(last), self.encoder.links(last), types, parts
        return tuple(one.float() for one in said)


def join(encoder: Encoder, branch: Branch, windows: Sequence[Window]) -> tuple[Encoder, Branch]:
    """Both, trained together on the windows with their labels and lessons."""
    torch.manual_seed(SEED)
    before = copy.deepcopy(encoder).eval()
    model = Joint(encoder, branch).train()
    model.encoder.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    optimizer = optimizer_of(
        ([p for p in model.encoder.parameters() if p.requires_grad], ENCODER_RATE),
        (model.branch.layers.parameters(), LAYERS_RATE),
        (model.branch.heads.parameters(), HEADS_RATE),
    )

    def loss(batch: Batch) -> Tensor:
        roles, links, types, parts = model(batch.ids, batch.cases, batch.mask)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            old_roles, old_links, _ = before(batch.ids, batch.cases, batch.mask)
        there = batch.mask
        entropy = functional.cross_entropy(roles[there], old_roles[there].float().softmax(-1))
        apart = functional.mse_loss(links[there], old_links[there].float())
        return loss_of(types, parts, batch) + ROLES_WEIGHT * entropy + LINKS_WEIGHT * apart

    means, average = averaged(model, AVERAGE)
    chooser = random.Random(SEED)
    learn(model, loss, optimizer, windows, epochs=EPOCHS, size=BATCH, chooser=chooser, after=average)
    return means.eval().encoder, means.branch

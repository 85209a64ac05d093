"""Train the head for pronouns on the finished encoder, and put it into the model file.

    python -m training.reference.train COREFERENCE_FOLDER ENCODER.onnx REFERENCE.toml [--folds 5]

COREFERENCE_FOLDER holds gap-development.tsv and gum/. The encoder's weights stay as they are: attributions cannot
change. Writes the head into ENCODER.onnx and the weights of the features into the table [person] of REFERENCE.toml.
`--folds` only measures, on each part of GAP what the others and OntoGUM taught, and writes nothing.
"""

import argparse
import copy
import math
import random
from pathlib import Path

import numpy as np
import torch

from attribune.annotate.actors.links import LINK_SIZE
from training.layers import hidden_session
from training.reference.cases import FEATURES, Case, gap_cases, ontogum_cases
from training.reference.graft import LAYER, graft
from training.reference.model import Ranker, batch_of, loss_of
from training.tables import put_section

BATCH, EPOCHS, HEAD_RATE, WEIGHT_RATE, WARM_UP, DROPOUT, DECAY, AVERAGE = 32, 10, 1e-3, 0.03, 0.1, 0.2, 0.01, 0.99
SEED = 13
MARGINS = (0.0, 0.05, 0.1, 0.2, 0.5)
MARGIN = 0.05  # by which the best must lead: two that are as close as that are a toss of a coin


def train(cases: list[Case], *, seed: int = SEED) -> Ranker:
    """The averaged weights after EPOCHS over the cases."""
    torch.manual_seed(seed)
    chooser = random.Random(seed)
    model = Ranker(cases[0].asking.shape[0], dropout=DROPOUT)
    averaged = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.vectors.parameters(), "lr": HEAD_RATE, "weight_decay": DECAY},
            {"params": [model.weights, model.least], "lr": WEIGHT_RATE, "weight_decay": 0.0},
        ]
    )
    steps = EPOCHS * math.ceil(len(cases) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 0.5 * (1 + math.cos(math.pi * n / steps))))
    )
    step = 0
    for _ in range(EPOCHS):
        order = chooser.sample(cases, len(cases))
        for start in range(0, len(order), BATCH):
            batch = batch_of(order[start : start + BATCH])
            loss = loss_of(model(batch), batch.right)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                for mean, new in zip(averaged.parameters(), model.parameters(), strict=True):
                    mean.lerp_(new, 1 - min(AVERAGE, (1 + step) / (10 + step)))
    return averaged.eval()


def scores_of(model: Ranker, cases: list[Case]) -> list[list[float]]:
    """Each case's scores: its candidates, and last "none of them"."""
    with torch.no_grad():
        table = model(batch_of(cases)).tolist()
    return [[*row[: len(case.features)], row[-1]] for row, case in zip(table, cases, strict=True)]


def gap_figures(cases: list[Case], scores: list[list[float]], margin: float) -> dict[str, float]:
    """Precision, recall, F1 and bias as GAP counts them, over the pronouns that have a candidate at all."""
    counts = {gender: [0, 0, 0] for gender in "mf"}
    for case, row in zip(cases, scores, strict=True):
        best = int(np.argmax(row[:-1]))
        said = (False, False)
        if row[best] - max(x for number, x in enumerate(row) if number != best) >= margin:
            said = tuple(case.names[best])
        for mine, theirs in zip(said, case.gold, strict=True):
            if mine or theirs:
                counts[case.gender][0 if mine and theirs else 1 if mine else 2] += 1
    hits, wrong, missed = (sum(column) for column in zip(*counts.values(), strict=True))
    by = {g: 2 * n[0] / max(1, 2 * n[0] + n[1] + n[2]) for g, n in counts.items()}
    return {
        "precision": 100 * hits / max(1, hits + wrong),
        "recall": 100 * hits / max(1, hits + missed),
        "f1": 200 * hits / max(1, 2 * hits + wrong + missed),
        "bias": by["f"] / max(1e-9, by["m"]),
    }


def cross_validate(gap: list[Case], beside: list[Case], folds: int) -> None:
    """Print what every part of GAP is worth to a model that has not seen it."""
    scores: list[list[float]] = [[] for _ in gap]
    for fold in range(folds):
        model = train([case for number, case in enumerate(gap) if number % folds != fold] + beside)
        for number, row in zip(range(fold, len(gap), folds), scores_of(model, gap[fold::folds]), strict=True):
            scores[number] = row
    for margin in MARGINS:
        figures = gap_figures(gap, scores, margin)
        print(f"margin {margin}: " + " ".join(f"{name} {value:.2f}" for name, value in figures.items()), flush=True)


def write_weights(model: Ranker, table: Path) -> None:
    """Put the weights of the features into [person]; all else in the file stays."""
    values = {"least": float(model.least.detach()), "margin": MARGIN, "link": 1.0}
    values.update(zip(FEATURES, model.weights.tolist(), strict=True))
    put_section(table, "person", values)


def main() -> None:
    """Read the corpora, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    options = parser.parse_args()
    session, hidden = hidden_session(options.encoder, LAYER)
    gap = gap_cases(options.gold / "gap-development.tsv", session, hidden)
    beside = ontogum_cases(options.gold / "gum", session, hidden)
    print(f"{len(gap)} pronouns of GAP, {len(beside)} of OntoGUM", flush=True)
    if options.folds:
        cross_validate(gap, beside, options.folds)
        return
    model = train(gap + beside)
    head = model.vectors
    assert head.out_features == 2 * LINK_SIZE
    graft(options.encoder, head.weight.detach().numpy().T.copy(), head.bias.detach().numpy())
    write_weights(model, options.weights)


if __name__ == "__main__":
    main()

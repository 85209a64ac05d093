"""Train the encoder and its heads on PolNeAR's train part.

    python -m training.encoder.train GOLD_FOLDER ENCODER_FOLDER OUTPUT_FOLDER [--epochs N] [--seed N]
    python -m training.encoder.train … --start FIRST/model.pt SECOND/model.pt --rate 1e-4 --names

Writes OUTPUT_FOLDER/model.pt (averaged weights) after every epoch, and one line an epoch to log.txt. `--start` goes on
from the mean of weights that were trained from the same first state with the data in another order.
"""

import argparse
import copy
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.encoder.data import IGNORED, LABELS, Article, Window, label, name_articles, read_articles, windows
from training.encoder.model import Encoder, Targets, link_scores, loss_of

BATCH, ENCODER_RATE, HEAD_RATE, WARM_UP, AVERAGE = 16, 2e-4, 1e-3, 0.08, 0.998
HEADS_SEED = 13  # the same first state of the heads for every --seed, or their weights could not be averaged


def batches(items: list[Window]) -> list[list[Window]]:
    """Windows of similar length together, so that little is padding."""
    ordered = sorted(items, key=lambda w: len(w.ids))
    return [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Targets]:
    """Ids, casing, mask and targets of a batch, padded to its longest window."""
    size = max(len(w.ids) for w in batch)

    def padded(rows: list[list[int]], fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (size - len(row)) for row in rows])

    mask = padded([[1] * len(w.ids) for w in batch], 0)
    targets = Targets(
        roles=padded([w.labels for w in batch], IGNORED),
        cue_of=padded([w.cue_of for w in batch], IGNORED),
        source_of=padded([w.source_of for w in batch], IGNORED),
        names=padded([w.names for w in batch], IGNORED),
    )
    return padded([w.ids for w in batch], 0), padded([w.cases for w in batch], 0), mask, targets


def epoch_windows(articles: list[Article], marks: tuple[int, int], chooser: random.Random) -> list[list[Window]]:
    """The batches of one epoch: windows broken anew each time, so that paragraphs are seen in many places."""
    found = [
        label(window, article)
        for article in articles
        for window in windows(article, start_id=marks[0], end_id=marks[1], chooser=chooser)
    ]
    grouped = batches(found)
    chooser.shuffle(grouped)
    return grouped


def token_f1(model: Encoder, articles: list[Article], marks: tuple[int, int]) -> str:
    """Piece-wise F1 of roles and names on held-back articles, to watch the training; scorers' figures come later."""
    model.eval()
    hits, said, gold = [0] * 4, [0] * 4, [0] * 4
    items = [label(w, a) for a in articles for w in windows(a, start_id=marks[0], end_id=marks[1])]
    links = [0, 0]
    with torch.no_grad():
        for batch in batches(items):
            ids, cases, mask, targets = tensors(batch)
            scores, vectors, names = model(ids, cases, mask)
            best = scores.argmax(-1)
            for role in range(3):
                mine = ((best == 1 + 2 * role) | (best == 2 + 2 * role)) & (targets.roles != IGNORED)
                theirs = (targets.roles == 1 + 2 * role) | (targets.roles == 2 + 2 * role)
                hits[role] += int((mine & theirs).sum())
                said[role] += int(mine.sum())
                gold[role] += int(theirs.sum())
            named = names.argmax(-1)
            hits[3] += int(((named == targets.names) & (targets.names > 0)).sum())
            said[3] += int(((named > 0) & (targets.names != IGNORED)).sum())
            gold[3] += int((targets.names > 0).sum())
            to_cue, _ = link_scores(vectors, mask)
            known = targets.cue_of != IGNORED
            links[0] += int(((to_cue.argmax(-1) == targets.cue_of) & known).sum())
            links[1] += int(known.sum())
    model.train()
    rates = [200 * h / max(1, s + g) for h, s, g in zip(hits, said, gold, strict=True)]
    return " ".join(f"{r:.1f}" for r in rates) + f" links {100 * links[0] / max(1, links[1]):.1f}"


def mean_of(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several states of one model, which does better than each ("model soups", Wortsman et al. 2022)."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Train, average, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--stop-after", type=int, default=None, metavar="N", help="end after N of the epochs planned")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--start", type=Path, nargs="+", metavar="WEIGHTS", help="begin with the mean of these")
    parser.add_argument("--rate", type=float, default=ENCODER_RATE, help="the encoder's highest learning rate")
    parser.add_argument("--names", action="store_true", help="train the head for names too")
    parser.add_argument("--limit", type=int, default=None, help="articles to train on, for a trial")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    chooser = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    articles = read_articles(options.gold / "train", tokenizer)[: options.limit]
    held_back = read_articles(options.gold / "dev", tokenizer)[:40]
    if options.names:
        name_articles([*articles, *held_back])
    torch.manual_seed(HEADS_SEED)
    model = Encoder(options.encoder)
    if options.start:
        model.load_state_dict(mean_of(options.start), strict=False)
    torch.manual_seed(options.seed)
    averaged = copy.deepcopy(model)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = options.epochs * len(epoch_windows(articles, marks, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, n / steps))))),
    )
    started, step = time.monotonic(), 0
    for epoch in range(options.stop_after or options.epochs):
        model.train()
        total = 0.0
        for batch in epoch_windows(articles, marks, chooser):
            ids, cases, mask, targets = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores, links, names = model(ids, cases, mask)
            if not options.names:
                targets.names.fill_(IGNORED)
            loss = loss_of(scores.float(), links.float(), names.float(), mask, targets)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, step = total + loss.item(), step + 1
            weight = min(AVERAGE, (1 + step) / (10 + step))
            with torch.no_grad():
                for mean, new in zip(averaged.parameters(), model.parameters(), strict=True):
                    mean.lerp_(new, 1 - weight)
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f} {time.monotonic() - started:.0f} s", flush=True)
        torch.save(averaged.state_dict(), options.output / "model.pt")
        line = f"epoch {epoch + 1} loss {total / max(1, step) * (epoch + 1):.3f} {time.monotonic() - started:.0f} s "
        line += f"F1 source cue content names: {token_f1(averaged, held_back, marks)}"
        print(line, flush=True)
        with (options.output / "log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")


if __name__ == "__main__":
    assert len(LABELS) == 7
    main()

"""Where the attribution model goes wrong: the ten worst dev articles, and figures by outlet and by kind.

    eval/worst [--card]

With --card it also puts the figures by outlet and by kind into training/README.md. Names and counts only.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.relations import Article, Relation, TokenSets, articles, found, right
from eval.suites import GOLD, ROOT, read_records, scorer, scorers_common

CARD = ROOT / "training" / "README.md"
BEGIN, END = "<!-- figures: made by eval/worst --card -->", "<!-- end of figures -->"
# Why an attribution was missed, in the order in which it is asked.
MISSES = ("no content", "no cue", "boundary", "linked wrongly")
KINDS = ("wholly quoted", "partly quoted", "not quoted")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with ours of it: what is right, and the kind of each side's contents."""

    article: Article
    system: list[Relation]
    found: set[int]
    right: set[int]
    misses: Counter[str]
    gold_kinds: list[str]
    system_kinds: list[str]

    @property
    def counts(self) -> "Counts":
        """Of all relations."""
        return Counts(len(self.found), len(self.article.gold), len(self.system))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, of how many in the gold, and of how many of ours."""

    hits: int
    gold: int
    system: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hits + other.hits, self.gold + other.gold, self.system + other.system)

    @property
    def rates(self) -> tuple[float, float, float]:
        """Precision, recall and F1, percentages."""
        return tuple(100 * a / max(1, b) for a, b in self._shares)  # type: ignore[return-value]

    @property
    def _shares(self) -> tuple[tuple[int, int], ...]:
        return (self.hits, self.system), (self.hits, self.gold), (2 * self.hits, self.gold + self.system)


def miss(gold: TokenSets, system: Sequence[TokenSets]) -> str:
    """What is wrong with a gold relation that was not found: the first of MISSES that holds."""
    iou = scorers_common().iou
    near = [other for other in system if gold["content"] & other["content"]]
    if not near:
        return "no content"
    if gold["cue"] and not any(gold["cue"] & other["cue"] for other in system):
        return "no cue"
    if max(iou(gold["content"], other["content"]) for other in near) < 0.5:
        return "boundary"
    return "linked wrongly"


def kind_of(relation: Relation, tokens: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> str:
    """How much of the content's tokens stands in quotation marks: one of KINDS."""
    token_ids = scorers_common().token_ids
    own = token_ids(tokens, relation["content"])
    marked = own & token_ids(tokens, quoted)
    return KINDS[2] if not marked else KINDS[0] if marked == own else KINDS[1]


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The double quotations of every line, with their marks."""
    from attribune.annotate.quotes import is_left_open, quotations
    from attribune.model.span import Span

    spans, start, runs_on = [], 0, False
    for line in text.split("\n"):
        if line.strip():
            marks = quotations(text, Span(start, start + len(line)), runs_on=runs_on)
            spans += [(q.span.start, q.span.end) for q in marks if text[q.span.start] not in "'‘’‚‹›"]
            runs_on = is_left_open(marks)
        start += len(line) + 1
    return spans


def reading(article: Article, system: list[Relation]) -> Reading:
    """The article compared with ours of it."""
    gold_sets, system_sets = article.sets(article.gold), article.sets(system)
    hits, quoted = found(gold_sets, system_sets), quoted_spans(article.text)
    return Reading(
        article,
        system,
        hits,
        right(gold_sets, system_sets),
        Counter(miss(g, system_sets) for number, g in enumerate(gold_sets) if number not in hits),
        [kind_of(r, article.tokens, quoted) for r in article.gold],
        [kind_of(r, article.tokens, quoted) for r in system],
    )


def readings() -> list[Reading]:
    """All dev articles, by a run of `attribune read` with its default settings."""
    dev, attribution = GOLD / "attribution" / "dev", scorer("attribution")
    with tempfile.TemporaryDirectory() as scratch:
        lines = read_records(dev / "text", Path(scratch) / "dev.jsonl", metadata=dev / "metadata.tsv")
        records = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    system = {Path(r["report"]["path"]).stem: attribution.system_relations(r) for r in records}
    return [reading(article, system.get(article.name, [])) for article in articles(dev)]


def by_kind(read: Sequence[Reading], kind: str) -> tuple[Counts, Counts]:
    """Counts over the gold's contents of the kind, for recall, and over ours of the kind, for precision."""
    gold = [(n in r.found) for r in read for n, k in enumerate(r.gold_kinds) if k == kind]
    ours = [(n in r.right) for r in read for n, k in enumerate(r.system_kinds) if k == kind]
    return Counts(sum(gold), len(gold), 0), Counts(sum(ours), 0, len(ours))


def figures(read: Sequence[Reading]) -> str:
    """The tables of the model card."""
    rows = ["| dev articles of | attributions | precision | recall | F1 |", "|---|---|---|---|---|"]
    outlets = sorted({_outlet(r) for r in read})
    chosen: list[tuple[str, Callable[[Reading], bool]]] = [
        *((o, lambda r, o=o: _outlet(r) == o) for o in outlets),
        ("all", lambda _: True),
    ]
    for name, belongs in chosen:
        counts = sum((r.counts for r in read if belongs(r)), Counts(0, 0, 0))
        rows.append(f"| {name} | {counts.gold} | {' | '.join(f'{x:.1f}' for x in counts.rates)} |")
    rows += ["", "| content | attributions | precision | recall |", "|---|---|---|---|"]
    for kind in KINDS:
        gold, ours = by_kind(read, kind)
        rows.append(f"| {kind} | {gold.gold} | {ours.rates[0]:.1f} | {gold.rates[1]:.1f} |")
    total = sum((r.misses for r in read), Counter())
    rows += ["", "| why attributions were missed | how many |", "|---|---|"]
    return "\n".join([*rows, *(f"| {kind} | {total[kind]} |" for kind in MISSES)])


def with_figures(card: str, table: str) -> str:
    """The card with the table between its two marks."""
    before, _, rest = card.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _outlet(r: Reading) -> str:
    return r.article.name.split("_")[0]


def main() -> int:
    """Print the ten worst and the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--card", action="store_true", help="put the tables into training/README.md")
    options = parser.parse_args()
    read = readings()
    print(
        f"{'F1':>5} {'prec':>5} {'rec':>5} {'gold':>4} {'ours':>4} " + " ".join(f"{m:>14}" for m in (*MISSES, "extra"))
    )
    for r in sorted(read, key=lambda r: (r.counts.rates[2], r.article.name))[:10]:
        precision, recall, f1 = r.counts.rates
        wrong = [*(r.misses[kind] for kind in MISSES), len(r.system) - len(r.right)]
        line = f"{f1:5.1f} {precision:5.1f} {recall:5.1f} {r.counts.gold:4} {r.counts.system:4} "
        print(line + " ".join(f"{n:14}" for n in wrong), r.article.name)
    table = figures(read)
    print(f"\n{table}")
    if options.card:
        CARD.write_text(with_figures(CARD.read_text(encoding="utf-8"), table), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

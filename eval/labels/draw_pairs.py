"""Draw pairs of entries to label as the same or not: seeded, in strata of how many words they share.

    python -m eval.labels.draw_pairs DATABASE GOLD_DIR [--shown]

The database has the reports of the stories and of the articles, as `attribune add` read them. A pair is of two reports,
of one kind (events also of one type), shares a name and was published within 45 days; none is of two reports that have
a labelled pair already. Prints part, kind, and each side's report and where its first trigger starts. A story's pairs
are all in one part, and no article is in two pairs; a third is `blind`. With `--shown` each is followed by both sides'
words in context, for the labeller, and the part is not printed.
"""

import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from attribune.merge.identity import name_words
from attribune.merge.words import background, words_in
from attribune.model.entry import Entry
from attribune.public import open_store
from eval.pairs import gold_reports

SEED = 20261127
LABELS = Path(__file__).resolve().parent / "pairs.tsv"
PARTS = ("more", "blind")
MOST_DAYS = 45
TELLING = 1.0  # natural logarithms: words in more than a third of all articles do not count
# The fewest words shared: how many pairs, of events and of statements, of stories and of articles each.
STRATA = {1: 6, 3: 14, 5: 20, 8: 14, 12: 7}
MOST_OF_A_REPORT = {True: 3, False: 1}  # of a story's reports there are fewer
AROUND = 200  # characters
MOST_SHOWN = 900


@dataclass(frozen=True)
class Side:
    """One entry of one report."""

    entry: Entry
    report: str
    start: int
    day: int
    names: frozenset[str]
    words: frozenset[str]

    @property
    def of_a_story(self) -> bool:
        """Whether the report is of a story, not an article."""
        return not self.report.endswith(".txt")


Pair = tuple[Side, Side]


def main() -> int:
    """Print what is drawn."""
    shown = "--shown" in sys.argv
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["half"] not in PARTS]
    known = {frozenset({row["report"], row["other"]}) for row in rows}
    with open_store(Path(sys.argv[1]), create=False) as store:
        given = {report.id: report.given_id or "" for report in store.reports()}
        sides = [side for entry in store.entries_by_id() for side in _sides(entry, given)]
    told = {report["id"]: report for report in gold_reports(Path(sys.argv[2]))}
    generator = random.Random(SEED)
    drawn = [pair for story in (True, False) for pair in _drawn(_pools(sides, known, story), generator)]
    part = _parts(drawn, {id_: report.get("story", id_) for id_, report in told.items()}, generator)
    drawn.sort(key=lambda pair: (pair[0].report, pair[0].start, pair[1].report, pair[1].start))
    for one, other in drawn:
        row = [one.entry.kind, one.report, one.start, other.report, other.start]
        print(*([] if shown else [part[one.report]]), *row, sep="\t")
        if shown:
            print(*(line for side in (one, other) for line in _shown(side, told[side.report]["text"])), sep="\n")
    return 0


def _sides(entry: Entry, given: dict[str, str]) -> Iterator[Side]:
    """The entry's first report; none where several reports have it already, or it is not told when."""
    first = entry.evidence[0]
    if entry.kind == "change" or len({item.report for item in entry.evidence}) > 1 or not first.triggers:
        return
    names = (name for name in (*entry.actors, *entry.recipients) if any(map(str.isupper, name.split()[-1])))
    text = entry.what.partition(": ")[2] if entry.kind == "statement" else first.quote
    words = frozenset(word for word, _ in words_in(text) if background().rarity(word) > TELLING)
    if len(first.published) == len("2016-01-01"):
        day = date.fromisoformat(first.published).toordinal()
        last_words = frozenset(name_words(name)[-1] for name in names if name_words(name))
        yield Side(entry, given[first.report], first.triggers[0].start, day, last_words, words - last_words)


def _pools(sides: Sequence[Side], known: set[frozenset[str]], story: bool) -> dict[tuple[int, str], list[Pair]]:
    """The pairs by the fewest words that their stratum shares, and by kind."""
    holders: dict[tuple[str, str, str], list[Side]] = defaultdict(list)
    for side in sides:
        if side.of_a_story == story:
            sort = side.entry.type if side.entry.kind == "event" else ""
            for name in side.names:
                holders[side.entry.kind, sort, name].append(side)
    found: dict[tuple[str, int, str, int], tuple[int, Pair]] = {}
    for same in holders.values():
        same.sort(key=lambda side: (side.day, side.report, side.start))
        for place, one in enumerate(same):
            for other in same[place + 1 :]:
                if other.day - one.day > MOST_DAYS:
                    break
                count = len(one.words & other.words)
                if count and one.report != other.report and frozenset({one.report, other.report}) not in known:
                    found[one.report, one.start, other.report, other.start] = count, (one, other)
    pools: dict[tuple[int, str], list[Pair]] = {
        (least, kind): [] for least in STRATA for kind in ("event", "statement")
    }
    for _, (count, pair) in sorted(found.items(), key=lambda item: item[0]):
        pools[max(least for least in STRATA if least <= count), pair[0].entry.kind].append(pair)
    return pools


def _drawn(pools: dict[tuple[int, str], list[Pair]], generator: random.Random) -> Iterator[Pair]:
    """The pairs of all strata: no entry twice, no two pairs of the same two reports, few of one report."""
    entries: set[str] = set()
    of_report: Counter[str] = Counter()
    reports: set[frozenset[str]] = set()
    for (least, _), pool in sorted(pools.items(), reverse=True):
        taken = 0
        generator.shuffle(pool)
        for one, other in pool:
            both = frozenset({one.report, other.report})
            often = max(of_report[one.report], of_report[other.report]) >= MOST_OF_A_REPORT[one.of_a_story]
            if both in reports or often or {one.entry.id, other.entry.id} & entries:
                continue
            reports.add(both)
            of_report.update(both)
            entries |= {one.entry.id, other.entry.id}
            yield one, other
            taken += 1
            if taken == STRATA[least]:
                break


def _parts(drawn: Sequence[Pair], stories: Mapping[str, str], generator: random.Random) -> dict[str, str]:
    """Each report's part: a third of the pairs of stories and a third of those of articles are blind."""
    part: dict[str, str] = {}
    for story in (True, False):
        groups: dict[str, list[Pair]] = defaultdict(list)
        own = [pair for pair in drawn if pair[0].of_a_story == story]
        first_of = {_key(side, stories): _key(side, stories) for pair in own for side in pair}
        for one, other in own:
            old, new = first_of[_key(other, stories)], first_of[_key(one, stories)]
            first_of = {key: new if first == old else first for key, first in first_of.items()}
        for pair in own:
            groups[first_of[_key(pair[0], stories)]].append(pair)
        order = sorted(groups)
        generator.shuffle(order)
        blind, most = 0, sum(map(len, groups.values())) // 3
        for group in order:
            chosen = "blind" if blind + len(groups[group]) <= most else "more"
            blind += len(groups[group]) * (chosen == "blind")
            part |= {side.report: chosen for pair in groups[group] for side in pair}
    return part


def _key(side: Side, stories: Mapping[str, str]) -> str:
    """The story, or the article."""
    return str(stories[side.report])


def _shown(side: Side, text: str) -> Iterator[str]:
    first = side.entry.evidence[0]
    marks = [(trigger.start, "<<") for trigger in first.triggers] + [(trigger.end, ">>") for trigger in first.triggers]
    start = first.spans[0].start
    words = text[max(0, start - AROUND) : start] + "⟦"
    for place in range(start, max(span.end for span in first.spans)):
        words += "".join(mark for at, mark in marks if at == place)
        if any(span.start <= place < span.end for span in first.spans):
            words += text[place]
        elif any(span.end == place for span in first.spans):
            words += " … "
    words = words[:MOST_SHOWN]
    yield f"  {side.entry.type} {side.entry.when} {side.entry.status} [{first.published}] {first.headline}"
    yield f"  = {side.entry.what}"
    yield "  " + " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main())

"""Time `add --records` over generated records: the cost of a record, as the database grows; and its size.

    python bench/adding.py [--records 10000] [--json FILE]

Each record is a generated report of about 400 words on one of many stories: names that only its story has, some words
that other stories on its beat have, too (of a hundred pairs of reports, about one shares two telling words, as in
news), words as common as they are in news, statements and events over its sentences; every tenth is a trimmed copy of
the one before.
Printed are the processor's milliseconds that adding a record takes, the median of the last hundred before each number,
and the database's size over the text's. Making the records is not counted.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import attribune
from attribune.merge.words import background
from attribune.model.actor import Actor, Mention
from attribune.model.codec import report_id
from attribune.model.event import Event
from attribune.model.record import Record
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

SEED = 7
SYLLABLES = "ba ce di fo gu la me ni or pu ra se ti vo za kel mar nor sti tran".split()
REPORTS_A_STORY = 8
BEAT = 50  # words, of which each story has some
STRETCHES = (100, 1_000, 10_000)
WINDOW = 100  # records at the end of each stretch, whose median counts


class Newsroom:
    """Makes reports, the same ones for the same seed."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        news = background()
        self._vocabulary = sorted(news.common)
        self._weights = list(accumulate(news.documents[word] for word in self._vocabulary))
        self._verbs = [word for word in self._vocabulary if word.endswith("ed") and len(word) > 4]
        self._verb_weights = list(accumulate(news.documents[word] for word in self._verbs))
        self._beat = [self._word(4) for _ in range(BEAT)]

    def records(self, count: int) -> Iterator[Record]:
        """So many records; stories begin one after the other and run for some weeks."""
        stories: list[tuple[list[str], list[str], date]] = []
        sentences: list[str] = []
        for number in range(count):
            if number % REPORTS_A_STORY == 0:
                people = [f"{self._word(2).title()} {self._word(3).title()}" for _ in range(4)]
                theme = [self._word(4) for _ in range(8)] + self._random.sample(self._beat, 4)
                stories.append((people, theme, date(2031, 1, 1) + timedelta(days=number // 30)))
            if number % 10 == 9:
                sentences = sentences[:-6]
            else:
                people, theme, begun = self._random.choice(stories[-20:])
                published = begun + timedelta(days=self._random.randrange(21))
                sentences = [self._sentence(people, theme) for _ in range(26)]
            yield _record(sentences, people, published.isoformat(), outlet=f"Outlet {self._random.randrange(40)}")

    def _word(self, syllables: int) -> str:
        return "".join(self._random.choice(SYLLABLES) for _ in range(syllables))

    def _sentence(self, people: list[str], theme: list[str]) -> str:
        words = self._random.choices(self._vocabulary, cum_weights=self._weights, k=9)
        words.insert(4, self._random.choice(theme))
        one, other = self._random.sample(people, 2)
        (verb,) = self._random.choices(self._verbs, cum_weights=self._verb_weights)
        return f"{one} said that {other} {verb} {' '.join(words)}."


def _record(sentences: list[str], people: list[str], published: str, *, outlet: str) -> Record:
    text = "\n\n".join(sentences)
    mentions: dict[str, list[Mention]] = {name: [] for name in people}
    blocks, statements, events = [], [], []
    start = 0
    for number, sentence in enumerate(sentences, 1):
        blocks.append(Block("paragraph", Span(start, start + len(sentence))))
        spans = {name: start + sentence.find(name) for name in people if name in sentence}
        for name, place in spans.items():
            mentions[name].append(Mention(Span(place, place + len(name)), "name"))
        speaker, other = sorted(spans, key=lambda name: spans[name])
        cue = spans[speaker] + len(speaker) + 1
        verb = spans[other] + len(other) + 1
        ids = {name: f"a{people.index(name) + 1}" for name in spans}
        content = Span(cue + len("said "), start + len(sentence) - 1)
        told = Statement(f"s{number}", "indirect", (Span(cue, cue + 4),), (content,), speakers=(ids[speaker],))
        statements.append(told)
        trigger = Span(verb, text.index(" ", verb))
        events.append(Event(f"e{number}", "OTHER", (trigger,), actors=(ids[other],), on_word_of=(told.id,)))
        start += len(sentence) + 2
    actors = [Actor(f"a{n}", name, "person", tuple(mentions[name])) for n, name in enumerate(people, 1)]
    report = Report(
        report_id(text=text, url=None, outlet=outlet, published=published, headline=None), text, outlet=outlet,
        published=published, blocks=tuple(blocks),
    )  # fmt: skip
    return Record(report, actors=tuple(actors), statements=tuple(statements), events=tuple(events))


def timed(database: Path, count: int) -> tuple[list[float], int]:
    """Seconds that each record took, and the bytes of all texts."""
    seconds, size = [], 0
    with attribune.open_store(database) as store:
        for record in Newsroom().records(count):
            size += len(record.report.text.encode())
            started = time.process_time()
            store.add(record)
            seconds.append(time.process_time() - started)
    return seconds, size


def main() -> int:
    """Add the records and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=STRETCHES[-1], metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        seconds, size = timed(database, options.records)
        ratio = database.stat().st_size / size
    figures: dict[str, float] = {"database / text": round(ratio, 2)}
    for stretch in (*(one for one in STRETCHES if one < options.records), options.records):
        milliseconds = 1000 * statistics.median(seconds[max(stretch - WINDOW, 0) : stretch])
        figures[f"ms a record at {stretch}"] = round(milliseconds, 2)
    print("\n".join(f"{name:24}{value:10}" for name, value in figures.items()))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The whole flow on one page: a news report in, its record out.

    1. read      bytes or text → Report         (read/)
    2. parse     its prose → tokens, sentences  (annotate/parse.py)
                 beside it, the encoder's pass  (annotate/encoder.py)
    3. annotate  one layer after the other      (annotate/, in the order of registry.py)
    4. record    layers → Record, verified      (record/)

Many reports go through the same steps in several processes (batch/), in input order. What follows — merging records
into entries, keeping them, printing them — starts from records: merge/, store/, export/.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from .batch.pool import ordered_map
from .errors import AttribuneError
from .model.record import Record
from .model.report import Report

if TYPE_CHECKING:
    from .annotate.layers import Annotations
    from .read.corpus import Corpus
    from .read.sources import Source

MAX_SIZE = 5_000_000  # bytes: longer than any news report
# A worker process takes about a second to start: it pays off from this many reports a worker.
REPORTS_A_WORKER = 4


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: `published` (an ISO 8601 date) goes before any other source of the date; sizes are in bytes.

    `ontology` is the text of a table of the user's own event types and triggers (docs/events.md).
    """

    published: str | None = None
    max_size: int = MAX_SIZE
    ontology: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: a record, or the reason why there is none."""

    name: str
    record: Record | None = None
    error: AttribuneError | None = None


def record_of(report: Report, *, ontology: str = "") -> Record:
    """Steps 2 to 4: the record of a report that has been read."""
    annotations = annotate(report, ontology=ontology)
    from .record.build import build_record

    return build_record(
        report,
        actors=annotations.actors,
        times=annotations.times,
        statements=annotations.statements,
        events=annotations.events,
        matters=annotations.matters,
        skipped=annotations.skipped,
    )


def annotate(report: Report, *, ontology: str = "") -> "Annotations":
    """Steps 2 and 3: every layer of a report."""
    # Loading spaCy takes a second: whoever only lists or looks up entries should not wait for it.
    from .annotate.encoder import encode
    from .annotate.layers import Annotations
    from .annotate.parse import parse
    from .registry import annotators

    # The encoder needs nothing of the parse, and neither holds Python's lock for long: a second core, where there is
    # one to spare, does the one while the first does the other.
    with ThreadPoolExecutor(max_workers=1) as beside:
        scores = beside.submit(lambda: tuple(encode(report)))
        parsed = parse(report)
    annotations = Annotations(report=report, parse=parsed, scores=scores.result(), ontology=ontology)
    for annotator in annotators():
        annotations = annotator.run(annotations)
    return annotations


def checked_ontology(table: str) -> str:
    """The table, if it is one of event types and triggers; raises OntologyError with the line that is not."""
    from .annotate.events.lexicon import lexicon

    lexicon(table)
    return table


def read_record(source: "Source", *, options: Options) -> Outcome:
    """Steps 1 to 4 for one source. An error that Attribune knows becomes part of the outcome: the run goes on."""
    from .read.reader import read_source

    try:
        report = read_source(source, published=options.published, max_size=options.max_size)
    except AttribuneError as error:
        return Outcome(source.name, error=error)
    return Outcome(source.name, record=record_of(report, ontology=options.ontology))


def read_many(
    sources: "Sequence[Source] | Corpus", *, options: Options, workers: int | None = None
) -> Iterator[Outcome]:
    """The outcomes of all sources in their order, as they are ready; `workers` None: as many as it pays."""
    count = workers if workers is not None else default_workers(len(sources))
    return ordered_map(partial(read_record, options=options), sources, workers=min(count, max(len(sources), 1)))


def read_again(reports: Iterable[Report], *, count: int, workers: int | None = None) -> Iterator[Outcome]:
    """Steps 2 to 4 for `count` reports that were read before, in their order: what was read of them stays."""
    number = workers if workers is not None else default_workers(count)
    return ordered_map(_again, reports, workers=min(number, max(count, 1)))


def _again(report: Report) -> Outcome:
    try:
        return Outcome(report.id, record=record_of(report))
    except AttribuneError as error:
        return Outcome(report.id, error=error)


def default_workers(reports: int) -> int:
    """As many processes as this machine lends us, but no more than have a few reports each."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, reports // REPORTS_A_WORKER))

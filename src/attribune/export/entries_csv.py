"""Entries for spreadsheets: one row an entry, with the evidence of its earliest report."""

import csv
import io
from collections.abc import Iterable

from ..model.entry import Entry

COLUMNS = (
    *("id", "when", "kind", "type", "what", "actors", "recipients", "matters", "status", "on_word_of"),
    *("reports", "independent_sources", "quote", "outlet", "wire", "published", "headline", "path", "report"),
)


class CsvEntries:
    """RFC 4180, comma-separated, lines ending in a line feed; several names in one cell stand apart by "; ".

    Cells hold the text as it is. Software that takes a leading "=" for a formula must be told to import text.
    """

    def start(self) -> str:
        """The names of the columns."""
        return _row(COLUMNS)

    def one(self, entry: Entry) -> str:
        """One row."""
        first = entry.evidence[0]
        return _row(
            (
                *(entry.id, entry.when, entry.kind, entry.type, entry.what, _names(entry.actors)),
                *(_names(entry.recipients), _names(entry.matters), entry.status, _names(entry.on_word_of)),
                *(entry.sources.reports, entry.sources.independent, first.quote, first.outlet, first.wire),
                *(first.published, first.headline, first.path, first.report),
            )
        )

    def end(self) -> str:
        """Nothing stands after the last row."""
        return ""


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()

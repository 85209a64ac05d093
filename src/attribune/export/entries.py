"""Entries as documents: what an exporter is, and which ones there are."""

from typing import Protocol

from ..model.entry import Entry, Evidence, Sources
from .layout import count_of

FORMATS = ("text", "jsonl", "csv", "html")


class EntryExporter(Protocol):
    """Turns entries, one after the other, into one document."""

    def start(self) -> str:
        """What stands before the first entry."""
        ...

    def one(self, entry: Entry) -> str:
        """One entry."""
        ...

    def end(self) -> str:
        """What stands after the last entry."""
        ...


def entry_exporter(format_: str, *, width: int = 80) -> EntryExporter:
    """The exporter of entries that `--format` names, one of FORMATS; `width` is in columns, for text."""
    # Each loads what only it needs: a list of entries in a terminal should not wait for a template engine.
    if format_ == "html":
        from .entries_html import HtmlEntries

        return HtmlEntries()
    if format_ == "csv":
        from .entries_csv import CsvEntries

        return CsvEntries()
    if format_ == "jsonl":
        from .entries_jsonl import JsonlEntries

        return JsonlEntries()
    from .entries_text import TextEntries

    return TextEntries(width=width)


def told_in(evidence: Evidence) -> str:
    """A report as a reader knows it: "Orvane Herald, 2031-03-12"."""
    name = evidence.outlet or evidence.wire or evidence.path or short_report(evidence.report)
    return f"{name}, {evidence.published}" if evidence.published else name


def short_report(report: str) -> str:
    """A report's id, short enough to be typed."""
    return report.removeprefix("sha256:")[:12]


def sources_of(entry: Entry) -> str:
    """The earliest report, and how many others there are: "Orvane Herald, 2031-03-12 and 2 more reports (…)"."""
    first = told_in(entry.evidence[0])
    more = entry.sources.reports - 1
    if not more:
        return first
    return f"{first} and {count_of(more, 'more report')} ({independent_sources(entry.sources)})"


def independent_sources(sources: Sources) -> str:
    """How many sources are independent, and whose text several reports have: "1 independent source: AFP"."""
    count = count_of(sources.independent, "independent source")
    shared = [one.name for one in sources.origins if one.name and one.because]
    return f"{count}: {', '.join(shared)}" if shared else count

"""Records as documents: what an exporter is, which ones there are, and the plainest of them."""

from typing import Protocol

from ..model.codec import record_to_json
from ..model.record import Record

FORMATS = ("text", "jsonl", "html")


class RecordExporter(Protocol):
    """Turns records, one after the other, into one document."""

    def start(self) -> str:
        """What stands before the first record."""
        ...

    def one(self, record: Record) -> str:
        """One record."""
        ...

    def end(self) -> str:
        """What stands after the last record."""
        ...


def record_exporter(format_: str, *, width: int = 80, with_text: bool = False) -> RecordExporter:
    """The exporter of records that `--format` names, one of FORMATS.

    `width` is in columns, for text; `with_text` puts each report's text into its JSONL record.
    """
    # Each loads what only it needs: JSONL should not wait for a template engine.
    if format_ == "html":
        from .records_html import HtmlRecords

        return HtmlRecords()
    if format_ == "text":
        from .records_text import TextRecords

        return TextRecords(width=width)
    return JsonlRecords(with_text=with_text)


class JsonlRecords:
    """One record a line, as docs/record.md describes it."""

    def __init__(self, *, with_text: bool = False) -> None:
        self._with_text = with_text

    def start(self) -> str:
        """Nothing stands before the first line."""
        return ""

    def one(self, record: Record) -> str:
        """The record and a line feed."""
        return record_to_json(record, with_text=self._with_text) + "\n"

    def end(self) -> str:
        """Nothing stands after the last line."""
        return ""

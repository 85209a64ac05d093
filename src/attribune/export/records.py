"""Records as text for programs and people: what an exporter is, and the plainest one."""

from typing import Protocol

from ..model.codec import record_to_json
from ..model.record import Record


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

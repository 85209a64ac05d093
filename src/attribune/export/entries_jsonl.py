"""Entries for programs: one JSON object a line, as docs/record.md describes it."""

from ..model.codec import entry_to_json
from ..model.entry import Entry


class JsonlEntries:
    """One entry a line."""

    def start(self) -> str:
        """Nothing stands before the first line."""
        return ""

    def one(self, entry: Entry) -> str:
        """The entry and a line feed."""
        return entry_to_json(entry) + "\n"

    def end(self) -> str:
        """Nothing stands after the last line."""
        return ""

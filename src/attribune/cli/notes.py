"""What the reader of a report should know, said on stderr: one by one for a few reports, counted for many."""

from collections import Counter

from ..model.record import Record
from .common import say

# Up to this many reports, each note is said by itself; beyond it they are counted.
HANDFUL = 5


class Notes:
    """Says the notes of the records as they come; `expected` is how many there will be, None if nobody knows."""

    def __init__(self, expected: int | None) -> None:
        self._each = expected is not None and expected <= HANDFUL
        self._counts: Counter[str] = Counter()

    def say(self, name: str, record: Record) -> None:
        """The notes of one record, at once or in the end."""
        for note in record.report.notes:
            if self._each:
                say(f"{name}: {note.message}")
            else:
                self._counts[note.message] += 1

    def say_rest(self) -> None:
        """How many reports had which note."""
        for message, count in self._counts.items():
            say(f"{count} {'report' if count == 1 else 'reports'}: {message}")

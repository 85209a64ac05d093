"""What the reader of a report should know, said on stderr: one by one for a few reports, counted for many."""

from ..model.record import Record
from .common import say

# Up to this many reports, each note is said by itself; beyond it they are counted.
HANDFUL = 5


class Notes:
    """Says the notes of the records as they come; `expected` is how many there will be, None if nobody knows."""

    def __init__(self, expected: int | None) -> None:
        self._each = expected is not None and expected <= HANDFUL
        # Code → the names of the reports that have such a note, and the messages: a place in the text may differ.
        self._held_back: dict[str, tuple[list[str], list[str]]] = {}

    def say(self, name: str, record: Record) -> None:
        """The notes of one record, at once or in the end."""
        for note in record.report.notes:
            if self._each:
                say(f"{name}: {note.message}")
            else:
                names, messages = self._held_back.setdefault(note.code, ([], []))
                names.append(name)
                messages.append(note.message)

    def say_rest(self) -> None:
        """How many reports had which note, with the first one as an example where they differ."""
        for names, messages in self._held_back.values():
            count = f"{len(names)} {'report' if len(names) == 1 else 'reports'}"
            if len(names) > 1 and len(set(messages)) == 1:
                say(f"{count}: {messages[0]}")
            else:
                say(f"{count}{', the first' if len(names) > 1 else ''}: {names[0]}: {messages[0]}")

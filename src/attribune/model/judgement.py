"""Judgements: what reviewers decided about the record."""

from dataclasses import dataclass

from .span import Span

# About an entry, or (merge, split, rename) about a name.
ENTRY_ACTIONS = ("accept", "reject", "merge", "split", "rename", "date", "speaker", "type", "status")
ACTIONS = (*ENTRY_ACTIONS, "remove", "undo")
NAME_ACTIONS = ("merge", "split", "rename")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a report tells an entry: lasting, while the entry's id changes with what is read there.

    `triggers` and the evidence from `start` to `end` are offsets into the text that the report's id stands for, and
    `quote` is the evidence's words: W3C Web Annotation's TextPositionSelector and TextQuoteSelector.
    """

    report: str
    triggers: tuple[Span, ...]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Target:
    """The entry that a judgement is about, as it was then, and everywhere it was told."""

    entry: str
    kind: str
    type: str
    what: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's decision; never changed, only undone by a later one.

    `id` is "j" and its number in the log, "" before a store has kept it. `at` is UTC in ISO 8601, to the second.
    `action` is one of ACTIONS. It is about entries (`targets`: two for merge and split, else one), about names
    (`names`: two for merge and split, one for rename), about a report (`report`: remove), or about the judgement with
    the id `undoes`. `value` is the corrected date, speaker, type, status, line or name.
    """

    id: str
    at: str
    by: str
    action: str
    targets: tuple[Target, ...] = ()
    names: tuple[str, ...] = ()
    report: str | None = None
    undoes: str | None = None
    value: str = ""
    note: str = ""

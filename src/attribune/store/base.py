"""What a store can do, whatever keeps it: the rest of the program knows only this."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from ..model.entry import Entry
from ..model.record import Record


class Merging(Protocol):
    """How records become entries. The module `attribune.merge` is one; a store only keeps what it is given."""

    def entries_of(self, record: Record, /) -> tuple[Entry, ...]:
        """The entries that one record gives, with distinct ids."""

    def joined(self, entries: Sequence[Entry], /) -> Entry:
        """One entry from those that several records gave under the same id, in any order."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in the list of reports: its metadata, and how many statements, events and matters it has."""

    id: str
    given_id: str | None
    path: str | None
    url: str | None
    outlet: str | None
    wire: str | None
    published: str
    headline: str | None
    statements: int
    events: int
    matters: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One named actor as all reports know it, with the number of reports, and of its statements and events there."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    reports: int
    statements: int
    events: int


class Store(Protocol):
    """The public record: reports with their records, and the entries that these make together.

    All methods raise StoreError's kinds: NotInRecord where a name or id is not there, UnwritableDatabase where the
    store cannot be used. Iterators read as they go; do not add to a store while one is open.
    """

    def add(self, record: Record) -> bool:
        """Keep a record: all of it or, where anything fails, nothing. False where its report is there already.

        Raises RecordError where the record contradicts itself.
        """

    def entries(
        self,
        *,
        actor: str | None = None,
        matter: str | None = None,
        type: str | None = None,  # noqa: A002  # the schema's own word
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        search: str | None = None,
        report: str | None = None,
    ) -> Iterator[Entry]:
        """The entries that fit, in the order in which they happened.

        `actor` and `matter` are names: case and accents do not count, an alias or a person's last name is enough.
        `start` and `end` are dates or prefixes of dates ("2025-02"), both inclusive: an entry fits if its own days
        overlap theirs. `search` holds words and "phrases", all of which the same report must have in an entry's
        line, evidence or headline. `report` is a report's id.

        An entry without a date has its place on the day on which its earliest report was published, after those
        with a date; without that too, at the very end.
        """

    def entries_by_id(self) -> Iterator[Entry]:
        """All entries, sorted by id."""

    def entry(self, id: str) -> Entry:  # noqa: A002
        """The entry of this id, or of the only id that begins so."""

    def record(self, id: str) -> Record:  # noqa: A002
        """The record of the report of this id, or of the only id that begins so, with or without "sha256:"."""

    def records(self) -> Iterator[Record]:
        """All records, sorted by their reports' ids."""

    def report_text(self, id: str) -> str:  # noqa: A002
        """The text of the report of exactly this id."""

    def reports(self) -> Iterator[ReportLine]:
        """All reports by the day of publication, those without one last."""

    def actors(self) -> Iterator[ActorLine]:
        """All named actors, those with the most reports first.

        Two records' actors are taken for the same where name and kind agree. Who is not named ("officials") is left
        out: nothing says that two reports mean the same.
        """

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

"""What a store can do, whatever keeps it: the rest of the program knows only this."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from ..model.entry import Entry, Evidence, Sources
from ..model.kin import Kin, Kinship, Teller
from ..model.record import Record
from ..model.report import Report
from ..model.span import Span

STORY = "st_"  # a story's id begins so


class Merging(Protocol):
    """How records become entries. The module `attribune.merge` is one; a store only keeps what it is given."""

    KINSHIPS: tuple[Kinship, ...]

    def entries_of(self, record: Record, /) -> tuple[Entry, ...]:
        """The entries that one record gives, with distinct ids."""

    def joined(self, entries: Sequence[Entry], /, *, copies: Mapping[str, int]) -> Entry:
        """One entry from those that several records gave under the same id, in any order.

        `copies` has the group of copies of one text to which each report belongs.
        """

    def evidence_of(self, report: Report, triggers: tuple[Span, ...], spans: tuple[Span, ...], /) -> Evidence:
        """The words of a report at these places."""

    def sources_of(self, tellers: Iterable[Teller], copies: Mapping[str, int], /) -> Sources:
        """How many of the tellers are independent, and which."""

    def kin_of(self, report: Report, /) -> Kin:
        """By what a report is known to its kin."""


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


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter as all reports know it: whose it is, its last known status with its date, the number of reports."""

    name: str
    kind: str
    of: str | None
    status: str | None
    when: str
    reports: int


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A running story: the reports that tell it, the earliest first, and which of them are independent.

    `id` comes from the earliest report (by day of publication, then id). Reports that are added later may give the
    story an earlier one, or join it to another: every id that it, or a part of it, ever had leads to it. `days` are
    those of the first and the last report, "" where no report has a date.
    """

    id: str
    headline: str | None
    days: tuple[str, str]
    sources: Sources
    reports: tuple[ReportLine, ...]


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
        about: str | None = None,
        type: str | None = None,  # noqa: A002  # the schema's own word
        kind: str | None = None,
        start: str | None = None,
        end: str | None = None,
        search: str | None = None,
        report: str | None = None,
        story: str | None = None,
    ) -> Iterator[Entry]:
        """The entries that fit, in the order in which they happened.

        `actor`, `matter` and `about` are names: case and accents do not count, an alias or a person's last name is
        enough. `about` is whom or what statements are about.
        `start` and `end` are dates or prefixes of dates ("2025-02"), both inclusive: an entry fits if its own days
        overlap theirs. `search` holds words and "phrases", all of which the same report must have in an entry's
        line, evidence or headline. `report` is a report's id, `story` one of a story's or its beginning.

        An event without a date has its place beside the dated ones before or after which its report puts it; any
        other entry without one on the day on which its earliest report was published, after those with a date;
        without that too, at the very end.
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

    def stories(self) -> Iterator[StoryLine]:
        """All stories, the one with the earliest report first."""

    def story(self, id: str) -> StoryLine:  # noqa: A002
        """The story of this id, or of the only one that begins so."""

    def actors(self) -> Iterator[ActorLine]:
        """All named actors, those with the most reports first.

        Two records' actors are taken for the same where name and kind agree. Who is not named ("officials") is left
        out: nothing says that two reports mean the same.
        """

    def matters(self) -> Iterator[MatterLine]:
        """All matters, those with the most reports first. Two records' matters of one name are taken for the same."""

    def matter(self, name: str) -> MatterLine:
        """The matter of that name, or the only one with all these words in its name."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

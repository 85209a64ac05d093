"""What a store can do, whatever keeps it: the rest of the program knows only this."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from ..model.entry import Entry, Evidence, Sources
from ..model.judgement import Judgement, Target
from ..model.kin import Kin, Kinship, Teller
from ..model.record import Record
from ..model.report import Report
from ..model.span import Span

Pairs = Collection[frozenset[str]]
# By a judgement's id, the ids of the entries at which each of its targets stands.
Places = Mapping[str, Sequence[Sequence[str]]]

STORY = "st_"  # a story's id begins so


class Naming(Protocol):
    """Which names reviewers took for one, the one that is shown first, and which they keep apart."""

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]: ...

    @property
    def apart(self) -> tuple[tuple[str, str], ...]: ...

    def shown(self, name: str, /) -> str:
        """The name under which this one is shown."""

    def same(self, name: str, /) -> tuple[str, ...]:
        """All names that are this one's, itself included."""

    def has(self, entry: Entry, name: str, /) -> bool:
        """Whether somebody of this name takes part in the entry."""


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

    def groups(self, kin: Sequence[Kin], kinship: Kinship, /) -> list[int]:
        """The number of each one's group."""

    def check(self, judgement: Judgement, /) -> None:
        """Raises JudgementError where the judgement cannot be made."""

    def in_force(self, log: Sequence[Judgement], /) -> tuple[Judgement, ...]:
        """The judgements that no later one undoes."""

    def names_of(self, judgements: Iterable[Judgement], /) -> Naming:
        """What they say of names."""

    def placed(self, target: Target, report: str, entries: Iterable[Entry], /) -> str | None:
        """The id of the one entry of a report that stands where the target was told."""

    def judged(self, entry: Entry, judgements: Iterable[Judgement], names: Any, /) -> Entry:
        """The entry as reviewers have it."""

    def decided_pairs(
        self, judgements: Iterable[Judgement], places: Places, entries: Sequence[Entry], names: Any, /
    ) -> tuple[Pairs, Pairs]:
        """The pairs of entry ids that are one by a reviewer's word, and those that are not."""

    def unplaced(self, judgements: Iterable[Judgement], places: Places, /) -> tuple[Judgement, ...]:
        """The judgements about entries of which one is no longer told anywhere."""


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
    """One named actor as all reports know it, with the number of reports, and of its statements and events there.

    The roles that most reports tell come first.
    """

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


class Overview(Protocol):
    """Counts over the whole record, for those who want to see at a glance. Errors as in `Store`."""

    def counts(self) -> dict[str, int]:
        """How many reports, statements, events and changes there are."""

    def newest(self, *, limit: int) -> tuple[ReportLine, ...]:
        """The reports that were published last."""

    def tally(self, **asked: str) -> dict[tuple[str, str], int]:
        """By month ("2016-10") and kind, the number of dated entries that fit; conditions as in `Store.entries`."""

    def reports(self, *, skip: int, limit: int) -> tuple[Sequence[ReportLine], int]:
        """As `Store.reports`; here and below, the lines behind the first `skip`, and how many there are in all."""

    def actors(self, *, kind: str = "", skip: int, limit: int) -> tuple[Sequence[ActorLine], int]:
        """As `Store.actors`, of one kind if one is given."""

    def actors_called(self, words: Sequence[str], *, limit: int) -> Sequence[ActorLine]:
        """Those of the actors with a name that has all the words, which are casefolded."""

    def matters(self, *, skip: int, limit: int) -> tuple[Sequence[MatterLine], int]:
        """As `Store.matters`."""

    def matters_called(self, words: Sequence[str], *, limit: int) -> Sequence[MatterLine]:
        """Those of the matters with a name that has all the words, which are casefolded."""

    def stories(self, *, running: bool = False, skip: int, limit: int) -> tuple[Sequence[StoryLine], int]:
        """All stories by their first days; if `running`, those that several reports tell, the largest first."""

    def outlets(self, **asked: str) -> tuple[tuple[str, int], ...]:
        """The outlets that tell the entries that fit, with how many each tells, most first; conditions as above."""

    def knows(self, name: str) -> bool:
        """Whether an actor or a matter can be asked for by this name."""

    def told_on(self, matter: str) -> tuple[str, ...]:
        """The days of publication of the reports that tell of a matter, in order; `matter` is its whole name."""

    def actor(self, name: str) -> ActorLine:
        """The actor of that name, an alias or a person's last name."""

    def partners(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        """Who takes part in the most events that the actor takes part in, with their number."""

    def subjects(self, actor: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        """What the actor's statements are most often about, with their number."""

    def speakers(self, about: str, *, limit: int) -> tuple[tuple[str, int], ...]:
        """Who takes part in the most statements about somebody or something, with their number."""


class Store(Protocol):
    """The public record: reports with their records, and the entries that these make together.

    All methods raise StoreError's kinds: NotInRecord where a name or id is not there, UnwritableDatabase where the
    store cannot be used. Iterators read as they go; do not add to a store while one is open.
    """

    def add(self, record: Record, *, restored: Judgement | None = None) -> bool:
        """Keep a record: all of it or, where anything fails, nothing.

        False where its report is there already: the record that is there stays, also where this one differs from it
        (`replace` puts it in its place). `restored` says who takes a removed report back, when and why; its action is
        set here.

        Raises RecordError where the record contradicts itself, RemovedReport where a reviewer removed its report.
        """

    def replace(self, record: Record) -> bool:
        """Put a record in the place of the one that its report has, with all that follows; False where it is the same.

        Judgements find their entries again, or are `unplaced`.

        Raises NotInRecord where the report is not there, RecordError where the record contradicts itself.
        """

    def remove(self, judgement: Judgement) -> Judgement:
        """Take out the report that a judgement of action remove names, and keep the judgement, which is returned.

        Its evidence goes; what it told together with others is told by these alone; it may not be added again.

        Raises NotInRecord where the report is not there.
        """

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement to the log; returns it with its id. Entries are shown as it says from then on.

        Two reviewers may judge at once: each is kept. Raises JudgementError where it cannot be made.
        """

    def judgements(self, *, entry: str | None = None) -> tuple[Judgement, ...]:
        """The log in its order; of one entry, what was judged of it, undone judgements and their undoing included."""

    def unplaced(self) -> tuple[Judgement, ...]:
        """The judgements in force whose entries no report tells any more: kept, and in effect again once one does."""

    def decided_pairs(self, entries: Sequence[Entry]) -> tuple[Pairs, Pairs]:
        """Of these entries, the pairs of ids that are one by a reviewer's word, and those that are not."""

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
        outlet: str | None = None,
        report: str | None = None,
        story: str | None = None,
        as_of: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        """The entries that fit, in the order in which they happened; rejected ones too (see their `verdict`).

        `actor`, `matter` and `about` are names: case and accents do not count, an alias or a person's last name is
        enough. `about` is whom or what statements are about.
        `start` and `end` are dates or prefixes of dates ("2025-02"), both inclusive: an entry fits if its own days
        overlap theirs. `search` holds words and "phrases", all of which the same report must have in an entry's
        line, evidence or headline. `outlet` is one that tells it, alone or with others. `report` is a report's id,
        `story` one of a story's or its beginning.

        `as_of`, here and below, is a date or a prefix of one: only what reports published by its end tell, as if the
        later ones, and those without a date, had not been added. Judgements hold whenever they were made.

        An event without a date has its place beside the dated ones before or after which its report puts it; any
        other entry without one on the day on which its earliest report was published, after those with a date;
        without that too, at the very end.

        `after` is the id of an entry behind which to begin, `limit` how many to give at the most.
        """

    def overview(self) -> Overview:
        """Counts over the whole record."""

    def version(self) -> int:
        """Another number whenever something was added or changed since this store last told it, by whomever."""

    def entries_by_id(self, *, as_of: str | None = None) -> Iterator[Entry]:
        """All entries, sorted by id."""

    def entry(self, id: str, *, as_of: str | None = None) -> Entry:  # noqa: A002
        """The entry of this id, or of the only id that begins so."""

    def record(self, id: str) -> Record:  # noqa: A002
        """The record of the report of this id, or of the only id that begins so, with or without "sha256:"."""

    def records(self, *, as_of: str | None = None) -> Iterator[Record]:
        """All records, sorted by their reports' ids."""

    def report_text(self, id: str) -> str:  # noqa: A002
        """The text of the report of exactly this id."""

    def reports(self, *, as_of: str | None = None) -> Iterator[ReportLine]:
        """All reports by the day of publication, those without one last."""

    def stories(self, *, as_of: str | None = None) -> Iterator[StoryLine]:
        """All stories, the one with the earliest report first."""

    def story(self, id: str, *, as_of: str | None = None) -> StoryLine:  # noqa: A002
        """The story of this id, or of the only one that begins so."""

    def actors(self, *, as_of: str | None = None) -> Iterator[ActorLine]:
        """All named actors, those with the most reports first.

        Two records' actors are taken for the same where name and kind agree. Who is not named ("officials") is left
        out: nothing says that two reports mean the same.
        """

    def matters(self, *, as_of: str | None = None) -> Iterator[MatterLine]:
        """All matters, those with the most reports first. Two records' matters of one name are taken for the same."""

    def matter(self, name: str, *, as_of: str | None = None) -> MatterLine:
        """The matter of that name, or the only one with all these words in its name."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

"""Small records made by hand: reports, actors, statements and events over invented text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribune.model.actor import Actor, Mention, Role
from attribune.model.codec import report_id
from attribune.model.event import Event
from attribune.model.matter import Change, Matter
from attribune.model.record import Record
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement


def report_of(
    *paragraphs: str,
    published: str = "2031-03-14",
    outlet: str | None = None,
    wire: str | None = None,
    headline: str | None = None,
    path: str | None = None,
) -> Report:
    """A report of these paragraphs, one block each."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Report(
        id=report_id(text=text, url=None, outlet=outlet, published=published, headline=headline),
        text=text,
        path=path,
        outlet=outlet,
        wire=wire,
        published=published,
        published_from="metadata" if published else None,
        headline=headline,
        blocks=tuple(blocks),
        rereadable=path is not None,
    )


@dataclass
class RecordMaker:
    """Collects what a record says; all words are given as they stand in the text."""

    report: Report
    _actors: list[Actor] = field(default_factory=list)
    _statements: list[Statement] = field(default_factory=list)
    _events: list[Event] = field(default_factory=list)
    _matters: list[Matter] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return Span(start, start + len(words))

    def spans(self, words: Sequence[str]) -> tuple[Span, ...]:
        return tuple(self.span(one) for one in words)

    def actor(
        self,
        name: str,
        *,
        kind: str = "person",
        aliases: tuple[str, ...] = (),
        roles: tuple[str, ...] = (),
        words: str | None = None,
        named: bool = True,
    ) -> str:
        mention = Mention(self.span(words or name), "name")
        held = tuple(Role(title, (self.span(title),)) for title in roles)
        one = Actor(f"a{len(self._actors) + 1}", name, kind, (mention,), named=named, aliases=aliases, roles=held)
        self._actors.append(one)
        return one.id

    def statement(
        self,
        speakers: Sequence[str],
        cue: str,
        *content: str,
        kind: str = "indirect",
        when: str = "",
        about: tuple[str, ...] = (),
        source: tuple[str, ...] = (),
        within: str | None = None,
        polarity: str = "asserted",
    ) -> str:
        one = Statement(
            f"s{len(self._statements) + 1}",
            kind,
            self.spans([cue] if cue else []),
            self.spans(content),
            source=self.spans(source),
            speakers=tuple(speakers),
            source_kind="named" if speakers else "missing",
            about=about,
            when=when,
            within=within,
            polarity=polarity,
        )
        self._statements.append(one)
        return one.id

    def event(
        self,
        kind: str,
        trigger: str,
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        *,
        when: str = "",
        status: str = "occurred",
        on_word_of: tuple[str, ...] = (),
    ) -> str:
        one = Event(
            f"e{len(self._events) + 1}",
            kind,
            (self.span(trigger),),
            actors=tuple(actors),
            recipients=tuple(recipients),
            when=when,
            status=status,
            on_word_of=on_word_of,
        )
        self._events.append(one)
        return one.id

    def matter(self, name: str, status: str, evidence: str, *, of: str | None = None, when: str = "") -> str:
        one = Matter(
            f"m{len(self._matters) + 1}",
            name,
            "order",
            (Mention(self.span(name), "nominal"),),
            of=of,
            history=(Change(status, (self.span(evidence),), when=when),),
        )
        self._matters.append(one)
        return one.id

    def record(self) -> Record:
        return Record(
            report=self.report,
            actors=tuple(self._actors),
            statements=tuple(self._statements),
            events=tuple(self._events),
            matters=tuple(self._matters),
        )


SYNDICATED = "Mayor Ana Voss met harbour union leader Piet Lorne in Orvane on Tuesday to end the strike."


def harbour_record(
    *, outlet: str = "Orvane Herald", headline: str = "Mayor meets union", published: str = "2031-03-12"
) -> Record:
    """Three entries: a meeting, a quotation, and an order that was signed."""
    make = RecordMaker(
        report_of(
            SYNDICATED,
            "“We keep the port,” Voss said. She signed the Harbour Order in 2030.",
            outlet=outlet,
            headline=headline,
            published=published,
            wire="MNA",
            path=f"{outlet}.txt",
        )
    )
    voss = make.actor("Ana Voss", aliases=("Voss",), roles=("Mayor",))
    lorne = make.actor("Piet Lorne")
    make.event("CONSULT", "met", [voss], [lorne], when="2031-03-11")
    make.statement([voss], "said", "“We keep the port,”", kind="direct", when="2031-03-12")
    make.matter("Harbour Order", "signed", "signed", of=voss, when="2030")
    return make.record()


def simple_record(number: int) -> Record:
    """One of a series of small records, all different, each with one event that may be undated."""
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    make = RecordMaker(
        report_of(
            f"Councillor Réné Dax visited ward {number} of the town of Selden with a band of drummers.",
            published=day,
            outlet="Selden Post",
        )
    )
    dax = make.actor("Réné Dax")
    ward = make.actor(f"ward {number}", kind="place")
    make.event("OTHER", "visited", [dax], [ward], when=day if number % 3 else "")
    return make.record()


FERRY = (
    (
        "Ferry captain Odile Brandt was suspended on Monday after her vessel rammed the harbour wall of Selden, "
        "injuring eleven passengers, and the authority opened an inquiry into the brakes."
    ),
    (
        "Brandt told investigators that the engines had not answered when she tried to reverse, and asked for the "
        "logbooks of three earlier crossings between Selden and Norholm to be read."
    ),
)
# Told in other words, of the same captain and wall.
FERRY_LATER = (
    (
        "Divers found a crack in the harbour wall of Selden that was there before captain Odile Brandt's ferry rammed "
        "it, the inquiry into the brakes was told on Monday."
    ),
)


def ferry_record(*paragraphs: str, published: str = "2031-05-04", outlet: str = "Selden Post") -> Record:
    """A record without entries, of a report of these paragraphs (else FERRY)."""
    return RecordMaker(report_of(*(paragraphs or FERRY), published=published, outlet=outlet)).record()

"""Records of one sentence, as the tests of merging make them, and the entries that they come to."""

from attribune.merge import entries_of, together
from attribune.model.entry import Entry
from attribune.model.record import Record
from tests.builders import RecordMaker, report_of

MET = "Mayor Ana Voss met harbour union leader Piet Lorne in Orvane for talks on the dock strike."
MET_TOO = "Voss, the mayor of Orvane, met union leader Piet Lorne on Tuesday for talks about the dock strike."
QUOTED = "“We keep the port open, and nobody who works there will lose a day of pay,” Voss said."
DIED = "A fire in the Selden granary killed 12 workers and closed the river quay, coroner Ida Brand said."


def meeting(
    text: str, *, actor: str = "Ana Voss", when: str = "", published: str = "2031-03-12", **more: str
) -> Record:
    make = RecordMaker(report_of(text, published=published, outlet=more.get("outlet")))
    doer, other = make.actor(actor), make.actor("Piet Lorne")
    make.event("CONSULT", "met", [doer], [other], when=when, status=more.get("status", "occurred"))
    return make.record()


def saying(text: str, words: str, *, speaker: str = "Voss", published: str = "2031-03-12", cue: str = "said") -> Record:
    make = RecordMaker(report_of(text, published=published))
    make.statement([make.actor(speaker)], cue, words, kind="direct")
    return make.record()


def fire(text: str, published: str) -> Record:
    make = RecordMaker(report_of(text, published=published))
    make.event("ASSAULT", "killed", [make.actor("Selden granary", kind="facility")])
    return make.record()


def told(*records: Record) -> tuple[Entry, ...]:
    return together(entry for record in records for entry in entries_of(record))


def done(
    kind: str, text: str, trigger: str, *, who: str = "", whom: str = "", published: str = "2031-03-12", **more: str
) -> Record:
    make = RecordMaker(report_of(text, published=published, headline=more.get("headline")))
    parts = [[make.actor(name)] if name else [] for name in (who, whom)]
    make.event(kind, trigger, *parts, when=more.get("when", ""))
    return make.record()

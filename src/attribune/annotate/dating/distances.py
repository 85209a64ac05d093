"""Dates told by their distance from another: "two days after the vote, the mayor resigned on Monday".

The day of the one follows from that of the other. What is told in the present tense is of the day of the report:
"a week after the shooting, the town is quiet".
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ...model.time import TimeExpression
from ..parse import Parse
from ..times.lexicon import lexicon
from ..times.points import plus_months
from .attach import Dates, When, words
from .dates import DAY
from .tokens import VERBAL, is_present

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_PRECISION = {"D": DAY, "W": DAY, "M": len("2025-02"), "Y": len("2025")}
# "An appeal is heard 30 days after the arrest": whenever there is one.
_INDEFINITE = frozenset({"a", "an", "any", "each", "every"})


def with_distances(parse: Parse, times: Iterable[TimeExpression], dates: Dates, published: str) -> Dates:
    """The dates, and those of the words behind "two days after" and "a year before"."""
    own = dict(dates.own)
    for time in times:
        length = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
        piece = parse.piece_at(time.span.start)
        tokens = piece.tokens_in(time.span) if piece is not None else None
        if length is None or piece is None or tokens is None or tokens.end >= len(piece.doc):
            continue
        link = piece.doc[tokens.end]
        if link.lower_ not in ("after", "before"):
            continue
        other = _told_beside(link)
        known = dates.own.get((piece.start, other.i)) if other is not None else None
        date = known.date if known is not None else published if other is not None and _is_of_today(other) else ""
        if len(date) != DAY:
            continue
        number = -int(length[1]) if link.lower_ == "after" else int(length[1])
        if found := _shifted(date, number, length[2], exact=not time.mod):
            for word in _happenings(link):
                own.setdefault((piece.start, word.i), When(found, time.id))
    return Dates(own, dates.by_object)


def _shifted(date: str, number: int, unit: str, *, exact: bool) -> str:
    """The date so many days, weeks, months or years on, as precise as the unit; "" beyond the calendar."""
    day = datetime.date.fromisoformat(date)
    try:
        if unit in _DAYS:
            found = (day + datetime.timedelta(days=number * _DAYS[unit])).isoformat()
        else:
            found = plus_months(day, number * _MONTHS[unit]).isoformat()
    except (OverflowError, ValueError):
        return ""
    return found[: _PRECISION[unit]] + ("" if exact and unit == "D" else "~")


def _told_beside(link: Token) -> Token | None:
    """The verb of which the text says that it is so long after, or before, something else."""
    below = link.head if link.dep_ == "mark" else link
    above = below.head
    while above.pos_ not in VERBAL and above.head != above:
        above = above.head
    return above if above.pos_ in VERBAL and above != below else None


def _is_of_today(verb: Token) -> bool:
    """Whether a verb tells how things are on the day of the report, not how they always are, or a timetable's dates."""
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    of_any = any(child.lower_ in _INDEFINITE for one in subjects for child in one.children if child.dep_ == "det")
    if of_any or verb.lemma_ in lexicon().timetable:
        return False
    return is_present(verb)


def _happenings(link: Token) -> Iterator[Token]:
    """What stands behind "after": a noun, a verb, and the happening that such a verb says brought something about."""
    if link.dep_ != "mark":
        yield from (child for child in link.children if child.dep_ in ("pobj", "pcomp"))
        return
    verb = link.head
    yield verb
    if verb.lemma_ in words()["brings"]:
        yield from (child for child in verb.children if child.dep_ in ("nsubj", "csubj", "dobj"))

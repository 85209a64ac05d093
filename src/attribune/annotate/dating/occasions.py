"""What the narrative dates: sayings that belong to an occasion whose day the report tells.

A report that says on which day somebody spoke goes on quoting the same speech and does not repeat the day. An
occasion lasts for its speaker until the text tells of another one: on another day, through another medium, before
other people, at another meeting. Of that other occasion the day is unknown; it is not the first one's.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as TokenSpan

from ...model.event import Event
from ...model.span import Span
from ...model.statement import Statement
from ..lang_data import read_text
from ..parse import Parse, Piece
from .attach import When, words
from .dates import length_of
from .tokens import is_of_back_then, is_told, tokens_of

_DAY = len("2025-02-14")
_LONGEST = 31  # days of one occasion
# What is wanted, favoured or believed may be so for long: it shares in no occasion, but its own day may open one.
_SAID = frozenset({"statement", "decree"})
_LASTING = frozenset({"belief"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement, or an event that is an act of speech: who speaks, where the text tells it, when and where it was.

    `setting` is the occasion as far as the words name it (a medium, a kind of meeting, those spoken to); `apart` says
    that such a setting is never a closer word for one told before. `told` is False for what steps out of the story.
    """

    id: str
    place: int
    speakers: tuple[str, ...]
    when: When | None
    told: bool
    opening: bool = False
    setting: str = ""
    apart: bool = False
    content: tuple[Span, ...] = ()


def sayings(
    parse: Parse, statements: Sequence[Statement], events: Sequence[Event], ends: Sequence[int]
) -> tuple[Saying, ...]:
    """The sayings that the report itself tells, in the order of the text; what others only report is left out.

    `ends` are the starts of sentences that step out of the story: what their paragraph goes on with is not told then.
    """
    found = [
        replace(saying, told=False) if _is_aside(parse, saying, ends) else saying
        for saying in (*_statements(parse, statements), *_events(parse, events))
    ]
    return tuple(sorted(found, key=lambda one: (one.place, one.id)))


def occasion_days(told: Sequence[Saying], today: When | None) -> dict[str, When]:
    """By id, the date of each undated saying that is part of a dated occasion.

    `today` is the day of the report, where its news is of that day: what is said of the news can only have been said
    then.
    """
    return _Walk(told, today).days()


def news_day(parse: Parse, told: Sequence[Saying], events: Sequence[Event], published: str) -> When | None:
    """The day of the report, where the first thing that its first paragraph dates took place on it."""
    lead = next((piece.span for piece in parse.pieces if piece.block.kind == "paragraph"), None)
    dated = [(one.place, one.when) for one in told if one.when is not None]
    dated += [
        (one.triggers[0].start, When(one.when, one.when_from))
        for one in events
        if one.when and one.status == "occurred" and not one.on_word_of
    ]
    for place, when in sorted(dated, key=lambda one: one[0]):
        if lead is not None and lead.start <= place < lead.end:
            return when if when.date == published else None
    return None


class _Walk:
    """One walk over a report's sayings: each speaker's occasion, with its day where it is known."""

    def __init__(self, told: Sequence[Saying], today: When | None) -> None:
        self._told = told
        self._today = today
        self._current: dict[str, tuple[str, When | None]] = {}
        self._known: dict[tuple[str, str], When | None] = {}

    def days(self) -> dict[str, When]:
        found: dict[str, When] = {}
        for one in self._told:
            days = [self._day(speaker, one) for speaker in one.speakers]
            when = next((day for day in days if day is not None), None)
            if one.when is None and one.told and when is not None:
                found[one.id] = when
        return found

    def _day(self, speaker: str, one: Saying) -> When | None:
        """The day of the occasion that a saying belongs to for one of its speakers, who is now there."""
        if not one.told and one.when is None:
            return None
        if one.when is not None:
            day = one.when if _is_near(one.when.date) else None
            self._enter(speaker, one.setting, day)
            return day
        setting, day = self._current.get(speaker) or ("", self._before(speaker, one))
        if one.setting and one.setting != setting:
            closer = not setting and not one.apart
            day = self._known.get((speaker, one.setting), day if closer else None)
            setting = one.setting
        self._enter(speaker, setting, day)
        return day

    def _enter(self, speaker: str, setting: str, day: When | None) -> None:
        self._current[speaker] = (setting, day)
        if setting:
            self._known[speaker, setting] = day

    def _before(self, speaker: str, one: Saying) -> When | None:
        """The day of what a speaker says first: a headline's is that of the story, which tells it after."""
        if one.opening:
            told = (other for other in self._told if other.when is not None and speaker in other.speakers)
            first = next(told, None)
            if first is not None and first.when is not None and _is_near(first.when.date):
                return first.when
        return self._today


def _is_near(date: str) -> bool:
    """Whether a date can be that of one occasion: a day, a week, a month; "last year" is none, nor are months."""
    return not date.endswith("~") and 0 < length_of(date) <= _LONGEST


def _statements(parse: Parse, statements: Sequence[Statement]) -> Iterator[Saying]:
    for one in statements:
        if one.within is not None or one.act in _LASTING or one.polarity != "asserted":
            continue
        found = next(tokens_of(parse, one.cue or one.content), None)
        if found is None:
            continue
        piece, tokens = found
        told = one.act in _SAID and (not one.cue or tokens.text == ":" or _is_told(piece, tokens))
        setting, apart = _setting(one)
        yield Saying(
            id=one.id,
            place=min((*one.cue, *one.content)).start,
            speakers=one.speakers,
            when=When(one.when, one.when_from) if one.when else None,
            told=told,
            opening=piece.block.kind == "headline",
            setting=setting,
            apart=apart,
            content=one.content,
        )


def _events(parse: Parse, events: Sequence[Event]) -> Iterator[Saying]:
    for one in events:
        if one.type not in words()["speech_types"] or one.status != "occurred" or one.on_word_of:
            continue
        found = list(tokens_of(parse, one.triggers))
        if found:
            yield Saying(
                id=one.id,
                place=one.triggers[0].start,
                speakers=one.actors,
                when=When(one.when, one.when_from) if one.when else None,
                told=any(_is_told(piece, tokens) for piece, tokens in found),
                opening=found[0][0].block.kind == "headline",
            )


def _is_aside(parse: Parse, saying: Saying, ends: Sequence[int]) -> bool:
    """Whether the paragraph has stepped out of the story: "For months … . He called it …", "At the time he said …"."""
    piece = parse.piece_at(saying.place)
    if piece is None:
        return False
    sentences = [sentence for sentence in piece.doc.sents if piece.span_of(sentence).start <= saying.place]
    if not sentences:
        return False
    own = sentences[-1]
    told = (token for token in own if not any(span.contains(piece.span_of(token)) for span in saying.content))
    return bisect_left(ends, piece.start) < bisect_left(ends, piece.span_of(own).start) or is_of_back_then(told)


def _is_told(piece: Piece, tokens: TokenSpan) -> bool:
    """Whether the words tell of one saying, then; what was said "repeatedly" has no day."""
    verbs = {tokens.root, tokens.root.head} if tokens.root.tag_ == "VBG" else {tokens.root}
    often = any(child.lower_ in words()["many_times"] for verb in verbs for child in verb.children)
    return not often and is_told(tokens, headline=piece.block.kind == "headline")


def _setting(statement: Statement) -> tuple[str, bool]:
    """The occasion in a word, and whether it stands apart from what was told before."""
    if statement.occasion:
        names = [word for word in statement.occasion.lower().split() if word in occasion_nouns()]
        if names:
            return names[-1], False
    if statement.medium:
        return statement.medium, statement.medium in words()["postings"]
    return " ".join(statement.addressee), False


@cache
def occasion_nouns() -> frozenset[str]:
    """The nouns of occasions.tsv."""
    return frozenset(line.partition("\t")[0] for line in read_text("occasions.tsv").splitlines())

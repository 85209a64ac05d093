"""The day of the news itself: what a headline or a first sentence tells as new and nothing in the report dates.

News is told in a headline's present tense or with "has": "Judge rejects request", "A judge has rejected …". It is of
the day of the report or of the day before; the date is those two days. Where all that the report dates lies further
back, it looks back itself, and nothing is concluded.
"""

import datetime
from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.event import Event
from ...model.statement import Statement
from ..parse import Parse, Piece
from .attach import When, words
from .dates import DAY
from .tokens import VERBAL, is_of_back_then, is_told, tokens_of

_WEEK = datetime.timedelta(days=7)


def news_days(
    parse: Parse, statements: Sequence[Statement], events: Sequence[Event], published: str
) -> dict[str, When]:
    """By id, the two days of each undated event that is the report's news, in the report's own voice."""
    if len(published) != DAY:
        return {}
    today = datetime.date.fromisoformat(published)
    if today == datetime.date.min:
        return {}
    days = f"{today - datetime.timedelta(days=1)}/{today}"
    if _looks_back([*(one.when for one in statements), *(one.when for one in events)], today):
        return {}
    return {
        event.id: When(days, None)
        for event in events
        if not event.when
        and event.status == "occurred"
        and not event.on_word_of
        and any(_is_news(parse, piece, tokens) for piece, tokens in tokens_of(parse, event.triggers))
    }


def _looks_back(dates: Sequence[str], today: datetime.date) -> bool:
    """Whether days of the week before are told, and none of the last two."""
    told = [datetime.date.fromisoformat(date) for date in dates if len(date) == DAY]
    last = [day for day in told if today - _WEEK <= day <= today]
    return bool(last) and max(last) < today - datetime.timedelta(days=1)


def _is_of_other_times(verb: Token) -> bool:
    """Whether the verb's own words put it on days that they do not name: "has long opposed", "has ruled before"."""
    beside = [child for child in verb.children if child.dep_ in ("advmod", "npadvmod", "prep")]
    known = words()["many_times"]
    return any(child.lower_ in known or (child.lower_ == "before" and child.dep_ == "advmod") for child in beside) or (
        is_of_back_then(token for child in beside for token in child.subtree)
    )


def _is_news(parse: Parse, piece: Piece, tokens: TokenSpan) -> bool:
    verb = tokens.root
    if verb.pos_ not in VERBAL or _is_of_other_times(verb):
        return False
    if piece.block.kind == "headline":
        return verb.dep_ in ("ROOT", "conj") and is_told(tokens, headline=True)
    first = next((other for other in parse.pieces if other.block.kind == "paragraph"), None)
    if first is not piece or verb.sent.start or verb.dep_ not in ("ROOT", "conj"):
        return False
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in verb.children)

"""What kind of statement a draft is: direct or not, asserted or not, through which medium, on which occasion."""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from ...model.span import Span
from ..quotes import Quotation
from .draft import Draft
from .lexicon import words
from .phrases import noun_stretch

_TERM_WORDS = 4
_HYPOTHETICAL = frozenset({"may", "might", "could", "would", "should", "can", "must"})
_PREPOSITIONS = frozenset({"on", "in", "via", "through", "during", "at", "after", "before", "to", "by", "over"})


def kind_of(draft: Draft, text: str, quotations: Iterable[Quotation]) -> str:
    """direct: all its words in quotation marks; mixed: some of them, terms apart; indirect: none."""
    quoted = 0
    fragment = False
    outermost = [quotation for quotation in quotations if not quotation.depth]
    starts = [quotation.span.start for quotation in outermost]
    for span in draft.content:
        first = max(bisect_right(starts, span.start) - 1, 0)
        for quotation in outermost[first : bisect_right(starts, span.end)]:
            start, end = max(span.start, quotation.span.start), min(span.end, quotation.span.end)
            if start >= end or _stands_within(span, quotation.span):
                continue
            quoted += _letters(text, start, end)
            fragment = fragment or not is_term(draft, quotation, text)
    if quoted and quoted >= sum(_letters(text, s.start, s.end) for s in draft.content):
        return "direct"
    return "mixed" if fragment else "indirect"


def _stands_within(span: Span, mark: Span) -> bool:
    """Whether the span is a part of somebody's longer quotation, whose marks say nothing about it."""
    return mark.start < span.start - 1 or span.end + 1 < mark.end


def is_term(draft: Draft, quotation: Quotation, text: str) -> bool:
    """Whether the marks hold a term or a title, used and not said: 'the "border czar" Tom Homan'."""
    inner = quotation.inner.of(text).strip()
    if len(inner.split()) > _TERM_WORDS or inner[-1:] in (",", ".", "?", "!"):
        return False
    tokens = draft.piece.tokens_in(quotation.span)
    if tokens is None or tokens.end >= len(draft.piece.doc):
        return False
    after = draft.piece.doc[tokens.end]
    before = draft.piece.doc[tokens.start - 1] if tokens.start else None
    if before is not None and before.lower_ in ("called", "known", "dubbed", "titled", "named", "entitled", "as"):
        return True
    return after.pos_ in ("NOUN", "PROPN") and tokens.root.pos_ != "VERB"


def polarity_of(draft: Draft) -> str:
    """asserted, negated ("never said"), hypothetical ("might say") or refused ("declined to say")."""
    verb = draft.verb
    if verb is None:
        return "asserted"
    negated = any(c.dep_ == "neg" for c in verb.children) or any(
        c.dep_ == "advmod" and c.lower_ == "never" for c in verb.children
    )
    role = words("refusals.tsv").get(verb.lemma_.lower())
    if role == "refuses" and not negated:
        return "refused"
    if negated:
        return "refused" if role == "silent" and _asks(draft) else "negated"
    if _is_hypothetical(verb):
        return "hypothetical"
    return "asserted"


def _asks(draft: Draft) -> bool:
    """Silence refuses where it leaves open what was asked: "did not say whether", "did not respond"."""
    verb = draft.verb
    if verb is None or verb.lemma_.lower() not in ("say", "tell", "know", "reveal", "disclose", "explain", "mention"):
        return True
    clause = next((c for c in verb.children if c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i), None)
    if clause is None:
        return False
    return any(
        t.lower_ in ("whether", "if", "how", "why", "when", "where", "who", "what") for t in (clause, *clause.lefts)
    )


def _is_hypothetical(verb: Token) -> bool:
    current = verb
    for _ in range(3):
        if any(c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL for c in current.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            return True
        if current.dep_ not in ("conj", "xcomp") or current.head.i == current.i:
            return False
        current = current.head
    return False


def medium_of(draft: Draft) -> str | None:
    """The channel in a short word: "X", "statement", "interview"; "reporters" for "told reporters"."""
    for preposition, noun in _adjuncts(draft.verb):
        entry = words("media.tsv").get(noun.lower_) or words("media.tsv").get(noun.lemma_.lower())
        if entry and (preposition != "on" or entry != "statement"):
            return entry
    verb = draft.verb
    if verb is not None:
        own = words("media.tsv").get("verb:" + verb.lemma_.lower())
        if own:
            return own
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.lower_ in ("reporters", "journalists"):
                return child.lower_
    return None


def occasion_of(draft: Draft, text: str) -> str | None:
    """The event at which it was said, in the report's words: "a rally in Ohio"."""
    for preposition, noun in _adjuncts(draft.verb):
        if preposition in ("at", "during", "after", "in", "before") and noun.lemma_.lower() in words("occasions.tsv"):
            return noun_stretch(draft.piece, noun).of(text)
    return None


def _adjuncts(verb: Token | None) -> list[tuple[str, Token]]:
    """The cue's prepositional phrases: preposition and noun."""
    if verb is None:
        return []
    return [
        (prep.lower_, o)
        for prep in verb.children
        if prep.dep_ in ("prep", "dative") and prep.lower_ in _PREPOSITIONS
        for o in prep.children
        if o.dep_ == "pobj"
    ]


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])

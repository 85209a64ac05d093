"""Passages: quotations that stand as utterances of their own, told from quoted words in a sentence and from titles."""

from dataclasses import dataclass

from ...model.span import Span
from ..quotes import Quotation

_BOUNDARY = frozenset(".?!:,;—–-)]}”\"'’»")
_UTTERANCE_END = frozenset(".,?!…—–-;:’'\"”")
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """An utterance in quotation marks. `invites` tells that a cue may follow it: it ends in a comma or the like."""

    span: Span
    invites: bool
    starts_anew: bool


def passages(text: str, paragraph: Span, found: tuple[Quotation, ...]) -> tuple[Passage, ...]:
    """The paragraph's passages, in the order of the text."""
    kept: list[Passage] = []
    for quotation in found:
        if quotation.depth:
            continue
        after = text[quotation.span.end : min(quotation.span.end + 2, paragraph.end)].strip()
        before = text[paragraph.start : quotation.span.start].rstrip()
        inner = quotation.inner.of(text).strip()
        words = inner.split()
        first = next((c for c in inner if c.isalnum()), "")
        if not first:
            continue
        ends = inner[-1] in _UTTERANCE_END or after.startswith(",") or not quotation.closed
        anew = first.isupper() or first.isdigit() or inner.startswith(("…", "..."))
        boundary = not before or before[-1] in _BOUNDARY
        directly = bool(before) and before[-1].isalpha()
        splits = bool(kept) and boundary and quotation.span.start - kept[-1].span.end < 120
        if (
            (anew and boundary and (len(words) >= _SENTENCE_WORDS or _is_uttered(inner, words, ends=ends)))
            or (anew and directly and ends and len(words) >= _SENTENCE_WORDS and inner[-1] in ".,?!…")
            or (not anew and splits and len(words) >= _SENTENCE_WORDS)
            or (not anew and not before and ends)
        ):
            invites = inner[-1] in ",?!…—–-'’" or after.startswith((",", "-", "–", "—"))
            kept.append(Passage(quotation.span, invites, anew))
    return tuple(kept)


def _is_uttered(inner: str, words: list[str], *, ends: bool) -> bool:
    """Whether so few words are an utterance: two with an end of their own, or one before a comma ("No," she said)."""
    return ends and (len(words) > 1 or inner[-1] == ",")

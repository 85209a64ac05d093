"""Which drafts are kept where several claim the same words, and which stand within others."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.tokens import Token

from ...model.span import Span
from ..syntax import is_passive
from .colons import TURN
from .draft import Draft
from .lexicon import listed
from .phrases import has_to

# Within another statement only rules look: they need be right about as often as not.
NESTED_RULE = 0.48
BARE = 2  # words of a content that may be but the object of a deed


def selected(drafts: list[Draft], passages: list[Span]) -> list[Draft]:
    """One draft a cue, the surest; none whose content cuts through a passage that is not its own.

    Of two with the same content ("said in a statement that …") one without a source goes.
    """
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.place, -d.confidence, d.frame)):
        if draft.frame != "quote" and _cuts_passage(draft, passages):
            continue
        key = draft.cue or draft.content
        known = kept.get(key)
        if known is None or known.confidence < draft.confidence:
            kept[key] = draft
    told = {draft.content for draft in kept.values() if draft.source}
    remaining = [draft for draft in kept.values() if draft.source or draft.content not in told]
    return in_order(remaining)


def joined_with_rules(learned: list[Draft], by_rules: list[Draft]) -> list[Draft]:
    """The model's drafts, and of those by rules the ones that it cannot see.

    The model finds no statement within another one, so rules look into its contents; and where it sees no source or no
    content of a cue, a rule may know it. What rules find elsewhere is left out: on PolNeAR dev they are wrong there
    more often than right, however sure their cue. Nothing crosses the turns of a transcript, which its labels show.
    """
    turns = {draft.piece.start: draft for draft in by_rules if draft.frame == TURN}
    if turns:
        learned = [draft for draft in learned if _within_turn(draft, turns.get(draft.piece.start))]
    in_piece: dict[int, list[Draft]] = {}
    for draft in by_rules:
        in_piece.setdefault(draft.piece.start, []).append(draft)
    learned = [_completed(draft, in_piece.get(draft.piece.start, [])) for draft in learned]
    learned = [draft for draft in learned if draft.content and not _is_deed(draft)]
    contents = sorted(span for draft in (*turns.values(), *learned) for span in draft.content)
    cues = sorted(span for draft in learned for span in draft.cue)
    added = []
    for draft in by_rules:
        own = (*draft.source, *draft.cue, *draft.content)
        nested = (
            bool(draft.cue)
            and draft.confidence >= NESTED_RULE
            and not _is_wished(draft.verb)
            and all(_is_inside(span, contents) for span in own)
        )
        if nested and not any(_touches(span, cues) for span in draft.cue):
            added.append(draft)
    return in_order([*turns.values(), *learned, *added])


def _within_turn(draft: Draft, turn: Draft | None) -> bool:
    if turn is None:
        return True
    (said,) = turn.content
    return all(said.contains(span) and span != said for span in (*draft.source, *draft.cue, *draft.content))


def _is_deed(draft: Draft) -> bool:
    """Whether it is what was done to somebody, by a verb that is no cue: "sued the government"."""
    verb = draft.verb
    if verb is None or verb.pos_ != "VERB" or (verb.lemma_.lower(), "verb") in listed():
        return False
    words = [token for span in draft.content for token in draft.piece.tokens_in(span) or ()]
    return len(words) <= BARE and all(token.pos_ in ("DET", "NOUN", "PROPN") for token in words)


def _is_wished(verb: Token | None) -> bool:
    """Whether the cue is what somebody plans, wants or is asked to do and has not done: "asked her | to explain why".

    "is said to believe" tells what is believed.
    """
    return verb is not None and verb.dep_ in ("xcomp", "ccomp", "acl") and has_to(verb) and not is_passive(verb.head)


def _completed(draft: Draft, by_rules: list[Draft]) -> Draft:
    """The draft with the content and the source that rules found for the same cue, where the model found none."""
    for other in by_rules if draft.cue else ():
        if any(span.overlaps(cue) for span in other.cue for cue in draft.cue):
            if not draft.content and not _overlap(other.content, (*draft.source, *draft.cue)):
                draft = replace(draft, content=other.content)
            if not draft.source and not _overlap(other.source, (*draft.cue, *draft.content)):
                draft = replace(draft, source=other.source)
    return draft


def _overlap(spans: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def in_order(drafts: list[Draft]) -> list[Draft]:
    """By their first span, the longer one first: a statement stands before those within it."""
    return sorted(drafts, key=lambda d: (d.place, -d.extent.length, d.extent))


def with_outer(drafts: list[Draft]) -> list[tuple[Draft, int | None]]:
    """Each draft with the index of the innermost one in whose content its cue (else its content) stands."""
    found: list[tuple[Draft, int | None]] = []
    ends = [draft.extent.end for draft in drafts]
    opened: list[int] = []
    for number, draft in enumerate(drafts):
        start, mark = draft.place.start, min(draft.cue or draft.content)
        opened = [i for i in opened if ends[i] > start]
        around = (i for i in reversed(opened) if any(c.contains(mark) for c in drafts[i].content))
        found.append((draft, next(around, None)))
        opened.append(number)
    return found


def _touches(span: Span, others: list[Span]) -> bool:
    """Whether the span shares a character with one of `others`, which are sorted and do not overlap."""
    place = bisect_left(others, span.end, key=lambda o: o.start)
    return place > 0 and others[place - 1].end > span.start


def _is_inside(span: Span, others: list[Span]) -> bool:
    """Whether the span is a proper part of one of `others`, which are sorted and do not overlap."""
    place = bisect_right(others, span.start, key=lambda o: o.start)
    return place > 0 and others[place - 1].contains(span) and others[place - 1] != span


def _cuts_passage(draft: Draft, passages: list[Span]) -> bool:
    extent = draft.extent
    for passage in passages[bisect_right(passages, extent.start, key=lambda p: p.end) :]:
        if passage.start >= extent.end:
            return False
        if not passage.contains(extent) and any(passage.overlaps(c) for c in draft.content):
            return True
    return False

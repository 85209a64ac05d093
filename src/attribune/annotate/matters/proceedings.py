"""Cases that only verbs tell of: whoever "was charged with fraud" is "convicted" and "sentenced" in one case."""

from dataclasses import replace
from itertools import count

from spacy.tokens import Token

from ...model.actor import Mention
from ...model.matter import Change, Matter
from ..clause import is_passive, objects
from ..layers import Annotations
from ..parse import Piece
from ..status import verb_status
from ..voices import Voices
from .lexicon import HistoryWords

CASE, CASES = "case", ("case", "investigation")
ACCUSED = ("person", "organization")
# What a case is for: "charged with fraud", "convicted of fraud", "sentenced for fraud".
OFFENCE = frozenset({"with", "of", "for", "on"})
# These are other things, too ("charged 5 dollars", "a sentence", "tried"): they need the offence, or a passive.
BARE = frozenset({"convict", "indict", "acquit", "sentence", "arraign"})


def proceedings(
    annotations: Annotations, matters: list[Matter], words: HistoryWords, actor_at: dict[tuple[int, int], str]
) -> list[Matter]:
    """The matters with what verbs tell of each accused, in a case that is there already or a new one."""
    told = words.kinds[CASE]
    accused_of = {a.id: a for a in annotations.actors if a.kind in ACCUSED}
    voices = Voices(annotations)
    by_accused = {m.of: place for place, m in reversed(list(enumerate(matters))) if m.kind in CASES and m.of}
    found = list(matters)
    numbers = count(len(found) + 1)
    for piece, verb in _verbs(annotations, told.persons):
        offence = _offence(verb)
        if verb.lemma_ not in BARE and offence is None:
            continue
        if verb_status(verb, headline=piece.block.kind == "headline") not in ("occurred", "ongoing"):
            continue
        named = (one for told in objects(verb) for one in (told, *(c for c in told.children if c.dep_ == "appos")))
        for accused in named:
            actor = accused_of.get(actor_at.get((piece.start, accused.i), ""))
            if actor is None:
                continue
            words_of = (verb, offence) if offence is not None else (verb,)
            evidence = tuple(piece.span_of(t) for t in words_of)
            change = Change(
                status=told.persons[verb.lemma_], evidence=evidence, on_word_of=voices.of(piece, evidence[0])
            )
            place = by_accused.get(actor.id)
            if place is None:
                if not actor.named:
                    continue  # "a man was charged": another report's man may be another one
                place = by_accused[actor.id] = len(found)
                found.append(
                    Matter(
                        id=f"m{next(numbers)}", name=f"case against {actor.name}", kind=CASE, mentions=(), of=actor.id
                    )
                )
            matter = found[place]
            mention = Mention(evidence[0], "nominal")
            found[place] = replace(matter, mentions=(*matter.mentions, mention), history=_with(matter.history, change))
    return found


def _verbs(annotations: Annotations, table: dict[str, str]) -> list[tuple[Piece, Token]]:
    return [
        (piece, token)
        for piece in annotations.parse.pieces
        for token in piece.doc
        if token.pos_ == "VERB" and token.lemma_ in table and (is_passive(token) or token.tag_ in ("VBD", "VBZ", "VBP"))
    ]


def _offence(verb: Token) -> Token | None:
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in OFFENCE:
            return next(
                (o for o in prep.children if o.dep_ in ("pobj", "pcomp") and o.ent_type_ not in ("DATE", "TIME")), None
            )
    return None


def _with(history: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    same = [c for c in history if (c.status, c.on_word_of) == (change.status, change.on_word_of)]
    if not same:
        return (*history, change)
    evidence = tuple(dict.fromkeys((*same[0].evidence, *change.evidence)))
    return tuple(replace(c, evidence=evidence) if c is same[0] else c for c in history)

"""What the narrative goes on telling of: told acts that follow a dated one, with nothing between that ends the scene.

A report that has said when something happened tells what came with it in the simple past and does not repeat the day.
A scene lasts from paragraph to paragraph. It ends where the text steps back ("had", "at the time", "for months"),
where it tells of another time, and where a paragraph tells nothing of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan

from ...model.event import Event
from ...model.span import Span
from ...model.statement import Statement
from ...model.time import TimeExpression
from ..parse import Parse, Piece
from .attach import Place, When, words
from .dates import DAY, date_of, length_of
from .tokens import VERBAL, is_of_back_then, is_told, tokens_of

_LONGEST = 92  # days of a scene: a season may be one, a whole year not


@dataclass(frozen=True, slots=True)
class Act:
    """A statement or an event, by the first of its words that the report itself tells; `paragraph` counts pieces.

    `content` is what a statement says; None for an event. `framed` is told behind its date ("On Sunday, …"), which then
    frames what follows, too.
    """

    id: str
    place: int
    paragraph: int
    when: When | None
    told: bool
    content: tuple[Span, ...] | None = None
    framed: bool = False


def scene_days(
    parse: Parse,
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
    events: Sequence[Event],
    own: Mapping[Place, When],
    ends: Sequence[int],
) -> dict[str, When]:
    """By id, the date of each undated act that goes on with a dated scene.

    `own` are the words that have a time of their own, `ends` what `scene_ends` gives.
    """
    named = _named(parse, times)
    found: dict[str, When] = {}
    scene: Act | None = None
    paragraph = last = -1
    starts = {time.id: time.span.start for time in times}
    quotations = [span for one in statements if one.kind == "direct" for span in one.content]
    acts = [*_acts(parse, statements, events), *_openings(parse, own, quotations)]
    for act in sorted(acts, key=lambda one: (one.place, one.id)):
        if act.paragraph > paragraph + 1 or bisect_right(ends, last) < bisect_right(ends, act.place):
            scene = None
        last = act.place
        if not act.told:
            continue
        if act.when is not None:
            framed = starts.get(act.when.source or "", act.place) < act.place
            scene = replace(act, framed=framed) if 0 < length_of(act.when.date) <= _LONGEST else None
        elif scene is not None and scene.when is not None and _goes_on(act, scene, named):
            found[act.id] = scene.when
        paragraph = act.paragraph
    return found


def _goes_on(act: Act, scene: Act, named: Sequence[tuple[int, frozenset[str]]]) -> bool:
    """Whether an act may have the day of a scene: its own sentence names no other, and one can speak on it."""
    if scene.when is None or (act.content is not None and not _may_say_then(act, scene)):
        return False
    at = bisect_right(named, act.place, key=lambda one: one[0]) - 1
    others = named[at][1] if at >= 0 else frozenset()
    return not others - {scene.when.date}


def _named(parse: Parse, times: Sequence[TimeExpression]) -> list[tuple[int, frozenset[str]]]:
    """Where each sentence starts and the dates that it names, in the order of the text."""
    dates = sorted((time.span.start, date) for time in times if (date := date_of(time)))
    starts = [start for start, _ in dates]
    spans = [piece.span_of(sentence) for piece, sentence in parse.sentences()]
    return [
        (
            span.start,
            frozenset(date for _, date in dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]),
        )
        for span in spans
    ]


def _may_say_then(saying: Act, scene: Act) -> bool:
    """Whether somebody may speak on a scene's day: it is one, and not that of something that the saying tells of."""
    day = scene.when is not None and len(scene.when.date) == DAY
    framed = scene.framed or scene.content is not None or scene.paragraph == saying.paragraph
    return framed and day and not any(span.start <= scene.place < span.end for span in saying.content or ())


def _acts(parse: Parse, statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[Act]:
    number = {piece.start: at for at, piece in enumerate(parse.pieces)}
    told: list[Statement | Event] = [*statements, *events]
    quoted = {one.id for one in statements if one.kind == "direct"}
    for one in told:
        if isinstance(one, Statement):
            # What is posted or printed somewhere has a day of its own.
            real = one.within is None and one.polarity == "asserted" and one.act == "statement"
            spans, real = one.cue, real and one.medium not in words()["postings"]
        else:
            # What somebody is reported to tell belongs to the scene, too; what is quoted has a story of its own.
            spans, real = one.triggers, one.status == "occurred" and quoted.isdisjoint(one.on_word_of)
        for piece, tokens in tokens_of(parse, spans):
            if piece.block.kind != "paragraph":
                continue
            yield Act(
                id=one.id,
                place=piece.span_of(tokens).start,
                paragraph=number[piece.start],
                when=When(one.when, one.when_from) if one.when else None,
                # A noun in a told sentence may name something older: "overruled a decision".
                told=real and tokens.root.pos_ in VERBAL and _is_told(piece, tokens),
                content=one.content if isinstance(one, Statement) else None,
            )
            break


def _is_told(piece: Piece, tokens: TokenSpan) -> bool:
    """Whether the words, or the verb that is one act with them ("continued to march"), tell what went on then."""
    root = tokens.root
    if root.tag_ == "VB" and root.dep_ == "xcomp" and root.head.lemma_ in words()["one_act"]:
        root = root.head
    return is_told(piece.doc[root.i : root.i + 1], headline=False)


def _openings(parse: Parse, own: Mapping[Place, When], quotations: Sequence[Span]) -> Iterator[Act]:
    """Dated verbs that the report tells, be they an event or not: "On Sunday the windows were covered".

    What somebody is quoted to tell has a story of its own.
    """
    for number, piece in enumerate(parse.pieces):
        if piece.block.kind != "paragraph":
            continue
        for token in piece.doc:
            when = own.get((piece.start, token.i))
            if when is None or token.pos_ not in VERBAL or token.dep_ not in ("ROOT", "conj"):
                continue
            place = piece.span_of(token)
            quoted = any(span.contains(place) for span in quotations)
            if not quoted and is_told(piece.doc[token.i : token.i + 1], headline=False):
                yield Act("", place.start, number, when, told=True)


def scene_ends(parse: Parse, times: Sequence[TimeExpression]) -> list[int]:
    """Where sentences begin that step out of a scene, in the order of the text."""
    vague = sorted(time.span.start for time in times if not date_of(time) and time.value not in words()["now"])
    spans = [(piece.span_of(sentence), sentence) for piece, sentence in parse.sentences()]
    return [
        span.start
        for span, sentence in spans
        if bisect_left(vague, span.start) < bisect_left(vague, span.end) or _steps_back(sentence)
    ]


def _steps_back(sentence: TokenSpan) -> bool:
    """Whether the sentence is told from before ("had …"), or names a time that it does not date ("at the time")."""
    root = sentence.root
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if root.pos_ in VERBAL and helpers & {"had", "'d", "’d"}:
        return True
    return is_of_back_then(sentence)

"""The labelled articles as the branch sees them: windows of hidden states, triggers, and who takes part in each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from attribune.annotate import encoder
from attribune.annotate.events.hints import ROLES, TYPES
from attribune.annotate.layers import Annotations
from attribune.annotate.pieces import Pieces
from attribune.model.span import Span
from attribune.read.sources import Source, find_sources
from training.events.labels import Label, same_place
from training.events.reading import before_events, by_article, published_in
from training.layers import hidden_session

LAYER = 3  # the branch starts where the encoder's lower half ends
NOTHING, IGNORED = 0, -100
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event: its place in the window, and the places of those who fill each role."""

    place: int
    parts: tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher says of a window of L pieces: how likely none and each type is (L, 20).

    And of T places that may be triggers, by role, how likely each of the window's C candidates, and last nobody, takes
    part (2, T, C + 1).
    """

    types: NDArray[np.float16]
    triggers: list[int]
    parts: NDArray[np.float16]


@dataclass(slots=True)
class Window:
    """L pieces, as the encoder takes them (ids, casing), and its hidden states after LAYER layers (L, D).

    `types` (L; 0 none, IGNORED what nobody has labelled) and `triggers` are labels, `candidates` the places of who may
    take part.
    """

    seen: encoder.Window
    states: NDArray[np.float16]
    types: list[int]
    candidates: list[int] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    lesson: Lesson | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article's windows."""

    name: str
    windows: list[Window]


def read_windows(texts: Path, labels: Iterable[Label], model: Path) -> Iterator[Article]:
    """Every labelled article."""
    session, hidden = hidden_session(model, LAYER)
    for name, told in by_article(labels).items():
        (source,) = find_sources([texts / f"{name}.txt"])
        yield Article(name, _windows(before_events(source, published_in(name)), told, session, hidden))


def read_unlabelled(sources: Iterable[Source], model: Path) -> Iterator[Article]:
    """Every report whose events nobody has labelled."""
    session, hidden = hidden_session(model, LAYER)
    for source in sources:
        windows = _windows(before_events(source), (), session, hidden)
        for window in windows:
            window.types = [IGNORED] * len(window.types)
        yield Article(source.name, windows)


def _windows(
    annotations: Annotations, told: Sequence[Label], session: onnxruntime.InferenceSession, hidden: str
) -> list[Window]:
    shown = list(encoder.windows(annotations.report))
    pieces = Pieces(shown)
    found = []
    for one in shown:
        inputs = {"ids": np.array([one.ids]), "cases": np.array([one.cases])}
        states = session.run([hidden], inputs)[0][0].astype(np.float16)
        found.append(Window(one, states, [IGNORED if place is None else NOTHING for place in one.places]))
    people = _People(annotations, pieces)
    candidates: dict[int, set[int]] = defaultdict(set)
    for window, place in people.places():
        candidates[window].add(place)
    for label in told:
        for trigger in label.triggers:
            at = people.head(trigger)
            if at is None:
                continue
            window, place = at
            parts = tuple(people.taking_part(getattr(label, role), window) for role in ROLES)
            found[window].types[place] = 1 + TYPES.index(label.type)
            found[window].triggers.append(Trigger(place, (parts[0], parts[1])))
            candidates[window] |= parts[0] | parts[1]
    for window, places in candidates.items():
        found[window].candidates = sorted(places)
    return found


class _People:
    """Who is mentioned where: the heads of the mentions of all actors and matters, and of all nouns, by window."""

    def __init__(self, annotations: Annotations, pieces: Pieces) -> None:
        self._annotations, self._pieces = annotations, pieces
        everybody = (*annotations.actors, *annotations.matters)
        self._mentions = [[mention.span for mention in one.mentions] for one in everybody]
        self._heads = [[at for span in spans if (at := self.head(span)) is not None] for spans in self._mentions]

    def head(self, span: Span) -> tuple[int, int] | None:
        """The window of a phrase's head, and the place of its first piece there."""
        piece = self._annotations.parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        if piece is None or tokens is None:
            return None
        at = self._pieces.ends(piece.span_of(tokens.root))
        return None if at is None else (at[0], at[1])

    def places(self) -> Iterator[tuple[int, int]]:
        """Where somebody or something stands that may take part."""
        yield from (at for heads in self._heads for at in heads)
        for piece, sentence in self._annotations.parse.sentences():
            for token in sentence:
                at = self._pieces.ends(piece.span_of(token)) if token.pos_ in NOUNS else None
                if at is not None:
                    yield at[0], at[1]

    def taking_part(self, places: Sequence[Span], window: int) -> frozenset[int]:
        """Where in the window those are mentioned whom a label names by their places in the article."""
        found: set[int] = set()
        for place in places:
            named = [number for number, spans in enumerate(self._mentions) if any(same_place(s, place) for s in spans)]
            heads = [at for number in named for at in self._heads[number]]
            if not named and (at := self.head(place)) is not None:
                heads = [at]  # a thing that is no actor and no matter of the report
            found |= {piece for there, piece in heads if there == window}
        return frozenset(found)

"""Matters: laws, orders, cases and their histories.

find (mentions, specific ones) → one matter for mentions of the same → history (changes by the words around)
"""

from dataclasses import dataclass, field, replace

from ...model.actor import Mention
from ...model.matter import Change, Matter
from ..layers import Annotations
from ..parse import Piece
from ..voices import Voices
from .find import Found, find, is_specific
from .history import changes, in_order
from .lexicon import matter_words

__all__ = ["annotate_matters"]


@dataclass(slots=True)
class _Group:
    """The mentions of one matter so far."""

    kind: str
    found: list[Found] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)

    def add(self, one: Found) -> None:
        self.found.append(one)
        self.words |= one.words
        self.linked |= one.linked


def annotate_matters(annotations: Annotations) -> Annotations:
    """The report with its matters."""
    words = matter_words()
    voices = Voices(annotations)
    actor_at = _actor_index(annotations)
    groups: list[_Group] = []
    by_kind: dict[str, list[_Group]] = {}
    for piece in annotations.parse.pieces:
        for token in piece.doc:
            if token.pos_ not in ("NOUN", "PROPN"):
                continue
            found = find(piece, token, words)
            if found is None:
                continue
            group = _earlier(by_kind, found, words.same)
            if group is None:
                if not is_specific(found):
                    continue
                group = _Group(found.kind)
                groups.append(group)
                by_kind.setdefault(found.kind, []).append(group)
            group.add(found)
            group.changes += changes(found, words, voices)
    return replace(annotations, matters=tuple(_matter(g, f"m{n}", actor_at) for n, g in enumerate(groups, 1)))


def _earlier(by_kind: dict[str, list[_Group]], found: Found, same: dict[str, frozenset[str]]) -> _Group | None:
    """The matter, latest first, that the mention may be one of: its own words must not speak against it."""
    kinds = [found.kind]
    if found.kind in ("case", "investigation"):
        kinds = ["case", "investigation"]
    lemma = found.head.lemma_.lower()
    for kind in kinds:
        for group in reversed(by_kind.get(kind, [])[-20:]):
            heads = {f.head.lemma_.lower() for f in group.found}
            if lemma not in heads and not (lemma in same[found.kind] and heads & same[kind]):
                continue
            if found.words and not (found.words & group.words):
                continue
            if found.words and group.words and lemma not in heads and not found.words <= group.words:
                continue
            if found.linked and group.linked and not found.linked & group.linked:
                continue
            if found.definite or found.words or found.linked & group.linked:
                return group
    return None


def _matter(group: _Group, name: str, actor_at: dict[tuple[int, int], str]) -> Matter:
    def actor(piece: Piece, token: int) -> str | None:
        return actor_at.get((piece.start, token))

    # The name with which it is told from others best: its own, then one that says against whom, then the shortest.
    best = max(group.found, key=lambda f: (f.form == "name", bool(f.linked), bool(f.words), -len(f.name)))
    owner = next((a for f in group.found if f.owner is not None and (a := actor(f.piece, f.owner.i))), None)
    about = dict.fromkeys(a for f in group.found for t in f.about if (a := actor(f.piece, t.i)) and a != owner)
    return Matter(
        id=name,
        name=best.name,
        kind=group.kind,
        mentions=tuple(Mention(f.span, f.form) for f in group.found),
        of=owner,
        about=tuple(about),
        history=in_order(group.changes),
    )


def _actor_index(annotations: Annotations) -> dict[tuple[int, int], str]:
    """(piece, token) → the actor whose tightest mention covers the token."""
    at: dict[tuple[int, int], str] = {}
    mentions = [(m.span, actor.id) for actor in annotations.actors for m in actor.mentions]
    for span, name in sorted(mentions, key=lambda x: (x[0].length, x[0], x[1])):
        piece = annotations.parse.piece_at(span.start)
        for token in (piece.tokens_in(span) if piece else None) or ():
            at.setdefault((piece.start if piece else 0, token.i), name)
    return at

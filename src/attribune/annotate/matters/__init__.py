"""Matters: laws, orders, cases and their histories.

find (mentions) → identity (one matter for mentions of the same) → history (changes by the words around)
"""

from dataclasses import replace

from ...model.actor import Mention
from ...model.matter import Change, Matter
from ...model.record import Skipped
from ..layers import Annotations
from ..parse import Piece
from ..voices import Voices
from .citations import cited
from .find import Found, find
from .history import Historian, in_order
from .identity import Group, Groups, pronouns
from .lexicon import history_words, matter_words
from .proceedings import proceedings
from .transitions import annotate_transitions

__all__ = ["annotate_matters", "annotate_transitions"]

Actors = dict[tuple[int, int], str]


def annotate_matters(annotations: Annotations) -> Annotations:
    """The report with its matters; their changes are not dated yet."""
    words, history = matter_words(), history_words()
    historian = Historian(words, history, Voices(annotations))
    actor_at = _actor_index(annotations)
    people = frozenset(a.id for a in annotations.actors if a.kind == "person")
    groups = Groups(words)
    for piece in annotations.parse.pieces:
        heads: dict[int, Group] = {}
        legal = cited(piece, words)
        taken = {t.i for one in legal for t in piece.tokens_in(one.span) or ()}
        nouns = (one for one in find(piece, words) if one.head.i not in taken)
        for found in sorted((*legal, *nouns), key=lambda one: one.head.i):
            if not found.is_cited and actor_at.get((piece.start, found.head.i)) in people:
                continue  # a title in somebody's name
            changes = list(historian.changes(found))
            beside = heads.get(found.head.head.i) if found.head.dep_ == "appos" else None
            group = beside or groups.of(found)
            if group is None:
                if not _founds(found, changes, known=_known_owner(found, actor_at)):
                    continue
                group = groups.begin(found)
            group.add(found)
            group.changes += changes
            heads[found.head.i] = group
        for token, group, certain in pronouns(piece, heads):
            span = piece.span_of(token)
            changes = list(historian.changes(replace(group.best, piece=piece, head=token, span=span)))
            # "Parliament passed the bill. It was signed": what happens to matters happens to no parliament.
            if certain or changes:
                group.pronouns.append(Mention(span, "pronoun"))
                group.changes += changes
    known = [group for group in groups.all if group.best.says_which]
    matters = [_matter(group, f"m{n}", actor_at) for n, group in enumerate(known, 1)]
    matters = proceedings(annotations, matters, history, actor_at)
    skipped = [
        Skipped("matter", "nothing tells which one", group.found[0].span)
        for group in groups.all
        if not group.best.says_which
    ]
    return replace(annotations, matters=tuple(matters), skipped=(*annotations.skipped, *skipped))


def _founds(found: Found, changes: list[Change], *, known: bool) -> bool:
    """Whether a mention by itself makes a matter, without one before it.

    A noun that is a law, a ban or a lawsuit needs a word that says which; an everyday one ("plan", "case") needs
    besides that something happens to it, or that it is somebody's. Plurals are kinds of things, unless something
    happens to these.
    """
    if found.form == "name":
        return True
    if not found.is_specified or found.is_one_of_many:
        return False
    if found.kind.name == "election" and not found.definite:
        return False  # "won two elections": which ones is not told
    if found.plural:
        return bool(changes) and found.definite and bool(found.words)
    if found.strong:
        return bool(found.words or found.linked or changes or known)
    if changes or (found.linked and found.kind.family == "case"):
        return True
    return bool(found.words) and not found.is_open and (found.has_proper_words or (found.definite and known))


def _known_owner(found: Found, actor_at: Actors) -> bool:
    return found.owner is not None and (found.piece.start, found.owner.i) in actor_at


def _matter(group: Group, name: str, actor_at: Actors) -> Matter:
    def actor(piece: Piece, token: int) -> str | None:
        return actor_at.get((piece.start, token))

    owner = next((a for f in group.found if f.owner is not None and (a := actor(f.piece, f.owner.i))), None)
    about = dict.fromkeys(a for f in group.found for t in f.about if (a := actor(f.piece, t.i)) and a != owner)
    return Matter(
        id=name,
        name=group.best.name,
        kind=group.kind.name,
        mentions=(*(Mention(f.span, f.form) for f in group.found), *group.pronouns),
        of=owner,
        about=tuple(about),
        history=in_order(group.changes),
    )


def _actor_index(annotations: Annotations) -> Actors:
    """(piece, token) → the actor whose tightest mention covers the token."""
    at: Actors = {}
    mentions = [(m.span, actor.id) for actor in annotations.actors for m in actor.mentions]
    for span, name in sorted(mentions, key=lambda x: (x[0].length, x[0], x[1])):
        piece = annotations.parse.piece_at(span.start)
        for token in (piece.tokens_in(span) if piece else None) or ():
            at.setdefault((piece.start if piece else 0, token.i), name)
    return at

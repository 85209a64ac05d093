"""Which mentions are of one matter: "Order 41", "the executive order", "the order", "it"."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from ...model.actor import Mention
from ...model.matter import Change
from ..parse import Piece
from ..syntax import SUBJECTS
from .find import Found
from .lexicon import Kind, MatterWords

LOOK_BACK = 20  # matters of a kind that a mention may still be one of, latest first
CASES = ("case", "investigation")


@dataclass(slots=True)
class Group:
    """The mentions of one matter so far."""

    kind: Kind
    found: list[Found] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    pronouns: list[Mention] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def add(self, one: Found) -> None:
        """One more mention."""
        self.found.append(one)
        self.words |= one.words
        self.linked |= one.linked
        self.heads.add(one.lemma)

    @property
    def is_named(self) -> bool:
        """Whether a title or a number names it."""
        return any(one.form == "name" for one in self.found)

    @property
    def best(self) -> Found:
        """The mention whose name tells it from others best: a title, one that says against whom, then the shortest."""
        return max(self.found, key=lambda f: (f.form == "name", bool(f.linked), bool(f.words), -len(f.name)))


class Groups:
    """The matters of a report, as they are found in the order of the text."""

    def __init__(self, words: MatterWords) -> None:
        self.all: list[Group] = []
        self._by_kind: dict[str, list[Group]] = {}
        self._sorts = words.sorts

    def of(self, found: Found) -> Group | None:
        """The matter, latest first, that the mention may be one of: its own words must not speak against it."""
        kinds = CASES if found.kind.name in CASES else (found.kind.name,)
        for kind in kinds:
            for group in reversed(self._by_kind.get(kind, [])[-LOOK_BACK:]):
                if _may_be(group, found, self._sorts):
                    return group
        return None

    def begin(self, found: Found) -> Group:
        """A matter that was not mentioned before."""
        group = Group(found.kind)
        self.all.append(group)
        self._by_kind.setdefault(found.kind.name, []).append(group)
        return group


def _may_be(group: Group, found: Found, sorts: frozenset[str]) -> bool:
    same_head = found.lemma in group.heads
    if not same_head and not (found.lemma in found.kind.same and group.heads & group.kind.same):
        return False
    told, known = found.words - sorts, group.words - sorts
    if found.form == "name" and not group.is_named and not known:
        # "an order" that was only described may be the one that is named next.
        return same_head and not group.linked
    if told and not told & known:
        return False
    # "the travel ban" is not "the travel order", unless all that is told of it fits.
    if told and known and not same_head and not told <= known:
        return False
    if found.linked and group.linked and not found.linked & group.linked:
        return False
    if found.plural and not found.words:
        return False
    return found.definite or bool(told) or bool(found.linked & group.linked)


def pronouns(piece: Piece, heads: dict[int, Group]) -> Iterator[tuple[Token, Group, bool]]:
    """Each "it" that is a subject, with the matter told of last before it, and whether "it" can be nothing else.

    `heads` are the tokens of the piece that head a mention of a matter.
    """
    if not heads:
        return
    before: list[Token] = []
    for token in piece.doc:
        if token.dep_ in (*SUBJECTS, "dobj") and token.tag_ in ("NN", "NNP") and token.ent_type_ != "PERSON":
            before.append(token)
        elif token.lower_ == "it" and token.dep_ in ("nsubj", "nsubjpass") and before and not _is_empty(token):
            last = [one for one in before if one.sent == before[-1].sent]
            matters = [one for one in last if one.i in heads]
            if matters and matters[-1].sent.end >= token.sent.start:
                yield token, heads[matters[-1].i], len(matters) == len(last)


def _is_empty(it: Token) -> bool:
    """ "It is unclear whether", "it takes courage to": nothing is meant."""
    verb = it.head
    return any(c.dep_ in ("ccomp", "csubj", "acomp") for c in verb.children) or (
        verb.lemma_ == "be" and any(c.dep_ in ("xcomp", "attr", "acomp") for c in verb.children)
    )

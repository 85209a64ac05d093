"""Groups that a report speaks of as one: "the two", "both senators", "they" after "A and B", each with its members."""

from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece
from .chains import Chain, Occurrence, clause_role
from .identity import Register
from .lexicon import words
from .salience import Salience

_MOST_MEMBERS = 12  # of one coordination: a longer one is a list, which is hardly taken up as a whole
_OUTSIDE = ("possessor", "modifier", "apposition")  # parts of a clause that take no part in what it tells
_TOGETHER = (("person",), ("organization", "place"))  # kinds of actors that make up a group


class Groups:
    """The groups of a report. One that nothing refers to has no mention, and does not become an actor."""

    def __init__(self, register: Register, salience: Salience) -> None:
        self._register = register
        self._salience = salience
        self._of: dict[tuple[int, ...], Chain] = {}
        self._coordinated: dict[tuple[int, int], Occurrence] = {}

    def of(self, members: Iterable[Chain]) -> Chain:
        """The group of these actors, the same one each time."""
        ordered = sorted(dict.fromkeys(members), key=lambda chain: chain.number)
        key = tuple(chain.number for chain in ordered)
        if key not in self._of:
            group = self._of[key] = self._register.new("group", named=False)
            group.plural = True
            group.members = tuple(ordered)
        return self._of[key]

    # -- what may be taken up later on ------------------------------------------------------------------------------

    def coordinated(self, parts: Sequence[Occurrence], piece: Piece) -> None:
        """Let what follows speak of "A and B" together; `parts` are the mentions, in the order of the text."""
        chains = list(dict.fromkeys(part.chain for part in parts))
        alike = any({chain.kind for chain in chains} <= set(kinds) for kinds in _TOGETHER)
        if not (1 < len(chains) <= _MOST_MEMBERS and alike) or any(chain.plural for chain in chains):
            return
        group, first = self.of(chains), parts[0]
        span = Span(first.span.start, max(part.span.end for part in parts))
        if not group.mentions:
            # Shown only where something refers to the group: see `taken_up`.
            group.joint = span
            group.name = piece.doc.text[span.start - piece.start : span.end - piece.start]
        known = self._coordinated.get((first.piece, first.head.i))
        if known is not None:
            known.chain, known.span = group, span
            group.last = known
            self._salience.counts.setdefault(group.number, 1)
            return
        self._coordinated[first.piece, first.head.i] = self._offered(group, span, first)

    def met(self, one: Occurrence, other: Occurrence) -> None:
        """Let what follows speak of two people together who did something with each other."""
        if one.chain is not other.chain and one.chain.person and other.chain.person:
            self._offered(self.of((one.chain, other.chain)), one.span, one)

    def _offered(self, group: Chain, span: Span, first: Occurrence) -> Occurrence:
        role = clause_role(first.head)
        offered = Occurrence(group, span, "nominal", first.piece, first.sentence, first.head, role, first.core)
        self._salience.add(offered)
        return offered

    # -- what takes it up -------------------------------------------------------------------------------------------

    def taken_up(self, group: Chain, text: str, form: str) -> None:
        """The group is referred to by these words: those that brought its members together are a mention as well."""
        if group.joint is not None and not group.mentions:
            group.mentions[group.joint] = "nominal"
        if group.joint is None and not group.aliases:
            group.name = text  # a pronoun's words until there are better ones
        if form == "nominal":
            group.aliases.setdefault(text, None)

    def counted(
        self,
        number: int,
        sentence: int,
        *,
        kind: str = "person",
        gender: str = "",
        role: Collection[Chain] = (),
        anyone: bool = True,
    ) -> Chain | None:
        """The group that "the two" or "both senators" takes up; None where the text leaves open who is meant.

        Those who hold the `role` come first, then, if it may be `anyone`, the actors of the sentence before, and a
        coordination shortly before.
        """
        recent = self._salience.recent(sentence, window=2)
        holders = [chain for chain in dict.fromkeys(o.chain for o in recent) if chain in role and not chain.plural]
        if len(holders) == number:
            return self.of(holders)
        if not anyone:
            return None
        for window in (1, 0, 2):
            near = [o for o in recent if o.sentence == sentence - window and o.role not in _OUTSIDE]
            fitting = {o.chain: None for o in near if _may_be_one(o.chain, kind, gender)}
            if len(fitting) == number:
                return self.of(fitting)
            if len(fitting) > number:
                break
        joint = [
            o.chain
            for o in recent
            if o.sentence < sentence
            and len(o.chain.members) == number
            and all(_may_be_one(member, kind, gender) for member in o.chain.members)
        ]
        return joint[0] if joint and len(set(joint)) == 1 else None


def _may_be_one(chain: Chain, kind: str, gender: str) -> bool:
    """Whether the actor may be one of several whom a noun of this kind and gender stands for."""
    if kind == "person":
        return chain.person and (not gender or chain.gender in ("", gender))
    return not chain.plural and (chain.kind == kind or (kind == "place" and chain.metonym))


def number_of(token: Token) -> int:
    """How many a word like "two", "both" or "trio" says there are; 0 for any other word."""
    for number, spelled in ((2, "two"), (3, "three"), (4, "four")):
        if token.lower_ in words("pronouns", "plural_nominals", spelled):
            return number
    return 0

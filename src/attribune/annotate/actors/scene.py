"""What has been read of a report so far: actors, mentions, roles. The walk fills it, phrases and pronouns ask it."""

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ...model.span import Span
from ..parse import Piece
from .chains import Chain, Occurrence, clause_role
from .identity import Register
from .lexicon import role_nouns
from .salience import Salience

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


@dataclass(frozen=True, slots=True)
class Place:
    """The piece being read, its number, and for each of its tokens whether it stands in quotation marks."""

    number: int
    piece: Piece
    quoted: list[bool]


@dataclass(slots=True)
class Scene:
    """`heads` are the actors by piece and head token, `role_heads` those who answer to a noun ("mayor")."""

    register: Register = field(default_factory=Register)
    salience: Salience = field(default_factory=Salience)
    sentence: int = 0
    heads: dict[tuple[int, int], tuple[Chain, ...]] = field(default_factory=dict)
    role_heads: dict[str, dict[Chain, None]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, chain: Chain, tokens: TokenSpan, form: str, place: Place, head: Token) -> None:
        """A mention of the actor."""
        span = place.piece.span_of(tokens)
        chain.mentions.setdefault(span, form)
        self.salience.add(Occurrence(chain, span, form, place.number, self.sentence, head, clause_role(head)))
        self.heads[place.number, head.i] = (*self.heads_at(place, head), chain)

    def heads_at(self, place: Place, head: Token) -> tuple[Chain, ...]:
        """The actors of the mention that a token heads."""
        return self.heads.get((place.number, head.i), ())

    def role(self, chain: Chain, title: str, head: str, span: Span) -> None:
        """A role that the report gives the actor."""
        chain.add_role(title, head, span)
        self.answers(chain, head)

    def answers(self, chain: Chain, head: str) -> None:
        """Let phrases with this head, or a noun of like meaning, stand for the actor."""
        for noun in role_nouns(head):
            self.role_heads[noun][chain] = None


def in_quotation_marks(doc: Doc) -> list[bool]:
    """For every token, whether it stands in quotation marks."""
    inside, found = False, []
    for token in doc:
        if token.text == _OPEN:
            inside = True
        elif token.text == _CLOSE:
            inside = False
        elif token.text in (_STRAIGHT, "``", "''"):
            inside = not inside
        found.append(inside)
    return found

"""What has been read of a report so far: actors, mentions, roles. The walk fills it, phrases and pronouns ask it."""

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ...model.span import Span
from ..parse import Piece
from .chains import Chain, Occurrence, clause_role
from .groups import Groups
from .identity import Register
from .lexicon import role_nouns, words
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
    """`heads` are the actors by piece and head token, `noted` their mentions.

    `role_heads` are those who answer to a noun ("mayor").
    """

    salience: Salience
    register: Register = field(default_factory=Register)
    sentence: int = 0
    groups: Groups = field(init=False)
    heads: dict[tuple[int, int], tuple[Chain, ...]] = field(default_factory=dict)
    noted: dict[tuple[int, int], Occurrence] = field(default_factory=dict)
    role_heads: dict[str, dict[Chain, None]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self.groups = Groups(self.register, self.salience)

    def note(self, chain: Chain, tokens: TokenSpan, form: str, place: Place, head: Token) -> None:
        """A mention of the actor."""
        span = place.piece.span_of(tokens)
        if chain.members:
            self.groups.taken_up(chain, tokens.text, form)
        chain.mentions.setdefault(span, form)
        core = place.piece.span_of(head)
        occurrence = Occurrence(chain, span, form, place.number, self.sentence, head, clause_role(head), core)
        self.salience.add(occurrence)
        self.heads[place.number, head.i] = (*self.heads_at(place, head), chain)
        self.noted[place.number, head.i] = occurrence
        self._bring_together(occurrence, place)

    def _bring_together(self, new: Occurrence, place: Place) -> None:
        """Offer a group where the mention joins another one: "A and B", "A met B"."""
        head = new.head
        if head.dep_ == "conj" or head.conjuncts:
            heads = sorted({head, *head.conjuncts}, key=lambda token: token.i)
            parts = [self.noted[place.number, t.i] for t in heads if (place.number, t.i) in self.noted]
            if len(parts) == len(heads):
                self.groups.coordinated(parts, place.piece)
            return
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "with" else head.head
        if head.dep_ in ("dobj", "pobj") and verb.lemma_ in words("pronouns", "plural_nominals", "together"):
            for subject in verb.lefts:
                if subject.dep_ == "nsubj" and (place.number, subject.i) in self.noted:
                    self.groups.met(self.noted[place.number, subject.i], new)

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

"""What is known of an actor while a report is being read: its mentions in order, names, roles, gender and number."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from ...model.actor import Actor, Mention, Role
from ...model.span import Span
from .lexicon import words

# How a mention takes part in its clause, from spaCy's labels; whatever is not listed is "other".
_ROLES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "agent": "object",
    "dobj": "object",
    "dative": "object",
    "oprd": "object",
    "pobj": "oblique",
    "poss": "possessor",
    "appos": "apposition",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
    "ROOT": "root",
}


def clause_role(head: Token) -> str:
    """subject, object, oblique, possessor, apposition, modifier, root or other; coordinated heads share a role."""
    token = head
    steps = 0
    while steps < 20 and (
        (token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "PRON"))
        # A name right after its title: "border czar Tom Homan".
        or (token.dep_ == "appos" and token.head.i < token.i and token.doc[token.left_edge.i - 1].text != ",")
    ):
        token = token.head
        steps += 1
    return _ROLES.get(token.dep_, "other")


def _fuller(title: str, other: str) -> bool:
    """Whether a title says all that the other says, and the same: a former or vice president is no president."""
    if title == other or f" {other} " not in f" {title} ":
        return False
    return not words("titles", "office", "changing") & (set(title.split()) - set(other.split()))


@dataclass(slots=True, eq=False)
class Occurrence:
    """A mention where it stands: its words, its sentence (counted over the report), its head token and its part.

    `core` is where the head token stands in the report.
    """

    chain: "Chain"
    span: Span
    form: str
    piece: int
    sentence: int
    head: Token
    role: str
    core: Span


@dataclass(slots=True, eq=False)
class Chain:
    """An actor in the making.

    `gender` is known from a full name, a title or a pronoun; `leaning` only from a lone name, which may be a surname.
    `owner` is whom a pronoun before its name stands for ("his lawyer").
    `joint` are the words that name a group's `members` one beside the other ("A and B").
    """

    number: int
    kind: str
    named: bool = True
    gender: str = ""
    leaning: str = ""
    plural: bool = False
    doubtful: bool = False
    often: int = 0
    metonym: bool = False
    members: "tuple[Chain, ...]" = ()
    joint: Span | None = None
    of: "Chain | None" = None
    owner: "Chain | None" = None
    regions: frozenset[str] = frozenset()
    name: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    role_heads: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    mentions: dict[Span, str] = field(default_factory=dict)
    last: Occurrence | None = None
    merged: "Chain | None" = None

    def add_role(self, title: str, head: str, span: Span) -> None:
        """Note a role in the report's words; `head` is its noun's lemma, by which later mentions find it."""
        if any(known != span and known.contains(span) for _, spans in self.roles.values() for known in spans):
            return
        key = title.lower()
        known = self.roles.get(key)
        if known is None:
            self.roles[key] = (title, [span])
            modifiers = frozenset(word for word in key.replace('"', "").replace(".", "").split() if word != head)
            self.role_heads.setdefault(head, []).append(modifiers)
        elif span not in known[1]:
            known[1].append(span)

    @property
    def first_named(self) -> int:
        """Where the report first names the actor, or mentions it if it never does."""
        return min((span for span, form in self.mentions.items() if form == "name"), default=min(self.mentions)).start

    def merge_into(self, other: "Chain") -> None:
        """Give all mentions to another actor, who turned out to be the same; nothing is left here."""
        for span, form in self.mentions.items():
            other.mentions.setdefault(span, form)
        self.mentions.clear()
        self.merged = other

    @property
    def final(self) -> "Chain":
        """The actor itself, or the one that it turned out to be."""
        return self if self.merged is None else self.merged.final

    @property
    def person(self) -> bool:
        """Whether the actor is one person; a doubtful name may become one's."""
        return self.kind == "person" and not self.plural

    def _full_roles(self) -> list[tuple[str, list[Span]]]:
        """The roles without those that a fuller one holds ("minister" in "Interior Minister")."""
        return [role for key, role in self.roles.items() if not any(_fuller(other, key) for other in self.roles)]

    def actor(self) -> Actor:
        """The actor, with its mentions in the order of the text."""
        return Actor(
            id=f"a{self.number}",
            name=self.name,
            kind=self.kind,
            named=self.named,
            aliases=tuple(alias for alias in self.aliases if alias != self.name),
            roles=tuple(Role(title, tuple(sorted(spans))) for title, spans in self._full_roles()),
            mentions=tuple(Mention(span, form) for span, form in sorted(self.mentions.items())),
            metonym=self.metonym,
            members=tuple(dict.fromkeys(f"a{member.final.number}" for member in self.members)),
            of=None if self.of is None else f"a{self.of.final.number}",
        )

"""Actors: who takes part, under which names and in which roles."""

from dataclasses import dataclass

from .span import Span

ACTOR_KINDS = ("person", "organization", "place", "facility", "group", "product", "thing")
MENTION_FORMS = ("name", "nominal", "pronoun")
ROLE_STANDINGS = ("", "former", "acting", "designate")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor or a matter; `form` is one of MENTION_FORMS."""

    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title, a party, a post held or once held; `since` and `until` are dates or "".

    `standing` is one of ROLE_STANDINGS: "former", "acting", "designate" (elected or named, not yet in office), or ""
    where the report words it as held. `evidence` holds the title's own words and those that tell since or until when.
    """

    title: str
    evidence: tuple[Span, ...]
    since: str = ""
    until: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that takes part.

    `name` is the fullest name that the report uses, without titles; where the report does not name the actor,
    `named` is False and `name` holds the report's own words. `mentions` are in the order of the text.

    `metonym` says that the name is a place's and here stands for those who govern or work there; the place itself is
    an actor of its own. `members` are the ids of the actors who make up a group that the report speaks of as one
    ("the two"). `of` is the id of the actor for whom an unnamed one speaks or works ("a Pentagon spokesman").
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    named: bool = True
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    metonym: bool = False
    members: tuple[str, ...] = ()
    of: str | None = None

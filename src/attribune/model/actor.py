"""Actors: who takes part, under which names and in which roles."""

from dataclasses import dataclass

from .span import Span

ACTOR_KINDS = ("person", "organization", "place", "facility", "group", "product", "thing")
MENTION_FORMS = ("name", "nominal", "pronoun")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor or a matter; `form` is one of MENTION_FORMS."""

    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title, a party, a post held or once held; `since` and `until` are dates or ""."""

    title: str
    evidence: tuple[Span, ...]
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that takes part.

    `name` is the fullest name that the report uses, without titles; where the report does not name the actor,
    `named` is False and `name` holds the report's own words. `mentions` are in the order of the text.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    named: bool = True
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

"""Matters: laws, orders, cases and the like, whose status changes over time."""

from dataclasses import dataclass

from .actor import Mention
from .span import Span

MATTER_KINDS = ("law", "policy", "order", "case", "investigation", "deal", "programme", "office", "election")


@dataclass(frozen=True, slots=True)
class Change:
    """A status that a matter took or has.

    `when` is a date or ""; `on_word_of` holds statement ids; empty means the report's own voice. `unlikely_after` are
    statuses that the report dates before this one, and that it seldom follows: "passed" after "repealed".
    """

    status: str
    evidence: tuple[Span, ...]
    when: str = ""
    when_from: str | None = None
    on_word_of: tuple[str, ...] = ()
    unlikely_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that persists and has a status.

    `of` is the id of the actor whose matter it is (who is charged, whose policy it is), `about` holds ids of actors
    and matters that it concerns. `history` is in the order of `when`, then of the text.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    of: str | None = None
    about: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()

"""What is safe to keep of a report in another language: names that are names everywhere."""

from collections.abc import Iterable
from dataclasses import replace

from ...model.actor import Actor
from .lexicon import first_names, place_names, words


def safe_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Known places and bodies, and people with a known first name; without roles and all that grammar tells."""
    kept = []
    for actor in actors:
        mentions = tuple(mention for mention in actor.mentions if mention.form == "name")
        if mentions and actor.named and _is_known(actor):
            kept.append(replace(actor, mentions=mentions, roles=(), members=(), of=None))
    return tuple(kept)


def _is_known(actor: Actor) -> bool:
    if actor.kind == "person":
        parts = actor.name.lower().split()
        return len(parts) > 1 and parts[0] in first_names()
    known = words("organizations", "known")
    return any(name in place_names() or name in known for name in (actor.name, *actor.aliases))

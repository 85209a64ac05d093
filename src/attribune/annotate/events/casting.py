"""Who takes part in an event: of all who are there, the likeliest in either role, by weights that were learnt.

The grammar proposes participants (slots.py), the encoder proposes others (hints.py), and whoever speaks or is talked of
is there as well. training/events learnt what speaks for each of them. What the grammar found stays unless somebody else
is clearly likelier; a role that it left empty is filled only by somebody likely.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from .doubt import LEARNT
from .draft import Draft
from .hints import ROLES
from .linear import chance, weights
from .scene import Scene

LEAD = 0.05  # by which somebody else must be likelier
GUESS = 0.25  # somebody else who is less likely than this is a guess
LIKELY = 0.5  # how likely who fills an empty role must be
ALONGSIDE = 0.2  # who fits the frame and is as likely as that takes part beside somebody likelier

Chances = Mapping[str, Mapping[str, float]]  # by role and id


def cast(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """The drafts with the likeliest participants."""
    return [_chosen(draft, chances(draft, scene)) if draft.type in LEARNT else draft for draft in drafts]


def chances(draft: Draft, scene: Scene) -> Chances:
    """How likely everybody who is there fills each role."""
    there = scene.candidates(draft)
    return {
        role: {name: chance(features[role], weights(f"{role}_weights.tsv")) for name, features in there.items()}
        for role in ROLES
    }


def _chosen(draft: Draft, likely: Chances) -> Draft:
    actors, recipients = (_role(getattr(draft, role), likely[role]) for role in ROLES)
    both = set(actors) & set(recipients)
    if both:
        # Nobody does it to themselves: each stays where the grammar has them, unless clearly likelier elsewhere.
        acting = {name for name in both if _acts(name, draft, likely)}
        actors = _role(draft.actors, likely["actors"], but=both - acting)
        recipients = _role(draft.recipients, likely["recipients"], but=acting.union(actors))
    implicit = tuple(name for name in draft.implicit if name in (*actors, *recipients))
    return replace(draft, actors=actors, recipients=recipients, implicit=implicit)


def _acts(name: str, draft: Draft, likely: Chances) -> bool:
    needed = LEAD * ((name in draft.recipients) - (name in draft.actors))
    return likely["actors"][name] - likely["recipients"][name] >= needed


def _role(picked: tuple[str, ...], likely: Mapping[str, float], *, but: Set[str] = frozenset()) -> tuple[str, ...]:
    """Who fills a role: those whom the grammar picked, or whoever is clearly likelier; nobody of `but`."""
    kept = tuple(name for name in picked if name in likely and name not in but)
    best = max(likely.keys() - but, key=lambda name: (likely[name], name), default=None)
    if best is None or best in kept:
        return kept
    lead = likely[best] - max((likely.get(name, 0.0) for name in kept), default=0.0)
    if lead < LEAD or likely[best] < (GUESS if kept else LIKELY):
        return kept
    return (best, *(name for name in kept if likely.get(name, 0.0) >= ALONGSIDE))

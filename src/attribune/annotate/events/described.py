"""Whom a description stands for: "the rules" for the one plan that the report names, "the appeals court" for its court.

A participant that the report only describes is given the named actor or matter that fits, where exactly one does.
"""

from collections.abc import Iterable, Mapping

from ...model.actor import Actor
from ...model.matter import Matter
from ..layers import Annotations
from .lexicon import Lexicon

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
MADE = frozenset({"law", "policy", "order", "programme"})
LESS = frozenset({"federal", "us", "u", "s", "of", "a", "an"}) | DEFINITE  # words that tell no body from another
LIKELY = 3  # how much more often one matter must be mentioned than any other to be "the rules"


def described(annotations: Annotations, created: Iterable[Actor], lexicon: Lexicon) -> Mapping[str, str]:
    """Unnamed actor or matter → the named one that its words can only mean."""
    named = [a for a in annotations.actors if a.named]
    bodies = [a for a in named if a.kind == "organization"]
    holders: dict[str, dict[str, None]] = {}
    for actor in named:
        for role in actor.roles if actor.kind == "person" else ():
            holders.setdefault(role.title.casefold().split()[-1], {})[actor.id] = None
    rules = _main_matter(annotations.matters)
    found: dict[str, str] = {}
    unnamed = [(x.id, x.name) for x in (*annotations.actors, *created) if not x.named]
    unnamed += [(m.id, m.name) for m in annotations.matters if all(x.form != "name" for x in m.mentions)]
    for id_, name in unnamed:
        words = name.casefold().replace("’", "'").split()
        if not words:
            continue
        head, bare = _singular(words[-1]), len(words) <= 2 and (len(words) == 1 or words[0] in DEFINITE)
        if bare and head in lexicon.classes["measure"] and rules is not None:
            found[id_] = rules
        elif bare and len(holders.get(head, {})) == 1:
            found[id_] = next(iter(holders[head]))
        elif head in lexicon.classes["court"]:
            fits = [b.id for b in bodies if _fits(words, head, b)]
            if len(fits) == 1:
                found[id_] = fits[0]
    return {id_: name for id_, name in found.items() if id_ != name}


def _main_matter(matters: Iterable[Matter]) -> str | None:
    """The one named law, order or policy that the report is about, if there is one."""
    made = sorted(
        ((len(m.mentions), m.id) for m in matters if m.kind in MADE and any(x.form == "name" for x in m.mentions)),
        reverse=True,
    )
    if not made or (len(made) > 1 and made[0][0] < LIKELY * made[1][0]):
        return None
    return made[0][1]


def _fits(words: list[str], head: str, body: Actor) -> bool:
    """Whether a body's name has all that its description says: "the appeals court", "U.S. Court of Appeals"."""
    own = {_singular(w) for name in (body.name, *body.aliases) for w in name.casefold().replace(".", "").split()}
    told = {_singular(w) for w in words} - LESS
    return head in own and len(told) > 1 and told <= own


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word

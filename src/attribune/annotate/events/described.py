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
# Words that tell no body from another.
LESS = frozenset({"federal", "us", "u", "s", "of", "a", "an", "eventual", "same", "full", "divided"}) | DEFINITE
HIGHEST = frozenset({"high", "top", "highest"})  # "the high court" is the supreme one
PLANS = frozenset({"policy", "plan", "program", "programme", "order", "system"})  # "the policy" is no law
COURT = "court"
OFTEN = 2  # mentions that a law has which a report is about
LIKELY = 3  # how much more often one matter must be mentioned than any other to be "the rules"


def stand_in(annotations: Annotations, created: Iterable[Actor]) -> Mapping[str, str]:
    """Unnamed actor → the only one it may be, where both are told of one event: a person by the post ("a federal
    judge"), a matter by one of its words.
    """
    may_be = _holders(annotations.actors)
    for matter in annotations.matters:
        if _is_named(matter):
            for word in dict.fromkeys(matter.name.casefold().split()):
                may_be.setdefault(word, {})[matter.id] = None
    unnamed = [a for a in (*annotations.actors, *created) if not a.named and a.name.split()]
    found = {a.id: may_be.get(a.name.casefold().split()[-1], {}) for a in unnamed}
    return {id_: next(iter(one)) for id_, one in found.items() if len(one) == 1}


def described(annotations: Annotations, created: Iterable[Actor], lexicon: Lexicon) -> Mapping[str, str]:
    """Unnamed actor or matter → the named one that its words can only mean, wherever they stand."""
    bodies = [a for a in annotations.actors if a.named and a.kind == "organization"]
    holders = _holders(annotations.actors)
    rules = _main_rule(annotations, lexicon)
    laws = {m.id for m in annotations.matters if m.kind == "law"}
    found: dict[str, str] = {}
    unnamed = [(x.id, x.name) for x in (*annotations.actors, *created) if not x.named]
    unnamed += [(m.id, m.name) for m in annotations.matters if not _is_named(m)]
    indefinite = _indefinite(annotations, created)
    headlined = _headlined(annotations, created)
    for id_, name in unnamed:
        words = name.casefold().replace("’", "'").split()
        if not words:
            continue
        head, bare = _singular(words[-1]), len(words) <= 2 and (len(words) == 1 or words[0] in DEFINITE)
        if (
            bare
            and head in lexicon.classes["measure"]
            and rules is not None
            and (head not in PLANS or rules not in laws)
        ):
            found[id_] = rules
        elif bare and head == words[-1] and len(holders.get(head, {})) == 1:
            found[id_] = next(iter(holders[head]))  # one person: "investigators" are more
        elif head in lexicon.classes["court"]:
            fits = [b.id for b in bodies if _fits(words, head, b) and not _is_another(indefinite.get(id_), b)]
            if len(fits) == 1:
                found[id_] = fits[0]
        if id_ not in found and id_ in headlined:
            found[id_] = headlined[id_]
    return {id_: name for id_, name in found.items() if id_ != name}


def subject_of_rulings(annotations: Annotations, lexicon: Lexicon) -> str | None:
    """What a ruling is about that does not say it: the one law, order or plan that the report is about."""
    return _main_rule(annotations, lexicon)


def only_court(annotations: Annotations) -> str | None:
    """The court that motions are filed with, where the report names but one."""
    named = [a.id for a in annotations.actors if a.named and a.kind == "organization"]
    courts = [a.id for a in annotations.actors if a.id in named and COURT in a.name.casefold().split()]
    return courts[0] if len(courts) == 1 else None


def _holders(actors: Iterable[Actor]) -> dict[str, dict[str, None]]:
    """Head of a post ("secretary" of "secretary of state") → the named persons who have it."""
    found: dict[str, dict[str, None]] = {}
    for actor in actors:
        for role in actor.roles if actor.named and actor.kind == "person" else ():
            head = role.title.casefold().split(" of ")[0].split()[-1]
            found.setdefault(head, {})[actor.id] = None
    return found


def _main_rule(annotations: Annotations, lexicon: Lexicon) -> str | None:
    """The one named law, order or plan that the report is about, if there is one."""
    made = [(len(m.mentions), m.id) for m in annotations.matters if m.kind in MADE and _is_named(m)]
    things = [a for a in annotations.actors if a.named and a.kind == "thing"]
    rules = lexicon.classes["measure"]
    made += [(len(a.mentions), a.id) for a in things if a.name.casefold().split()[-1] in rules]
    made.sort(reverse=True)
    if not made or made[0][0] < OFTEN or (len(made) > 1 and made[0][0] < LIKELY * made[1][0]):
        return None
    return made[0][1]


def _headlined(annotations: Annotations, created: Iterable[Actor]) -> dict[str, str]:
    """Of whom the headline tells without article ("Federal court rules") → whom the lead calls by that noun, if one."""
    pieces = annotations.parse.pieces[:2]
    if len(pieces) < 2:
        return {}
    headline, lead, text = pieces[0].span, pieces[1].span, annotations.report.text
    called: dict[str, set[str]] = {}
    for actor in annotations.actors:
        for mention in actor.mentions:
            if actor.named and lead.contains(mention.span):
                called.setdefault(mention.span.of(text).casefold().split()[-1], set()).add(actor.id)
    found = {}
    for actor in (*annotations.actors, *created):
        if not actor.named and all(headline.contains(mention.span) for mention in actor.mentions):
            named = called.get(actor.name.casefold().split()[-1], set())
            if len(named) == 1:
                found[actor.id] = next(iter(named))
    return found


def _indefinite(annotations: Annotations, created: Iterable[Actor]) -> dict[str, int]:
    """Where those stand whom the report brings in with "a" or "an", by id."""
    text = annotations.report.text
    found: dict[str, int] = {}
    for actor in (*annotations.actors, *created):
        if not actor.named and actor.mentions:
            start = actor.mentions[0].span.start
            words = (text[max(0, start - 3) : start] + actor.mentions[0].span.of(text)[:3]).casefold().split()
            if any(word in ("a", "an") for word in words):
                found[actor.id] = start
    return found


def _is_another(place: int | None, body: Actor) -> bool:
    """Whether "an appeals court" comes after the one that was named, so that it must be another."""
    return place is not None and bool(body.mentions) and body.mentions[0].span.start < place


def _is_named(matter: Matter) -> bool:
    return any(mention.form == "name" for mention in matter.mentions)


def _fits(words: list[str], head: str, body: Actor) -> bool:
    """Whether a body's name has all that its description says: "the appeals court", "U.S. Court of Appeals"."""
    own = {_singular(w) for name in (body.name, *body.aliases) for w in name.casefold().replace(".", "").split()}
    told = {_singular(w) for w in words} - LESS
    if told - {head} and told - {head} <= HIGHEST:
        return head in own and "supreme" in own
    return head in own and len(told) > 1 and told <= own


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word

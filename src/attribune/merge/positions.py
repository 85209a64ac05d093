"""What somebody has said about a matter or an actor, for or against, and when that turned.

Rather nothing than wrong: a direction is told only where the cue, or the speaker's own clause in what is said, takes a
position ("backed …", "she is against …"), and the topic is named in what that is taken on. Everything else is not told.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ..model.dates import days
from ..model.entry import Entry
from ..model.position import Position
from .claims import content
from .identity import link, name_words, same_names
from .words import plain_form

NOT_TOLD = ("not told", "")
OPPOSITE = {"support": "oppose"}
REACH = 12  # words behind the verb among which the topic is named
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]")  # one syllable, one vowel, one consonant: "slam", not "back"
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.;!?“”\"]")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of `positions_en.toml`: a phrase's words → its direction; and whether "not" turns it round."""

    directions: Mapping[tuple[str, ...], str]
    turned_by_not: frozenset[tuple[str, ...]]
    negations: frozenset[str]
    between: frozenset[str]
    unsure: frozenset[str]
    first_person: frozenset[str]
    third_person: frozenset[str]
    breaks: frozenset[str]


def positions(entries: Iterable[Entry], *, actor: str, about: str | None = None) -> tuple[Position, ...]:
    """What the actor's statements say of a topic, or of each that they have, in the order of the entries.

    With turns, topic by topic: where a dated statement tells another direction than the last one that ended before.
    """
    found = [
        Position(topic if about is None else about, *direction(entry, topic), entry)
        for entry in entries
        if entry.kind == "statement" and _speaks(entry, actor)
        for topic in _topics(entry, about)
    ]
    return _with_turns(found)


def direction(entry: Entry, topic: str) -> tuple[str, str]:
    """For or against the topic, and the words that say so."""
    if entry.status not in ("asserted", "negated"):
        return NOT_TOLD
    said = _plain_words(content(entry))
    cue = _plain_words(_cue(entry))
    named = frozenset(name_words(topic)[-1:])
    if _lists().unsure & set(said[:REACH]) or _lists().unsure & set(cue):
        return NOT_TOLD
    by_cue = _found_in(cue, within=range(len(cue)))
    if by_cue is not None:
        _, phrase, told, negated = by_cue
        if not _is_named(named, said):
            return NOT_TOLD
        return _turned(phrase, told, negated or entry.status == "negated"), " ".join(cue)
    for start in _own_clauses(said, entry):
        # Auxiliaries, adverbs, a negation; then the verb or phrase.
        last = start
        while last < len(said) and said[last] in _lists().between | _lists().negations:
            last += 1
        own = _found_in(said, within=range(start, min(last + 1, len(said))))
        if own is not None:
            end, phrase, told, negated = own
            if _is_named(named, said[end:]):
                return _turned(phrase, told, negated), " ".join(said[start:end])
    return NOT_TOLD


def _topics(entry: Entry, about: str | None) -> tuple[str, ...]:
    """What a statement is about; where one thing is asked for, that one by the name that the statement's report has."""
    if about is None:
        return entry.about
    return next(((topic,) for topic in entry.about if link(about, topic).score), (about,))


def _speaks(entry: Entry, actor: str) -> bool:
    """Whether the actor speaks: the store's answer for a name has whoever is spoken to, too."""
    return bool(same_names((actor,), entry.actors))


def _found_in(words: list[str], *, within: range) -> tuple[int, tuple[str, ...], str, bool] | None:
    """The first phrase that begins there: where it ends, itself, its direction, and whether a negation precedes it."""
    lists = _lists()
    for at in within:
        for length in (3, 2, 1):
            phrase = tuple(words[at : at + length])
            if len(phrase) == length and phrase in lists.directions:
                negated = any(word in lists.negations for word in words[within.start : at])
                return at + length, phrase, lists.directions[phrase], negated
    return None


def _turned(phrase: tuple[str, ...], told: str, negated: bool) -> str:
    if not negated:
        return told
    return OPPOSITE.get(told, NOT_TOLD[0]) if phrase in _lists().turned_by_not else NOT_TOLD[0]


def _is_named(named: frozenset[str], words: list[str]) -> bool:
    """Whether the topic stands in what a position is on: near, and before the next clause."""
    for word in words[:REACH]:
        if plain_form(word) in named:
            return True
        if word in _lists().breaks or word in ".;!?":
            return False
    return False


def _own_clauses(words: list[str], entry: Entry) -> list[int]:
    """Where the speaker's own clauses go on behind their subject: at the start, and wherever "I" begins a sentence."""
    lists, own = _lists(), {name_words(name)[-1] for name in entry.actors if name_words(name)}
    start = next((at for at, word in enumerate(words) if word not in ("that", "“", "”", '"')), len(words))
    subjects = lists.first_person | lists.third_person | own
    found = [start + 1] if start < len(words) and words[start] in subjects else []
    if entry.type == "indirect":
        return found
    later = range(start + 1, len(words))
    return found + [at + 1 for at in later if words[at] in lists.first_person and words[at - 1] in '.;!?“”"']


def _with_turns(found: list[Position]) -> tuple[Position, ...]:
    last: dict[str, tuple[str, str, str]] = {}  # topic → direction, last day, entry
    turned: dict[int, str] = {}
    dated = [(span, place) for place, one in enumerate(found) if (span := days(one.entry.when)) is not None]
    for (first, until), place in sorted(dated):
        one = found[place]
        if one.direction == NOT_TOLD[0]:
            continue
        topic = " ".join(name_words(one.about))
        told, before, entry = last.get(topic, ("", "", ""))
        if told and told != one.direction and before < first:
            turned[place] = entry
        if not told or before <= until:
            last[topic] = (one.direction, until, one.entry.id)
    return tuple(replace(one, turned_from=turned.get(place)) for place, one in enumerate(found))


def _cue(entry: Entry) -> str:
    item = entry.evidence[0]
    start = item.spans[0].start
    return " ".join(item.quote[max(one.start - start, 0) : max(one.end - start, 0)] for one in item.triggers)


def _plain_words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


@cache
def _lists() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("positions_en.toml").read_text(encoding="utf-8"))
    directions = {
        tuple(form.split()): direction
        for direction in ("support", "oppose")
        for form in (*_forms(data[direction].split()), *data[f"{direction}_phrases"])
    }
    turned = (*_forms(data["opposite_when_negated"].split()), *data["opposite_phrases_when_negated"])
    rest = ("negations", "between", "unsure", "first_person", "third_person", "breaks")
    return _Words(
        directions, frozenset(tuple(form.split()) for form in turned), *(frozenset(data[name].split()) for name in rest)
    )


def _forms(verbs: Iterable[str]) -> list[str]:
    """A regular verb's forms: back, backs, backed, backing; criticise, criticised; decry, decried; slam, slammed."""
    forms = []
    for verb in verbs:
        stem = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb.removesuffix("e")
        ending = "es" if verb.endswith(("ss", "sh", "ch", "x")) else "s"
        past, present = (
            (verb[:-1] + "ied", verb[:-1] + "ies") if _CONSONANT_Y.search(verb) else (stem + "ed", verb + ending)
        )
        forms += [verb, present, past, stem + "ing"]
    return forms

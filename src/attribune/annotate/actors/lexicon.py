"""The word lists that finding actors needs, read once a process from `annotate/lang/en`."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from ..lang_data import read_rows, read_toml


class Pronoun(NamedTuple):
    """What a third-person pronoun agrees with: `gender` m, f, n (no person) or ?, `number` s or p."""

    gender: str
    number: str
    reflexive: bool


@cache
def _table(name: str) -> Mapping[str, Any]:
    return read_toml(name)


@cache
def words(table: str, *keys: str) -> frozenset[str]:
    """A list of words in a TOML table of `lang/en`: words("nominals", "person", "words")."""
    value: Any = _table(f"{table}.toml")
    for key in keys:
        value = value[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def first_names() -> Mapping[str, str]:
    """Common first names in lower case, with the gender of those who bear them: m, f or ?."""
    return dict(read_rows("first_names.tsv"))


@cache
def no_speakers() -> frozenset[str]:
    """What stands before a colon at a paragraph's start without being a speaker, lower case."""
    return frozenset(row[0] for row in read_rows("labels.tsv"))


@cache
def courtesy_titles() -> Mapping[str, str]:
    """Forms of address and the gender that they tell ("" for none)."""
    table = _table("titles.toml")["courtesy"]
    return {word: "" if gender == "any" else gender for gender in ("m", "f", "any") for word in table[gender]}


@cache
def offices() -> frozenset[str]:
    """Words that, right before a capitalised name, make it a person's."""
    return words("titles", "office", "words")


@cache
def noun_kinds() -> Mapping[str, str]:
    """Lemmas of nouns that stand for actors, with the kind of actor; the first list that has a word decides."""
    table = _table("nominals.toml")
    kinds: dict[str, str] = {}
    for kind in ("person", "organization", "group", "place", "facility", "thing"):
        for word in table[kind]["words"]:
            kinds.setdefault(word, kind)
    return kinds


@cache
def role_nouns(head: str) -> tuple[str, ...]:
    """The nouns by which a report speaks of who holds a role with this head, itself first."""
    return (head, *_table("role_nouns.toml").get(head, ()))


@cache
def noun_genders() -> Mapping[str, str]:
    """Lemmas of nouns that tell a gender."""
    return {word: gender for gender in ("m", "f") for word in _table("nominals.toml")["gender"][gender]}


@cache
def place_names() -> Mapping[str, str]:
    """Known names of places, each with the first name of its row: all names of one row are one place."""
    table = _table("places.toml")
    known = {name: name for sort in ("countries", "continents", "states", "cities") for name in table[sort].split()}
    for row in table["names"]:
        known.update(dict.fromkeys(row, row[0]))
    return known


@cache
def capitals() -> Mapping[str, str]:
    """Capitals, each with its country."""
    return dict(_table("metonyms.toml")["countries"])


def is_capital(name: str) -> bool:
    """Whether a place is one that a government may be called by."""
    return name in capitals() or name in words("metonyms", "other_capitals")


def place_sort(name: str) -> str:
    """country, state or city, as far as the lists know a place's name; "" for any other."""
    first = place_names().get(name, name)
    for sort, listed in (("country", "countries"), ("state", "states"), ("city", "cities")):
        if first in words("places", listed):
            return sort
    if first in state_names().values():
        return "state"
    return "city" if is_capital(first) else ""


def places_called(noun: str) -> frozenset[str]:
    """The sorts of places (see `place_sort`) that a noun like "city" stands for; none for other nouns."""
    return frozenset(_table("nominals.toml")["sort_of_place"].get(noun, ()))


@cache
def state_names() -> Mapping[str, str]:
    """Shortened names of states, without full stops, and the names in full."""
    return dict(_table("places.toml")["abbreviations"])


@cache
def third_person() -> Mapping[str, Pronoun]:
    """Third-person pronouns, lower case."""
    return {
        word: Pronoun(entry["gender"], entry["number"], entry.get("reflexive", False))
        for word, entry in _table("pronouns.toml")["third"].items()
    }


@cache
def weights(part: str) -> Mapping[str, float]:
    """The weights of one part of the reference model, by feature."""
    return {name: float(value) for name, value in _table("reference.toml")[part].items()}

"""The words of matters: kinds by head noun (lang/en/matters.toml), and what happens to them (matters_history.toml)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lang_data import read_toml


@dataclass(frozen=True, slots=True)
class Kind:
    """The head nouns of one kind of matter, by what they need to be one (see matters.toml)."""

    name: str
    family: str
    strong: frozenset[str]
    weak: frozenset[str]
    plural: frozenset[str]
    named: frozenset[str]
    numbered: frozenset[str]
    same: frozenset[str]


@dataclass(frozen=True, slots=True)
class MatterWords:
    """What makes a noun a matter. `heads`, `named` and `numbered` lead from a lemma to its kind."""

    kinds: dict[str, Kind]
    heads: dict[str, Kind]
    named: dict[str, Kind]
    numbered: dict[str, Kind]
    plain: frozenset[str]
    plain_endings: tuple[str, ...]
    linking: frozenset[str]
    sorts: frozenset[str]
    transparent: frozenset[str]
    general: dict[str, frozenset[str]]
    look: dict[str, frozenset[str]]
    case_name: re.Pattern[str]
    docket: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class History:
    """What happens to the matters of one kind: word → status, by where the word stands (see matters_history.toml).

    `persons` are verbs whose object is somebody: "charged", "sentenced". `hedged` leads from (status, planned or
    possible) to the status that this is; `rarely_then` from a status to those that seldom follow it.
    """

    verbs: dict[str, str]
    subjects: dict[str, str]
    phrases: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    persons: dict[str, str]
    hedged: dict[tuple[str, str], str]
    present: frozenset[str]
    rarely_then: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """The histories by kind of matter; `implied` leads from a status to what is true besides.

    `deeds` are nouns whose infinitive tells of what was done.
    """

    kinds: dict[str, History]
    implied: dict[str, str]
    deeds: frozenset[str]


@cache
def matter_words() -> MatterWords:
    """The English words, read once a process."""
    data = read_toml("matters.toml")
    kinds = {name: _kind(name, table) for name, table in data["kinds"].items()}
    words = data["words"]
    return MatterWords(
        kinds=kinds,
        heads=_by_word(kinds, "strong", "weak"),
        named=_by_word(kinds, "named"),
        numbered=_by_word(kinds, "numbered"),
        plain=frozenset(words["plain"]),
        plain_endings=tuple(words["plain_endings"]),
        linking=frozenset(words["linking"]),
        sorts=frozenset(words["sorts"]),
        transparent=frozenset(words["transparent"]),
        general={head: frozenset(above) for head, above in words["general"].items()},
        look={head: frozenset(before) for head, before in words["look"].items()},
        case_name=re.compile(data["citations"]["case"]),
        docket=re.compile(data["citations"]["docket"]),
    )


@cache
def history_words() -> HistoryWords:
    """The English words of what happens to matters, read once a process."""
    data = read_toml("matters_history.toml")
    implied, deeds = data.pop("implied"), frozenset(data.pop("deeds")["nouns"])
    kinds = {kind.name: _history(data[kind.family], kind.name) for kind in matter_words().kinds.values()}
    return HistoryWords(kinds, implied, deeds)


def _kind(name: str, table: dict[str, Any]) -> Kind:
    words = {key: frozenset(value) for key, value in table.items() if key != "family"}
    return Kind(name=name, family=table["family"], **words)


def _by_word(kinds: dict[str, Kind], *lists: str) -> dict[str, Kind]:
    """Word → the first kind that has it in one of its lists."""
    return {word: kind for kind in reversed(kinds.values()) for one in lists for word in getattr(kind, one)}


def _history(family: dict[str, dict[str, Any]], kind: str) -> History:
    statuses = {status: table for status, table in family.items() if kind in table.get("only", (kind,))}

    def turned(where: str) -> dict[str, str]:
        return {word: status for status, table in statuses.items() for word in table.get(where, ())}

    return History(
        verbs=turned("verbs"),
        subjects=turned("subjects"),
        phrases=turned("phrases"),
        nouns=turned("nouns"),
        adjectives=turned("adjectives"),
        persons=turned("persons"),
        hedged={
            (status, how): table[how]
            for status, table in statuses.items()
            for how in ("planned", "possible")
            if how in table
        },
        present=frozenset(status for status, table in statuses.items() if table.get("present")),
        rarely_then={status: frozenset(table.get("rarely_then", ())) for status, table in statuses.items()},
    )

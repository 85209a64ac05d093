"""The words of matters: kinds by head noun, statuses by the words around (annotate/lang/en/matters.toml)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lang_data import read_toml


@dataclass(frozen=True, slots=True)
class MatterWords:
    """`kind` and `group` by head lemma (heads of one group may name the same matter); statuses by where words stand.

    `verbs`, `subjects` and `nouns` map a family of statuses (rule, case, vote) to lemma → status; `family` a kind to
    its family.
    """

    kind: dict[str, str]
    same: dict[str, frozenset[str]]
    family: dict[str, str]
    verbs: dict[str, dict[str, str]]
    subjects: dict[str, dict[str, str]]
    nouns: dict[str, dict[str, str]]
    adjectives: dict[str, str]
    hedged: dict[str, str]
    implied: dict[str, str]
    plain: frozenset[str]
    linking: tuple[str, ...]
    named: frozenset[str]
    look: dict[str, frozenset[str]]


@cache
def matter_words() -> MatterWords:
    """The English words, read once a process."""
    data = read_toml("matters.toml")
    kinds: dict[str, Any] = data["kinds"]
    return MatterWords(
        kind={head: kind for kind, table in reversed(kinds.items()) for head in table["heads"]},
        same={kind: frozenset(table["same"]) for kind, table in kinds.items()},
        family={kind: table["statuses"] for kind, table in kinds.items()},
        verbs={family: _turned(table) for family, table in data["verbs"].items()},
        subjects={family: _turned(table) for family, table in data["subjects"].items()},
        nouns={family: _turned(table) for family, table in data["nouns"].items()},
        adjectives=_turned(data["adjectives"]),
        hedged=data["hedged"],
        implied=data["implied"],
        plain=frozenset(data["words"]["plain"]),
        linking=tuple(data["words"]["linking"]),
        named=frozenset(data["words"]["named"]),
        look={head: frozenset(words) for head, words in data["words"]["look"].items()},
    )


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: status for status, words in table.items() for word in words}

"""Reports as their kin know them: by what they are compared, and which kinds of kinship there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Traits:
    """What a report is compared by, a function of the report alone.

    `day` is the first one on which it may have been published, as a proleptic Gregorian ordinal, None if unknown.
    `about` holds its weighted terms, `runs` its runs of words, both packed by the merge stage.
    """

    day: int | None
    about: bytes
    runs: bytes


@dataclass(frozen=True, slots=True)
class Kin:
    """A report's traits, and for each kind of kinship, by name, its keys (32-bit numbers)."""

    traits: Traits
    keys: Mapping[str, frozenset[int]]


class Kinship(Protocol):
    """One kind of kinship. Reports are compared if they share `shared` keys or more and lie no more `days` apart.

    Reports that are related, or related to a relative, are one group.
    """

    name: str
    shared: int
    days: int

    def related(self, one: Traits, other: Traits, /) -> bool:
        """Whether two reports belong together; their order does not matter."""


@dataclass(frozen=True, slots=True)
class Teller:
    """A report that tells something: its id, whose text it is, and the words in which it tells it, "" if many."""

    report: str
    outlet: str | None
    wire: str | None
    words: str = ""

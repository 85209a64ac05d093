"""Lists of entries a page at a time: what is asked for, in an address, and what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Generic, Literal, TypeVar

from fastapi import Query

from .. import merge
from ..errors import BadDate
from ..model.dates import days
from ..model.entry import Entry
from ..store.base import Store
from .rendering import query_string

PAGE = 40  # entries on a page
AHEAD = 30  # entries behind those of a page that may tell the same: one happening stands on few days
Line = TypeVar("Line")
Skip = Annotated[int, Query(ge=0, le=10_000_000, description="How many lines to leave out at the beginning.")]
Word = Annotated[str, Query(max_length=400)]
Day = Annotated[str, Query(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What entries are asked for: the conditions of `Store.entries`, "" where there is none."""

    actor: str = ""
    matter: str = ""
    about: str = ""
    type: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    search: str = ""
    outlet: str = ""
    story: str = ""
    as_of: str = ""

    def given(self) -> dict[str, str]:
        """The conditions that there are, by their names in an address."""
        return {_SHORT.get(name, name): value for name, value in asdict(self).items() if value}

    def conditions(self) -> dict[str, str]:
        """The conditions that there are, by their names in `Store.entries`."""
        return {name: value for name, value in asdict(self).items() if value}

    def address(self, path: str = "/chronology", **more: str) -> str:
        """The address of these entries; `more` changes conditions, by their names in an address."""
        return path + query_string(self.given() | more)


_SHORT = {"start": "from", "end": "to"}


async def asked(
    actor: Word = "",
    matter: Word = "",
    about: Word = "",
    type: Word = "",  # noqa: A002
    kind: Literal["", "event", "statement", "change"] = "",
    start: Annotated[Day, Query(alias="from")] = "",
    end: Annotated[Day, Query(alias="to")] = "",
    search: Word = "",
    outlet: Word = "",
    story: Word = "",
    as_of: Day = "",
) -> Asked:
    """Dependency: the conditions in an address. Raises BadDate for a day that no calendar has."""
    for day in (start, end, as_of):
        if day and days(day) is None:
            raise BadDate(f"{day} is no date; write it as 2016-10-28, 2016-10 or 2016")
    return Asked(actor, matter, about, type, kind, start, end, search, outlet, story, as_of)


@dataclass(frozen=True, slots=True)
class Lines(Generic[Line]):
    """Some lines of a list of `total`; `next` and `back` are as in EntryList."""

    items: tuple[Line, ...]
    total: int
    next: str = ""
    back: str = ""


def lines_of(
    items: Sequence[Line], total: int, path: str, *, skip: int, size: int, **conditions: object
) -> Lines[Line]:
    """The items, those behind the first `skip` of `total`, for a page of `size` at `path` with these conditions."""
    more = skip + size < total
    return Lines(
        items=tuple(items),
        total=total,
        next=path + query_string({**conditions, "skip": skip + size}) if more else "",
        back=path + query_string(conditions) if skip else "",
    )


@dataclass(frozen=True, slots=True)
class EntryList:
    """Some entries in order; `next` and `back` are addresses of the following page and of the first, "" for none."""

    entries: tuple[Entry, ...]
    next: str = ""
    back: str = ""


def together(store: Store, told: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, those that tell the same as one, as the words and the reviewers have it; rejected ones left out."""
    entries = tuple(told)
    always, never = store.decided_pairs(entries)
    return merge.reviewed(entries, always=always, never=never)


def entry_list(
    store: Store, conditions: Asked, *, after: str = "", path: str = "/chronology", size: int = PAGE
) -> EntryList:
    """The entries behind the one with the id `after`, joined with those that tell the same in other words.

    What is told as just said is about as old as its report, as `attribune chronology` shows it, too.
    """
    told = tuple(store.entries(**conditions.conditions(), after=after or None, limit=size + AHEAD))
    joined = merge.dated_by_telling(together(store, told))
    here = {entry.id for entry in told[:size]}
    shown = tuple(entry for entry in joined if entry.id in here)
    more = len(told) > size
    return EntryList(
        entries=shown,
        next=conditions.address(path, after=told[size - 1].id) if more else "",
        back=conditions.address(path) if after else "",
    )

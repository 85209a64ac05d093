"""Kinship of reports: which belong together, as a relation that a store can keep up report by report.

A kind of kinship (copies of one text, reports of one story) gives each report keys: only reports that share some are
ever compared. Who is related, or related to a relative, is one group. So the groups are a function of the set of
reports, whatever the order of adding: a report can join groups, but never changes what others are to each other.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from ..model.dates import days
from ..model.kin import Kin, Kinship, Traits
from ..model.report import Report


def day_of(report: Report) -> int | None:
    """The first day on which the report may have been published."""
    found = days(report.published)
    return None if found is None else date.fromisoformat(found[0]).toordinal()


def apart(one: Traits, other: Traits) -> int | None:
    """Days between two reports, None where one has no date."""
    return None if one.day is None or other.day is None else abs(one.day - other.day)


def groups(kin: Sequence[Kin], kinship: Kinship) -> list[int]:
    """The number of each one's group: made at one go in memory, what a store keeps up piece by piece."""
    holders: dict[int, list[int]] = defaultdict(list)
    parents = list(range(len(kin)))
    for number, own in enumerate(kin):
        keys = own.keys[kinship.name]
        shared = Counter(other for key in keys for other in holders[key])
        for other, count in shared.items():
            distance = apart(own.traits, kin[other].traits)
            if count < kinship.shared or (distance is not None and distance > kinship.days):
                continue
            if _root(parents, other) != _root(parents, number) and kinship.related(own.traits, kin[other].traits):
                parents[_root(parents, number)] = _root(parents, other)
        for key in keys:
            holders[key].append(number)
    return [_root(parents, number) for number in range(len(kin))]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number

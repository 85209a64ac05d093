"""Entries of many reports that tell the same, joined into one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model.entry import Contradiction, Entry
from .claims import Claim, claim
from .contradictions import between, within
from .entries import joined, order_of
from .grouping import Pairs, groups, meeting
from .speech import named


def together(entries: Iterable[Entry], *, never: Pairs = (), always: Pairs = ()) -> tuple[Entry, ...]:
    """The entries, those that tell the same as one, in the order given, with their contradictions.

    An entry keeps the id of its earliest report's, with that one's wording; its date is the most precise one that any
    report gives, and it stands where that one stood. `never` and `always` are pairs of entry ids that a reviewer keeps
    apart or joins.
    """
    given = tuple(entries)
    place = {entry.id: at for at, entry in enumerate(given)}
    claims = sorted(map(claim, given), key=lambda one: (order_of(one.entry.evidence[0]), one.entry.id))
    copies = _copies(given)
    found: list[tuple[int, Entry, list[Claim]]] = []
    for places in groups(claims, never=never, always=always):
        members = [claims[at] for at in places]
        dated = _most_precise(members)
        found.append((place[dated.entry.id], _one(members, dated.entry.when, copies), members))
    found.sort(key=lambda one: one[0])
    rivals = _rivals([(entry, members) for _, entry, members in found])
    return tuple(
        replace(entry, contradictions=(*entry.contradictions, *rivals.get(entry.id, ()))) for _, entry, _ in found
    )


def _one(members: Sequence[Claim], when: str, copies: dict[str, int]) -> Entry:
    if len(members) == 1:
        return members[0].entry
    entry = joined([one.entry for one in members], copies=copies)
    if entry.kind == "statement" and (whose := next(filter(named, members), None)) is not None:
        # The earliest that names the speaker tells it; that "she" said so helps nobody.
        told = whose.entry
        entry = replace(entry, what=told.what, type=told.type, actors=told.actors, recipients=told.recipients)
    return replace(entry, when=when, contradictions=within(members, entry.id))


def _most_precise(members: Sequence[Claim]) -> Claim:
    """The one with the shortest date, the earliest report's where several are as short or none has one."""
    dated = [(one.days[1] - one.days[0], place) for place, one in enumerate(members) if one.days is not None]
    return members[min(dated)[1] if dated else 0]


def _rivals(found: Sequence[tuple[Entry, list[Claim]]]) -> dict[str, list[Contradiction]]:
    """By entry id, the contradictions with entries that could not be joined to it."""
    rivals: dict[str, list[Contradiction]] = defaultdict(list)
    for one, other in meeting([members[0] for _, members in found]):
        for contradiction in between(found[one][1][0], found[other][1][0]):
            rivals[found[one][0].id].append(contradiction)
            rivals[found[other][0].id].append(contradiction)
    return rivals


def _copies(entries: Iterable[Entry]) -> dict[str, int]:
    """The reports' groups of copies of one text, as their shared entries' origins tell them."""
    group: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for origin in entry.sources.origins:
            if "copy" in origin.because:
                known = {group[report] for report in origin.reports if report in group}
                for report in origin.reports:
                    group[report] = number
                for report, old in group.items():
                    if old in known:
                        group[report] = number
    return group

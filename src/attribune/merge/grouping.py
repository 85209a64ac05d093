"""Which of many entries tell the same."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from .claims import Claim
from .likeness import NEAR
from .same import apart, differ, fits, likeness, of_one_report
from .speech import same_speaker

# Pairs of entry ids that a reviewer has decided on.
Pairs = Collection[frozenset[str]]

CROWDED = 200  # entries that share a key: a stock phrase, not a happening
NEIGHBOURS = 40
SURE = 0.75
QUOTED = 0.75  # most of the words of one of two statements
LOOKED_AT = 6  # members of a group


def groups(claims: Sequence[Claim], *, never: Pairs = (), always: Pairs = ()) -> list[list[int]]:
    """Which claims tell the same: their places, each group in order; a function of the set, whatever its order.

    The likeliest pairs meet first; two groups join only if no member of one is apart from a member of the other.
    `never` and `always` are pairs of entry ids.
    """
    members = {place: [place] for place in range(len(claims))}
    home = list(range(len(claims)))
    for score, _, one, other in _likely(claims, always):
        first, second = members[home[one]], members[home[other]]
        if first is second:
            continue
        ids = frozenset({claims[one].entry.id, claims[other].entry.id})
        if ids not in always and -score < SURE and not _mostly_alike(claims, first, second):
            continue
        if ids not in always and _forbidden(claims, first, second, never, score=-score):
            continue
        goner = home[other]
        first += second
        for place in second:
            home[place] = home[one]
        del members[goner]
    return sorted(sorted(group) for group in members.values())


def meeting(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The pairs of places whose claims share a key and are worth comparing, in order.

    What more than CROWDED claims share is a stock phrase, or an actor of whom all reports tell: of those, only the ones
    that were told at about the same time are compared, and no more of them than NEIGHBOURS.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(claims):
        for key in one.keys:
            holders[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in holders.values():
        if len(places) <= CROWDED:
            pairs.update((one, other) for at, one in enumerate(places) for other in places[at + 1 :])
        else:
            pairs.update(_neighbours(claims, places))
    return sorted(pairs)


def _neighbours(claims: Sequence[Claim], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of places that follow each other closely in the time of telling."""
    told = sorted((day, claims[place].entry.id, place) for place in places if (day := claims[place].told) is not None)
    for at, (day, _, one) in enumerate(told):
        for later, _, other in told[at + 1 : at + 1 + NEIGHBOURS]:
            if later - day > NEAR:
                break
            yield min(one, other), max(one, other)


def _mostly_alike(claims: Sequence[Claim], first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether at least half of the pairs are alike: what is joined pair by pair drifts from one event to the next."""
    pairs = [(one, other) for one in first[:LOOKED_AT] for other in second[:LOOKED_AT]]
    if len(pairs) == 1:
        return True
    alike = sum(_fits(claims[one], claims[other]) for one, other in pairs)
    return 2 * alike >= len(pairs)


def _fits(one: Claim, other: Claim) -> bool:
    if one.entry.evidence[0].report == other.entry.evidence[0].report:
        return not apart(one, other)
    return fits(one, other)


def _likely(claims: Sequence[Claim], always: Pairs) -> list[tuple[float, tuple[str, ...], int, int]]:
    found = []
    for one, other in meeting(claims):
        score = likeness(claims[one], claims[other]).score
        if score:
            found.append((-score, _ids(claims, one, other), one, other))
    by_id = {claim.entry.id: place for place, claim in enumerate(claims)}
    for pair in always:
        places = sorted(by_id[id_] for id_ in pair if id_ in by_id)
        if len(places) == 2:
            one, other = places
            found.append((-2.0, _ids(claims, one, other), one, other))
    return sorted(found)


def _ids(claims: Sequence[Claim], one: int, other: int) -> tuple[str, ...]:
    return tuple(sorted((claims[one].entry.id, claims[other].entry.id)))


def _forbidden(
    claims: Sequence[Claim], first: Sequence[int], second: Sequence[int], never: Pairs, *, score: float
) -> bool:
    """Whether a member of one group is apart from one of the other, where a pair is as likely the same as `score`.

    That one report tells both parts no two groups that are surely alike: two statements may be parts of one that
    another report quotes at length, and two words may tell what others tell by one.
    """
    pairs = [(claims[one], claims[other]) for one in first for other in second]
    barred = [(one, other) for one, other in pairs if _decided(one, other, never) or apart(one, other)]
    if not barred:
        return False
    if any(_decided(one, other, never) or not of_one_report(one, other) or differ(one, other) for one, other in barred):
        return True
    if barred[0][0].entry.kind == "statement":
        # What somebody told of another's words or thoughts is his own statement.
        return score < QUOTED or not all(same_speaker(one, other) for one, other in barred)
    rest = [pair for pair in pairs if pair not in barred]
    return len(rest) < 2 or any(likeness(one, other).score < SURE for one, other in rest)


def _decided(one: Claim, other: Claim, never: Pairs) -> bool:
    return frozenset({one.entry.id, other.entry.id}) in never

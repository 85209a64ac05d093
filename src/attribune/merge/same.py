"""Whether two entries tell the same, and which of many do.

A wrong merge is worse than a missed one, so every rule asks for agreement on who, and on what or when; and two entries
that are apart (different days, other numbers, one denied) never meet, not even through a third that fits both.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .claims import Claim, keys, longest_run, shared
from .identity import link, namesakes, same_names
from .wording import wording

# Pairs of entry ids that a reviewer has decided on.
Pairs = Collection[frozenset[str]]

PLANNED = frozenset({"planned", "possible"})
CROWDED = 200  # entries that share a key: a stock phrase, not a happening

LONG_RUN = 8  # words said in one order: a quotation, whenever it is quoted
SHORT_RUN = 5
NEAR = 4  # days between reports of one piece of news
MONTH = 45
COPIED = 0.85
ALIKE = 0.6
AKIN = 0.4
SLIGHTLY = 0.2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two entries tell the same, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


UNLIKE = Likeness(0.0, ())


def likeness(one: Claim, other: Claim) -> Likeness:
    """How like two entries are; 0 where they may not be joined on what they say."""
    first, second = one.entry, other.entry
    if first.kind != second.kind or apart(one, other):
        return UNLIKE
    if first.kind == "statement":
        return _statements(one, other)
    if first.kind == "change":
        return _changes(one, other)
    return _events(one, other)


def apart(one: Claim, other: Claim) -> bool:
    """Whether two entries cannot be the same, whatever else they share."""
    first, second = one.entry, other.entry
    if first.kind != second.kind:
        return True
    if first.evidence[0].report == second.evidence[0].report:
        return True
    if not same_names(first.actors, second.actors) and namesakes(first.actors, second.actors):
        return True
    if first.kind == "statement":
        return first.status != second.status
    if first.type != second.type or _realis(first.status) != _realis(second.status):
        return True
    return one.days is not None and other.days is not None and not _meet(one.days, other.days)


def groups(claims: Sequence[Claim], *, never: Pairs = (), always: Pairs = ()) -> list[list[int]]:
    """Which claims tell the same: their places, each group in order; a function of the set, whatever its order.

    The likeliest pairs meet first; two groups join only if no member of one is apart from a member of the other.
    `never` and `always` are pairs of entry ids.
    """
    members = {place: [place] for place in range(len(claims))}
    home = list(range(len(claims)))
    for _, _, one, other in _likely(claims, always):
        first, second = members[home[one]], members[home[other]]
        if first is second:
            continue
        ids = frozenset({claims[one].entry.id, claims[other].entry.id})
        if ids not in always and any(_forbidden(claims[a], claims[b], never) for a in first for b in second):
            continue
        goner = home[other]
        first += second
        for place in second:
            home[place] = home[one]
        del members[goner]
    return sorted(sorted(group) for group in members.values())


def meeting(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The pairs of places whose claims share a key and are worth comparing, in order."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(claims):
        for key in keys(one):
            holders[key].append(place)
    crowds = (places for places in holders.values() if len(places) <= CROWDED)
    return sorted({(one, other) for places in crowds for at, one in enumerate(places) for other in places[at + 1 :]})


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


def _forbidden(one: Claim, other: Claim, never: Pairs) -> bool:
    return frozenset({one.entry.id, other.entry.id}) in never or apart(one, other)


def _statements(one: Claim, other: Claim) -> Likeness:
    """The same speaker, and the same words; or much the same content at the same time."""
    first, second = one.entry, other.entry
    if not same_names(first.actors, second.actors):
        return UNLIKE
    of_all, of_shorter = shared(one, other)
    run, length = longest_run(one, other), min(len(one.spoken), len(other.spoken))
    near = told_near(one, other, NEAR)
    met = one.days is None or other.days is None or _meet(one.days, other.days)
    if run >= LONG_RUN and of_shorter >= 0.5:
        return Likeness(min(1.0, 0.7 + of_shorter / 4), (f"{run} words in one order",))
    if not met or not (near or (one.days and other.days)) or length < 2:
        return UNLIKE
    if of_all >= COPIED or (run >= SHORT_RUN and of_shorter >= ALIKE):
        return Likeness(0.6 + of_shorter / 4, ("most words", "near in time"))
    if length < SHORT_RUN or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)):
        return UNLIKE
    if of_all >= (AKIN + 0.1 if stems(one) & stems(other) else ALIKE + 0.05):
        return Likeness(of_all, ("content in other words", "near in time"))
    return UNLIKE


def _events(one: Claim, other: Claim) -> Likeness:
    """Participants in the same parts; and the same day, or near the same words."""
    first, second = one.entry, other.entry
    doers, done_to = same_names(first.actors, second.actors), same_names(first.recipients, second.recipients)
    of_all, of_shorter = shared(one, other)
    if not doers and not done_to:
        return UNLIKE
    lemma, run = bool(stems(one) & stems(other)), longest_run(one, other)
    parts = bool(doers) + bool(done_to)
    near, month = told_near(one, other, NEAR), told_near(one, other, MONTH)
    if month and (of_all >= COPIED or (lemma and run >= LONG_RUN and of_shorter >= AKIN)):
        return Likeness(0.7 + of_all / 4, ("nearly the same words",))
    if (first.actors and second.actors and not doers) or (first.recipients and second.recipients and not done_to):
        return Likeness(of_all, ("most words",)) if of_all >= ALIKE and near else UNLIKE
    dated = one.days is not None and other.days is not None and one.days[1] - one.days[0] < MONTH
    if dated and lemma and (parts == 2 or of_shorter >= AKIN) and of_all >= SLIGHTLY:
        return Likeness(0.6 + of_all / 3, ("same parts", "same day", "same word for it"))
    if month and lemma and of_all >= ALIKE:
        return Likeness(0.5 + of_all / 3, ("same parts", "same word for it", "most words"))
    if near and lemma and of_all >= SLIGHTLY and (parts == 2 or of_shorter >= AKIN - 0.05):
        return Likeness(0.4 + of_all / 2, ("same parts", "same word for it", "told at the same time"))
    if near and of_all >= (AKIN if parts == 2 else ALIKE):
        return Likeness(0.3 + of_all / 2, ("same parts", "told at the same time"))
    return UNLIKE


def _changes(one: Claim, other: Claim) -> Likeness:
    """The same matter of the same owner, and the same day or time of telling."""
    first, second = one.entry, other.entry
    if not any(link(a, b).score >= 0.8 for a in first.matters for b in second.matters):
        return UNLIKE
    if first.actors and second.actors and not same_names(first.actors, second.actors):
        return UNLIKE
    if (one.days is not None and other.days is not None) or told_near(one, other, NEAR):
        return Likeness(0.8, ("same matter", "same time"))
    return UNLIKE


def stems(one: Claim) -> frozenset[str]:
    """The beginnings of the triggers' words: "kidnapped" and "kidnapping" are one word for it."""
    return frozenset(word[:5] for word in one.triggers - wording().told_by if len(word) > 2)


def _realis(status: str) -> str:
    """Whether it happened: plans and possibilities are not what came of them, and what is denied is neither."""
    return "planned" if status in PLANNED else "denied" if status == "denied" else "occurred"


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def told_near(one: Claim, other: Claim, most: int) -> bool:
    """Whether the earliest reports of both are no more than so many days apart."""
    return one.told is not None and other.told is not None and abs(one.told - other.told) <= most

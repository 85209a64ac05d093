"""Whether two entries tell the same, and which of many do.

A wrong merge is worse than a missed one, so every rule asks for agreement on who, and on what or when; and two entries
that are apart (different days, other numbers, one denied) never meet, not even through a third that fits both.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from .claims import Claim, keys, longest_run, shared
from .identity import link, name_words, namesakes, same_names
from .weighing import bar, best_sentences, common, weigh

# Pairs of entry ids that a reviewer has decided on.
Pairs = Collection[frozenset[str]]

PLANNED = frozenset({"planned", "possible"})
CROWDED = 200  # entries that share a key: a stock phrase, not a happening
NEIGHBOURS = 40

LONG_RUN = 8  # words said in one order: a quotation, whenever it is quoted
SHORT_RUN = 5
NEAR = 4  # days between reports of one piece of news
MONTH = 45
COPIED = 0.85  # of all words that two statements have
ALIKE = 0.6
AKIN = 0.4
SENTENCE = 0.75  # of two sentences' words
RARE_CUE = 3.0
FORTNIGHT = 14
ONE_STORY = 8.0  # weight of what two headlines share
NEWS = 6.0  # weight of what two statements share beyond their headlines
MOST_POINTS = 20.0
TWICE_MORE = 4.0  # points: within one report, two events are mostly two
SURE = 0.75
LOOKED_AT = 6  # members of a group


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
    if first.evidence[0].report == second.evidence[0].report and _nested(one, other):
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
    if first.evidence[0].report == second.evidence[0].report and not told_twice(one, other):
        return True
    if not same_names(first.actors, second.actors) and namesakes(first.actors, second.actors):
        return True
    if first.kind == "statement":
        # What "she" said may be what either of two said, but then those two did not say the same.
        others = named(one) and named(other) and not same_names(first.actors, second.actors)
        return first.status != second.status or others
    if first.type != second.type or _realis(first.status) != _realis(second.status):
        return True
    return one.days is not None and other.days is not None and not _meet(one.days, other.days)


def told_twice(one: Claim, other: Claim) -> bool:
    """Whether one report tells the same in two places, as in a headline and below, or in a quotation and its clause.

    That another report's entry fits both is then no reason to part it from either.
    """
    first, second = one.entry, other.entry
    if first.kind == "statement":
        _, of_shorter = shared(one, other)
        return of_shorter >= COPIED and longest_run(one, other) >= SHORT_RUN and _same_speaker(one, other)
    if first.kind != "event":
        return False
    if set(first.evidence[0].spans) & set(second.evidence[0].spans):
        return False  # one sentence seldom tells one deed twice
    reasons = weigh(one, other)
    points = fsum(counted for _, counted in reasons)
    return points >= bar(one, other) + TWICE_MORE and all(counted >= 0 for _, counted in reasons)


def _nested(one: Claim, other: Claim) -> bool:
    """Whether a report's statement stands in another one of the same words, and is told for its own cue."""
    return one.entry.kind == "statement" and (
        shared(one, other)[0] < COPIED or bool(set(one.entry.evidence[0].spans) & set(other.entry.evidence[0].spans))
    )


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
        if ids not in always and any(_forbidden(claims[a], claims[b], never) for a in first for b in second):
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
        for key in keys(one):
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
    return bool(likeness(one, other).score)


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
    of_all, of_shorter = shared(one, other)
    run = longest_run(one, other)
    by_name = bool(same_names(one.entry.actors, other.entry.actors))
    if not by_name:
        found = _unnamed_speaker(one, other, of_all, of_shorter, run)
        if found.score or not _alike_called(one, other):
            return found
    elif run >= LONG_RUN and of_shorter >= 0.5:
        return Likeness(min(1.0, 0.7 + of_shorter / 4), (f"{run} words in one order",))
    one_story = common(one.headline, other.headline) >= ONE_STORY
    copied = by_name and of_all >= COPIED and run >= SHORT_RUN
    near = told_near(one, other, NEAR) or ((one_story or copied) and told_near(one, other, FORTNIGHT))
    near = near or (one_story and copied and told_near(one, other, MONTH))
    met = one.days is None or other.days is None or _meet(one.days, other.days)
    if not met or not (near or (one.days and other.days)):
        return UNLIKE
    if (words := _rare_word(one, other)) and best_sentences(one, other)[0] >= SENTENCE:
        return Likeness(0.6 + words / 20, ("the same sentence", "same word for it"))
    length = min(len(one.spoken), len(other.spoken))
    if length < 2:
        return UNLIKE
    if of_all >= COPIED or (run >= SHORT_RUN and of_shorter >= ALIKE):
        return Likeness(0.6 + of_shorter / 4, ("most words", "near in time"))
    if length < SHORT_RUN or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)):
        return UNLIKE
    # What only repeats the story's own words ("the launch of the rocket") makes no statement more alike.
    news = common(one.words, other.words, but=one.headline.keys() | other.headline.keys())
    counted = 0.1 if bool(one.numbers) != bool(other.numbers) else 0.0
    enough = (AKIN + 0.1 if stems(one) & stems(other) else ALIKE + 0.05) - (0.1 if one_story and news >= NEWS else 0.0) + counted
    return Likeness(of_all, ("content in other words", "near in time")) if of_all >= enough else UNLIKE


def _unnamed_speaker(one: Claim, other: Claim, of_all: float, of_shorter: float, run: int) -> Likeness:
    """Who is "she" or "a spokesman" to one report may be named by another that has the same words.

    In their own words, many say the same: only a quotation, or the same sentence, tells that it is one statement.
    """
    if named(one) and named(other):
        return UNLIKE
    quoted = one.entry.type != "indirect" and other.entry.type != "indirect"
    if quoted and run >= LONG_RUN and of_shorter >= COPIED and told_near(one, other, MONTH):
        return Likeness(0.6 + of_shorter / 5, (f"{run} words in one order", "speaker not named"))
    sentence = of_all >= COPIED and run >= SHORT_RUN and best_sentences(one, other)[0] >= COPIED
    if sentence and told_near(one, other, NEAR):
        return Likeness(0.6 + of_all / 5, ("the same sentence", "speaker not named"))
    return UNLIKE


def _same_speaker(one: Claim, other: Claim) -> bool:
    return bool(same_names(one.entry.actors, other.entry.actors)) or _alike_called(one, other)


def _alike_called(one: Claim, other: Claim) -> bool:
    """Whether no speaker has a name, and both are called the same: "the crew", "airline crew"."""
    if named(one) or named(other):
        return False
    ours, theirs = ({name_words(name)[-1:] for name in claim.entry.actors} for claim in (one, other))
    return bool(ours & theirs)


def named(one: Claim) -> bool:
    """Whether a speaker has a name, and is not "she" or "a spokesman of the port"."""
    return any(letter.isupper() for name in one.entry.actors for letter in name.split()[-1])


def _rare_word(one: Claim, other: Claim) -> float:
    """How rare the rarest word for it is that both have, 0 where all are common."""
    shared_words = one.triggers.keys() & other.triggers.keys()
    rarest = max((min(one.triggers[word], other.triggers[word]) for word in shared_words), default=0.0)
    return rarest if rarest >= RARE_CUE else 0.0


def _events(one: Claim, other: Claim) -> Likeness:
    """What speaks for one event outweighs what speaks against it."""
    reasons = weigh(one, other)
    points = fsum(counted for _, counted in reasons)
    if points < bar(one, other):
        return UNLIKE
    return Likeness(min(1.0, points / MOST_POINTS), tuple(reason for reason, counted in reasons if counted > 0))


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
    """The stems of the triggers' words: "kidnapped" and "abduction" are one word for it."""
    return frozenset(one.triggers)


def _realis(status: str) -> str:
    """Whether it happened: plans and possibilities are not what came of them, and what is denied is neither."""
    return "planned" if status in PLANNED else "denied" if status == "denied" else "occurred"


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def told_near(one: Claim, other: Claim, most: int) -> bool:
    """Whether the earliest reports of both are no more than so many days apart."""
    return one.told is not None and other.told is not None and abs(one.told - other.told) <= most

"""Whether two entries tell the same.

A wrong merge is worse than a missed one, so every rule asks for agreement on who, and on what or when; and two entries
that are apart (different days, other speakers, one denied) never meet, not even through a third that fits both.
"""

from math import fsum

from .claims import NOT_DONE, Claim, longest_run, shared
from .identity import link, namesakes, same_names
from .likeness import COPIED, NEAR, SHORT_RUN, UNLIKE, Likeness, days_meet, told_near
from .speech import named, same_speaker, statements
from .weighing import bar, weigh

MOST_POINTS = 20.0
SLACK = 1.0  # points that one pair of a group may lack
TWICE_MORE = 3.0  # points: within one report, two events are mostly two


def likeness(one: Claim, other: Claim) -> Likeness:
    """How like two entries are; 0 where they may not be joined on what they say."""
    first, second = one.entry, other.entry
    if first.kind != second.kind or apart(one, other):
        return UNLIKE
    if of_one_report(one, other) and _nested(one, other):
        return UNLIKE
    if first.kind == "statement":
        return statements(one, other)
    if first.kind == "change":
        return _changes(one, other)
    return _events(one, other)


def apart(one: Claim, other: Claim) -> bool:
    """Whether two entries cannot be the same, whatever else they share."""
    first, second = one.entry, other.entry
    if first.kind != second.kind:
        return True
    return (of_one_report(one, other) and not told_twice(one, other)) or differ(one, other)


def of_one_report(one: Claim, other: Claim) -> bool:
    """Whether the earliest report of both is the same."""
    return one.entry.evidence[0].report == other.entry.evidence[0].report


def differ(one: Claim, other: Claim) -> bool:
    """Whether two entries of one kind cannot be the same by what they say."""
    first, second = one.entry, other.entry
    if not same_names(first.actors, second.actors) and namesakes(first.actors, second.actors):
        return True
    if first.kind == "statement":
        # What "she" said may be what either of two said, but then those two did not say the same.
        others = named(one) and named(other) and not same_names(first.actors, second.actors)
        return first.status != second.status or others
    if first.type != second.type or _realis(first.status) != _realis(second.status):
        return True
    return not days_meet(one, other)


def told_twice(one: Claim, other: Claim) -> bool:
    """Whether one report tells the same in two places, as in a headline and below, or in a quotation and its clause.

    That another report's entry fits both is then no reason to part it from either.
    """
    first, second = one.entry, other.entry
    if first.kind == "statement":
        _, of_shorter = shared(one, other)
        return of_shorter >= COPIED and longest_run(one, other) >= SHORT_RUN and same_speaker(one, other)
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


def _events(one: Claim, other: Claim) -> Likeness:
    """What speaks for one event outweighs what speaks against it."""
    reasons = weigh(one, other)
    points = fsum(counted for _, counted in reasons)
    if points < bar(one, other):
        return UNLIKE
    return Likeness(min(1.0, points / MOST_POINTS), tuple(reason for reason, counted in reasons if counted > 0))


def fits(one: Claim, other: Claim) -> bool:
    """Whether two entries may be the same where others of the same tell that they are: a little less is enough."""
    if apart(one, other):
        return False
    if one.entry.kind != "event":
        return bool(likeness(one, other).score)
    return fsum(counted for _, counted in weigh(one, other)) >= bar(one, other) - SLACK


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


def _realis(status: str) -> str:
    """Whether it happened: plans and possibilities are not what came of them, and what is denied is neither."""
    return "planned" if status in NOT_DONE else "denied" if status == "denied" else "occurred"

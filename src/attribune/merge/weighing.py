"""What speaks for and against that two events of one type are one, in points that add up.

As in record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969), each reason counts for about as much as
the odds of one event against two change where it holds; the points are set by hand on labelled pairs, rounded to what
a reader can check. Who takes part is the same all through a running story, and so counts little; the details of the
sentence count much.
"""

from collections.abc import Collection
from math import fsum

from .claims import Claim, Weights, longest_run, overlap
from .likeness import COPIED, FORTNIGHT, LONG_RUN, MONTH, NEAR, SHORT_RUN, told_apart
from .participants import SHORT_FORM, counts_differ, others, parts_of
from .stems import once

Reasons = tuple[tuple[str, float], ...]

NEAR_BAR = 10.0  # points that make one event of two told within some days
FAR_BAR = 11.0  # told later, the same may have happened again
RARE_WORD = 4.0
OTHER_WORD = -2.0
REPEATED = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST"})
AGAINST = -8.0  # what one sentence says of another event


def bar(one: Claim, other: Claim) -> float:
    """How many points make one event of two."""
    gap = told_apart(one, other)
    return NEAR_BAR if gap is not None and gap <= NEAR else FAR_BAR


def weigh(one: Claim, other: Claim) -> Reasons:
    """The reasons with their points; none where the two are told too far apart, or by other words of one sentence."""
    gap = told_apart(one, other)
    shared = one.triggers.keys() & other.triggers.keys()
    if gap is not None and gap > MONTH:
        return ()
    alike, details = best_sentences(one, other)
    if alike >= COPIED and one.trigger_words.isdisjoint(other.trigger_words):
        return ()
    rarest = max((min(one.triggers[word], other.triggers[word]) for word in shared), default=0.0)
    once_only = any(phrase <= one.triggers.keys() and phrase <= other.triggers.keys() for phrase in once())
    run = longest_run(one, other)
    far = gap is None or gap > NEAR
    parts = parts_of(one, other, copied=alike >= COPIED)
    done = one.entry.status == other.entry.status == "occurred"
    once_only = once_only and done and any(points >= SHORT_FORM for _, points in parts)
    reasons = [
        ("same word for it", 2 + 0.4 * rarest if shared else OTHER_WORD),
        *parts,
        ("words of the sentence", 5 * alike),
        ("details", 0.2 * min(details, 15)),
        ("the same sentence", 2.0 if alike >= COPIED else 0.0),
        ("words in one order", 2.0 if run >= LONG_RUN else 1.0 if run >= SHORT_RUN else 0.0),
        ("headlines", 0.1 * min(common(one.headline, other.headline), 15)),
        (
            "the news of both",
            _news(one.entry.type, gap) if far and shared & one.headline.keys() & other.headline.keys() else 0.0,
        ),
        ("rare word for it", 1.0 if far and rarest >= RARE_WORD else 0.0),
        ("told in time", _told(gap)),
        ("same days", _dated(one, other)),
        ("happens once", 7.0 if once_only else 0.0),
        ("other numbers", AGAINST if counts_differ(one.entry, other.entry) else 0.0),
        ("other ones", AGAINST if others(one.entry) != others(other.entry) else 0.0),
        ("one and many", -2.0 if one.plural != other.plural else 0.0),
    ]
    return tuple((name, points) for name, points in reasons if points)


def _told(gap: int | None) -> float:
    if gap is None:
        return -1.0
    return 2.0 if gap <= 1 else 1.0 if gap <= NEAR else -1.0 if gap <= 14 else -2.0


def _news(kind: str, gap: int | None) -> float:
    """What both headlines name is one piece of news; of what is done again and again, weeks later it is another."""
    return -1.5 if kind in REPEATED and gap is not None and gap > FORTNIGHT else 1.5


def _dated(one: Claim, other: Claim) -> float:
    """By the longer of two times that overlap, as others have been found to be apart."""
    if one.days is None or other.days is None:
        return 0.0
    longer = max(days[1] - days[0] for days in (one.days, other.days))
    return 3.0 if longer == 0 else 2.0 if longer <= 7 else 0.5


def best_sentences(one: Claim, other: Claim) -> tuple[float, float]:
    """Of the two sentences most alike: how alike, and the weight of common words that neither name nor event is."""
    known = one.names | other.names | one.triggers.keys() | other.triggers.keys()
    return max(
        (overlap(first, second)[0], common(first, second, but=known))
        for first in one.sentences
        for second in other.sentences
    )


def common(one: Weights, other: Weights, *, but: Collection[str] = frozenset()) -> float:
    """The weight of the words that both have."""
    return fsum(min(one[word], other[word]) for word in one.keys() & other.keys() if word not in but)

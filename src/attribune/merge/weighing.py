"""What speaks for and against that two events of one type are one, in points that add up.

As in record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969), each reason counts for about as much as
the odds of one event against two change where it holds; the points are set by hand on labelled pairs, rounded to what
a reader can check. Who takes part is the same all through a running story, and so counts little; the details of the
sentence count much.
"""

import re
from collections.abc import Collection
from math import fsum

from ..model.entry import Entry
from .claims import Claim, Weights, longest_run, overlap
from .identity import LINKED, link, name_words
from .stems import once, stem
from .wording import wording

Reasons = tuple[tuple[str, float], ...]

NEAR_BAR = 10.0  # points that make one event of two told within some days
FAR_BAR = 11.0  # told later, the same may have happened again
NEAR_DAYS = 4
MONTH = 45
LONG_RUN, SHORT_RUN = 8, 5
COPIED = 0.85  # of two sentences: the same one, in which each word is another happening
RARE_WORD = 4.0

# Types of what is done together: who is named first is the report's choice.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# Types of what is said: others who say the same do another deed.
SAID = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
FULL_NAME, SHORT_FORM = 2.0, 1.5
OPPOSED = -2.5
OTHER_WORD = -2.0
TELLING_COUNT = 10  # so many exactly are seldom counted twice
ABOUT = 1.5  # reports of one day count the dead differently
UNLIKE = -0.5  # other words, which may yet be for the same: "the crowd", "84 people"
_DIGITS = re.compile(r"\d+(?:,\d{3})*")


def bar(one: Claim, other: Claim) -> float:
    """How many points make one event of two."""
    gap = _gap(one, other)
    return NEAR_BAR if gap is not None and gap <= NEAR_DAYS else FAR_BAR


def weigh(one: Claim, other: Claim) -> Reasons:
    """The reasons with their points; none where the two do not even have a word for what happened in common."""
    gap = _gap(one, other)
    shared = one.triggers.keys() & other.triggers.keys()
    if gap is not None and gap > MONTH:
        return ()
    alike, details = best_sentences(one, other)
    if alike >= COPIED and one.trigger_words.isdisjoint(other.trigger_words):
        return ()
    rarest = max((min(one.triggers[word], other.triggers[word]) for word in shared), default=0.0)
    once_only = any(phrase <= one.triggers.keys() and phrase <= other.triggers.keys() for phrase in once())
    run = longest_run(one, other)
    far = gap is None or gap > NEAR_DAYS
    parts = _parts(one, other, copied=alike >= COPIED)
    once_only = once_only and any(points >= SHORT_FORM for _, points in parts)
    reasons = [
        ("same word for it", 2 + 0.4 * rarest if shared else OTHER_WORD),
        *parts,
        ("words of the sentence", 5 * alike),
        ("details", 0.2 * min(details, 15)),
        ("the same sentence", 2.0 if alike >= COPIED else 0.0),
        ("words in one order", 2.0 if run >= LONG_RUN else 1.0 if run >= SHORT_RUN else 0.0),
        ("headlines", 0.1 * min(common(one.headline, other.headline), 15)),
        ("the news of both", 1.5 if far and shared & one.headline.keys() & other.headline.keys() else 0.0),
        ("rare word for it", 1.0 if far and rarest >= RARE_WORD else 0.0),
        ("told in time", _told(gap)),
        ("same days", _dated(one, other)),
        ("happens once", 7.0 if once_only else 0.0),
        ("other numbers", -3.0 if _counts_differ(one.entry, other.entry) else 0.0),
        ("other ones", -3.0 if _others(one.entry) != _others(other.entry) else 0.0),
        ("one and many", -2.0 if one.plural != other.plural else 0.0),
    ]
    return tuple((name, points) for name, points in reasons if points)


def _gap(one: Claim, other: Claim) -> int | None:
    return None if one.told is None or other.told is None else abs(one.told - other.told)


def _told(gap: int | None) -> float:
    if gap is None:
        return -1.0
    return 2.0 if gap <= 1 else 1.0 if gap <= NEAR_DAYS else -1.0 if gap <= 14 else -2.0


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
    return fsum(min(one[word], other[word]) for word in one.keys() & other.keys() if word not in but)


def _parts(one: Claim, other: Claim, *, copied: bool) -> list[tuple[str, float]]:
    first, second = one.entry, other.entry
    if first.type in MUTUAL:
        return [("who", _together(first, second))]
    straight = _part(first.actors, second.actors, one, other), _part(first.recipients, second.recipients, one, other)
    if first.type in SAID and straight[0] == OPPOSED and not copied:
        return [("who", 2 * OPPOSED)]
    crossed = _linked(first.actors, second.recipients) or _linked(first.recipients, second.actors)
    turned = crossed and max(straight) < 0
    near = (gap := _gap(one, other)) is not None and gap <= NEAR_DAYS
    by_name = near and min(_linked(first.actors, second.actors), _linked(first.recipients, second.recipients)) >= SHORT_FORM
    return [
        ("who", straight[0]),
        ("whom", straight[1]),
        ("both by name", 0.5 if by_name else 0.0),
        ("the other way round", OPPOSED if turned else 0.0),
    ]


def _together(one: Entry, other: Entry) -> float:
    few, many = sorted(((*entry.actors, *entry.recipients) for entry in (one, other)), key=len)
    points = sorted((_linked((name,), many) for name in few), reverse=True)
    strangers = [name for name in few if _is_proper(name) and not _linked((name,), many)]
    strangers_there = [name for name in many if _is_proper(name) and not _linked((name,), few)]
    if few and (not points[0] or (strangers and strangers_there)):
        return OPPOSED + points[0]
    return fsum(points[:2])


def _part(mine: tuple[str, ...], theirs: tuple[str, ...], one: Claim, other: Claim) -> float:
    """What it counts for that these fill the same part."""
    if not mine or not theirs:
        # Who is left out by one reading may still be named in the sentence.
        return max((_named(name, other if mine else one) for name in (*mine, *theirs)), default=0.0)
    if found := max(_linked(mine, theirs), _as_many(mine, theirs)):
        return found
    if any(set(name_words(name)) & set(name_words(other)) for name in mine for other in theirs):
        return 0.0
    proper = [_is_proper(name) for name in (*mine, *theirs)]
    return OPPOSED if all(proper) else 3 * UNLIKE if any(proper) else UNLIKE


def _linked(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    best = 0.0
    for one in mine:
        for other in theirs:
            score = link(one, other).score
            if score >= LINKED:
                proper = _is_proper(one) and _is_proper(other)
                best = max(best, (FULL_NAME if score >= 0.8 else SHORT_FORM) if proper else 1.0)
    return best


def _is_proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


def _named(name: str, there: Claim) -> float:
    words = name_words(name)
    return max((0.5 * sentence.get(stem(words[-1]), 0.0) for sentence in there.sentences), default=0.0) if words else 0.0


def _counts_differ(one: Entry, other: Entry) -> bool:
    """Whether the same part is filled by far more of them: "21 girls", "thousands of girls"; or by one: "Ana Voss"."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if not mine or not theirs or _linked(mine, theirs):
            continue
        counts = [[found for name in names if (found := _count(name))] for names in (mine, theirs)]
        if all(counts) and all(max(a, b) > 2 * min(a, b) for a in counts[0] for b in counts[1]):
            return True
        for names, there in ((mine, counts[1]), (theirs, counts[0])):
            if there and min(there) > 1 and all(_is_proper(name) and not _count(name) for name in names):
                return True
    return False


def _as_many(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """What it counts for that both are so many of the same: "at least 80 people", "84 people"."""
    counts = [{name_words(name)[-1]: found for name in names if (found := _count(name))} for names in (mine, theirs)]
    for word in counts[0].keys() & counts[1].keys():
        few, many = sorted((counts[0][word], counts[1][word]))
        if few == many >= TELLING_COUNT:
            return FULL_NAME
        if many <= ABOUT * few:
            return 1.0
    return 0.0


def _count(name: str) -> int:
    for word in name.casefold().split():
        if word in wording().numbers or word in wording().round_numbers:
            return wording().numbers.get(word) or wording().round_numbers[word]
        if _DIGITS.fullmatch(word):
            return int(word.replace(",", ""))
    return 0


def _others(entry: Entry) -> bool:
    """Whether it befalls others than those of whom the report tells: "thousands of other women"."""
    names = (name.casefold().replace("more than", "") for name in (*entry.actors, *entry.recipients))
    return any(word in wording().other_ones for name in names for word in name.split())

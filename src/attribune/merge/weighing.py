"""What speaks for and against that two events of one type are one, in points that add up.

As in record linkage (Fellegi and Sunter, "A Theory for Record Linkage", 1969), each reason counts for about as much as
the odds of one event against two change where it holds; the points are set by hand on labelled pairs and corrected by
what a logistic regression on more of them added to each, rounded to what a reader can check. Who takes part is the same
all through a running story, and so counts little; the details of the sentence count much.
"""

from collections.abc import Collection, Sequence
from math import fsum

from ..model.event import MUTUAL_TYPES
from .claims import NOT_DONE, Claim, Weights, longest_run, overlap
from .likeness import COPIED, FORTNIGHT, LONG_RUN, MONTH, NEAR, SHORT_RUN, told_apart, told_near
from .participants import SAID, SHORT_FORM, alike, counts_differ, others, parts_of
from .stems import kindred, lasting, once, once_to_one

Reasons = tuple[tuple[str, float], ...]

NEAR_BAR = 9.5  # points that make one event of two told within some days
FAR_BAR = 10.5  # told later, the same may have happened again
SAME_WORD = 2.5
KINDRED_WORD = 2.0
OTHER_WORD = -1.0
NOTHING_SHARED = -4.0  # not even what is done
AGAINST = -11.0  # what one sentence says of another event
REPEATED = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST", "SANCTION"})
# Types of what is said again and again in the same words, and how much the sentences must tell of it beyond that.
OFTEN = SAID | {"AGREE"}
OFTEN_DETAILS = 2.0
KNOWN = 2.0  # for each report that takes it as known: "the attacks in Paris"
KNOWN_BY_NAME = 1.5  # both take it as known, and to whom it was done has a name: however far apart they are told
ONCE_TO_ONE = 4.0
# Types of what is seldom done again to the same within days; elsewhere days of one story bring the same again.
SELDOM = frozenset({"APPOINT", "ASSAULT", "COERCE", "ENACT", "RULE"})
SEASON = 90  # days: what is older is looked back on, and seldom mistaken for today's


def bar(one: Claim, other: Claim) -> float:
    """How many points make one event of two."""
    lasts = one.entry.status in NOT_DONE or not (one.triggers.keys() & other.triggers.keys()).isdisjoint(lasting())
    return NEAR_BAR if lasts or told_near(one, other, NEAR) else FAR_BAR


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
    lasts = not shared.isdisjoint(lasting())
    parts = parts_of(one, other, surely_one=lasts or alike >= COPIED)
    done = one.entry.status == other.entry.status == "occurred"
    once_only = once_only and done and any(points >= SHORT_FORM for _, points in parts)
    known, by_name = _taken_as_known(one, other, parts, lasts=lasts)
    reasons = [
        ("same word for it", SAME_WORD + 0.1 * rarest if shared else _other_word(one, other)),
        *parts,
        ("words of the sentence", 6 * alike),
        ("details", 0.2 * min(details, 15)),
        ("the same sentence", 2.0 if alike >= COPIED else 0.0),
        ("words in one order", 3.0 if run >= LONG_RUN else 1.5 if run >= SHORT_RUN else 0.0),
        ("headlines", 0.1 * min(common(one.headline, other.headline), 15)),
        (
            "the news of both",
            _news(one.entry.type, gap) if shared & one.headline.keys() & other.headline.keys() else 0.0,
        ),
        ("told in time", _told(gap, passing=one.entry.status not in NOT_DONE and not lasts and not by_name)),
        ("known to readers", KNOWN * known),
        ("known by name", KNOWN_BY_NAME + bar(one, other) - NEAR_BAR if by_name else 0.0),
        ("seldom done", 1.0 if shared and _seldom(one, other) else 0.0),
        ("same days", _dated(one, other)),
        ("happens once", 7.0 if once_only else 0.0),
        ("once to one", ONCE_TO_ONE if done and _once_to_one(shared, parts) else 0.0),
        ("words of the parts", min(0.25 * common(one.objects, other.objects), 2.0) if lasts else 0.0),
        ("other numbers", AGAINST if counts_differ(one.entry, other.entry) else 0.0),
        ("other ones", AGAINST if others(one.entry) != others(other.entry) else 0.0),
        ("one and many", -2.0 if _one_and_many(one, other) or _one_of_many(one, other) else 0.0),
        ("done often", -2.0 if one.entry.type in OFTEN and not lasts and details < OFTEN_DETAILS else 0.0),
        ("past and present", -3.0 if _past_and_present(one, other) or _past_and_present(other, one) else 0.0),
    ]
    return tuple((name, points) for name, points in reasons if points)


def _taken_as_known(one: Claim, other: Claim, parts: Sequence[tuple[str, float]], *, lasts: bool) -> tuple[int, bool]:
    """How many of the two take the same as known, and whether it is known by a name."""
    hits_others = one.entry.type in REPEATED and dict(parts).get("whom", 0.0) < 0
    often = one.entry.type in OFTEN and not lasts
    if often or hits_others or not any(points >= 1.0 for _, points in parts):
        return 0, False
    return _known(one, other), _known_by_name(one, other, parts)


def _known(one: Claim, other: Claim) -> int:
    """How many of the two take the same as known: the attack is not one of the attacks."""
    if one.forms.isdisjoint(other.forms) and one.plural == other.plural:
        # By other words: "the Vexley hack", "Vexley's data breach".
        meant = _kindred(one, other) or not one.triggers.keys().isdisjoint(other.triggers)
        return bool(one.known) + bool(other.known) if meant else 0
    return (not one.known.isdisjoint(other.forms)) + (not other.known.isdisjoint(one.forms))


def _known_by_name(one: Claim, other: Claim, parts: Sequence[tuple[str, float]]) -> bool:
    """Whether both take it as known by the name of whom it was done to, or who did it: "the attacks in Selden".

    Who did it tells less: a person's attacks, or a party's debates, are many.
    """
    known = _known(one, other)
    if one.entry.status == "denied" or one.entry.type in MUTUAL_TYPES or not known:
        return False
    told = dict(parts)
    if known < 2:
        return told.get("several the same", 0.0) > 0
    whom = max(told.get("whom", 0.0), told.get("in another part", 0.0))
    once = one.entry.type not in REPEATED | OFTEN
    return whom >= SHORT_FORM or (once and told.get("who", 0.0) >= SHORT_FORM)


def _once_to_one(shared: Collection[str], parts: Sequence[tuple[str, float]]) -> bool:
    """Whether it is what is done once by one to another, and both have names."""
    told = dict(parts)
    return min(told.get("who", 0.0), told.get("whom", 0.0)) >= SHORT_FORM and not once_to_one().isdisjoint(shared)


def _seldom(one: Claim, other: Claim) -> bool:
    """Whether two reports of some days tell what is seldom done twice to those to whom both say it was done."""
    first, second = one.entry, other.entry
    if first.type not in SELDOM or first.evidence[0].report == second.evidence[0].report:
        return False
    return told_near(one, other, NEAR) and alike(first.recipients, second.recipients)


def _one_and_many(one: Claim, other: Claim) -> bool:
    """Whether a noun for many stands in one report only, and what the other has may be one: "killed" counts nothing."""
    few = other if one.plural else one
    return one.plural != other.plural and not all(form.endswith("ed") for form in few.forms)


def _one_of_many(one: Claim, other: Claim) -> bool:
    """Whether the same noun is of one in one report and of many in the other, and neither takes it as known."""
    if _known(one, other) or one.forms & other.forms:
        return False
    return any(word + "s" in other.forms for word in one.forms) or any(word + "s" in one.forms for word in other.forms)


def _kindred(one: Claim, other: Claim) -> bool:
    """Whether one of their words may be of the other's kind, as a shooting is an attack."""
    return any(one.triggers.keys() & words and other.triggers.keys() & words for words in kindred())


def _other_word(one: Claim, other: Claim) -> float:
    """What it counts for that both tell it by other words."""
    if _kindred(one, other):
        return KINDRED_WORD
    return NOTHING_SHARED if one.entry.type == "OTHER" else OTHER_WORD


def _told(gap: int | None, *, passing: bool) -> float:
    """What `passing` deeds were done may have been done again; a plan or an inquiry stays one for weeks."""
    if gap is not None and gap <= NEAR:
        return 2.0
    return -0.5 if not passing else -1.0 if gap is None or gap <= FORTNIGHT else -2.0


def _news(kind: str, gap: int | None) -> float:
    """What both headlines name is one piece of news; of what is done again and again, weeks later it is another."""
    if gap is not None and gap <= NEAR:
        return 1.0
    return -1.5 if kind in REPEATED and gap is not None and gap > FORTNIGHT else 0.0


def _dated(one: Claim, other: Claim) -> float:
    """By the longer of two times that overlap, as others have been found to be apart."""
    if one.days is None or other.days is None:
        return 0.0
    longer = max(days[1] - days[0] for days in (one.days, other.days))
    return 3.5 if longer == 0 else 3.0 if longer <= 7 else 1.0


def _past_and_present(past: Claim, present: Claim) -> bool:
    """Whether one report looks back on a day some weeks ago, and what the other tells is its news, without a day."""
    if past.days is None or past.told is None or present.days is not None:
        return False
    return FORTNIGHT < past.told - past.days[1] < SEASON and not present.triggers.keys().isdisjoint(present.headline)


def best_sentences(one: Claim, other: Claim) -> tuple[float, float]:
    """Of the two sentences most alike: how alike, and the weight of common words that neither name nor event is."""
    known = one.proper | other.proper | one.triggers.keys() | other.triggers.keys()
    return max(
        (overlap(first, second)[0], common(first, second, but=known))
        for first in one.sentences
        for second in other.sentences
    )


def common(one: Weights, other: Weights, *, but: Collection[str] = frozenset()) -> float:
    """The weight of the words that both have."""
    return fsum(min(one[word], other[word]) for word in one.keys() & other.keys() if word not in but)

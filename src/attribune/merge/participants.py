"""What it counts for, in points, that the same take part in two events, or others do."""

import re
from collections.abc import Sequence
from math import fsum

from ..model.entry import Entry
from ..model.event import MUTUAL_TYPES
from .claims import Claim
from .identity import LINKED, link, name_words
from .likeness import NEAR, told_near
from .stems import stem
from .wording import wording

# Types of what is said: others who say the same do another deed.
SAID = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
FULL_NAME, SHORT_FORM = 2.0, 1.5
DESCRIBED = 1.0  # by one noun, in reports of some days
OPPOSED = -2.5
SEVERAL = 2.0
TURNED = -10.0
TELLING_COUNT = 10  # so many exactly are seldom counted twice
ABOUT = 1.5  # reports of one day count the dead differently
UNLIKE = -0.5  # other words, which may yet be for the same: "the crowd", "84 people"
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def parts_of(one: Claim, other: Claim, *, surely_one: bool) -> Sequence[tuple[str, float]]:
    """The reasons with their points.

    `surely_one` where those who differ do no other deed: in the same sentence a part may be misread, and of an inquiry
    one report names the office, the other its officers.
    """
    first, second = one.entry, other.entry
    if first.type in MUTUAL_TYPES:
        return [("who", _together(first, second))]
    said = first.type in SAID and not surely_one
    straight = (
        _part(first.actors, second.actors, one, other, said=said),
        _part(first.recipients, second.recipients, one, other, said=said),
    )
    if said and straight[0] < 0:
        return [("who", 2 * OPPOSED if straight[0] == OPPOSED else OPPOSED), ("whom", straight[1])]
    if max(straight) < SHORT_FORM and (elsewhere := max(_elsewhere(one, other), _elsewhere(other, one))):
        return [("in another part", elsewhere)]
    crossed = linked(first.actors, second.recipients) or linked(first.recipients, second.actors)
    turned = crossed and max(straight) < 0
    both = min(linked(first.actors, second.actors), linked(first.recipients, second.recipients))
    by_name = both >= SHORT_FORM and told_near(one, other, NEAR)
    return [
        ("who", straight[0]),
        ("whom", straight[1]),
        ("both by name", 0.5 if by_name else 0.0),
        ("several the same", SEVERAL if _several(first, second) else 0.0),
        ("the other way round", TURNED if turned else 0.0),
    ]


def _elsewhere(one: Claim, other: Claim) -> float:
    """What it counts for that the one who stands before the noun in one report stands behind it in the other.

    "The Selden attack" may be read as an attack by Selden, "the attack in Selden" is none.
    """
    if one.entry.recipients:
        return 0.0
    before = tuple(name for name in one.entry.actors if name_words(name)[-1:] and name_words(name)[-1] in one.compound)
    points = linked(before, other.entry.recipients)
    return points if points >= SHORT_FORM else 0.0


def _several(one: Entry, other: Entry) -> bool:
    """Whether several named ones fill one part in both: "the attacks in Bergen and Oslo"."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        both = {name_words(name)[-1] for name in mine if _is_proper(name) and linked((name,), theirs) >= SHORT_FORM}
        if len(both) > 1:
            return True
    return False


def _together(one: Entry, other: Entry) -> float:
    """Of what is done together: up to two who are the same, and nobody on both sides who is not."""
    few, many = sorted(((*entry.actors, *entry.recipients) for entry in (one, other)), key=len)
    points = sorted((linked((name,), many) for name in few), reverse=True)
    strangers = [name for name in few if _is_proper(name) and not linked((name,), many)]
    strangers_there = [name for name in many if _is_proper(name) and not linked((name,), few)]
    if few and (not points[0] or (strangers and strangers_there)):
        return OPPOSED + points[0]
    return fsum(points[:2])


def _part(mine: tuple[str, ...], theirs: tuple[str, ...], one: Claim, other: Claim, *, said: bool) -> float:
    """What it counts for that these fill the same part."""
    if not mine or not theirs:
        # Who is left out by one reading may still be named in the sentence.
        return max((_named(name, other if mine else one) for name in (*mine, *theirs)), default=0.0)
    if found := max(linked(mine, theirs), _as_many(mine, theirs)):
        return found
    if _share_a_word(mine, theirs):
        return DESCRIBED if told_near(one, other, NEAR) and _heads(mine) & _heads(theirs) else 0.0
    proper = [_is_proper(name) for name in (*mine, *theirs)]
    if all(proper):
        return OPPOSED
    return (3 if said else 2) * UNLIKE if any(proper) else UNLIKE


def linked(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """What it counts for that one of these is one of those, 0 where none is."""
    best = 0.0
    for one in mine:
        for other in theirs:
            score = link(one, other).score
            if score >= LINKED:
                proper = _is_proper(one) and _is_proper(other)
                best = max(best, (FULL_NAME if score >= 0.8 else SHORT_FORM) if proper else 1.0)
    return best


def alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one of these may be one of those: by a name, a word, or as about as many of the same."""
    return max(linked(mine, theirs), _as_many(mine, theirs)) > 0 or _share_a_word(mine, theirs)


def _share_a_word(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(set(name_words(name)) & set(name_words(other)) for name in mine for other in theirs)


def _heads(names: tuple[str, ...]) -> set[str]:
    """The nouns of descriptions: "driver" of "driver of the truck"."""
    described = (name_words(name.partition(" of ")[0]) for name in names if not _is_proper(name))
    return {words[-1] for words in described if words}


def _is_proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


def _named(name: str, there: Claim) -> float:
    words = name_words(name)
    return (
        max((0.5 * sentence.get(stem(words[-1]), 0.0) for sentence in there.sentences), default=0.0) if words else 0.0
    )


def counts_differ(one: Entry, other: Entry) -> bool:
    """Whether the same part is filled by far more of them: "21 girls", "thousands of girls"; or by one: "Ana Voss"."""
    everybody_here, everybody_there = (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if not mine or not theirs or linked(mine, theirs):
            continue
        counts = [[found for name in names if (found := _count(name))] for names in (mine, theirs)]
        if all(counts) and all(max(a, b) > 2 * min(a, b) for a in counts[0] for b in counts[1]):
            return True
        for names, there, elsewhere in ((mine, counts[1], everybody_there), (theirs, counts[0], everybody_here)):
            if linked(names, elsewhere):
                continue  # a place that one report has where the other has those to whom it happened there
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
    """How many a name is of, by its first number; 0 where it has none.

    "two hundred people", "1.5 million voters", "hundreds of thousands of drivers"; "Flight 370" is one.
    """
    words = name.casefold().split()
    before = [word for word in name.split()[:-1] if word != "of"]
    if before and before[-1][:1].isupper() and _number(words[-1]) is not None:
        return 0
    for at, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        for times in words[at + 1 :]:
            if times == "of":
                continue
            if (more := _multiplier(times)) is None:
                break
            number *= more
        return round(number)
    return 0


def _number(word: str) -> float | None:
    """What a word counts: "21", "1.5", "seven", "thirty-one", "dozens"; None for "21-year-old"."""
    known = wording()
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    if (number := known.numbers.get(word) or known.round_numbers.get(word)) is not None:
        return number
    tens, dash, units = word.partition("-")
    more = 1 if units == "one" else known.numbers.get(units)
    if tens not in known.tens or (dash and more is None):
        return None
    return known.tens[tens] + (more or 0)


def _multiplier(word: str) -> int | None:
    """What a number before the word is multiplied by: "two hundred", "hundreds of thousands"."""
    return wording().round_numbers.get(word.removesuffix("s"))


def others(entry: Entry) -> bool:
    """Whether it befalls others than those of whom the report tells: "thousands of other women"."""
    names = (name.casefold().replace("more than", "") for name in (*entry.actors, *entry.recipients))
    return any(word in wording().other_ones for name in names for word in name.split())

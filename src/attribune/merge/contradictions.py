"""Where reports that tell the same tell it otherwise: both sides' words, never an average.

Within an entry, reports differ in numbers and in the words of a quotation. Entries that cannot be joined because they
are apart in their day, in what is denied or in who is quoted, are sides of a contradiction where all else is alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model.entry import Contradiction, Side
from .claims import Claim, longest_run, shared
from .identity import same_names
from .likeness import ALIKE, COPIED, LONG_RUN, NEAR, SHORT_RUN, told_near
from .wording import wording
from .words import plain_form

MOST_DAYS_APART = 3  # a day that two reports disagree on; a week later, the same was done again
AROUND = 2  # words on both sides of an altered one
MOST_ALTERED = 4
SPELLING = 0.85
_TOKEN = re.compile(r"\d+(?:,\d{3})*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    head: str
    bounded: bool
    words: str


def within(claims: Sequence[Claim], entry: str) -> tuple[Contradiction, ...]:
    """The contradictions among the claims of one entry, the earliest first; `entry` is its id."""
    found: dict[tuple[str, str], Contradiction] = {}
    for place, later in enumerate(claims):
        for earlier in claims[:place]:
            for one in (*_numbers(earlier, later, entry), *_altered(earlier, later, entry)):
                found.setdefault((one.about, " ".join(side.value for side in one.sides)), one)
    return tuple(found.values())


def between(one: Claim, other: Claim) -> tuple[Contradiction, ...]:
    """What keeps two entries apart that are otherwise alike."""
    about = _rivalry(one, other)
    if not about:
        return ()
    sides = tuple(_side(claim, _value(claim, about), claim.entry.id) for claim in (one, other))
    return (Contradiction(about, "conflict", sides),)


def _rivalry(one: Claim, other: Claim) -> str:
    first, second = one.entry, other.entry
    if first.evidence[0].report == second.evidence[0].report or not told_near(one, other, NEAR):
        return ""
    of_all, of_shorter = shared(one, other)
    if first.kind == "statement":
        said = longest_run(one, other) >= LONG_RUN and of_shorter >= COPIED
        named = first.actors and second.actors and not same_names(first.actors, second.actors)
        return "speaker" if said and named and first.type != "indirect" and second.type != "indirect" else ""
    parts = same_names(first.actors, second.actors) or same_names(first.recipients, second.recipients)
    if not parts or of_all < ALIKE or one.triggers.keys().isdisjoint(other.triggers):
        return ""
    if {first.status, second.status} in ({"occurred", "denied"}, {"ongoing", "denied"}):
        return "status"
    if first.status == second.status and one.days and other.days and one.days[0] != other.days[0]:
        gap = max(one.days[0] - other.days[1], other.days[0] - one.days[1])
        return "date" if 0 < gap <= MOST_DAYS_APART else ""
    return ""


def _value(claim: Claim, about: str) -> str:
    entry = claim.entry
    return {"date": entry.when, "status": entry.status}.get(about) or " and ".join(entry.actors)


def _numbers(earlier: Claim, later: Claim, entry: str) -> Iterator[Contradiction]:
    """Other numbers of the same things. More, in a later day's report, is an update."""
    if earlier.entry.kind != "event":
        return
    theirs = {count.head: count for count in _counts(earlier)}
    for count in _counts(later):
        known = theirs.get(count.head)
        if known is None or known.value == count.value or count.bounded or known.bounded:
            continue
        grew = count.value > known.value and earlier.told is not None and later.told is not None
        kind = "update" if grew and (earlier.told or 0) < (later.told or 0) else "conflict"
        yield Contradiction("number", kind, (_side(earlier, known.words, entry), _side(later, count.words, entry)))


def _counts(claim: Claim) -> Iterator[_Count]:
    """Numbers of persons and things in the words that tell an event, each thing once."""
    counts: dict[str, _Count] = {}
    tokens = _TOKEN.findall(claim.entry.evidence[0].quote)
    for place, token in enumerate(tokens):
        digits = token.replace(",", "")
        value = int(digits) if digits.isdigit() else wording().numbers.get(token.casefold(), 0)
        # What is counted is the plural behind it, at most one word away: "12 workers", "12 harbour workers".
        following = [plain_form(word) != word.casefold() for word in tokens[place + 1 : place + 3]]
        if value and True in following:
            end = place + 2 + following.index(True)
            head = plain_form(tokens[end - 1])
            bounded = any(word.casefold() in wording().bounds for word in tokens[max(place - 2, 0) : place])
            counts.setdefault(head, _Count(value, head, bounded, " ".join(tokens[place:end])))
    yield from counts.values()


def _altered(earlier: Claim, later: Claim, entry: str) -> Iterator[Contradiction]:
    """A quotation with other words in its midst."""
    if not (earlier.entry.type == later.entry.type == "direct") or longest_run(earlier, later) < SHORT_RUN:
        return
    steps = SequenceMatcher(None, earlier.spoken, later.spoken, autojunk=False).get_opcodes()
    for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
        name, start, end, there, until = step
        enough = min(before[2] - before[1], after[2] - after[1]) >= AROUND
        one, other = " ".join(earlier.spoken[start:end]), " ".join(later.spoken[there:until])
        few = max(end - start, until - there) <= MOST_ALTERED
        if name == "replace" and enough and few and not _spelled_alike(one, other):
            yield Contradiction("words", "conflict", (_side(earlier, one, entry), _side(later, other, entry)))


def _spelled_alike(one: str, other: str) -> bool:
    """Whether it is but another spelling: "e-mail" and "email", "traveling" and "travelling"."""
    return SequenceMatcher(None, one.replace(" ", ""), other.replace(" ", ""), autojunk=False).ratio() >= SPELLING


def _side(claim: Claim, value: str, entry: str) -> Side:
    evidence = claim.entry.evidence
    return Side(value, evidence[0].quote, tuple(dict.fromkeys(item.report for item in evidence)), entry)

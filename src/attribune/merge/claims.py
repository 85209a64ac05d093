"""By what an entry is compared with others: what it claims, in words, names, numbers and days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import fsum, sqrt

from ..model.dates import days
from ..model.entry import Entry
from .identity import name_words
from .wording import wording
from .words import background, hashed, plain_form, words_in

RUN = 4  # words: two speakers seldom say so many in one order by chance
FEW = 3
RARE = 1.0  # natural logarithms: what stands in more than a third of all articles says nothing
MOST = 400  # words of an entry that count
_NUMBER = re.compile(r"(?<![\w.])\$?(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w])")
_PLAIN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one entry claims. `days` are its first and last day as ordinals, `told` the day of its earliest report.

    `words` are weighted by rarity: of a statement's content, of another entry's sentences. `spoken` are the same in
    order, `triggers` the plain words of the triggers.
    """

    entry: Entry
    days: tuple[int, int] | None
    told: int | None
    words: Mapping[str, float]
    spoken: tuple[str, ...]
    runs: frozenset[str]
    triggers: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=4_000)
def claim(entry: Entry) -> Claim:
    """What the entry claims. The last ones are kept: whoever turns pages meets the same entries again and again."""
    first = entry.evidence[0]
    about = content(entry) if entry.kind == "statement" else first.quote
    spoken = tuple(plain_form(word) for word in _PLAIN.findall(about)[:MOST])
    place = first.spans[0].start
    triggers = " ".join(first.quote[max(t.start - place, 0) : max(t.end - place, 0)] for t in first.triggers)
    return Claim(
        entry=entry,
        days=ordinals(entry.when),
        told=_first(first.published),
        words=_weighted(about, entry),
        spoken=spoken,
        runs=frozenset(" ".join(spoken[at : at + RUN]) for at in range(len(spoken) - RUN + 1)),
        triggers=frozenset(word for word, _ in words_in(triggers)),
        numbers=frozenset(_NUMBER.findall(about)),
    )


def content(entry: Entry) -> str:
    """What was said: a statement's line without its speaker and cue."""
    return entry.what.partition(": ")[2] or entry.what


def ordinals(when: str) -> tuple[int, int] | None:
    """First and last day, None where the date tells none."""
    found = days(when)
    return None if found is None else (_ordinal(found[0]), _ordinal(found[1]))


def keys(one: Claim) -> frozenset[int]:
    """Entries that share none of these are never compared: who is in it, with each of its rarest words or its days."""
    entry = one.entry
    sort = entry.kind if entry.kind == "statement" else f"{entry.kind} {entry.type}"
    names = {name_words(name)[-1] for name in (*entry.actors, *entry.recipients, *entry.matters) if name_words(name)}
    rarest = sorted(one.words, key=lambda word: (-one.words[word], word))[:8]
    found = {hashed(f"{sort} {name} {word}") for name in names for word in rarest}
    if one.days is not None and entry.kind != "statement":
        found |= {hashed(f"{sort} {name} {one.days[0]}") for name in names}
    return frozenset(found)


def shared(one: Claim, other: Claim) -> tuple[float, float]:
    """What share of their words two claims have in common: of all (a cosine without counts), and of the shorter's.

    A word or two in common say nothing, unless they are all that both say.
    """
    common = one.words.keys() & other.words.keys()
    if len(common) < FEW and len(common) < max(len(one.words), len(other.words)):
        return 0.0, 0.0
    both = fsum(one.words[word] * other.words[word] for word in common)
    first, second = (fsum(weight * weight for weight in claim.words.values()) for claim in (one, other))
    if not both:
        return 0.0, 0.0
    return both / sqrt(first * second), both / min(first, second)


def longest_run(one: Claim, other: Claim) -> int:
    """How many words in a row both say, 0 where they are fewer than RUN."""
    if one.runs.isdisjoint(other.runs):
        return 0
    starts: dict[str, list[int]] = {}
    for at in range(len(other.spoken) - RUN + 1):
        starts.setdefault(" ".join(other.spoken[at : at + RUN]), []).append(at)
    longest = 0
    for at in range(len(one.spoken) - RUN + 1):
        for there in starts.get(" ".join(one.spoken[at : at + RUN]), ()):
            length = RUN
            while one.spoken[at + length : at + length + 1] == other.spoken[there + length : there + length + 1] != ():
                length += 1
            longest = max(longest, length)
    return longest


def _weighted(text: str, entry: Entry) -> dict[str, float]:
    own = {word for name in (*entry.actors, *entry.recipients) for word in name_words(name)}
    weights: dict[str, float] = {}
    for word, _ in words_in(text):
        rarity = background().rarity(word)
        if rarity > RARE and word not in wording().told_by and len(word) > 1:
            weights[word] = min(rarity, 5.0) * (0.5 if word in own else 1.0)
    return weights


def _first(published: str) -> int | None:
    found = days(published)
    return None if found is None else _ordinal(found[0])


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()

"""By what an entry is compared with others: what it claims, in words, names, numbers and days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from math import fsum, sqrt

from ..model.dates import days
from ..model.entry import Entry
from .definite import MODIFIERS, is_known, is_known_plan, is_past
from .identity import name_words
from .stems import kindred, stem
from .wording import wording
from .words import background, hashed, plain_form, words_in

RUN = 4  # words: two speakers seldom say so many in one order by chance
FEW = 3
RAREST_COUNTED = 5.0
RARE = 1.0  # natural logarithms: what stands in more than a third of all articles says nothing
MOST = 400  # words of an entry that count
RAREST = 8  # words by which an entry is found
SENTENCES = 6  # of an entry's evidence, that count
COMMON_TRIGGER = 0.5  # "campaign" may tell what is done, "for" may not
_NUMBER = re.compile(r"(?<![\w.])\$?(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w])")
# Plurals of nouns that are no verbs: "attacks" may be either.
_PLURALS = ("ions", "ments", "ings", "nces", "ities", "als")
NOT_DONE = frozenset({"planned", "possible"})
Weights = Mapping[str, float]
# Numbers of a date count nothing: "March 12, 2031", "12 March", "in 2031".
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}\b|\b\d{{1,2}} (?:{_MONTHS})\b|\b(?:19|20)\d\d\b")
_PLAIN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Claim:
    """What one entry claims. `days` are its first and last day as ordinals, `told` the day of its earliest report.

    `words` are stems weighted by rarity: of a statement's content, of another entry's sentences. `spoken` are the plain
    words of the same in order; `triggers` are the stems of the triggers with their rarity, `names` those of who takes
    part. Claims that share none of their `keys` are never compared; what only a comparison needs is made when asked.
    """

    entry: Entry
    days: tuple[int, int] | None
    told: int | None
    words: Weights
    spoken: tuple[str, ...]
    runs: frozenset[str]
    triggers: Weights
    names: frozenset[str]
    keys: frozenset[int]

    @cached_property
    def sentences(self) -> tuple[Weights, ...]:
        """The weighted stems of each sentence of the earliest evidence by itself."""
        first, names = self.entry.evidence[0], _names(self.entry)
        place = first.spans[0].start
        texts = (first.quote[span.start - place : span.end - place] for span in first.spans[:SENTENCES])
        return tuple(_weighted(text, names) for text in texts)

    @cached_property
    def headline(self) -> Weights:
        """The weighted stems of the earliest report's headline."""
        return _weighted(self.entry.evidence[0].headline or "", set())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in what is claimed, but for those of dates."""
        return frozenset(_NUMBER.findall(_DATE.sub(" ", _about(self.entry))))

    @cached_property
    def headline_numbers(self) -> frozenset[str]:
        """The numbers in the earliest report's headline."""
        return frozenset(_NUMBER.findall(self.entry.evidence[0].headline or ""))

    @cached_property
    def proper(self) -> frozenset[str]:
        """The stems of the words of those who take part that are written with a capital."""
        names = (word for name in (*self.entry.actors, *self.entry.recipients) for word in name.split())
        return frozenset(stem(part) for word in names if word[:1].isupper() for part in name_words(word))

    @cached_property
    def objects(self) -> Weights:
        """The weighted stems of those who take part, and of what does, beyond their names: "her use of the ferry"."""
        names = " ".join((*self.entry.actors, *self.entry.recipients))
        return {word: weight for word, weight in _weighted(names, set()).items() if word not in self.proper}

    @cached_property
    def trigger_words(self) -> frozenset[str]:
        """The plain words of the triggers."""
        return frozenset(word for word, _ in words_in(_triggers(self.entry)))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The triggers as they stand in the text: "attack" and "attacks" are two."""
        return frozenset(_triggers(self.entry).casefold().split())

    @cached_property
    def known(self) -> frozenset[str]:
        """Those of the triggers by which the report takes the happening, or the plan, as known to its readers."""
        first = self.entry.evidence[0]
        place = first.spans[0].start
        spans = [(t.start - place, t.end - place) for t in first.triggers if t.start >= place]
        if self.entry.status in NOT_DONE:
            found = [first.quote[start:end] for start, end in spans if is_known_plan(first.quote, start)]
        else:
            found = [first.quote[start:end] for start, end in spans if is_known(first.quote, start, end)]
        return frozenset(word.casefold() for word in found)

    @cached_property
    def compound(self) -> frozenset[str]:
        """The words right before a trigger that is a noun, and makes one with them: "the Selden ferry attack"."""
        first = self.entry.evidence[0]
        place = first.spans[0].start
        found: set[str] = set()
        for trigger in first.triggers:
            if is_past(first.quote[trigger.start - place : trigger.end - place].casefold()):
                continue
            for word in reversed(first.quote[: max(trigger.start - place, 0)].split()[-MODIFIERS:]):
                if not word.isalpha():
                    break
                found.add(plain_form(word))
        return frozenset(found)

    @cached_property
    def plural(self) -> bool:
        """Whether a trigger is a noun that tells of many."""
        return any(word.endswith(_PLURALS) for word in _triggers(self.entry).casefold().split())


@lru_cache(maxsize=4_000)
def claim(entry: Entry) -> Claim:
    """What the entry claims. The last ones are kept: whoever turns pages meets the same entries again and again."""
    about, names = _about(entry), _names(entry)
    spoken = tuple(plain_form(word) for word in _PLAIN.findall(about)[:MOST])
    when, words = ordinals(entry.when), _weighted(about, names)
    runs = frozenset(" ".join(spoken[at : at + RUN]) for at in range(len(spoken) - RUN + 1))
    triggers = _weighted(_triggers(entry), set(), rarest=COMMON_TRIGGER)
    return Claim(
        entry=entry,
        days=when,
        told=_first(entry.evidence[0].published),
        words=words,
        spoken=spoken,
        runs=runs,
        triggers=triggers,
        names=frozenset(map(stem, names)),
        keys=_keys(entry, when, words, runs, triggers),
    )


def _about(entry: Entry) -> str:
    return content(entry) if entry.kind == "statement" else entry.evidence[0].quote


def _names(entry: Entry) -> set[str]:
    return {word for name in (*entry.actors, *entry.recipients) for word in name_words(name)}


def _triggers(entry: Entry) -> str:
    first = entry.evidence[0]
    place = first.spans[0].start
    return " ".join(first.quote[max(t.start - place, 0) : max(t.end - place, 0)] for t in first.triggers)


def content(entry: Entry) -> str:
    """What was said: a statement's line without its speaker and cue."""
    return entry.what.partition(": ")[2] or entry.what


def ordinals(when: str) -> tuple[int, int] | None:
    """First and last day, None where the date tells none."""
    found = days(when)
    return None if found is None else (_ordinal(found[0]), _ordinal(found[1]))


def _keys(
    entry: Entry, when: tuple[int, int] | None, words: Weights, runs: frozenset[str], triggers: Weights
) -> frozenset[int]:
    """Who is in it, with each of its rarest words or its days; of an event also with the word for it, and with whom."""
    sort = entry.kind if entry.kind == "statement" else f"{entry.kind} {entry.type}"
    names = {name_words(name)[-1] for name in (*entry.actors, *entry.recipients, *entry.matters) if name_words(name)}
    rarest = sorted(words, key=lambda word: (-words[word], word))[:RAREST]
    found = {hashed(f"{sort} {name} {word}") for name in names for word in (*rarest, *triggers)}
    if entry.kind == "statement":
        # Whoever is said to have spoken: half of the runs, by their hash, so that a part shares keys with the whole.
        found |= {number for number in map(hashed, runs) if number % 2}
    if entry.kind == "event":
        found |= {hashed(f"{sort} {name} {other}") for name in names for other in names if name < other}
        # Two reports may name nobody alike who takes part, or tell it by kindred words.
        found |= {hashed(f"{sort} {trigger} {word}") for trigger in triggers for word in rarest}
        families = [number for number, family in enumerate(kindred()) if not family.isdisjoint(triggers)]
        found |= {hashed(f"{sort} {name} family {number}") for name in names for number in families}
    if when is not None and entry.kind != "statement":
        found |= {hashed(f"{sort} {name} {when[0]}") for name in names}
    return frozenset(found)


def shared(one: Claim, other: Claim) -> tuple[float, float]:
    """What share of their words two claims have in common: of all (a cosine without counts), and of the shorter's.

    A word or two in common say nothing, unless they are all that both say.
    """
    return overlap(one.words, other.words)


def overlap(one: Weights, other: Weights) -> tuple[float, float]:
    """The same of two sets of weighted words."""
    common = one.keys() & other.keys()
    if len(common) < FEW and len(common) < max(len(one), len(other)):
        return 0.0, 0.0
    both = fsum(one[word] * other[word] for word in common)
    first, second = (fsum(weight * weight for weight in words.values()) for words in (one, other))
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


def _weighted(text: str, names: set[str], *, rarest: float = RARE) -> dict[str, float]:
    """The stems of a text's words that are rare enough, with their rarity; those of the names count half."""
    return {
        stem_: rarity * (0.5 if word in names else 1.0) for word, stem_, rarity in _telling(text) if rarity > rarest
    }


@lru_cache(maxsize=4096)
def _telling(text: str) -> tuple[tuple[str, str, float], ...]:
    """A text's words that tell something, each with its stem and its rarity: many entries share a sentence."""
    found = []
    for word in dict.fromkeys(word for word, _ in words_in(text)):
        rarity = min(background().rarity(word), RAREST_COUNTED)
        if rarity > COMMON_TRIGGER and word not in wording().told_by and len(word) > 1:
            found.append((word, stem(word), rarity))
    return tuple(found)


def _first(published: str) -> int | None:
    found = days(published)
    return None if found is None else _ordinal(found[0])


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()

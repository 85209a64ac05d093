"""Which reports tell the same running story.

Two reports are of one story where they are about the same names and the same things, and near in time:

    likeness = (1 - HEADLINE) × names^NAMES × words^(1 - NAMES) + HEADLINE × headlines - STRANGER_A_DAY × days

Names, words and headlines are each a cosine of the two reports' terms, weighted by how rare a term is in news and how
often and how early it stands. The product asks for both: the same people in another matter are another story, and so
is the same kind of accident elsewhere. A name weighs no more than a fairly common word, or everything about whoever
is in the news that year would be one story, as background counts of another year know nothing of their fame.

The numbers were chosen on the 35 stories beside the project (`eval/run stories`), with an eye on the 840 articles of
an election year, whose 27 commonest names were taken for unknown ones: chains of likeness then joined 90 of them,
where names of full weight joined more than 500.
"""

import math
from array import array
from functools import lru_cache

from ..model.kin import Traits
from ..model.report import Report
from .kinship import apart
from .words import background, hashed, words_in

HEADLINE = 0.4
NAMES = 0.4
LIKE = 0.19
STRANGER_A_DAY = 0.003
MOST_DAYS = 60  # more days make reports no stranger, and an unknown day counts as so many

RAREST_LEFT_OUT = 1.5  # what stands in more than every fourth or fifth article says nothing
RAREST_NAME = 2.0
NUMBER = 0.5
LEAD = 100  # words; from there on, a word's weight falls as its place
HEADLINE_WORD = 2.0
TERMS = 60  # of names, of words and of the headline's: the others hardly count
KEYS = 24

Terms = dict[str, float]
# A report's terms as they are kept: their hashes, and their weights in hundredths.
Packed = tuple["array[int]", bytes]


class Stories:
    """The kinship of reports that tell one story; see `attribune.model.kin.Kinship`."""

    name = "story"
    shared = 2
    days = 400

    def related(self, one: Traits, other: Traits) -> bool:
        """Whether they are of one story."""
        return likeness(one, other, enough=LIKE) >= LIKE


def about(report: Report) -> tuple[bytes, frozenset[int]]:
    """The weighted terms that tell what a report is about, packed; and the keys by which it meets its story."""
    names, words, headline, telling = _terms(report.text, report.headline or "")
    return b"".join(map(_packed, (names, words, headline))), frozenset(map(hashed, telling))


def likeness(one: Traits, other: Traits, *, enough: float = -1.0) -> float:
    """How like two reports are in what they are about, at most 1; below 0 where nothing but days is between them.

    Where that is sure to be less than `enough`, any number below it: most reports that share a word share no name, and
    need not be compared further.
    """
    names, words, headlines = zip(_weights(one.about), _unpacked(other.about), strict=True)
    by_names, by_headlines = _cosine(*names), _cosine(*headlines)
    if (1 - HEADLINE) * by_names**NAMES + HEADLINE * by_headlines < enough:
        return min(0.0, enough - 1)
    days = apart(one, other)
    stranger = STRANGER_A_DAY * min(MOST_DAYS if days is None else days, MOST_DAYS)
    body: float = by_names**NAMES * _cosine(*words) ** (1 - NAMES)
    return (1 - HEADLINE) * body + HEADLINE * by_headlines - stranger


def _terms(text: str, headline: str) -> tuple[Terms, Terms, Terms, list[str]]:
    """The weights of a report's names, of its other words and of its headline's, and its KEYS most telling terms."""
    news = background()
    names: Terms = {}
    words: Terms = {}
    telling: Terms = {}
    counts, never_plain = _counted(text, headline)
    for word, count in counts.items():
        rarity = news.rarity(word)
        if rarity <= RAREST_LEFT_OUT or len(word) < 2:
            continue
        often = 1 + math.log(count) if count > 1 else count
        telling[word] = often * rarity
        if word.isdigit():
            words[word] = NUMBER * often * rarity
        elif word in never_plain and word not in news.common:
            names[word] = often * RAREST_NAME
        else:
            words[word] = often * rarity
    title = {word: news.rarity(word) for word, _ in words_in(headline)}
    heads = {word: min(rarity, RAREST_NAME) for word, rarity in title.items() if rarity > RAREST_LEFT_OUT}
    return _unit(names), _unit(words), _unit(heads), _heaviest(telling, KEYS)


def _counted(text: str, headline: str) -> tuple[Terms, set[str]]:
    """How often each word stands in a report, early ones counting more; and those never written without a capital."""
    counts: Terms = {}
    plain = set()
    for place, (word, capital) in enumerate(words_in(text), 1):
        counts[word] = counts.get(word, 0) + (1 if place <= LEAD else LEAD / (2 * place))
        if not capital:
            plain.add(word)
    for word, capital in words_in(headline):
        counts[word] = counts.get(word, 0) + HEADLINE_WORD
        if not capital:
            plain.add(word)
    return counts, counts.keys() - plain


def _unit(terms: Terms) -> Terms:
    """The heaviest terms as a vector of length 1."""
    length = math.sqrt(sum(weight * weight for weight in terms.values()))
    return {word: terms[word] / length for word in _heaviest(terms, TERMS)}


def _heaviest(terms: Terms, count: int) -> list[str]:
    return sorted(terms, key=lambda word: (-terms[word], word))[:count]


def _packed(terms: Terms) -> bytes:
    """How many terms there are, in one byte; their hashes; their weights, a byte each. Two of one hash are one."""
    weights: dict[int, int] = {}
    for word, weight in terms.items():
        number = hashed(word)
        weights[number] = min(weights.get(number, 0) + round(100 * weight), 255)
    hashes = sorted(weights)
    return bytes([len(hashes)]) + array("I", hashes).tobytes() + bytes(weights[number] for number in hashes)


def _unpacked(about: bytes) -> list[Packed]:
    found: list[Packed] = []
    start = 0
    while start < len(about):
        count = about[start]
        weights = start + 1 + count * array("I").itemsize
        found.append((array("I", about[start + 1 : weights]), about[weights : weights + count]))
        start = weights + count
    return found


@lru_cache(maxsize=16)
def _weights(about: bytes) -> list[dict[int, int]]:
    """The terms to look others up in: a new report is compared with many."""
    return [dict(zip(hashes, weights, strict=True)) for hashes, weights in _unpacked(about)]


def _cosine(one: dict[int, int], other: Packed) -> float:
    # Whole numbers until the end: the outcome must not depend on which report comes first, not even in the last bit.
    return sum(one[number] * weight for number, weight in zip(*other, strict=True) if number in one) / 10_000

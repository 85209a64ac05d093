"""Which reports tell the same running story.

Two reports are of one story where they are about the same names and the same things, and near in time:

    likeness = (1 - HEADLINE) × names^NAMES × words^(1 - NAMES) + HEADLINE × headlines - STRANGER_A_DAY × days

Names, words and headlines are each a cosine of the two reports' terms, weighted by how rare a term is in news and how
often and how early it stands. The product asks for both: the same people in another matter are another story, and so
is the same kind of accident elsewhere. A name weighs no more than a fairly common word, or everything about whoever
is in the news that year would be one story, as background counts of another year know nothing of their fame.

The numbers were chosen on the 35 stories beside the project (`eval/run stories`), among those that kept the 840
articles of an election year apart even when its 27 commonest names were taken for unknown ones.
"""

import json
import math
import zlib
from functools import lru_cache

from ..model.kin import Traits
from ..model.report import Report
from .kinship import apart
from .words import background, hashed, words_in

HEADLINE = 0.4
NAMES = 0.4
LIKE = 0.19
STRANGER_A_DAY = 0.003
MOST_DAYS = 60  # later days make reports no stranger, and an unknown day counts as so many

RAREST_LEFT_OUT = 1.5  # what stands in more than every fourth or fifth article says nothing
RAREST_NAME = 2.0
NUMBER = 0.5
LEAD = 100  # words; from there on, a word's weight falls as its place
HEADLINE_WORD = 2.0
TERMS = 60  # of names, of words and of the headline's: the others hardly count
KEYS = 24

Terms = dict[str, float]


class Stories:
    """The kinship of reports that tell one story; see `attribune.model.kin.Kinship`."""

    name = "story"
    shared = 2
    days = 400

    def related(self, one: Traits, other: Traits) -> bool:
        """Whether they are of one story."""
        return likeness(one, other) >= LIKE


def about(report: Report) -> tuple[bytes, frozenset[int]]:
    """The weighted terms that tell what a report is about, packed; and the keys by which it meets its story."""
    names, words, headline, telling = _terms(report.text, report.headline or "")
    packed = zlib.compress(json.dumps([names, words, headline], separators=(",", ":")).encode("ascii"))
    return packed, frozenset(map(hashed, telling))


def likeness(one: Traits, other: Traits) -> float:
    """How like two reports are in what they are about, at most 1; below 0 where nothing but days is between them."""
    names, words, headlines = map(_cosine, _unpacked(one.about), _unpacked(other.about))
    days = apart(one, other)
    stranger = STRANGER_A_DAY * min(MOST_DAYS if days is None else days, MOST_DAYS)
    body: float = names**NAMES * words ** (1 - NAMES)
    return (1 - HEADLINE) * body + HEADLINE * headlines - stranger


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
    """The heaviest terms as a vector of length 1, to two decimals."""
    length = math.sqrt(sum(weight * weight for weight in terms.values()))
    return {word: round(terms[word] / length, 2) for word in sorted(_heaviest(terms, TERMS))}


def _heaviest(terms: Terms, count: int) -> list[str]:
    return sorted(terms, key=lambda word: (-terms[word], word))[:count]


def _cosine(one: Terms, other: Terms) -> float:
    if len(one) > len(other):
        one, other = other, one
    # A sum whose order does not depend on which report comes first, so that neither does its last bit.
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)


@lru_cache(maxsize=1024)
def _unpacked(packed: bytes) -> tuple[Terms, Terms, Terms]:
    names, words, headline = json.loads(zlib.decompress(packed))
    return names, words, headline

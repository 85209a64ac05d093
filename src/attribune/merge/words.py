"""Words as reports are compared by them: their form, and how common each is in news.

How common is told by fixed background counts, never by the reports at hand: what two reports are to each other must not
depend on which others were added, or when. `training/background.py` made the counts.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of `size` news articles each word stands; `common` are those mostly written without a capital."""

    size: int
    documents: Mapping[str, int]
    common: frozenset[str]

    def rarity(self, word: str) -> float:
        """Inverse document frequency, in natural logarithms: 0 for a word in every article, 7 for an unknown one."""
        return math.log((self.size + 1) / (self.documents.get(word, 0) + 0.5))


@cache
def background() -> Background:
    """The English counts, read once a process."""
    head, *lines = files(__package__).joinpath("background_en.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    documents = {word: int(count) for word, count, _ in rows}
    return Background(int(head), documents, frozenset(word for word, _, form in rows if form == "common"))


def words_in(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text in order, each in its plain form and whether it began with a capital."""
    for found in _WORD.finditer(text):
        word = found.group()
        yield plain_form(word), word[0].isupper()


@lru_cache(maxsize=100_000)
def plain_form(word: str) -> str:
    """The word casefolded, without an English plural's or possessive's ending: "Girls'" and "girl" are the same."""
    word = word.casefold().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def hashed(text: str) -> int:
    """A 32-bit number that stands for the text, the same in every process."""
    return crc32(text.encode("utf-8", "surrogatepass"))

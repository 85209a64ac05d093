"""Which reports are copies or rewrites of one text.

A report's runs are its sequences of RUN words outside quotation marks: two reporters at one press conference quote the
same words and are still two. Of the runs, hashed to 32 bits, every fourth is kept, by its hash (FracMinHash: Irber et
al., "Lightweight compositional analysis of metagenomes with FracMinHash and minimum metagenome covers", 2022), so that
what share of one report's runs another has can be told from the kept ones. What counts is that share of the shorter
one's: a copy is trimmed or has a paragraph of local colour, and its headline is another. MinHash LSH as in datasketch
finds reports by what they share of both together, and misses the brief that was cut from a long report: docs/store.md
has the measurement.

Copies also tell one story, or two briefs with the same outlet's long copyright notice would be copies of each other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from struct import pack, unpack

from ..model.kin import Traits
from ..model.report import Report
from .stories import LIKE, likeness
from .words import hashed

RUN = 5  # words
MIN_RUNS = 8
SHARED_RUNS = 0.3  # of the shorter one's: a rewrite; a copy has half or more
KEPT = 2**32 // 4  # hashes below this are kept, and those below KEYS are what copies are found by
KEYS = 2**32 // 8
_WORD = re.compile(r"\w+")
# A quotation within a paragraph; one that is never closed does not swallow the rest.
_QUOTED = re.compile(r'"[^"\n]{1,1000}"|“[^”\n]{1,1000}”|«[^»\n]{1,1000}»')


class Copies:
    """The kinship of copies and rewrites of one text; see `attribune.model.kin.Kinship`."""

    name = "copy"
    shared = 2
    days = 31

    def related(self, one: Traits, other: Traits) -> bool:
        """Whether one has a good part of the other's words, and they are of one story."""
        return shared_runs(one, other) >= SHARED_RUNS and likeness(one, other) >= LIKE


def runs(report: Report) -> tuple[bytes, frozenset[int]]:
    """The kept runs of a report's words, packed; and those by which copies of it are found."""
    hashes = {hashed(run) for run in _runs(report.text)}
    if len(hashes) < MIN_RUNS:
        return b"", frozenset()
    kept = sorted(one for one in hashes if one < KEPT)
    return pack(f">{len(kept)}I", *kept), frozenset(one for one in kept if one < KEYS)


def shared_runs(one: Traits, other: Traits) -> float:
    """What share of the shorter report's runs the longer one has, 0 to 1."""
    first, second = _unpacked(one.runs), _unpacked(other.runs)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _runs(text: str) -> Iterator[str]:
    for piece in _QUOTED.split(text):
        words = _WORD.findall(piece.casefold())
        for start in range(len(words) - RUN + 1):
            yield " ".join(words[start : start + RUN])


@lru_cache(maxsize=1024)
def _unpacked(packed: bytes) -> frozenset[int]:
    return frozenset(unpack(f">{len(packed) // 4}I", packed))

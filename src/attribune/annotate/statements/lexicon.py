"""The cue lexicon: which word, in which complement frame, makes what kind of statement, and how surely."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

LANGUAGE_DATA = "lang/en"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of cues.tsv: `act` is one of STATEMENT_ACTS, `confidence` the share of its uses that attribute."""

    lemma: str
    act: str
    confidence: float


@cache
def cues() -> Mapping[tuple[str, str, str], Cue]:
    """(lemma, part of speech, frame) → cue."""
    return {
        (row["lemma"], row["pos"], row["frame"]): Cue(row["lemma"], row["act"], float(row["confidence"]))
        for row in rows("cues.tsv")
    }


@cache
def listed() -> frozenset[tuple[str, str]]:
    """(lemma, part of speech) of every cue, whatever its frames."""
    return frozenset((lemma, pos) for lemma, pos, _ in cues())


@cache
def light_verbs() -> Mapping[tuple[str, str], str]:
    """(lemma of the verb, lemma of its object) → act, where the two are one cue."""
    return {(row["verb"], row["noun"]): row["act"] for row in rows("light_verbs.tsv")}


@cache
def words(name: str) -> Mapping[str, str]:
    """A two-column list: word or phrase → what it stands for."""
    return {row["phrase"]: row["value"] for row in rows(name)}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the language's data; lines that start with "#" are comments."""
    text = resources.files("attribune.annotate").joinpath(LANGUAGE_DATA, name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)

"""The attribution gold as relations, and which of ours are right: by the scorer's own functions.

A relation is a dict role → (start, end) pairs, as eval's scorer reads it.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.suites import scorer, scorers_common

Spans = list[tuple[int, int]]
Relation = dict[str, Spans]
TokenSets = dict[str, set[int]]

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Article:
    """A gold article: its file's name without suffix, its text, its attributions, and the text's tokens as spans."""

    name: str
    text: str
    gold: list[Relation]
    tokens: Spans

    def sets(self, relations: Sequence[Relation]) -> list[TokenSets]:
        """The tokens that each role of each relation touches."""
        token_ids = scorers_common().token_ids
        return [{role: token_ids(self.tokens, relation[role]) for role in ROLES} for relation in relations]


def articles(folder: Path) -> Iterator[Article]:
    """The annotated articles of a gold folder, in the order of their names."""
    tokenise = scorers_common().tokenise
    for name, text, gold in scorer("attribution").gold_documents(os.fspath(folder)):
        yield Article(name, text, gold, tokenise(text))


def found(gold: Sequence[TokenSets], system: Sequence[TokenSets]) -> set[int]:
    """Indices of the gold relations that the system found, by the scorer's relation criterion."""
    hits: set[int] = scorer("attribution").relation_matches(gold, system)
    return hits


def right(gold: Sequence[TokenSets], system: Sequence[TokenSets]) -> set[int]:
    """Indices of the system's relations that are right: the criterion is the same from either side."""
    return found(system, gold)

"""spaCy's attribute ruler with a memory: what its rules say of a word is looked up where it was met before.

The ruler gives a word its part of speech, form and lemma by its tag and dependency, for some 200 words by the word
itself, and for a few pairs ("gon" "na") by the neighbour. It matches 180 patterns against each token and takes a
seventh of the parse; what they ask for is nearly always the same.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc

if TYPE_CHECKING:
    from thinc.types import Ints2d

NAME = "remembered_rules"
_ASKED = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})  # what a rule may look at to be remembered
_GIVEN: list[int | str] = ["POS", "MORPH", "LEMMA"]  # what rules give a word
_NOT_ASKED = 0  # stands for every word that no rule names

_Key = tuple[int, ...]
_Given = tuple[int, int, int]


class RememberedRules:
    """The attribute ruler's rules: the same document as the ruler leaves it."""

    def __init__(self, rules: AttributeRuler) -> None:
        self._rules = rules
        self._asked = _Asked(rules)
        self._known: dict[_Key, _Given | None] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the rules give its words."""
        if not self._asked.can_be_remembered:
            return self._rules(doc)
        keys = self._keys(doc)
        given = [self._known.get(key) for key in keys]
        if None in given:
            return self._learn(doc, keys)
        return doc.from_array(_GIVEN, cast("Ints2d", np.array(given, dtype=np.uint64).reshape(-1, 3)))

    def _keys(self, doc: Doc) -> list[_Key]:
        """By what the rules judge each word: itself, and its neighbour where one of the two may open a pair."""
        asked, strings = self._asked, doc.vocab.strings
        rows = [
            (asked.word(lower, strings), tag, dep) for lower, tag, dep in doc.to_array(["LOWER", "TAG", "DEP"]).tolist()
        ]
        opening = [asked.opens_pair(lower, dep, strings) for lower, _, dep in rows]
        keys: list[_Key] = list(rows)
        for place in (place for place, opens in enumerate(opening) if opens):
            keys[place] += (1, rows[place + 1][0] if place + 1 < len(rows) else _NOT_ASKED)
            if place + 1 < len(rows):
                keys[place + 1] += (2, rows[place][0], rows[place][2])
        return keys

    def _learn(self, doc: Doc, keys: Iterable[_Key]) -> Doc:
        before = doc.to_array(["TAG", "DEP"])
        doc = self._rules(doc)
        changed = (doc.to_array(["TAG", "DEP"]) != before).any(1)
        for key, row, other in zip(keys, doc.to_array(_GIVEN).tolist(), changed, strict=True):
            # White space gets another tag, too: a text that has some is always left to the rules.
            self._known[key] = None if other else tuple(row)
        return doc


class _Asked:
    """What the rules ask for: which words they name, and which may be the first of two."""

    def __init__(self, rules: AttributeRuler) -> None:
        told: Any = rules.patterns  # lists of {"patterns": …, "attrs": …}; spaCy's type says less
        patterns: list[list[Mapping[str, Any]]] = [one for rule in told for one in rule["patterns"]]
        self.can_be_remembered = all(len(one) <= 2 and all(part.keys() <= _ASKED for part in one) for one in patterns)
        first_of_two = [one[0] for one in patterns if len(one) == 2]
        self._named = _Words(part for one in patterns for part in one)
        self._opening = _Words(first_of_two)
        self._dependencies = frozenset(part["DEP"] for part in first_of_two if "LOWER" not in part)

    def word(self, lower: int, strings: StringStore) -> int:
        """The word's number where any rule names it, or it is white space."""
        return lower if self._named.has(lower, strings) else _NOT_ASKED

    def opens_pair(self, lower: int, dep: int, strings: StringStore) -> bool:
        """Whether a word with this dependency may be the first of two that a rule names."""
        return self._opening.has(lower, strings) or strings[dep] in self._dependencies


class _Words:
    """The words that some parts of patterns name, and white space."""

    def __init__(self, parts: Iterable[Mapping[str, Any]]) -> None:
        tests = [part["LOWER"] for part in parts if "LOWER" in part]
        self._words = frozenset(
            word for test in tests for word in ([test] if isinstance(test, str) else test.get("IN", ()))
        )
        self._expressions = [re.compile(test["REGEX"]) for test in tests if "REGEX" in test]
        self._known: dict[int, bool] = {}

    def has(self, lower: int, strings: StringStore) -> bool:
        """Whether the word of this number is one of them."""
        if lower not in self._known:
            word = strings[lower]
            named = word in self._words or any(one.search(word) for one in self._expressions)
            self._known[lower] = named or word.isspace()
        return self._known[lower]


@Language.factory(NAME)
def _remembered_rules(nlp: Language, name: str) -> RememberedRules:
    del name
    rules = nlp.get_pipe("attribute_ruler")
    if not isinstance(rules, AttributeRuler):
        raise TypeError("the pipeline has no attribute ruler")
    return RememberedRules(rules)

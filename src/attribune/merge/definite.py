"""Whether a report takes a happening or a plan as known: "the attacks in Paris", "his plan to resign"."""

import re

from .wording import wording

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|['’]|[^\w\s]")
_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "their", "its"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
MODIFIERS = 4  # words between the determiner and the noun


def is_known(sentence: str, start: int, end: int) -> bool:
    """Whether the words at `start` to `end` are a noun with a definite determiner or a possessor before it."""
    trigger = sentence[start:end].casefold()
    if " " in trigger or is_past(trigger):
        return False
    return _is_definite(_WORD.findall(sentence[:start]))


def is_known_plan(sentence: str, start: int) -> bool:
    """Whether the words at `start` are what a plan, told of with a determiner or a possessor, is to do."""
    before = _WORD.findall(sentence[:start])
    if before and before[-1].endswith("ly"):
        before.pop()
    planned = len(before) > 2 and before[-1] == "to" and before[-2].casefold() in wording().plans
    return planned and _is_definite(before[:-2])


def _is_definite(before: list[str]) -> bool:
    """Whether a noun after these words has a definite determiner or a possessor."""
    for word in before[: -MODIFIERS - 2 : -1]:
        plain = word.casefold()
        if plain in _DETERMINERS or plain.endswith(_POSSESSIVE):
            return True
        ends = plain in wording().breaks or plain in wording().prepositions or plain in ("a", "an") or is_past(plain)
        if ends or not plain.isalnum():
            return False
    return False


def is_past(word: str) -> bool:
    """Whether the word is, by its form, a verb in the past."""
    return word in wording().finite or (word.endswith("ed") and word not in wording().not_past)

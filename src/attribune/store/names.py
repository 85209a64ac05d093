"""Names as the store compares them: without case, accents and punctuation."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..model.actor import Actor

_WORD = re.compile(r"\w+")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


# First and last names of several well-known people whom the letter between tells apart.
_BY_THEIR_INITIAL = frozenset({
    ("george", "bush"), ("john", "kennedy"), ("robert", "kennedy"), ("john", "adams"), ("michael", "jordan"),
})  # fmt: skip
_NO_INITIAL = frozenset({"s", "a", "o"})  # "Women's March", "Pick a Side", "Tip O'Neill"
_ARTICLES = frozenset({"the", "a", "an"})


def name_key(name: str) -> str:
    """The name casefolded, without accents and punctuation, its words one space apart.

    A letter between names is left out, as some reports write it and others do not: "Ana R. Voss" is "ana voss".
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    words = _WORD.findall(bare)
    if len(words) < 3 or words[0] in _ARTICLES or (words[0], words[-1]) in _BY_THEIR_INITIAL:
        return " ".join(words)
    return " ".join(word for place, word in enumerate(words) if not _is_initial(words, place))


def _is_initial(words: list[str], place: int) -> bool:
    """Whether a word is a single letter between two words: "Ana R. Voss", but not "the U.S. Senate"."""
    beside = words[max(place - 1, 0) : place] + words[place + 1 : place + 2]
    return (
        len(words[place]) == 1
        and words[place].isascii()
        and words[place].isalpha()
        and words[place] not in _NO_INITIAL
        and len(beside) == 2
        and all(len(word) > 1 for word in beside)
    )


def actor_keys(actor: Actor) -> tuple[str, ...]:
    """Everything an actor can be asked for by: name and aliases, and a person's last name."""
    keys = [name_key(name) for name in (actor.name, *actor.aliases)]
    if actor.kind == "person" and actor.named:
        keys.append(last_word(keys[0]))
    return _distinct(keys)


def matter_keys(name: str) -> tuple[str, ...]:
    """Everything a matter can be asked for by: its name."""
    return _distinct([name_key(name)])


def last_word(key: str) -> str:
    """A person's last name, of the key of the whole name."""
    words = [word for word in key.split() if word not in _GENERATIONS]
    return words[-1] if words else key


def taken_for_one(groups: Iterable[Sequence[str]], key: str) -> list[str]:
    """The keys of all names of the group that one is of, or is the last name of one of; [] where it is of none."""
    for group in groups:
        keys = list(map(name_key, group))
        if key in keys or key in map(last_word, keys):
            return list(dict.fromkeys([key, *keys]))
    return []


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))

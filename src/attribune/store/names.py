"""Names as the store compares them: without case, accents and punctuation."""

import re
import unicodedata
from collections.abc import Iterable

from ..model.actor import Actor

_WORD = re.compile(r"\w+")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def name_key(name: str) -> str:
    """The name casefolded, without accents and punctuation, its words one space apart."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return " ".join(_WORD.findall(bare))


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


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))

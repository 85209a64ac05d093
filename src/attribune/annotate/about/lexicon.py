"""The words and the weights by which topics are found, read once a process."""

from collections.abc import Mapping
from functools import cache

from ..lang_data import read_toml


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of about.toml."""
    return frozenset(read_toml("about.toml")["words"][name])


@cache
def weights() -> Mapping[str, float]:
    """What each feature of a candidate weighs, and `least`, what a topic's score must reach."""
    return {name: float(value) for name, value in read_toml("about.toml")["weights"].items()}

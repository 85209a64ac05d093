"""The read stage's word lists: `data/*.toml`, loaded once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..errors import AttribuneError


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """The words of one list of `data/furniture.toml`, in lower case."""
    return frozenset(_table("furniture.toml")[section][key])


@cache
def _agencies() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, spellings in _table("agencies.toml")["wire"].items():
        for spelling in spellings:
            if names.setdefault(spelling.casefold(), name) != name:
                raise AttribuneError(f"data/agencies.toml: {spelling} stands for two agencies")
    return names


@cache
def _pictures() -> frozenset[str]:
    return frozenset(name.casefold() for name in _table("agencies.toml")["pictures"]["names"])


def agency(name: str) -> str | None:
    """The agency's name as records have it ("Associated Press" is "AP"), or None where `name` is no agency."""
    return _agencies().get(" ".join(name.split()).casefold())


def is_picture_source(name: str) -> bool:
    """Whether credit lines name this house: a news agency or a picture agency."""
    folded = " ".join(name.split()).casefold()
    return folded in _pictures() or folded in _agencies()

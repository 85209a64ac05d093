"""Word lists and grammars of the language: the files of `annotate/lang/en/`."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

LANGUAGE = "attribune.annotate.lang.en"


def read_text(name: str) -> str:
    """A data file's text."""
    return (resources.files(LANGUAGE) / name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML data file's content."""
    return tomllib.loads(read_text(name))


def read_rows(name: str) -> Iterator[list[str]]:
    """The columns of each line of a table, without its comments."""
    return (line.split("\t") for line in read_text(name).splitlines() if line and not line.startswith("#"))

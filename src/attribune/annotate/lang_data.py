"""Word lists and grammars of the language: the files of `annotate/lang/en/`."""

import tomllib
from importlib import resources
from typing import Any

LANGUAGE = "attribune.annotate.lang.en"


def read_text(name: str) -> str:
    """A data file's text."""
    return (resources.files(LANGUAGE) / name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML data file's content."""
    return tomllib.loads(read_text(name))

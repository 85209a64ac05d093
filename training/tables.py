"""Learnt numbers in the tables of words that the package reads."""

import re
from collections.abc import Mapping
from pathlib import Path


def put_section(table: Path, section: str, values: Mapping[str, float]) -> None:
    """Put the values, to two decimals, into one section of a TOML file; all else in the file stays."""
    rows = "".join(f"{name} = {value:.2f}\n" for name, value in values.items())
    text = table.read_text(encoding="utf-8")
    head = re.escape(f"[{section}]\n")
    table.write_text(re.sub(rf"(?<={head})(?:[^\[\n]+\n)*", rows, text), encoding="utf-8", newline="\n")

"""Short first names, by which one person may be called within a report and between reports."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def nicknames() -> Mapping[str, tuple[str, ...]]:
    """Short first names in lower case ("bob"), each with the full ones that it may stand for, the likeliest first."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (files(__package__) / "nicknames_en.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            short, _, full = line.partition("\t")
            found[short] = (*found.get(short, ()), full)
    return found

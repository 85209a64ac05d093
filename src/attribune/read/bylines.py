"""Bylines: "By JANE DOE and JOHN ROE", "By Jane Doe, Associated Press", "(Reporting by Jane Doe; Editing by …)"."""

import re
from functools import cache
from typing import NamedTuple

from .words import agency, words

_LONGEST = 200  # characters; what is longer is prose
_JOINTS = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b)\s*")
_PLACE_TAIL = re.compile(r"\s+(?:in|at|for)\s+(?=\S).*")
_TAIL_OPENING = re.compile(r"\(?\s*(?:(?:additional\s+)?reporting|writing|compiled|editing)\s+by\s", re.IGNORECASE)
_TAIL_PART = re.compile(r"\s*(additional reporting|reporting|writing|editing|compiled|[\w ]{3,30}?)\s+by\s+(.*)", re.I)
_FROM = re.compile(r"From\s+(?=[^.]{3,80}\s(?:in|at)\s+[A-Z][^.]{1,40}$)")  # "From Jane Doe in Springfield"
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")


class Byline(NamedTuple):
    """Whose text it is: `names` as written, `wire` the agency among them or None."""

    names: tuple[str, ...]
    wire: str | None


def byline(line: str) -> Byline | None:
    """The authors on a line that holds nothing else, or None where it is something else."""
    if len(line) > _LONGEST:
        return None
    house = agency(line.strip(" ()"))
    if house is not None:
        return Byline((line.strip(" ()"),), house)
    match = _opening().match(line) or _FROM.match(line)
    return _authors(line[match.end() :]) if match else None


def author_line(line: str) -> Byline | None:
    """Authors without a "By", where what stands beside them says that they are: "Jane Doe | March 3, 2025"."""
    return _authors(line) if len(line) <= _LONGEST and len(line.split()) > 1 else None


def closing_byline(paragraph: str) -> Byline | None:
    """The line at a report's end that says who reported, wrote and edited it; editors are not authors."""
    if not _TAIL_OPENING.match(paragraph) or len(paragraph) > 3 * _LONGEST:
        return None
    names: list[str] = []
    for task in paragraph.strip(" ()").split(";"):
        match = _TAIL_PART.fullmatch(task.strip(" .)"))
        if match is None or match[1].casefold().startswith("edit"):
            continue
        names.extend(name for part in _JOINTS.split(match[2]) if (name := _person(part)) and " " in name)
    return Byline(tuple(names), None)


def split_names(names: str) -> tuple[str, ...]:
    """The names in a metadata field: "JANE DOE, JOHN ROE and ANN POE"."""
    return tuple(name for name in _JOINTS.split(names.strip()) if name)


@cache
def _opening() -> re.Pattern[str]:
    openings = "|".join(re.escape(word) for word in sorted(words("byline", "openings"), key=len, reverse=True))
    return re.compile(rf"(?:{openings})(?::\s*|\s+)(?=\S)", re.IGNORECASE)


def _authors(text: str) -> Byline | None:
    """Names, then perhaps posts and houses; None where anything else stands there."""
    names: list[str] = []
    wire: str | None = None
    for part in _JOINTS.split(text.strip(" .")):
        for piece in re.split(r"\s*[/()]\s*", part):
            house = agency(piece)
            if house is not None:
                wire = wire or house
                names.extend(() if names else (piece,))
            elif name := _person(piece):
                names.append(name)
            elif piece and not _is_post(piece):
                return None
            elif piece and not names:
                names.append(piece)
    return Byline(tuple(names), wire) if names else None


def _person(text: str) -> str | None:
    """The name alone, without "in Springfield"; None where it does not look like a person's name."""
    name = _PLACE_TAIL.sub("", text.strip(), count=1)
    parts = name.split()
    small = words("byline", "particles")
    if not 1 <= len(parts) <= 6 or not parts[0][0].isupper() or _is_post(name):
        return None
    good = all(_NAME_WORD.fullmatch(part) and (part[0].isupper() or part in small) for part in parts)
    return name if good else None


def _is_post(text: str) -> bool:
    return len(text) <= 60 and not words("byline", "posts").isdisjoint(text.casefold().replace(".", " ").split())

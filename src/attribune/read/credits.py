"""Credit lines: who made a picture, whose text it is, whose copyright. They end a block or are one.

"© Collage: REUTERS & Jane Doe / AFP", "(Photo by Jane Doe/AFP)", "REUTERS/Jane Doe", "— AP", "(Reuters)".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .words import agency, is_picture_source, words

_REACH = 160  # no credit line is longer, in characters
_MOST_WORDS = 6  # of one maker's or house's name
_SIGN = re.compile(r"[©/(:—–]|Photo|PHOTO|Picture|Image|Copyright|COPYRIGHT|Courtesy")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s+(?=\S)")
_COPYRIGHT_SIGN = re.compile(r"(?<!\w)(?:©|\([cC]\)\s*(?=(?:19|20)\d\d))")
_COPYRIGHT_WORD = re.compile(r"copyright\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|copyright\s*©", re.IGNORECASE)
_LAST_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]](\s*\.?)$")
_SIGNED = re.compile(r"[—–-]+\s*(.+?)\.?")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b")
_NOTICE = re.compile(r"all rights reserved|\b(?:19|20)\d\d\b", re.IGNORECASE)
_JOINTS = re.compile(r"\s*(?:[/&,;|()]|\band\b|\bvia\b)\s*")
_NOT_OF_NAME = re.compile(r"\s+(?:photo|tpx images of the day)$", re.IGNORECASE)
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]*){1,3}")
_NAME = re.compile(r"[^\W_][\w.'’@ -]{0,48}")


class Credit(NamedTuple):
    """`start` is where it begins in the paragraph. `kind` is picture, agency (whose text it is) or copyright.

    `names` are those whom a picture credit names; `wire` an agency whose text it is; `year` a copyright's.
    """

    start: int
    kind: str
    names: tuple[str, ...] = ()
    wire: str | None = None
    year: str | None = None


def credit(paragraph: str) -> Credit | None:
    """The credit line that the paragraph ends with or is, or None."""
    base = max(0, len(paragraph) - _REACH)
    tail = paragraph[base:]
    if not _SIGN.search(tail):
        return None
    for start in sorted(set(_starts(tail, whole=base == 0))):
        found = _classified(tail[start:], before=tail[:start].rstrip())
        if found is not None:
            return found._replace(start=base + start)
    return None


def picture_names(text: str) -> tuple[str, ...]:
    """Those whom a picture credit names, in its own spelling and order."""
    left = _YEAR.sub("", text.strip(" .()©"))
    while (shorter := _label().sub("", left, count=1).lstrip(" :©")) != left:
        left = shorter
    names: list[str] = []
    for part in _JOINTS.split(left):
        name = _NOT_OF_NAME.sub("", part.strip(" .:[]"))
        if name and name.casefold() not in words("credit", "not_names") and name not in names:
            names.append(name)
    return tuple(names)


def _starts(tail: str, *, whole: bool) -> Iterator[int]:
    """Where a credit may begin: at the start, after a sentence, at a sign, at the last parenthesis."""
    if whole:
        yield 0
    for match in _SENTENCE_END.finditer(tail):
        yield match.end()
    for match in _COPYRIGHT_SIGN.finditer(tail):
        yield match.start()
    last = _LAST_PARENTHESIS.search(tail)
    if last is not None:
        yield last.start()


def _classified(text: str, *, before: str) -> Credit | None:
    """The credit that the whole of `text` is, after the words `before`."""
    after_sentence = not before or before[-1] in ".!?\"”’'"
    if _COPYRIGHT_SIGN.match(text) or _COPYRIGHT_WORD.match(text):
        return _copyright(text)
    if match := _LAST_PARENTHESIS.fullmatch(text):
        return _parenthesis(match[1], full_stop="." in match[2], after_sentence=after_sentence)
    if not after_sentence:
        return None
    if (match := _SIGNED.fullmatch(text)) and (wire := agency(match[1])) and before:
        return Credit(0, "agency", wire=wire)
    return _picture(text) if _is_labelled(text) or _is_joined(text) else None


def _picture(text: str) -> Credit:
    return Credit(0, "picture", picture_names(text))


def _copyright(text: str) -> Credit | None:
    if not _NOTICE.search(text):
        names = picture_names(text)
        return Credit(0, "picture", names) if names and not names[0][0].islower() else None
    year = re.search(r"\b(?:19|20)\d\d\b", text)
    holder = re.split(r"\.\s|\.$|\ball rights\b", text, maxsplit=1, flags=re.IGNORECASE)[0]
    wires = [agency(name) for name in picture_names(holder)]
    return Credit(0, "copyright", wire=next(filter(None, wires), None), year=year[0] if year else None)


def _parenthesis(inside: str, *, full_stop: bool, after_sentence: bool) -> Credit | None:
    if _is_labelled(inside):
        return _picture(inside)
    wire = agency(inside)
    if wire is not None and after_sentence:
        return Credit(0, "agency", wire=wire)
    if full_stop:  # "the Press Association (PA)." is prose
        return None
    return _picture(inside) if is_picture_source(inside) or _is_joined(inside, in_parentheses=True) else None


def _is_labelled(text: str) -> bool:
    """Whether it is a label and names after it: "Photo: Jane Doe", "AP Photo/Jane Doe"."""
    names = picture_names(text) if _labelled().match(text) else ()
    return bool(names) and all(len(name.split()) <= _MOST_WORDS for name in names)


def _is_joined(text: str, *, in_parentheses: bool = False) -> bool:
    """Whether it is names joined by strokes, one of them an agency's: "Jane Doe/Pool/AFP".

    In parentheses, the first may be a person's full name instead: "(Jane Doe / Springfield Courier)".
    """
    parts = [part.strip(" .") for part in text.split("/")]
    if len(parts) < 2 or not all(_NAME.fullmatch(part) for part in parts):
        return False
    if in_parentheses and _PERSON.fullmatch(parts[0]):
        return True
    houses = (re.split(r"\s+via\s+|,", part)[0] for part in parts)
    return any(map(is_picture_source, houses)) or is_picture_source(parts[-1].split(" via ")[-1])


@cache
def _labels() -> str:
    return "|".join(re.escape(label) for label in sorted(words("credit", "labels"), key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    """A label at the start, with or without its colon."""
    return re.compile(
        rf"\A(?:{_labels()})\b(?:\s*[:,]|\s+(?:by|courtesy of|courtesy|from)\b|\s*/|\s+(?=©))?", re.IGNORECASE
    )


@cache
def _labelled() -> re.Pattern[str]:
    """A label that makes what follows a credit: with a colon or a stroke, or "by" before a name."""
    return re.compile(
        rf"(?:[A-Z]{{2,}}\s+)?(?i:{_labels()})(?i:\s+credit|\s+illustration)?"
        r"(?:\s*[:/]\s*(?=\S)|\s+(?i:by|courtesy(?:\s+of)?)\s+(?=[A-Z]))"
    )

"""When it was about, as far as the day of publication tells: news tells what has just been said, and what is over.

A date is never invented. What is told as said before ("had said", "has long argued", "the former mayor once told")
stays without one, and so does whatever is no act of speaking, as a deed may be years old. What is left is vague: the
days between the last happening that its report dates, where that is news itself, and publication; else about the day
of publication ("~"). And what was done "this week" was done by the day on which a report tells it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ..model.dates import days
from ..model.entry import Entry, Evidence
from .claims import content
from .wording import plain, wording

DONE = ("occurred", "asserted", "negated", "refused")
NEWS = 7  # days that what a report tells as new is old at most
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE = 4  # words before the cue that tell its tense
NEXT = 2


def dated_by_telling(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in their order, with vague dates that follow from when their earliest report told them."""
    given = tuple(entries)
    scenes: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for entry in given:
        if entry.when:
            for item in entry.evidence:
                scenes[item.report].append((_start(item), entry))
    found = []
    for entry in given:
        first = entry.evidence[0]
        if any(one.field == "when" for one in entry.corrections):
            pass  # a reviewer decided, be it that nobody knows
        elif _is_news(entry):
            entry = replace(entry, when=_about(first, scenes[first.report]))
        elif _is_over(entry):
            start = entry.when.partition("/")[0]
            entry = replace(entry, when=first.published if start == first.published else f"{start}/{first.published}")
        found.append(entry)
    return tuple(found)


def _is_over(entry: Entry) -> bool:
    """Whether it happened on one of some days of which the last are behind the one on which it was told."""
    first, told = entry.evidence[0], days(entry.when)
    return (
        entry.status in DONE
        and entry.kind != "change"
        and "/" in entry.when
        and told is not None
        and bool(_DAY.fullmatch(first.published))
        and told[0] <= first.published < told[1]
    )


def _is_news(entry: Entry) -> bool:
    """Whether the earliest report tells, in the simple past or the present, that somebody says so."""
    first = entry.evidence[0]
    if entry.kind != "statement" or entry.when or entry.status == "hypothetical" or not _DAY.fullmatch(first.published):
        return False
    frame = plain(first.quote)
    for piece in content(entry).split(" … "):
        # Of what was said, nothing tells when.
        frame = frame.replace(piece.strip("“”"), " ")
    words = _words(frame)
    known = wording()
    place = first.spans[0].start
    cue = _words(" ".join(first.quote[max(t.start - place, 0) : max(t.end - place, 0)] for t in first.triggers))
    before = _words(first.quote[: max(_start(first) - place, 0)])[-BEFORE:]
    return (
        bool(known.telling & set(cue))
        and not known.not_new & {*cue, *before}
        and not known.clause_of_its_own & set(before[-NEXT:])
        and not known.long_ago & set(words)
        and not any(_YEAR.fullmatch(word) for word in words)
    )


def _about(item: Evidence, scenes: list[tuple[int, Entry]]) -> str:
    published = date.fromisoformat(item.published)
    before = [one for one in scenes if one[0] < _start(item)]
    if before:
        _, scene = max(before, key=lambda one: one[0])
        told = days(scene.when)
        age = (published - date.fromisoformat(told[1])).days if told else 0
        if age > NEWS:
            return ""  # the report is telling of earlier times
        if told and age > 0:
            return f"{told[1]}/{item.published}"
    return f"{item.published}~"


def _start(item: Evidence) -> int:
    return (item.triggers or item.spans)[0].start


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]

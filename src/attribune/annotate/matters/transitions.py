"""Unlikely turns in a matter's history: "repealed" in March, "passed" in May. They are flagged, never hidden."""

import re
from dataclasses import replace

from ...model.matter import Change, Matter
from ..layers import Annotations
from .lexicon import History, history_words

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


def annotate_transitions(annotations: Annotations) -> Annotations:
    """The matters, each dated change with the statuses before it that it seldom follows."""
    kinds = history_words().kinds

    def flagged(matter: Matter) -> Matter:
        told = kinds[matter.kind]
        history = tuple(replace(c, unlikely_after=_unlikely(c, matter.history, told)) for c in matter.history)
        return replace(matter, history=history)

    return replace(annotations, matters=tuple(map(flagged, annotations.matters)))


def _unlikely(change: Change, history: tuple[Change, ...], told: History) -> tuple[str, ...]:
    earlier = [c.status for c in history if _is_before(c.when, change.when)]
    rare = told.rarely_then
    return tuple(dict.fromkeys(s for s in earlier if change.status in rare.get(s, ())))


def _is_before(one: str, other: str) -> bool:
    """Whether a date lies before another beyond doubt: "2014" before "2015-03", but not before "2014-03"."""
    if not _DAY.match(one) or not _DAY.match(other):
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]

"""Which of many entries matter most, and which have a name in their words."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from ..model.entry import Entry
from .identity import name_words

DEED = 1.0  # what was done counts for more than what was said about it
DATED = 0.5


def top(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """The `count` entries that matter most, in the order given, each with the reasons in `chosen`.

    What independent sources tell counts most, then how many reports, then how much else is told of the same day.
    """
    given = tuple(entries)
    on_day = Counter(entry.when for entry in given if entry.when)
    ranked = sorted(range(len(given)), key=lambda place: (-_weight(given[place], on_day), place))
    kept = set(ranked[:count])
    return tuple(replace(entry, chosen=_reasons(entry, on_day)) for place, entry in enumerate(given) if place in kept)


def naming(entries: Iterable[Entry], name: str) -> tuple[Entry, ...]:
    """The entries with the words of a name in a row: what is asked for is no known actor.

    A deed's whole sentence counts; of a statement who speaks and what was said, as one sentence may hold several.
    """
    wanted = f" {' '.join(name_words(name))} "

    def has(text: str) -> bool:
        return wanted in f" {' '.join(name_words(text))} "

    return tuple(
        entry
        for entry in entries
        if has(entry.what) or (entry.kind != "statement" and any(has(item.quote) for item in entry.evidence))
    )


def mentioned(entries: Iterable[Entry], words: Collection[str]) -> bool:
    """Whether a sentence of the entries has all these words, in whatever form a name has them."""
    wanted = {part for word in words for part in name_words(word)}
    return any(wanted <= set(name_words(item.quote)) for entry in entries for item in entry.evidence)


def _weight(entry: Entry, on_day: Counter[str]) -> float:
    return (
        2.0 * (entry.sources.independent - 1)
        + 0.5 * (entry.sources.reports - 1)
        + 0.1 * on_day[entry.when]
        + DATED * bool(entry.when)
        + DEED * (entry.kind != "statement" and entry.status not in ("possible", "denied"))
        + 0.5 * len(entry.contradictions)
    )


def _reasons(entry: Entry, on_day: Counter[str]) -> tuple[str, ...]:
    told = entry.sources
    reasons = [f"{told.independent} independent sources"] if told.independent > 1 else []
    if told.reports > told.independent:
        reasons.append(f"{told.reports} reports")
    if on_day[entry.when] > 1:
        reasons.append(f"{on_day[entry.when]} entries on that day")
    if entry.contradictions:
        reasons.append("told otherwise elsewhere")
    if entry.kind != "statement":
        reasons.append("a deed" if entry.kind == "event" else "a change of a matter")
    return tuple(reasons)

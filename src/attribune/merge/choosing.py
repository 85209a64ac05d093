"""Which of many entries matter most, and which have a name in their words."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ..model.entry import Entry
from .identity import name_words

DEED = 1.0  # what was done counts for more than what was said about it
TURN = 1.0  # and what changes how things stand for more than words between people
DATED = 0.5
SAME_DAY = 0.75  # what each further entry of a day counts less: a reader wants the days, not one report's whole content
# Event types of which most are words, or meetings.
_TALK = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "CONSULT", "OTHER"})


def top(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """The `count` entries that matter most, in the order given, each with the reasons in `chosen`.

    What independent sources tell counts most, then how many reports, then how many reports tell of the same day. Of two
    entries of one day the second has to be worth more than the first of another.
    """
    given = tuple(entries)
    reports: dict[str, set[str]] = defaultdict(set)
    for entry in given:
        if entry.when:
            reports[entry.when].update(item.report for item in entry.evidence)
    on_day = {day: len(told) for day, told in reports.items()}
    ranked = sorted(range(len(given)), key=lambda place: (-_weight(given[place], on_day), place))
    seen: Counter[str] = Counter()
    worth: dict[int, float] = {}
    for place in ranked:
        day = given[place].when
        worth[place] = _weight(given[place], on_day) - SAME_DAY * seen[day] * bool(day)
        seen[day] += 1
    kept = set(sorted(worth, key=lambda place: (-worth[place], place))[:count])
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


def _weight(entry: Entry, on_day: Mapping[str, int]) -> float:
    deed = entry.kind != "statement" and entry.status not in ("possible", "denied")
    return (
        2.0 * (entry.sources.independent - 1)
        + 0.5 * (entry.sources.reports - 1)
        + 0.2 * on_day.get(entry.when, 0)
        + DATED * bool(entry.when)
        + DEED * deed
        + TURN * (deed and _is_turn(entry))
        + 0.5 * len(entry.contradictions)
    )


def _is_turn(entry: Entry) -> bool:
    """Whether it changes how things stand: a matter's new status, a deed that is no talk and was done."""
    return entry.kind == "change" or (entry.type not in _TALK and entry.status == "occurred")


def _reasons(entry: Entry, on_day: Mapping[str, int]) -> tuple[str, ...]:
    told = entry.sources
    reasons = [f"{told.independent} independent sources"] if told.independent > 1 else []
    if told.reports > told.independent:
        reasons.append(f"{told.reports} reports")
    if (reports := on_day.get(entry.when, 0)) > 1:
        reasons.append(f"{reports} reports tell of that day")
    if entry.contradictions:
        reasons.append("told otherwise elsewhere")
    if entry.kind != "statement":
        reasons.append("a deed" if entry.kind == "event" else "a change of a matter")
    return tuple(reasons)

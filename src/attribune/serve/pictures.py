"""Pictures as geometry: where the bars, steps and circles stand; templates/pictures.html.j2 draws them as SVG.

All lengths are in the units of the SVG's own box, which the page scales to its width. Each picture also stands on its
page as words (a list, a table), so it is decoration to a screen reader but for its label.
"""

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.dates import FIRST_DAY, LAST_DAY, days

WIDTH, BAR_HEIGHT = 960.0, 120.0
MOST_BARS = 120  # more months than that become years
CIRCLE = 150.0  # from the middle of a network to the others


@dataclass(frozen=True, slots=True)
class Bar:
    """What a month or a year holds, as a bar that leads to it; `parts` are (kind, y, height) from the bottom up."""

    period: str
    count: int
    x: float
    width: float
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars from the first period to the last, in a box of WIDTH by BAR_HEIGHT; `ticks` are (x, label)."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    label: str


def timeline(tally: Mapping[tuple[str, str], int]) -> Timeline | None:
    """The picture of how many entries each month has; `tally` maps (month "2016-10", kind) to a count.

    None where there are no two periods to compare. Months become years where they are more than MOST_BARS.
    """
    months = sorted({month for month, _ in tally})
    if not months:
        return None
    size = len("2016-10") if len(_between(months[0], months[-1])) <= MOST_BARS else len("2016")
    counts: dict[str, dict[str, int]] = {}
    for (month, kind), count in tally.items():
        period = counts.setdefault(month[:size], {})
        period[kind] = period.get(kind, 0) + count
    periods = _between(min(counts), max(counts))
    if len(periods) < 2:
        return None
    step = WIDTH / len(periods)
    unit = BAR_HEIGHT / max(sum(kinds.values()) for kinds in counts.values())
    bars = tuple(
        Bar(period, sum(counts[period].values()), number * step, step * 0.84, _stacked(counts[period], unit))
        for number, period in enumerate(periods)
        if period in counts
    )
    every = max(1, len(periods) // 8)
    ticks = tuple((number * step, period) for number, period in enumerate(periods) if number % every == 0)
    total = sum(bar.count for bar in bars)
    return Timeline(bars, ticks, f"{total} dated entries from {periods[0]} to {periods[-1]}")


def _stacked(kinds: Mapping[str, int], unit: float) -> tuple[tuple[str, float, float], ...]:
    top, parts = BAR_HEIGHT, []
    for kind, count in sorted(kinds.items()):
        top -= count * unit
        parts.append((kind, round(top, 2), round(count * unit, 2)))
    return tuple(parts)


def _between(first: str, last: str) -> list[str]:
    """Every month, or year, from the first to the last."""
    if len(first) == len("2016"):
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    start, end = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


@dataclass(frozen=True, slots=True)
class Step:
    """One change in the history of a matter: where it stands, how far its status reaches, and its entry."""

    status: str
    when: str
    entry: str
    x: float
    width: float
    row: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class History:
    """The dated changes of a matter along a line, in `rows` rows where they would stand upon each other."""

    steps: tuple[Step, ...]
    rows: int
    ticks: tuple[tuple[float, str], ...]
    on: float | None


STEP_LABEL = 118.0  # the room that a label takes


def history(changes: Sequence[tuple[str, str, str, bool]], on: str = "") -> History | None:
    """The picture of a matter's dated changes, (status, when, entry id, disputed) in order; None for fewer than one.

    `on` is a day to mark. Of an interval or a month the first day counts for its place.
    """
    placed = [
        (_ordinal(span[0]), status, when, entry, odd)
        for status, when, entry, odd in changes
        if (span := days(when)) is not None and span[0] != FIRST_DAY and span[1] != LAST_DAY
    ]
    if not placed:
        return None
    placed.sort()
    marked = [_ordinal(span[0])] if on and (span := days(on)) else []
    first, last = min([placed[0][0], *marked]), max([placed[-1][0], *marked])
    room = WIDTH - STEP_LABEL
    scale = room / max(last - first, 1)
    steps, ends = [], [0.0]
    for number, (day, status, when, entry, odd) in enumerate(placed):
        x = (day - first) * scale
        until = (placed[number + 1][0] - first) * scale if number + 1 < len(placed) else WIDTH
        row = next((row for row, end in enumerate(ends) if x >= end), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + STEP_LABEL
        steps.append(Step(status, when, entry, round(x, 1), round(max(until - x, 2), 1), row, odd))
    ticks = ((0.0, placed[0][2]), (room, placed[-1][2])) if last > first else ((0.0, placed[0][2]),)
    return History(tuple(steps), len(ends), ticks, (marked[0] - first) * scale if marked else None)


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in a network: where the circle stands, how thick the line to the middle is, on which side its name."""

    name: str
    count: int
    x: float
    y: float
    thickness: float
    anchor: str


def network(partners: Sequence[tuple[str, int]]) -> tuple[Node, ...]:
    """Those whom an actor deals with, (name, number of entries), in a circle around the middle (0, 0)."""
    most = max((count for _, count in partners), default=1)
    nodes = []
    for number, (name, count) in enumerate(partners):
        angle = 2 * math.pi * number / len(partners) - math.pi / 2
        x, y = CIRCLE * 1.5 * math.cos(angle), CIRCLE * math.sin(angle)
        anchor = "middle" if abs(x) < CIRCLE / 4 else "start" if x > 0 else "end"
        nodes.append(Node(name, count, round(x, 1), round(y, 1), round(1 + 7 * count / most, 1), anchor))
    return tuple(nodes)

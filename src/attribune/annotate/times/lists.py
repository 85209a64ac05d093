"""Days and hours that share what only one of them says: "Jan. 3, 4 and 5", "18-19 June", "from 5 to 6 p.m."."""

from collections.abc import Iterator

from .meaning import Fields
from .nodes import Node

_AND = frozenset({"and", "or", "to", "dash"})
_DAY = ("day", "day_ord")
_MONTH = ("month", "month_weak")


def share(nodes: list[Node]) -> list[Node]:
    """The nodes with bare days and hours beside a date, or a clock time, made dates, or clock times, of their own."""
    shared = dict(_days_behind(nodes)) | dict(_days_before(nodes)) | dict(_hours_before(nodes))
    nodes = [shared.get(i, node) for i, node in enumerate(nodes)]
    shared = dict(_years_before(nodes))
    return [shared.get(i, node) for i, node in enumerate(nodes)]


def _days_behind(nodes: list[Node]) -> Iterator[tuple[int, Node]]:
    for i, node in enumerate(nodes):
        date = node.classes.get("date", {})
        if date.get("days") != "behind":
            continue
        run: list[int] = []
        at, last = i, date["day"]
        # A comma goes on only to a last day behind "and": in "on Jan. 3, 12 people" there is none.
        while (found := _next_day(nodes, at, last)) is not None:
            at, last = found
            run.append(at)
            if not _is(nodes, at - 1, "comma"):
                yield from ((place, _dated(nodes[place], date)) for place in run)
                run = []


def _next_day(nodes: list[Node], at: int, last: int) -> tuple[int, int] | None:
    """The index and the number of the day that a list goes on to."""
    behind = at + 1
    if not (_is(nodes, behind, "comma") or _is(nodes, behind, *_AND)):
        return None
    behind += 1
    if _is(nodes, behind, "the"):
        behind += 1
    day = _day(nodes, behind)
    return (behind, day) if day is not None and day > last and not _goes_on(nodes, behind + 1) else None


def _days_before(nodes: list[Node]) -> Iterator[tuple[int, Node]]:
    for i, node in enumerate(nodes):
        date = node.classes.get("date", {})
        if date.get("days") != "before":
            continue
        at, first = i, date["day"]
        while _is(nodes, at - 1, *_AND) or (at < i and _is(nodes, at - 1, "comma")):
            day = _day(nodes, at - 2)
            if day is None or day >= first:
                break
            at, first = at - 2, day
            yield at, _dated(nodes[at], date)


def _hours_before(nodes: list[Node]) -> Iterator[tuple[int, Node]]:
    for i, node in enumerate(nodes):
        clock = node.classes.get("clock", {})
        if "meridiem" not in clock or not (
            _is(nodes, i - 1, "to", "dash", "and") and _is(nodes, i - 2, "hour", "clock")
        ):
            continue
        kind = "clock" if _is(nodes, i - 2, "clock") else "hour"
        first = nodes[i - 2].classes[kind]
        opened = _is(nodes, i - 3, "opening")
        if "meridiem" in first or (_is(nodes, i - 1, "and") and not opened) or first["hour"] > 12:
            continue
        # "From 11 to 1 p.m." starts in the morning.
        other = "a" if clock["meridiem"] == "p" else "p"
        meridiem = clock["meridiem"] if first["hour"] % 12 <= clock["hour"] % 12 else other
        fields = {**first, "meridiem": meridiem}
        yield i - 2, Node(nodes[i - 2].start, nodes[i - 2].end, {"clock": fields, "built": {}})


def _years_before(nodes: list[Node]) -> Iterator[tuple[int, Node]]:
    """ "From May to October 2020", "Nov. 18 to Jan. 3, 2015": the first takes its year from the second."""
    for i, node in enumerate(nodes):
        last = node.classes.get("date", {})
        if not {"year", "month"} <= last.keys() or not _is(nodes, i - 1, *_AND):
            continue
        first = next((nodes[i - 2].classes[kind] for kind in ("date", *_MONTH) if _is(nodes, i - 2, kind)), {})
        if "month" in first and not {"year", "unit", "short_year"} & first.keys():
            year = last["year"] - (first["month"] > last["month"])
            yield i - 2, Node(nodes[i - 2].start, nodes[i - 2].end, {"date": {**first, "year": year}, "built": {}})


def _is(nodes: list[Node], at: int, *kinds: str) -> bool:
    return 0 <= at < len(nodes) and any(kind in nodes[at].classes for kind in kinds)


def _day(nodes: list[Node], at: int) -> int | None:
    if not 0 <= at < len(nodes):
        return None
    return next((nodes[at].classes[kind]["day"] for kind in _DAY if kind in nodes[at].classes), None)


def _goes_on(nodes: list[Node], at: int) -> bool:
    """Whether the number before `at` belongs to what follows it."""
    return _is(nodes, at, "units", "unit", "meridiem", "colon", "slash", "month", "month_weak", "scale", "measure")


def _dated(node: Node, date: Fields) -> Node:
    day = next(node.classes[kind]["day"] for kind in _DAY if kind in node.classes)
    return Node(node.start, node.end, {"date": {**date, "day": day, "days": "shared"}, "built": {}})

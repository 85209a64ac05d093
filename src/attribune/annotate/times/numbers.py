"""Numbers in words: "twenty-three", "nineteen ninety-six", "two thousand and nine", "twenty-first", "2 1/2"."""

from .lexicon import Classes, ordinal_classes, small_classes
from .nodes import Node

_STARTS = frozenset({"cardinal", "tens", "ordinal_word"})


def read_numbers(nodes: list[Node]) -> list[Node]:
    """The nodes with each number in words, and each mixed fraction in digits, put together."""
    result: list[Node] = []
    i = 0
    while i < len(nodes):
        end, classes = _in_words(nodes, i) if not _STARTS.isdisjoint(nodes[i].classes) else _fraction(nodes, i)
        if end > i:
            result.append(Node(nodes[i].start, nodes[end - 1].end, classes))
            i = end
        else:
            result.append(nodes[i])
            i += 1
    return result


def _value(nodes: list[Node], i: int, kind: str) -> int | None:
    if i < len(nodes) and kind in nodes[i].classes:
        value = nodes[i].classes[kind]["value"]
        assert isinstance(value, int)
        return value
    return None


def _below_hundred(nodes: list[Node], i: int) -> tuple[int, int, bool]:
    """The index behind the number below a hundred at `i`, its value, and whether it is an ordinal."""
    tens = _value(nodes, i, "tens")
    if tens is None:
        for kind in ("cardinal", "ordinal_word"):
            value = _value(nodes, i, kind)
            if value is not None:
                return i + 1, value, kind == "ordinal_word"
        return i, 0, False
    behind = i + 1
    if behind < len(nodes) and "dash" in nodes[behind].classes:
        behind += 1
    for kind in ("cardinal", "ordinal_word"):
        value = _value(nodes, behind, kind)
        if value is not None and value < 10:
            return behind + 1, tens + value, kind == "ordinal_word"
    return i + 1, tens, False


def _in_words(nodes: list[Node], i: int) -> tuple[int, Classes]:
    end, value, ordinal = _below_hundred(nodes, i)
    if ordinal:
        return end, {**ordinal_classes(value), **nodes[i].classes}
    # "nineteen ninety-six": a century and a year within it.
    if 15 <= value <= 20:
        behind, rest, is_ordinal = _below_hundred(nodes, end)
        if behind > end and rest >= 10 and not is_ordinal:
            return behind, {"year": {"year": value * 100 + rest}}
    total, scaled = 0, False
    while (scale := _value(nodes, end, "scale")) is not None:
        total, value, end, scaled = total + value * scale, 0, end + 1, True
        behind = end + 1 if end < len(nodes) and "and" in nodes[end].classes else end
        after, rest, is_ordinal = _below_hundred(nodes, behind)
        if after == behind or is_ordinal:
            break
        end, value = after, rest
    total += value
    classes = {"num": {"amount": total}, **small_classes(total)}
    if 1 <= total <= 12:
        classes["hour_word"] = {"hour": total}
    if 5 <= total < 60:
        classes["minute_word"] = {"minute": total}
    if scaled and 1500 <= total < 2100:
        classes["year" if total % 100 else "round_year"] = {"year": total}
    return end, classes


def _fraction(nodes: list[Node], i: int) -> tuple[int, Classes]:
    """ "2 1/2" as 2.5."""
    numbers = [
        nodes[j].classes["num"]["amount"] for j in (i, i + 1, i + 3) if j < len(nodes) and "num" in nodes[j].classes
    ]
    if len(numbers) < 3 or "slash" not in nodes[i + 2].classes:
        return i, {}
    whole, upper, lower = numbers
    if not (0 < upper < lower < 10 and nodes[i + 1].start - nodes[i].end == 1):
        return i, {}
    return i + 4, {"num": {"amount": whole + upper / lower}}

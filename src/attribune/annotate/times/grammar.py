"""The grammar: rules compiled from times_rules.toml, and the cascade that applies them to an island of words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from ..lang_data import read_toml
from .lists import share
from .meaning import Fields
from .nodes import Node
from .numbers import read_numbers

# What is found in the end; every other class is a part of something.
FOUND = ("date", "duration", "set")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: its classes, each with the field that it is to fill (None: its own fields)."""

    classes: tuple[tuple[str, str | None], ...]
    optional: bool

    def takes(self, node: Node) -> tuple[str, str | None] | None:
        """The first of the element's classes that the node has."""
        for choice in self.classes:
            if choice[0] in node.classes:
                return choice
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule; see times_rules.toml for what its parts mean.

    `starts` are the classes that the first node can have, `least` is how many nodes it takes at least.
    """

    name: str
    elements: tuple[Element, ...]
    starts: frozenset[str]
    least: int
    before: frozenset[str]
    not_before: frozenset[str]
    after: frozenset[str]
    not_after: frozenset[str]
    yields: str
    fields: Fields
    needs: frozenset[str]
    tight: bool
    example: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: the index behind it and what it builds."""

    end: int
    node: Node


def found_in(island: list[Node]) -> list[tuple[str, Node]]:
    """The time expressions of an island: class and node, whose fields under that class are the meaning."""
    nodes = read_numbers(island)
    for stage in stages():
        nodes = _apply(stage, nodes)
        if stage == 1:
            nodes = share(nodes)
    return [(kind, node) for node in nodes for kind in FOUND if kind in node.classes and "built" in node.classes]


@cache
def rules() -> tuple[tuple[int, Rule], ...]:
    """Every rule with its stage, in the order of the file."""
    return tuple((rule["stage"], _compiled(rule)) for rule in read_toml("times_rules.toml")["rule"])


@cache
def stages() -> tuple[int, ...]:
    """The numbers of the stages, in order."""
    return tuple(sorted({stage for stage, _ in rules()}))


@cache
def _candidates(stage: int, kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of a stage that can start with a node of these classes, in the order of the file."""
    return tuple(rule for at, rule in rules() if at == stage and not rule.starts.isdisjoint(kinds))


def _compiled(rule: Mapping[str, Any]) -> Rule:
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    elements: list[Element] = []
    for word in rule["pattern"].split():
        if word.startswith("!<") and not elements:
            not_before = frozenset(word[2:-1].split("|"))
        elif word.startswith("!<"):
            not_after = frozenset(word[2:-1].split("|"))
        elif word.startswith("<") and not elements:
            before = frozenset(word[1:-1].split("|"))
        elif word.startswith("<"):
            after = frozenset(word[1:-1].split("|"))
        else:
            choices = [choice.partition(">") for choice in word.rstrip("?").split("|")]
            elements.append(Element(tuple((kind, field or None) for kind, _, field in choices), word.endswith("?")))
    return Rule(
        name=rule["name"],
        elements=tuple(elements),
        starts=_starts(elements),
        least=sum(not element.optional for element in elements),
        before=before,
        not_before=not_before,
        after=after,
        not_after=not_after,
        yields=rule["yields"],
        fields=rule.get("set", {}),
        needs=frozenset(rule.get("needs", ())),
        tight=rule.get("tight", False),
        example=rule.get("example", ""),
    )


def _starts(elements: list[Element]) -> frozenset[str]:
    """The classes that the first node can have."""
    found: set[str] = set()
    for element in elements:
        found.update(kind for kind, _ in element.classes)
        if not element.optional:
            break
    return frozenset(found)


def _apply(stage: int, nodes: list[Node]) -> list[Node]:
    result: list[Node] = []
    i = 0
    while i < len(nodes):
        best: Match | None = None
        for rule in _candidates(stage, tuple(nodes[i].classes)):
            match = _match(rule, nodes, i)
            if match is not None and (best is None or match.end > best.end):
                best = match
        if best is None:
            result.append(nodes[i])
            i += 1
        else:
            result.append(best.node)
            i = best.end
    return result


def _match(rule: Rule, nodes: list[Node], start: int) -> Match | None:
    if start + rule.least > len(nodes):
        return None
    if rule.before and (start == 0 or rule.before.isdisjoint(nodes[start - 1].classes)):
        return None
    if start and not rule.not_before.isdisjoint(nodes[start - 1].classes):
        return None
    for end, bound in sorted(_ends(rule.elements, 0, nodes, start, ()), key=lambda fit: -fit[0]):
        if rule.after and (end == len(nodes) or rule.after.isdisjoint(nodes[end].classes)):
            continue
        if rule.not_after and end < len(nodes) and not rule.not_after.isdisjoint(nodes[end].classes):
            continue
        if rule.tight and any(one.end != other.start for one, other in pairwise(nodes[start:end])):
            continue
        node = _build(rule, nodes[start:end], bound)
        if node is not None:
            return Match(end, node)
    return None


Bound = tuple[tuple[str, str | None], ...]


def _ends(elements: tuple[Element, ...], at: int, nodes: list[Node], i: int, bound: Bound) -> list[tuple[int, Bound]]:
    """All ways to fit the elements from `at` on to the nodes from `i` on, those that take most first."""
    if at == len(elements):
        return [(i, bound)] if bound else []
    element = elements[at]
    found: list[tuple[int, Bound]] = []
    if i < len(nodes) and (choice := element.takes(nodes[i])) is not None:
        found += _ends(elements, at + 1, nodes, i + 1, (*bound, choice))
    if element.optional:
        found += _ends(elements, at + 1, nodes, i, bound)
    return found


def _build(rule: Rule, nodes: list[Node], bound: Bound) -> Node | None:
    fields: dict[str, Any] = {}
    for node, (kind, renamed) in zip(nodes, bound, strict=True):
        given = node.classes[kind]
        if renamed is None:
            fields.update(given)
        elif renamed in ("base", "rest"):
            fields[renamed] = given
        elif given:
            fields[renamed] = next(iter(given.values()))
    fields.update(rule.fields)
    if not all(_has(fields, need) for need in rule.needs):
        return None
    kinds = [rule.yields] if rule.yields != "same" else [kind for kind, _ in bound if kind in FOUND][:1]
    return Node(nodes[0].start, nodes[-1].end, {**dict.fromkeys(kinds, fields), "built": {}})


def _has(fields: Fields, need: str) -> bool:
    """Whether the meaning has a field.

    "field=a|b": whether that (of `rest`, its unit) is one of these; "point", "one day": whether it is that.
    """
    if need == "point":
        return bool(fields.get("kind", "point") == "point")
    if need == "one day":
        return fields.get("unit") == "D" or not {"day", "weekday", "holiday"}.isdisjoint(fields)
    name, _, wanted = need.partition("=")
    value = fields.get(name)
    if isinstance(value, Mapping):
        value = value.get("unit")
    return name in fields and (wanted == "" or str(value) in wanted.split("|"))

"""How many of the reports that tell something are independent of each other, and why the others are not.

Two reports have one origin where they are copies or rewrites of one text, carry the same agency's text, or (for one
entry) tell it in the same words: a paragraph of an agency's may stand in a report that is otherwise the outlet's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.entry import Origin, Sources
from ..model.kin import Teller

COPY, WIRE, WORDS = "copy", "wire", "words"
_REPORT = "report"


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellers of one origin by their place among all, what marks them, and which marks brought them together."""

    tellers: dict[int, Teller]
    marks: set[tuple[str, str | int]]
    reasons: set[str]


def sources_of(tellers: Iterable[Teller], copies: Mapping[str, int]) -> Sources:
    """How many reports tell it, and their origins, each with the first of its reports first.

    `copies` has each report's group of copies of one text. A report may tell more than once.
    """
    groups: list[_Group] = []
    for place, teller in enumerate(tellers):
        own = _Group({place: teller}, _marks(teller, copies), set())
        alike = [group for group in groups if group.marks & own.marks]
        groups = [group for group in groups if not group.marks & own.marks]
        for group in alike:
            own.reasons.update(group.reasons, (reason for reason, _ in group.marks & own.marks if reason != _REPORT))
            own.tellers.update(group.tellers)
        own.marks.update(*(group.marks for group in alike))
        groups.append(own)
    origins = tuple(map(_origin, sorted(groups, key=lambda group: min(group.tellers))))
    return Sources(sum(len(one.reports) for one in origins), len(origins), origins)


def _marks(teller: Teller, copies: Mapping[str, int]) -> set[tuple[str, str | int]]:
    marks: set[tuple[str, str | int]] = {(_REPORT, teller.report)}
    if teller.report in copies:
        marks.add((COPY, copies[teller.report]))
    if teller.wire:
        marks.add((WIRE, teller.wire.casefold()))
    if teller.words:
        marks.add((WORDS, teller.words))
    return marks


def _origin(group: _Group) -> Origin:
    tellers = [group.tellers[place] for place in sorted(group.tellers)]
    wire = next((teller.wire for teller in tellers if teller.wire), None)
    reports = tuple(dict.fromkeys(teller.report for teller in tellers))
    return Origin(wire or tellers[0].outlet, reports, tuple(sorted(group.reasons)) if len(reports) > 1 else ())

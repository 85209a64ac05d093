"""The list of matters as reviewers have it: what was judged of a change counts for how its matter stands.

The store keeps each matter's last status with its rows, as reports tell it; only where a change was judged is it worked
out anew from the changes that are left.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .store.names import name_key

if TYPE_CHECKING:
    from .store.base import MatterLine, Store


def matter_lines(store: "Store", *, as_of: str | None = None) -> tuple["MatterLine", ...]:
    """The matters as `Store.matters` lists them, with the status and date of the last change that was not rejected.

    `as_of` is a day, month or year: only reports published up to its end count.
    """
    return as_judged(store, store.matters(as_of=as_of), as_of=as_of)


def as_judged(store: "Store", told: Iterable["MatterLine"], *, as_of: str | None = None) -> tuple["MatterLine", ...]:
    """Lines of the store's list, with the status and date of the last change that was not rejected."""
    lines = tuple(told)
    targets = (target for one in store.judgements() for target in one.targets if target.kind == "change")
    reports = sorted({anchor.report for target in targets for anchor in target.anchors})
    changes = [change for one in reports for change in store.entries(kind="change", report=one, as_of=as_of)]
    judged = {name_key(name) for change in changes if change.history for name in change.matters}
    return tuple(_standing(store, line, as_of) if name_key(line.name) in judged else line for line in lines)


def _standing(store: "Store", line: "MatterLine", as_of: str | None) -> "MatterLine":
    from .merge import kept
    from .merge.standing import standing

    answer = standing(kept(store.entries(matter=line.name, kind="change", as_of=as_of)))
    if answer is None:
        return replace(line, status=None, when="")
    last = answer.changes[-1]
    return replace(line, status=last.status, when=last.when)

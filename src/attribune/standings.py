"""The list of matters as reviewers have it: what was judged of a change counts for how its matter stands.

The store keeps each matter's last status with its rows, as reports tell it; only where a change was judged is it worked
out anew from the changes that are left.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .store.base import MatterLine, Store


def matter_lines(store: "Store", *, as_of: str | None = None) -> tuple["MatterLine", ...]:
    """The matters as `Store.matters` lists them, with the status and date of the last change that was not rejected.

    `as_of` is a day, month or year: only reports published up to its end count.
    """
    lines = tuple(store.matters(as_of=as_of))
    if not any(target.kind == "change" for one in store.judgements() for target in one.targets):
        return lines
    changes = store.entries(kind="change", as_of=as_of)
    judged = {_plain(name) for change in changes if change.history for name in change.matters}
    return tuple(_standing(store, line, as_of) if _plain(line.name) in judged else line for line in lines)


def _standing(store: "Store", line: "MatterLine", as_of: str | None) -> "MatterLine":
    from .merge import kept
    from .merge.standing import standing

    answer = standing(kept(store.entries(matter=line.name, kind="change", as_of=as_of)))
    if answer is None:
        return replace(line, status=None, when="")
    last = answer.changes[-1]
    return replace(line, status=last.status, when=last.when)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

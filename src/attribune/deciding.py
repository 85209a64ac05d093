"""What a reviewer decides, as a judgement: of an entry with all its reports, of a name, of an earlier judgement.

The command line and the reading room both come here. Nothing is written: `Store.judge` appends what is made.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from .errors import JudgementError, NotInRecord
from .model.dates import FIRST_DAY, LAST_DAY, days
from .model.entry import ENTRY_KINDS, Entry
from .model.judgement import NAME_ACTIONS, Judgement

if TYPE_CHECKING:
    from .store.base import Store

VALUED = ("date", "speaker", "type", "status", "rename")  # actions that need what is right
PAIRED = ("merge", "split")  # actions about two entries or names
# What many entries of one actor could tell the same is looked for this far around an entry, and no further.
NEAR = timedelta(days=45)
_JUDGEMENT = re.compile(r"j\d+\Z")


def decision(store: "Store", subject: str, made: Judgement, *, value: str = "") -> Judgement:
    """`made` (who, when, which action, why) about a subject: an entry's id or its beginning, a name, a judgement's id.

    `value` is what is right, or the other entry or name. Raises JudgementError where the action does not fit the
    subject, NotInRecord where there is no such subject.
    """
    from .merge import target_of

    action = made.action
    if action == "undo":
        return replace(made, undoes=subject)
    if is_entry(subject):
        if action in PAIRED:
            return replace(made, targets=(target_of(store.entry(subject)), target_of(store.entry(value))))
        return replace(made, targets=(target_of(whole(store, store.entry(subject))),), value=value)
    if _JUDGEMENT.match(subject):
        raise JudgementError(f"A judgement can only be undone: attribune judge {subject} undo.")
    if action not in NAME_ACTIONS:
        raise JudgementError(f"A name can be judged with {', '.join(NAME_ACTIONS)}; for {action} give an entry's id.")
    for name in (subject, value) if action in PAIRED else (subject,):
        next(store.entries(actor=name, limit=1), None)  # says which names come near, where nobody is called so
    return replace(made, names=(subject, value) if action in PAIRED else (subject,), value=value * (action == "rename"))


def is_entry(subject: str) -> bool:
    """Whether this is an entry's id, or the beginning of one."""
    return subject.startswith(tuple(f"{kind[0]}_" for kind in ENTRY_KINDS))


def whole(store: "Store", entry: Entry, *, as_of: str | None = None) -> Entry:
    """The entry as the chronology shows it, with the reports, published up to a day, that tell it in other words."""
    from . import merge

    if entry.verdict == "rejected":
        return entry  # joined with nothing
    near, around = {entry.id: entry}, _around(entry)
    overview = store.overview()
    for name in filter(overview.knows, dict.fromkeys((*entry.actors, *entry.recipients))):
        try:
            near |= {one.id: one for one in store.entries(actor=name, kind=entry.kind, as_of=as_of, **around)}
        except NotInRecord:  # a matter's name is no actor's
            continue
    entries = tuple(near.values())
    always, never = store.decided_pairs(entries)
    mine = set(entry.evidence)
    for found in merge.reviewed(entries, always=always, never=never):
        if found.kind == entry.kind and mine <= set(found.evidence):
            return found
    return entry


def _around(entry: Entry) -> dict[str, Any]:
    """The days about which others may tell the same, as conditions of `Store.entries`; none where nobody knows any."""
    told = days(entry.when) or days(entry.evidence[0].published)
    if told is None:
        return {}
    first, last = map(date.fromisoformat, told)
    start = FIRST_DAY if first < date.min + NEAR else (first - NEAR).isoformat()
    end = LAST_DAY if last > date.max - NEAR else (last + NEAR).isoformat()
    return {"start": start, "end": end}

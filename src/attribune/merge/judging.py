"""What reviewers' judgements do to entries: pure functions, entries and judgements in, entries out.

A judgement names an entry by where reports tell it, not by its id, which changes with what is read there. `placed`
finds it again; `judged` corrects it and keeps what was told beside the correction; `decided_pairs` says which entries
the merging must join or keep apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..errors import JudgementError
from ..model.dates import days
from ..model.entry import Correction, Entry, Evidence
from ..model.event import EVENT_STATUSES, EVENT_TYPES
from ..model.judgement import ENTRY_ACTIONS, Anchor, Judgement, Target
from ..model.statement import POLARITIES, STATEMENT_KINDS
from .grouping import Pairs
from .names import Names
from .together import together
from .wording import listed, restated

_TYPES = {"event": EVENT_TYPES, "statement": STATEMENT_KINDS}
_STATUSES = {"event": EVENT_STATUSES, "statement": POLARITIES}
_VERDICTS = {"accept": "accepted", "reject": "rejected"}
_USUAL = ("occurred", "asserted")


def target_of(entry: Entry) -> Target:
    """The entry, with everything by which it can be found again."""
    return Target(entry.id, entry.kind, entry.type, entry.what, tuple(map(_anchor, entry.evidence)))


def check(judgement: Judgement) -> None:
    """Raises JudgementError where the action does not fit what it is about, or the value the action."""
    action, value = judgement.action, judgement.value
    if judgement.targets:
        if action not in ENTRY_ACTIONS:
            raise JudgementError(f"an entry cannot be judged with {action!r}; give one of {', '.join(ENTRY_ACTIONS)}")
        if len(judgement.targets) != (2 if action in ("merge", "split") else 1):
            raise JudgementError(
                f"{action} needs two entries" if len(judgement.targets) == 1 else "one entry at a time"
            )
        if action in ("merge", "split") and len({target.entry for target in judgement.targets}) < 2:
            raise JudgementError(f"{action} needs two different entries")
    if action not in ("date", "speaker", "type", "status", "rename"):
        return
    if not value.strip() and action != "date":
        raise JudgementError(f"{action} needs the right value")
    if action == "date" and value and days(value) is None:
        raise JudgementError(f"{value!r} is no date; give one such as 2025, 2025-02 or 2025-02-14, or '' for unknown")
    known = {"type": _TYPES, "status": _STATUSES}.get(action, {})
    for target in judgement.targets:
        # An event's type may be the user's own, in capitals as all are; a change's status is any word.
        own = action == "type" and target.kind == "event" and value.isupper()
        if value not in known.get(target.kind, (value,)) and not own:
            raise JudgementError(
                f"{target.kind}s have no {action} {value!r}; give one of {', '.join(known[target.kind])}"
            )


def in_force(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no later one in force undoes, in the order of the log."""
    undone: set[str] = set()
    kept = []
    for judgement in reversed(log):
        if judgement.id not in undone:
            kept.append(judgement)
            if judgement.undoes is not None:
                undone.add(judgement.undoes)
    return tuple(reversed(kept))


def placed(target: Target, report: str, entries: Iterable[Entry]) -> str | None:
    """The id of the one entry of a report that is told where the target was; None where none is, or several are.

    `entries` are those of the report. The same words come first, then the same id, then the same type; an entry whose
    triggers share no character with the target's is another one.
    """
    anchors = [anchor for anchor in target.anchors if anchor.report == report]
    fits: dict[tuple[bool, bool, bool], set[str]] = {}
    for entry in entries:
        if entry.kind == target.kind:
            for item in entry.evidence:
                for anchor in anchors:
                    if item.report == report and _meet(anchor, item):
                        same = (anchor.triggers == item.triggers, entry.id == target.entry, entry.type == target.type)
                        fits.setdefault(same, set()).add(entry.id)
    best = fits[max(fits)] if fits else set()
    return next(iter(best)) if len(best) == 1 else None


def judged(entry: Entry, judgements: Iterable[Judgement], names: Names) -> Entry:
    """The entry as reviewers have it: a verdict, corrected values, names under which somebody goes.

    `judgements` are those in force about this entry, in their order: the last one on a field counts.
    """
    for judgement in judgements:
        if judgement.action in _VERDICTS:
            entry = replace(entry, verdict=_VERDICTS[judgement.action])
        elif judgement.action in _CORRECTING:
            entry = _CORRECTING[judgement.action](entry, judgement)
    return _renamed(entry, names)


def carried(merged: Iterable[Entry], judged: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries that were joined from others, with what was judged of those: a correction of one corrects the whole."""
    of: dict[tuple[str, str, Evidence], Entry] = {
        (entry.kind, entry.type, item): entry for entry in judged if entry.history for item in entry.evidence
    }
    found = []
    for entry in merged:
        members = {one.id: one for item in entry.evidence if (one := of.get((entry.kind, entry.type, item)))}
        if members and (len(members) > 1 or entry.id not in members or len(entry.evidence) > _told(members, entry)):
            entry = _carrying(entry, tuple(members.values()))
        found.append(entry)
    return tuple(found)


def reviewed(
    entries: Iterable[Entry], *, always: Pairs = (), never: Pairs = (), rejected: bool = False
) -> tuple[Entry, ...]:
    """What reports tell together, by the words and by what reviewers decided, in the order given.

    What they rejected is left out or, if `rejected`, stands by itself, joined with nothing.
    """
    given = tuple(entries)
    found = kept(given)
    one = carried(together(found, always=always, never=never), found)
    if not rejected or len(found) == len(given):
        return one
    place = {item: at for at, entry in enumerate(given) for item in entry.evidence}
    apart = [entry for entry in given if entry.verdict == "rejected"]
    return tuple(sorted((*one, *apart), key=lambda entry: min(place[item] for item in entry.evidence)))


def kept(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that no reviewer rejected."""
    return tuple(entry for entry in entries if entry.verdict != "rejected")


def decided_pairs(
    judgements: Iterable[Judgement],
    places: Mapping[str, Sequence[Iterable[str]]],
    entries: Sequence[Entry],
    names: Names,
) -> tuple[Pairs, Pairs]:
    """The pairs of entry ids that are one whatever the words say, and those that are not.

    `places` has, by a judgement's id, the entry ids at which each of its targets now stands. What names two people who
    were told apart is not one either. Of two judgements on a pair, the later one counts.
    """
    decided: dict[frozenset[str], str] = {}
    for judgement in judgements:
        if judgement.action in ("merge", "split") and len(places.get(judgement.id, ())) == 2:
            first, second = places[judgement.id]
            decided.update({frozenset((a, b)): judgement.action for a in first for b in second if a != b})
    never = {pair for pair, action in decided.items() if action == "split"}
    for one, other in names.apart:
        holders = [[entry.id for entry in entries if names.has(entry, name)] for name in (one, other)]
        both = set(holders[0]) & set(holders[1])
        never |= {frozenset((a, b)) for a in holders[0] for b in holders[1] if a not in both and b not in both}
    always = frozenset(pair for pair, action in decided.items() if action == "merge")
    return always, frozenset(never) - always


def unplaced(judgements: Iterable[Judgement], places: Mapping[str, Sequence[Iterable[str]]]) -> tuple[Judgement, ...]:
    """The judgements about entries of which one is no longer told anywhere."""
    return tuple(
        judgement
        for judgement in judgements
        if judgement.targets and sum(1 for side in places.get(judgement.id, ()) if list(side)) < len(judgement.targets)
    )


def _anchor(item: Evidence) -> Anchor:
    start, end = item.spans[0].start, max(span.end for span in item.spans)
    return Anchor(item.report, item.triggers, start, end, item.quote)


def _meet(anchor: Anchor, item: Evidence) -> bool:
    return any(one.overlaps(other) for one in anchor.triggers for other in item.triggers)


def _told(members: Mapping[str, Entry], entry: Entry) -> int:
    return len(members[entry.id].evidence)


def _carrying(entry: Entry, members: Sequence[Entry]) -> Entry:
    corrections = sorted({one for member in members for one in member.corrections}, key=_number)
    history = sorted({one for member in members for one in member.history}, key=_number)
    verdict = "accepted" if any(member.verdict == "accepted" for member in members) else entry.verdict
    for one in corrections:
        if one.field == "when":
            entry = replace(entry, when=one.now)
    held = next((member for member in members if member.corrections), None)
    if held is not None:
        entry = replace(entry, what=held.what, actors=held.actors, status=held.status)
    return replace(entry, corrections=tuple(corrections), history=tuple(history), verdict=verdict)


def _number(one: Correction | str) -> tuple[int, str]:
    id_ = one if isinstance(one, str) else one.judgement
    return int(id_[1:] or 0), "" if isinstance(one, str) else one.field


def _corrected(entry: Entry, field: str, now: str, judgement: Judgement) -> Entry:
    """The entry with a correction: beside the newest value stands what the reports told, no earlier correction."""
    before = next((one.told for one in entry.corrections if one.field == field), None)
    if before is None:
        value = getattr(entry, field)
        before = value if isinstance(value, str) else ", ".join(value)
    others = tuple(one for one in entry.corrections if one.field != field)
    return replace(entry, corrections=(*others, Correction(field, before, now, judgement.id)))


def _date(entry: Entry, judgement: Judgement) -> Entry:
    return replace(_corrected(entry, "when", judgement.value, judgement), when=judgement.value)


def _speaker(entry: Entry, judgement: Judgement) -> Entry:
    speaker = judgement.value
    what = restated(entry.what, listed(entry.actors), speaker)
    return replace(_corrected(entry, "actors", speaker, judgement), actors=(speaker,), what=what)


def _type(entry: Entry, judgement: Judgement) -> Entry:
    if entry.kind == "change":
        return _status(entry, judgement)
    return replace(_corrected(entry, "type", judgement.value, judgement), type=judgement.value)


def _status(entry: Entry, judgement: Judgement) -> Entry:
    """A change's type is its new status: both are corrected together."""
    status = judgement.value
    entry = _corrected(entry, "status", status, judgement)
    if entry.kind == "change":
        what = entry.what.removesuffix(f": {entry.status}")
        return replace(entry, type=status, status=status, what=f"{what}: {status}")
    what = entry.what.removesuffix(f" ({entry.status})")
    return replace(entry, status=status, what=what if status in _USUAL else f"{what} ({status})")


def _line(entry: Entry, judgement: Judgement) -> Entry:
    return replace(_corrected(entry, "what", judgement.value, judgement), what=judgement.value)


_CORRECTING: Mapping[str, Callable[[Entry, Judgement], Entry]] = {
    "date": _date,
    "speaker": _speaker,
    "type": _type,
    "status": _status,
    "rename": _line,
}


def _renamed(entry: Entry, names: Names) -> Entry:
    for field in ("actors", "recipients", "matters", "on_word_of", "about"):
        told: tuple[str, ...] = getattr(entry, field)
        now = tuple(dict.fromkeys(map(names.shown, told)))
        if now != told:
            judgement = next(found for name in told if (found := names.because(name)) is not None)
            values: dict[str, Any] = {field: now}
            entry = replace(_corrected(entry, field, ", ".join(now), judgement), **values)
    return entry

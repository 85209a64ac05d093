"""Mentions of one event joined: a headline and its lead, "met" and "the meeting"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from ...model.event import MUTUAL_TYPES, Event
from .draft import HEDGED, VERBAL, Draft

MAX_BACK = 200  # earlier events of the type that a mention is compared with: time stays linear in the text
NEAR = 3  # sentences within which verbal acts of one type, actor and recipient count as one
STEM = 5  # letters: "endorse" and "endorsement" are one word here


@dataclass(slots=True)
class _Group:
    """The drafts joined so far."""

    first: Draft
    drafts: list[Draft] = field(default_factory=list)
    actors: dict[str, None] = field(default_factory=dict)
    recipients: dict[str, None] = field(default_factory=dict)

    def add(self, draft: Draft, stand_in: Mapping[str, str]) -> None:
        self.drafts.append(draft)
        self.actors = _known([*self.actors, *draft.actors], stand_in)
        self.recipients = _known([*self.recipients, *(r for r in draft.recipients if r not in self.actors)], stand_in)


def _known(ids: list[str], stand_in: Mapping[str, str]) -> dict[str, None]:
    """The ids; whom one mention leaves unnamed and another names only once."""
    return dict.fromkeys(stand_in[i] if stand_in.get(i) in ids else i for i in ids)


def merge(drafts: Iterable[Draft], *, stand_in: Mapping[str, str]) -> tuple[Event, ...]:
    """The events that the drafts tell of, in the order of the text.

    `stand_in` maps actors whom the report leaves unnamed to the named ones whom they may be.
    """
    groups: list[_Group] = []
    by_type: dict[str, list[_Group]] = {}
    for draft in drafts:
        same = by_type.setdefault(draft.type, [])
        group = next((g for g in islice(reversed(same), MAX_BACK) if _is_same(g, draft, stand_in)), None)
        if group is None:
            if draft.loose:
                continue
            group = _Group(draft)
            groups.append(group)
            same.append(group)
        group.add(draft, stand_in)
    return tuple(_event(group, number) for number, group in enumerate(groups, 1))


def _is_same(group: _Group, draft: Draft, stand_in: Mapping[str, str]) -> bool:
    last = group.drafts[-1]
    if (group.first.status in HEDGED) != (draft.status in HEDGED) and not draft.loose:
        return False
    same_word = any(d.lemma[:STEM] == draft.lemma[:STEM] for d in group.drafts)
    if draft.type not in MUTUAL_TYPES and any(_is_turned(draft, one) for one in group.drafts):
        return False
    if draft.loose:
        return same_word or draft.sentence - last.sentence <= NEAR
    shares_actor = bool({stand_in.get(a, a) for a in draft.actors} & {stand_in.get(a, a) for a in group.actors})
    known = {stand_in.get(r, r) for r in (*group.recipients, *group.actors)}
    shares_recipient = bool({stand_in.get(r, r) for r in draft.recipients} & known)
    if draft.type in MUTUAL_TYPES and draft.actors and draft.recipients:
        # "A met B" and "B met A".
        told = {stand_in.get(one, one) for one in (*draft.actors, *draft.recipients)}
        shares_actor, shares_recipient = shares_actor or told == known, shares_recipient or told == known
    fits_actor = shares_actor or not draft.actors or not group.actors
    fits_recipient = shares_recipient or not draft.recipients or not group.recipients
    near = draft.sentence - last.sentence <= NEAR
    if shares_actor and (draft.type == "RULE" or (same_word and draft.type not in VERBAL)):
        # One act is told of several things; a court mostly decides one thing in one report, in any words.
        return True
    if not (fits_actor and fits_recipient):
        return False
    if not (shares_actor or shares_recipient):
        # "Russia's hacking" and, beside it, "the hacking of the committee".
        return same_word and near
    if shares_actor and shares_recipient:
        return same_word or near or draft.type not in VERBAL
    # One of the two does not tell everybody who takes part. Lawsuits and inquiries are many even so.
    return same_word or (near and draft.mode not in ("allege", "investigate"))


def _is_turned(draft: Draft, other: Draft) -> bool:
    """Whether who does the one suffers the other."""
    return bool(set(draft.actors) & set(other.recipients) or set(draft.recipients) & set(other.actors))


def _event(group: _Group, number: int) -> Event:
    drafts = group.drafts
    # The first full mention tells how certain the event is and on whose word; "the meeting" later takes it as known.
    leading = next((d for d in drafts if not d.loose), drafts[0])
    recipients = tuple(r for r in group.recipients if r not in group.actors)
    known = "actor and recipient" if group.actors and recipients else "" if group.actors else "no actor"
    return Event(
        id=f"e{number}",
        type=group.first.type,
        triggers=tuple(dict.fromkeys(d.trigger for d in drafts)),
        mode=next((d.mode for d in drafts if d.mode), None),
        actors=tuple(group.actors),
        recipients=recipients,
        status=leading.status,
        on_word_of=leading.on_word_of,
        implicit=tuple(i for i in leading.implicit if all(i in d.implicit for d in drafts if i in d.actors)),
        contexts=tuple(dict.fromkeys(c for d in drafts for c in d.contexts)),
        where=next((d.where for d in drafts if d.where), None),
        quantities=tuple(dict.fromkeys(q for d in drafts for q in d.quantities)),
        confidence=max(d.confidence for d in drafts),
        reasons=(*leading.reasons, *filter(None, [known])),
    )

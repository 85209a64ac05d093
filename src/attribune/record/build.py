"""Annotations → Record: ids counted anew in the order of the text, every reference and span verified."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..model.actor import Actor
from ..model.event import Event
from ..model.matter import Change, Matter
from ..model.record import Record, Skipped
from ..model.report import Report
from ..model.span import Span
from ..model.statement import Statement
from ..model.time import TimeExpression

Item = TypeVar("Item", Actor, TimeExpression, Statement, Event, Matter)
Names = Mapping[str, str]
UNDATED = "~"  # sorts after every date


def build_record(
    report: Report,
    *,
    actors: Iterable[Actor] = (),
    times: Iterable[TimeExpression] = (),
    statements: Iterable[Statement] = (),
    events: Iterable[Event] = (),
    matters: Iterable[Matter] = (),
    skipped: Iterable[Skipped] = (),
) -> Record:
    """The record of a report.

    What lacks evidence in the text is left out and listed in `skipped`; a reference to something left out goes with
    it. Ids of the layers given need only be unique within their layer.
    """
    size = len(report.text)
    dropped: list[Skipped] = list(skipped)
    kept_actors = _supported(actors, lambda a: [m.span for m in a.mentions], size, "actor", dropped)
    kept_times = _supported(times, lambda t: [t.span], size, "time expression", dropped)
    kept_statements = _supported(statements, lambda s: [*s.cue, *s.content], size, "statement", dropped)
    kept_matters = _supported(matters, lambda m: [x.span for x in m.mentions], size, "matter", dropped)
    kept_events = _supported(events, lambda e: [*e.triggers], size, "event", dropped)

    a = _numbered("a", kept_actors, lambda x: (min(m.span for m in x.mentions),))
    t = _numbered("t", kept_times, lambda x: (x.span,))
    s = _numbered("s", kept_statements, lambda x: (min([*x.source, *x.cue, *x.content]), *x.cue, *x.content))
    m = _numbered("m", kept_matters, lambda x: (min(y.span for y in x.mentions),))
    e = _numbered("e", kept_events, lambda x: (min(x.triggers),))
    who = {**a, **m}

    return Record(
        report=report,
        actors=_ordered(a, (_actor(x, a) for x in kept_actors)),
        times=_ordered(t, (replace(x, id=t[x.id], anchor=_one(x.anchor, t)) for x in kept_times)),
        statements=_ordered(s, (_statement(x, s, who, a, t) for x in kept_statements)),
        events=_ordered(e, (_event(x, e, who, a, s, t) for x in kept_events)),
        matters=_ordered(m, (_matter(x, m, who, a, s, t) for x in kept_matters)),
        skipped=tuple(sorted(dropped, key=lambda x: (x.span or Span(0, 1), x.what, x.reason))),
    )


def _supported(
    items: Iterable[Item], spans_of: Callable[[Item], list[Span]], size: int, what: str, dropped: list[Skipped]
) -> list[Item]:
    """The items that have evidence, all of it within the text."""
    kept = []
    for item in items:
        spans = spans_of(item)
        if spans and all(span.end <= size for span in spans):
            kept.append(item)
        else:
            dropped.append(Skipped(what, "no evidence in the text"))
    return kept


def _numbered(letter: str, items: Iterable[Item], place: Callable[[Item], tuple[Span, ...]]) -> Names:
    """Old id → new id, counted in the order of the text."""
    ordered = sorted(items, key=lambda x: (place(x), x.id))
    return {item.id: f"{letter}{number}" for number, item in enumerate(ordered, 1)}


def _ordered(names: Names, items: Iterable[Item]) -> tuple[Item, ...]:
    place = {name: number for number, name in enumerate(names.values())}
    return tuple(sorted(items, key=lambda item: place[item.id]))


def _one(name: str | None, names: Names) -> str | None:
    return None if name is None else names.get(name)


def _all(old: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[x] for x in old if x in names))


def _actor(actor: Actor, a: Names) -> Actor:
    mentions = tuple(sorted(set(actor.mentions), key=lambda m: (m.span, m.form)))
    return replace(actor, id=a[actor.id], mentions=mentions, members=_all(actor.members, a), of=_one(actor.of, a))


def _statement(x: Statement, s: Names, who: Names, a: Names, t: Names) -> Statement:
    return replace(
        x,
        id=s[x.id],
        within=_one(x.within, s),
        speakers=_all(x.speakers, a),
        candidates=tuple(replace(c, actor=a[c.actor]) for c in x.candidates if c.actor in a),
        about=_all(x.about, who),
        addressee=_all(x.addressee, a),
        when_from=_one(x.when_from, t),
    )


def _event(x: Event, e: Names, who: Names, a: Names, s: Names, t: Names) -> Event:
    return replace(
        x,
        id=e[x.id],
        triggers=tuple(sorted(x.triggers)),
        actors=_all(x.actors, who),
        recipients=_all(x.recipients, who),
        implicit=_all(x.implicit, who),
        where=None if x.where is None or x.where.actor not in a else replace(x.where, actor=a[x.where.actor]),
        when_from=_one(x.when_from, t),
        after=_all(x.after, e),
        before=_all(x.before, e),
        same_day=_all(x.same_day, e),
        on_word_of=_all(x.on_word_of, s),
    )


def _matter(x: Matter, m: Names, who: Names, a: Names, s: Names, t: Names) -> Matter:
    def change(c: Change) -> Change:
        return replace(c, when_from=_one(c.when_from, t), on_word_of=_all(c.on_word_of, s))

    return replace(
        x,
        id=m[x.id],
        of=_one(x.of, a),
        about=_all(x.about, who),
        mentions=tuple(sorted(set(x.mentions), key=lambda y: (y.span, y.form))),
        # By date, undated changes last, as nothing tells where among the others they belong.
        history=tuple(sorted(map(change, x.history), key=lambda c: (c.when or UNDATED, c.evidence))),
    )

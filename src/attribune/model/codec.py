"""The record as JSON, schema version 1: the only place where dictionaries and objects meet.

Every dataclass of the model becomes an object with its fields in order, with three exceptions: a field called `span`
gives its `start` and `end` to the object around it, a report's text is left out where its file can be read again, and
its `rereadable` never shows.
"""

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar

from ..errors import RecordError
from .entry import Entry
from .judgement import Judgement
from .record import Record
from .report import Report
from .span import Span

RECORD_SCHEMA = "attribune/record/1"
ENTRY_SCHEMA = "attribune/entry/1"
JUDGEMENT_SCHEMA = "attribune/judgement/1"

T = TypeVar("T")
Reading = Callable[[Any, str], Any]  # from a plain value, and where it stands, to ours


def record_to_dict(record: Record, *, with_text: bool = False) -> dict[str, Any]:
    """The record as plain data. The report's text is there if asked for, or if its file cannot be read again."""
    data = {"schema": RECORD_SCHEMA, **_plain(record)}
    report = data["report"]
    text = report.pop("text")
    rereadable = report.pop("rereadable")
    report["published"] = report["published"] or None
    report["text"] = None if rereadable and not with_text else text
    return data


def record_to_json(record: Record, *, with_text: bool = False) -> str:
    """The record as one line of JSON."""
    return _line(record_to_dict(record, with_text=with_text))


def record_from_json(line: str, *, text: str | None = None) -> Record:
    """The record in a line of JSON; `text` is the report's text where the record does not carry it.

    Raises RecordError where the line is no record of a known schema version.
    """
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(f"not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != RECORD_SCHEMA:
        raise RecordError(f"not a record of schema {RECORD_SCHEMA}; make it anew with `attribune read`")
    report = data.get("report")
    if not isinstance(report, dict):
        raise RecordError("the record has no report")
    carried = report.get("text")
    if carried is None and text is None:
        raise RecordError("the record does not carry its text; make it anew with `attribune read --with-text`")
    report = {
        **report,
        "published": report.get("published") or "",
        "text": carried if carried is not None else text,
        "rereadable": carried is None,
    }
    return _built(Record, {**data, "report": report})


def entry_to_dict(entry: Entry) -> dict[str, Any]:
    """The entry as plain data."""
    return {"schema": ENTRY_SCHEMA, **_plain(entry)}


def entry_to_json(entry: Entry) -> str:
    """The entry as one line of JSON."""
    return _line(entry_to_dict(entry))


def entry_from_json(line: str) -> Entry:
    """The entry in a line of JSON. Raises RecordError where it is none of a known schema version."""
    return entry_from_dict(json.loads(line))


def entry_from_dict(data: object) -> Entry:
    """The entry in plain data. Raises RecordError where it is none of a known schema version."""
    if not isinstance(data, dict) or data.get("schema") != ENTRY_SCHEMA:
        raise RecordError(f"not an entry of schema {ENTRY_SCHEMA}")
    return _built(Entry, data)


def judgement_to_dict(judgement: Judgement) -> dict[str, Any]:
    """The judgement as plain data."""
    return {"schema": JUDGEMENT_SCHEMA, **_plain(judgement)}


def judgement_to_json(judgement: Judgement) -> str:
    """The judgement as one line of JSON."""
    return _line(judgement_to_dict(judgement))


def judgement_from_json(line: str) -> Judgement:
    """The judgement in a line of JSON. Raises RecordError where it is none of a known schema version."""
    data = json.loads(line)
    if not isinstance(data, dict) or data.get("schema") != JUDGEMENT_SCHEMA:
        raise RecordError(f"not a judgement of schema {JUDGEMENT_SCHEMA}")
    return _built(Judgement, data)


def report_id(*, text: str, url: str | None, outlet: str | None, published: str, headline: str | None) -> str:
    """sha256 of the canonical JSON of what identifies a report: its content, never its path."""
    canonical = json.dumps([text, url, outlet, published or None, headline], separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def text_fits(report: Report) -> bool:
    """Whether the report's id is that of its content: a file may have changed since the record was made."""
    return report.id == report_id(
        text=report.text,
        url=report.url,
        outlet=report.outlet,
        published=report.published,
        headline=report.headline,
    )


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists, a `span` field flattened into the object around it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.name == "span":
                data.update({"start": None, "end": None} if item is None else {"start": item.start, "end": item.end})
            else:
                data[field.name] = _plain(item)
        return data
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Reading, str, bool], ...]:
    """Each field of a dataclass: its name, how its value is read, where that stands, whether it is required."""
    hints = typing.get_type_hints(kind)
    return tuple(
        (field.name, _reading(hints[field.name]), f"{kind.__name__}.{field.name}", field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    )


def _built(kind: type[T], data: Any) -> T:
    """The inverse of `_plain`; unknown keys are passed over, as a later minor version may add some."""
    if not isinstance(data, dict):
        raise RecordError(f"{kind.__name__}: an object was expected")
    plain_type: type = kind
    values = {}
    for name, reading, where, required in _fields(plain_type):
        if name == "span":
            values[name] = _span(data, kind)
        elif name in data:
            values[name] = reading(data[name], where)
        elif required:
            raise RecordError(f"{where} is missing")
    return kind(**values)


def _span(data: Mapping[str, Any], kind: type) -> Span | None:
    start, end = data.get("start"), data.get("end")
    if start is None and end is None:
        return None
    try:
        return Span(start, end)  # type: ignore[arg-type]  # a wrong type fails in the comparison there
    except (TypeError, ValueError) as error:
        raise RecordError(f"{kind.__name__}: {error}") from error


@cache
def _reading(hint: Any) -> Reading:
    """How a value of this type is read: a function of the plain value and of where it stands."""
    if isinstance(hint, types.UnionType):
        some = _reading(next(choice for choice in typing.get_args(hint) if choice is not types.NoneType))
        return lambda value, where: None if value is None else some(value, where)
    if typing.get_origin(hint) is tuple:
        (item, _) = typing.get_args(hint)
        return partial(_items, _reading(item))
    if hint is Span:
        return _only_span
    if dataclasses.is_dataclass(hint):
        return lambda value, _: _built(hint, value)  # type: ignore[arg-type]  # a class, not an object
    if hint is float:
        return _number
    return partial(_instance, hint)


def _items(one: Reading, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise RecordError(f"{where}: a list was expected")
    return tuple([one(item, where) for item in value])


def _only_span(value: Any, where: str) -> Span:
    span = _span(value if isinstance(value, dict) else {}, Span)
    if span is None:
        raise RecordError(f"{where}: a span was expected")
    return span


def _number(value: Any, where: str) -> float:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    number: float = _instance(float, value, where)
    return number


def _instance(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, kind):
        raise RecordError(f"{where}: {kind.__name__} was expected")
    return value

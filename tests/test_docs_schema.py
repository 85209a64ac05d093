"""docs/record.md, docs/terms.md and docs/schema/ say what the model and its codec do."""

import dataclasses
import json
import re
import types
import typing
from pathlib import Path
from typing import Any

import pytest

from attribune.merge.entries import entries_of
from attribune.model import actor, entry, event, judgement, matter, record, report, span, statement, time
from attribune.model.codec import (
    ENTRY_SCHEMA,
    JUDGEMENT_SCHEMA,
    RECORD_SCHEMA,
    entry_from_json,
    entry_to_dict,
    record_from_json,
    record_to_dict,
    text_fits,
)

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
RECORD_PAGE = (DOCS / "record.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", RECORD_PAGE, re.S)]

RECORD_CLASSES: dict[str, type] = {
    "span": span.Span,
    "block": report.Block,
    "note": report.Note,
    "report": report.Report,
    "mention": actor.Mention,
    "role": actor.Role,
    "actor": actor.Actor,
    "time": time.TimeExpression,
    "candidate": statement.Candidate,
    "statement": statement.Statement,
    "quantity": event.Quantity,
    "place": event.Place,
    "event": event.Event,
    "change": matter.Change,
    "matter": matter.Matter,
    "skipped": record.Skipped,
}
ENTRY_CLASSES: dict[str, type] = {
    "span": span.Span,
    "sources": entry.Sources,
    "origin": entry.Origin,
    "evidence": entry.Evidence,
    "contradiction": entry.Contradiction,
    "correction": entry.Correction,
    "side": entry.Side,
}
JUDGEMENT_CLASSES: dict[str, type] = {
    "span": span.Span,
    "anchor": judgement.Anchor,
    "target": judgement.Target,
}
VALUES = {
    ("block", "kind"): report.BLOCK_KINDS,
    ("mention", "form"): actor.MENTION_FORMS,
    ("actor", "kind"): actor.ACTOR_KINDS,
    ("time", "type"): time.TIME_TYPES,
    ("statement", "kind"): statement.STATEMENT_KINDS,
    ("statement", "act"): statement.STATEMENT_ACTS,
    ("statement", "source_kind"): statement.SOURCE_KINDS,
    ("statement", "polarity"): statement.POLARITIES,
    ("event", "type"): event.EVENT_TYPES,
    ("event", "status"): event.EVENT_STATUSES,
    ("matter", "kind"): matter.MATTER_KINDS,
}
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema(name: str) -> dict[str, Any]:
    loaded = json.loads((DOCS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def fields(kind: type) -> dict[str, Any]:
    """The JSON fields of a dataclass and their types: `span` flattened, what never shows left out."""
    hints = typing.get_type_hints(kind)
    found: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        if field.name == "span":
            found |= dict.fromkeys(("start", "end"), int if hints["span"] is span.Span else int | None)
        elif field.name != "rereadable":
            found[field.name] = hints[field.name]
    if kind is report.Report:
        found |= dict.fromkeys(("text", "published"), str | None)
    return found


def allows(root: dict[str, Any], node: dict[str, Any]) -> set[str]:
    """The JSON types that a schema node lets through."""
    if "$ref" in node:
        return allows(root, root["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    if "anyOf" in node:
        return set().union(*(allows(root, choice) for choice in node["anyOf"]))
    if "enum" in node:
        return {"null" if value is None else "string" for value in node["enum"]}
    return {node["type"]} if isinstance(node["type"], str) else set(node["type"])


def expected(hint: Any) -> set[str]:
    if isinstance(hint, types.UnionType):
        return set().union(*({"null"} if arg is types.NoneType else expected(arg) for arg in typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        return {"array"}
    return {"object"} if dataclasses.is_dataclass(hint) else {JSON_TYPES[hint]}


CASES = [
    *(("record", name, kind) for name, kind in RECORD_CLASSES.items()),
    *(("entry", name, kind) for name, kind in ENTRY_CLASSES.items()),
    *(("judgement", name, kind) for name, kind in JUDGEMENT_CLASSES.items()),
]


@pytest.mark.parametrize(("page", "name", "kind"), CASES, ids=lambda value: getattr(value, "__name__", value))
def test_an_object_of_the_schema_has_the_fields_and_types_of_its_class(page: str, name: str, kind: type) -> None:
    root = schema(page)
    node = root["$defs"][name]
    assert node["additionalProperties"] is False
    assert set(node["required"]) == set(node["properties"]) == set(fields(kind))
    for field, hint in fields(kind).items():
        assert allows(root, node["properties"][field]) == expected(hint), field


@pytest.mark.parametrize(
    ("page", "kind", "version"),
    [
        ("record", record.Record, RECORD_SCHEMA),
        ("entry", entry.Entry, ENTRY_SCHEMA),
        ("judgement", judgement.Judgement, JUDGEMENT_SCHEMA),
    ],
)
def test_the_whole_is_its_class_and_a_version(page: str, kind: type, version: str) -> None:
    root = schema(page)
    assert root["properties"]["schema"] == {"const": version}
    assert set(root["required"]) == set(root["properties"]) == {"schema", *fields(kind)}
    for field, hint in fields(kind).items():
        assert allows(root, root["properties"][field]) == expected(hint), field


@pytest.mark.parametrize(("name", "field"), VALUES)
def test_the_schema_allows_the_models_values(name: str, field: str) -> None:
    node = schema("record")["$defs"][name]["properties"][field]
    # An event's type may also be one of the user's ontology: then the model's own are the first choice.
    assert tuple(node.get("anyOf", [node])[0]["enum"]) == VALUES[name, field]


def test_the_manual_names_every_field_and_value() -> None:
    named = set(re.findall(r"`([^`\n]+)`", RECORD_PAGE))
    for kind in (*RECORD_CLASSES.values(), *ENTRY_CLASSES.values(), record.Record, entry.Entry):
        assert set(fields(kind)) <= named, kind
    for values in (*VALUES.values(), entry.ENTRY_KINDS):
        assert set(values) <= named


def test_the_manuals_record_and_entry_are_what_the_codec_makes() -> None:
    shown_record, shown_entry = EXAMPLES
    read = record_from_json(json.dumps(shown_record))
    assert text_fits(read.report)
    assert record_to_dict(read, with_text=True) == shown_record
    assert list(record_to_dict(read, with_text=True)["report"]) == list(shown_record["report"])
    assert entry_to_dict(entry_from_json(json.dumps(shown_entry))) == shown_entry
    assert shown_entry in [entry_to_dict(one) for one in entries_of(read)]


def test_the_spans_of_the_worked_example_are_its_words() -> None:
    page = (DOCS / "terms.md").read_text(encoding="utf-8")
    found = re.search(r"\]\(\.\./(examples/\S+judge-blocks\S+\.txt)\)", page)
    assert found
    text = (ROOT / found[1]).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d+)–(\d+) \|", page, re.M)
    assert len(rows) >= 10
    for words, start, end in rows:
        assert text[int(start) : int(end)] == words
    assert all(sentence in text for sentence in re.findall(r"^> (.+)$", page, re.M))


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in (DOCS / "record.md", DOCS / "terms.md", ROOT / "examples" / "README.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"

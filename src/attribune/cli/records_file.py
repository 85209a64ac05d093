"""Records that `attribune read` wrote earlier, line by line, each checked against its report's text."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import RecordError
from ..model.codec import ENTRY_SCHEMA, record_from_json, text_fits
from ..model.record import Record
from ..pipeline import Outcome


def outcomes_in(lines: Iterable[bytes], *, name: str, folder: Path | None) -> Iterator[Outcome]:
    """What became of each line; `folder` is where the file lies, beside which its reports may lie too.

    Lines with entries, as `attribune export` writes them, are passed over: entries are made anew from the records.
    """
    for number, line in enumerate(lines, 1):
        where = f"{name}, line {number}"
        try:
            record = _record(line, folder)
        except RecordError as error:
            yield Outcome(where, error=error)
            continue
        if record is not None:
            yield Outcome(where, record=record)


def _record(line: bytes, folder: Path | None) -> Record | None:
    """The record in a line; None where the line is empty or holds an entry."""
    if not line.strip():
        return None
    try:
        text = line.decode("utf-8")
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON in UTF-8: {error}") from error
    if isinstance(data, dict) and data.get("schema") == ENTRY_SCHEMA:
        return None
    record = record_from_json(text, text=_text_at(data, folder))
    if not text_fits(record.report):
        raise RecordError("the report has changed since its record was made; make it anew with `attribune read`")
    _check_spans(record)
    return record


def _text_at(data: object, folder: Path | None) -> str | None:
    """The text of the record's file, if it can be read; None where the record has no path, or carries its text."""
    report = data.get("report") if isinstance(data, dict) else None
    path = report.get("path") if isinstance(report, dict) and report.get("text") is None else None
    if not isinstance(path, str):
        return None
    for place in (Path(path), folder / path if folder else None):
        try:
            if place is not None and place.is_file():
                return place.read_bytes().decode("utf-8")
        except (OSError, ValueError) as error:
            raise RecordError(f"cannot read {place}: {error}") from error
    raise RecordError(f"{path} is not there; go to its folder, or read it again with `attribune read --with-text`")


def _check_spans(record: Record) -> None:
    size = len(record.report.text)
    spans = [block.span for block in record.report.blocks]
    spans += [span for one in record.statements for span in (*one.cue, *one.content, *one.source)]
    spans += [span for one in record.events for span in one.triggers]
    spans += [span for one in record.matters for change in one.history for span in change.evidence]
    if any(span.end > size for span in spans):
        raise RecordError("a span of the record lies outside its report's text; make it anew with `attribune read`")

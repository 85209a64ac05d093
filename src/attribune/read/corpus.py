"""A corpus: JSON lines, one report each, with its text and what is known of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import BinaryReport, EmptyReport, InputError, MissingReport
from .metadata import json_fields, metadata_row
from .sources import Source

SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The file at `path`: a source for each line that is not empty, read when it is asked for.

    A line is an object with `text`, and any of id, url, outlet, wire, published, byline (a list, or names separated by
    commas) and headline. A line that is none, or has a bad date, is a source with a problem.
    """

    path: Path

    def __len__(self) -> int:
        return sum(1 for _ in self._lines())

    def __iter__(self) -> Iterator[Source]:
        for number, line in self._lines():
            where = f"{self.path.as_posix()}, line {number}"
            try:
                yield _source(line, number, where)
            except InputError as problem:
                yield Source(where, problem=problem)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Each line's number and content. Raises MissingReport where the file cannot be read."""
        try:
            with self.path.open("rb") as file:
                yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
        except OSError as error:
            raise MissingReport(
                f"{self.path}: {error.strerror or error}; check the path and its permissions"
            ) from error


def _source(line: bytes, number: int, where: str) -> Source:
    try:
        data = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BinaryReport(f"{where}: not JSON in UTF-8 ({error}); one object a line is needed") from error
    text = data.pop("text", None) if isinstance(data, dict) else None
    if not isinstance(text, str):
        raise EmptyReport(f"{where}: no `text`; each line needs an object with the report's text in it")
    fields = {key: value for key, value in json_fields(data).items() if key != "path"}
    return Source(where, content=text, metadata=metadata_row(fields, number, where=where))

"""Metadata tables: what is known of a folder's reports besides their text. CSV, TSV or JSONL."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import BadDate, MetadataError
from .bylines import split_names
from .dates import iso_date
from .words import agency

_SUFFIXES = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".jsonl": "", ".ndjson": ""}


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What one row says of one report; "" and () where it says nothing. `path` as in the table, `line` its line."""

    path: str
    line: int
    id: str = ""
    published: str = ""
    outlet: str = ""
    wire: str = ""
    byline: tuple[str, ...] = ()
    headline: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A table's rows in its order; `path` is the table's own."""

    path: Path
    rows: tuple[MetadataRow, ...]

    def assigned(self, files: Sequence[tuple[Path, Path | None]]) -> tuple[MetadataRow | None, ...]:
        """Each file's row. A file comes with the folder in which it was found, or None.

        A row's path counts from the table's folder or from the folder that is read; a row that fits no file so is
        the row of the one file that has its name, if there is just one.
        """
        exact = {_posix(row.path): row for row in self.rows}
        rows: list[MetadataRow | None] = [
            next((exact[key] for key in self._keys(file, root) if key in exact), None) for file, root in files
        ]
        taken = {id(row) for row in rows if row is not None}
        by_name: dict[str, list[int]] = {}
        for number, (file, _) in enumerate(files):
            if rows[number] is None:
                by_name.setdefault(file.name, []).append(number)
        left_by_name: dict[str, list[MetadataRow]] = {}
        for row in self.rows:
            if id(row) not in taken:
                left_by_name.setdefault(PurePosixPath(_posix(row.path)).name, []).append(row)
        for name, left in left_by_name.items():
            numbers = by_name.get(name, [])
            if len(left) == len(numbers) == 1:
                rows[numbers[0]] = left[0]
        return tuple(rows)

    def _keys(self, file: Path, root: Path | None) -> Iterator[str]:
        yield file.as_posix()
        for folder in (self.path.parent, root):
            if folder is not None and file.absolute().is_relative_to(folder.absolute()):
                yield file.absolute().relative_to(folder.absolute()).as_posix()


def load_metadata(path: Path) -> Metadata:
    """The table at `path`: CSV, TSV or JSONL, told by its suffix or else by its first line.

    It needs a column `path`; of the others, id, published, outlet, wire, byline, headline and url are read. Raises
    MetadataError, which names the file, the line and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MetadataError(f"{path}: {error.strerror or error}; give a table that can be read") from error
    except UnicodeDecodeError as error:
        raise MetadataError(f"{path}: not UTF-8; save the table as UTF-8") from error
    first = text.lstrip().partition("\n")[0]
    sniffed = "" if first.startswith("{") else "\t" if "\t" in first else ","
    delimiter = _SUFFIXES.get(path.suffix.lower(), sniffed)
    records = _table_rows(text, path, delimiter) if delimiter else _json_rows(text, path)
    rows: list[MetadataRow] = []
    lines: dict[str, int] = {}
    for line, fields in records:
        row = _row(fields, line, path)
        earlier = lines.setdefault(_posix(row.path), line)
        if earlier != line:
            raise MetadataError(f"{path}, line {line}: {row.path} has a row already, on line {earlier}; keep one")
        rows.append(row)
    return Metadata(path, tuple(rows))


def _table_rows(text: str, path: Path, delimiter: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    # Titles hold quotation marks that open no field: in a TSV they are plain characters.
    lines = text.splitlines(keepends=True)
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    names: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = [cell.strip().casefold() for cell in cells]
                if "path" not in names:
                    raise MetadataError(
                        f"{path}, line {reader.line_num}: no column `path`; name the column of file names so "
                        f"(found: {', '.join(names[:8])})"
                    )
                continue
            if len(cells) > len(names):
                raise MetadataError(
                    f"{path}, line {reader.line_num}: {len(cells)} cells under {len(names)} columns; quote cells that "
                    "hold the separator"
                )
            yield reader.line_num, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise MetadataError(f"{path}, line {reader.line_num}: {error}; mend the row") from error
    if names is None:
        raise MetadataError(f"{path}: the table is empty; it needs a first line with a column `path`")


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise MetadataError(f"{path}, line {number}: not JSON ({error}); one object a line is needed") from error
        if not isinstance(data, dict) or not isinstance(data.get("path"), str):
            raise MetadataError(f"{path}, line {number}: no `path`; each line needs an object with a file's name in it")
        yield number, json_fields(data)


def json_fields(data: Mapping[str, object]) -> dict[str, str]:
    """A JSON object's values as a table's cells; a list's items are separated by commas, null is left out."""
    return {
        key: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in data.items()
        if value is not None
    }


def _row(fields: Mapping[str, str], line: int, path: Path) -> MetadataRow:
    if not fields["path"].strip():
        raise MetadataError(f"{path}, line {line}: `path` is empty; give the file's name")
    try:
        return metadata_row(fields, line, where=f"{path}, line {line}")
    except BadDate as error:
        raise MetadataError(str(error)) from error


def metadata_row(fields: Mapping[str, str], line: int, *, where: str) -> MetadataRow:
    """What the cells say; `where` they stand is for the error. Raises BadDate."""
    given = {name: value.strip() for name, value in fields.items()}
    published = given.get("published", "")
    if published:
        published = iso_date(published, what=f"{where}: published")
    wire = given.get("wire", "")
    return MetadataRow(
        path=given.get("path", ""),
        line=line,
        id=given.get("id", ""),
        published=published,
        outlet=given.get("outlet", ""),
        wire=agency(wire) or wire,
        byline=split_names(given.get("byline", "")),
        headline=given.get("headline", ""),
        url=given.get("url", ""),
    )


def _posix(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).as_posix()

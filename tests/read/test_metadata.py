"""Metadata tables: forms, faults, and which row is whose."""

from pathlib import Path

import pytest

from attribune.errors import MetadataError
from attribune.read.metadata import load_metadata


def table(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


COMMAS = """path,published,wire,byline,headline
a.txt,2025-11-18,reuters,"Jane Doe, John Roe","Toll, again"
"""
TABS = """path\tpublished\twire\tbyline\theadline
a.txt\t2025-11-18\treuters\tJane Doe and John Roe\tToll, again
"""
OBJECTS = (
    '{"path": "a.txt", "published": "2025-11-18T08:00:00Z", "wire": "Reuters", "outlet": null, '
    '"byline": ["Jane Doe", "John Roe"], "headline": "Toll, again"}\n'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", COMMAS),
        ("m.tsv", TABS),
        ("m.jsonl", OBJECTS),
        ("m.table", "\ufeff" + TABS.replace("path", "Path").replace("\n", "\r\n")),
        ("table", OBJECTS),
        ("table", COMMAS),
    ],
)
def test_forms(tmp_path: Path, name: str, content: str) -> None:
    (row,) = load_metadata(table(tmp_path, name, content)).rows

    assert (row.path, row.published, row.wire, row.byline) == (
        "a.txt",
        "2025-11-18",
        "Reuters",
        ("Jane Doe", "John Roe"),
    )
    assert (row.headline, row.outlet, row.url) == ("Toll, again", "", "")


def test_quotation_marks_in_a_tsv_are_plain_characters(tmp_path: Path) -> None:
    (row,) = load_metadata(table(tmp_path, "m.tsv", 'path\theadline\na.txt\t"No," she says\n')).rows

    assert row.headline == '"No," she says'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("m.csv", "file,published\na.txt,2025-11-18\n", "line 1: no column `path`"),
        ("m.csv", "", "the table is empty"),
        ("m.csv", "path,published\na.txt,18.11.2025\n", "line 2: published: '18.11.2025' is not a date"),
        ("m.csv", "path,published\na.txt,2025-02-30\n", "line 2: published: '2025-02-30' is not in the calendar"),
        ("m.csv", "path\na.txt\n./a.txt\n", "line 3: ./a.txt has a row already, on line 2"),
        ("m.csv", "path,outlet\n,Courier\n", "line 2: `path` is empty"),
        ("m.csv", "path\na.txt,b\n", "line 2: 2 cells under 1 columns"),
        ("m.jsonl", '{"path": "a.txt"}\n{"path": ', "line 2: not JSON"),
        ("m.jsonl", '{"file": "a.txt"}\n', "line 1: no `path`"),
    ],
)
def test_faults(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = table(tmp_path, name, content)

    with pytest.raises(MetadataError) as caught:
        load_metadata(path)

    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_table_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="No such file"):
        load_metadata(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"path\n\xe9.txt\n")
    with pytest.raises(MetadataError, match="not UTF-8"):
        load_metadata(tmp_path / "latin.csv")


def test_rows_by_path_then_by_name(tmp_path: Path) -> None:
    rows = "path,outlet\ntexts/a.txt,from the table's folder\nb.txt,from the read folder\nc.txt,by name\nd.txt,of two\n"
    metadata = load_metadata(table(tmp_path, "m.csv", rows))
    root = tmp_path / "texts"
    names = ["a.txt", "b.txt", "deep/c.txt", "x/d.txt", "y/d.txt", "other/a.txt"]

    found = metadata.assigned([(root / name, root) for name in names])

    assert [row.outlet if row else None for row in found] == [
        "from the table's folder", "from the read folder", "by name", None, None, None,
    ]  # fmt: skip

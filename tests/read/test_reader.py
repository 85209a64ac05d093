"""A source becomes a report: whom to believe, what to note, what to refuse."""

import datetime
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribune.errors import (
    BadDate,
    BinaryReport,
    EmptyReport,
    InputError,
    MissingReport,
    TooLarge,
    UndecodableReport,
)
from attribune.model.codec import text_fits
from attribune.model.report import Report
from attribune.read import find_sources, load_metadata, read_source, read_text
from attribune.read.sources import Source, stdin_source

if TYPE_CHECKING:
    from _typeshed import TraceFunction

TODAY = datetime.date(2025, 12, 1)
TEXT = "BREN (AP) — Velland will charge every lorry from Jan. 1.\n\nThe toll is 18 crowns.\n"
DATED = "Published: 18 November 2025\n\n" + TEXT
PAGE = """<html lang="en"><head><title>Toll</title>
<meta property="article:published_time" content="2025-11-15"><meta property="og:site_name" content="Bren Courier">
</head><body><article><p>Velland will charge every lorry that enters the harbour of Port Selden, the minister said.</p>
<p>The toll of 18 crowns a visit would pay for repairs to the sea wall that gave way in a storm last spring.</p>
<p>The union said that it would not accept the toll and that its members were ready to strike in December.</p></article>
</body></html>"""


def codes(report: Report) -> list[str]:
    return [note.code for note in report.notes]


def from_file(
    folder: Path, content: str, *, name: str = "a.txt", rows: str = "", published: str | None = None
) -> Report:
    (folder / name).write_text(content, encoding="utf-8", newline="")
    table = None
    if rows:
        (folder / "m.csv").write_text(rows, encoding="utf-8")
        table = load_metadata(folder / "m.csv")
    (source,) = find_sources([folder / name], metadata=table)
    return read_source(source, published=published, today=TODAY)


ROW = "path,published,outlet,wire,byline,headline,url,id\na.txt,2025-11-16,Herald,AFP,John Roe,Toll!,https://h.example/1,h1\n"
PAGE_ROW = "path,published\na.html,2025-11-16\n"


def test_whose_date_is_believed(tmp_path: Path) -> None:
    option = from_file(tmp_path, DATED, rows=ROW, published="2025-11-17")
    metadata = from_file(tmp_path, DATED, rows=ROW)
    text = from_file(tmp_path, DATED)
    page = from_file(tmp_path, PAGE, name="a.html")
    table = from_file(tmp_path, PAGE, name="a.html", rows=PAGE_ROW)
    nobody = from_file(tmp_path, TEXT)

    assert [(report.published, report.published_from) for report in (option, metadata, text, page, table, nobody)] == [
        ("2025-11-17", "option"),
        ("2025-11-16", "metadata"),
        ("2025-11-18", "text"),
        ("2025-11-15", "html"),
        ("2025-11-16", "metadata"),
        ("", None),
    ]
    assert codes(nobody) == ["no_date"]
    assert "give --published" in nobody.notes[0].message


def test_the_table_outranks_the_text(tmp_path: Path) -> None:
    report = from_file(tmp_path, DATED, rows=ROW)

    assert (report.outlet, report.wire, report.byline, report.headline) == ("Herald", "AFP", ("John Roe",), "Toll!")
    assert (report.url, report.given_id) == ("https://h.example/1", "h1")


def test_the_id_comes_from_the_content_not_from_the_path(tmp_path: Path) -> None:
    one, other = from_file(tmp_path, DATED), from_file(tmp_path, DATED, name="b.txt")

    assert one.id == other.id
    assert one.path != other.path
    assert text_fits(one)
    assert from_file(tmp_path, DATED, rows=ROW).id != one.id


def test_only_a_plain_utf_8_file_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_bytes("The naïve mayor said no.".encode("cp1252"))

    assert from_file(tmp_path, TEXT.replace("\n", "\r\n")).rereadable
    assert not from_file(tmp_path, PAGE, name="a.html").rereadable
    assert not read_source(Source("l.txt", tmp_path / "l.txt"), today=TODAY).rereadable
    assert not read_text(TEXT).rereadable
    stdin = read_source(stdin_source(TEXT.encode()), today=TODAY)
    assert (stdin.rereadable, stdin.path) == (False, None)


@pytest.mark.parametrize("content", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT.replace("\n", "\r")])
def test_the_text_is_the_file_s_own_content(tmp_path: Path, content: str) -> None:
    report = from_file(tmp_path, content)

    with (tmp_path / "a.txt").open(encoding="utf-8", newline="") as file:
        assert report.text == file.read()
    assert report.blocks[0].span.of(report.text) == "BREN (AP) —"


def test_notes(tmp_path: Path) -> None:
    assert codes(from_file(tmp_path, TEXT, published="2025-12-02")) == ["future_date"]
    assert codes(from_file(tmp_path, TEXT, published="2025-12-01")) == []
    assert codes(from_file(tmp_path, TEXT + '\n"No, she said.\n', published="2025-12-01")) == ["unbalanced_quotes"]
    german = "Die Ministerin sagte, dass sie nicht mit der Gewerkschaft sprechen werde und auf das Ende warte. " * 3
    assert codes(from_file(tmp_path, german, published="2025-12-01")) == ["language"]


@pytest.mark.parametrize("published", ["", "yesterday", "2025-02-30", "18/11/2025"])
def test_a_bad_date(published: str) -> None:
    with pytest.raises(BadDate, match="--published"):
        read_text(TEXT, published=published)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 101, encoding="utf-8")
    source = Source("a.txt", tmp_path / "a.txt")

    with pytest.raises(TooLarge, match=r"^a\.txt: 101 bytes, over the limit of 100; raise it with --max-size"):
        read_source(source, max_size=100)
    with pytest.raises(TooLarge):
        read_text("é" * 51, max_size=100)
    assert read_source(source, max_size=101).text == "x" * 101


@pytest.mark.parametrize(
    ("content", "error"), [(b"", EmptyReport), (b"a\0", BinaryReport), (b"\xff\xfea", UndecodableReport)]
)
def test_bad_files(tmp_path: Path, content: bytes, error: type[InputError]) -> None:
    (tmp_path / "a.txt").write_bytes(content)

    with pytest.raises(error):
        read_source(Source("a.txt", tmp_path / "a.txt"))


@pytest.mark.parametrize("name", [".", "none.txt", "a\0b"])
def test_files_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(MissingReport, match="check the path"):
        read_source(Source(name, tmp_path / name))


def test_a_source_s_problem_is_raised() -> None:
    with pytest.raises(MissingReport, match="gone"):
        read_source(Source("a.txt", problem=MissingReport("gone")))


@given(st.one_of(st.text(st.characters(codec=None), max_size=200), st.binary(max_size=200)))
def test_reading_raises_nothing_but_input_errors(content: str | bytes) -> None:
    try:
        report = read_source(stdin_source(content), today=TODAY)
    except InputError:
        return
    assert all(block.span.of(report.text).strip() for block in report.blocks)
    assert text_fits(report)


def lines_run(text: str) -> int:
    """How many lines of Python it takes to read a text: the same on every machine."""
    count = 0

    def trace(_frame: FrameType, event: str, _value: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_text(text, today=TODAY)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "part",
    ["The mayor said no. ", "a\n", '"', "“", "(", "Photo: X / AP\n", " ", "A, ", "—"],
    ids=[
        "one line",
        "newlines",
        "straight quotes",
        "curly quotes",
        "parentheses",
        "credits",
        "spaces",
        "commas",
        "dashes",
    ],
)
def test_work_is_linear_in_the_text(part: str) -> None:
    lines_run(part * 1_000 + "x")  # what is made once is made
    once, twice, four = (lines_run(part * number + "x") for number in (1_000, 2_000, 4_000))
    # What twice the text costs more is the same for the second doubling, doubled; a square would make it fourfold.
    assert four - twice <= 2.5 * (twice - once) + 100

    # And what patterns do, which run no lines, ends: a square would go on for hours.
    assert text_fits(read_text(part * (500_000 // len(part)) + "x", today=TODAY))

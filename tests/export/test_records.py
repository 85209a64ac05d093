import json
import re
from html.parser import HTMLParser

import pytest

from attribune.export.marks import marks_of, segments
from attribune.export.records import JsonlRecords
from attribune.export.records_html import HtmlRecords
from attribune.export.records_text import TextRecords
from attribune.export.wording import joined, shown_date
from attribune.model.record import Record
from attribune.model.report import Block, Report
from attribune.model.span import Span
from tests.model.test_codec import TEXT, whole_record

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """What a test wants to know of a page: its ids, its links, its text, and whether its tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text.append(data)


def html_of(*records: Record) -> str:
    exporter = HtmlRecords()
    return exporter.start() + "".join(map(exporter.one, records)) + exporter.end()


def test_jsonl_is_one_record_a_line() -> None:
    exporter = JsonlRecords()
    lines = (exporter.start() + exporter.one(whole_record()) + exporter.one(whole_record()) + exporter.end()).split(
        "\n"
    )
    assert lines[2] == ""
    assert [json.loads(line)["schema"] for line in lines[:2]] == ["attribune/record/1"] * 2


@pytest.mark.parametrize("width", [40, 80, 100])
def test_text_keeps_to_the_width_and_leaves_nothing_out(width: int) -> None:
    text = TextRecords(width=width).one(whole_record())
    assert max(map(len, text.splitlines())) <= width
    flat = " ".join(text.split())
    for words in (
        "Ana Voss",
        "WHO SAID WHAT",
        "COERCE",
        "2026-03-02",
        "in force",
        "held",
        "read as cp1252",
        "a reason",
    ):
        assert words in flat


def test_every_entry_leads_to_its_words_and_back() -> None:
    page = Page(html_of(whole_record(), whole_record()))
    assert len(page.ids) == len(set(page.ids))
    targets = {link.removeprefix("#") for link in page.links}
    assert targets <= set(page.ids)
    for item in ("s1", "e1", "m1", "a1", "t1"):
        assert {f"r1-{item}", f"r1-w-{item}", f"r2-{item}", f"r2-w-{item}"} <= targets | set(page.ids)


def test_the_page_shows_the_whole_text() -> None:
    assert TEXT in "".join(Page(html_of(whole_record())).text)


def test_the_page_asks_nobody_for_anything() -> None:
    page = html_of(whole_record())
    assert "script" not in Page(page).tags
    assert not re.search(r"https?://|@import|url\(", page)


def test_a_hostile_text_stays_text() -> None:
    text = "</p><script>alert(1)</script><svg onload=x> & \u202e said"
    record = Record(Report(id="sha256:1", text=text, headline="<b>", blocks=(Block("paragraph", Span(0, len(text))),)))
    page = html_of(record)
    assert text in "".join(Page(page).text)
    assert "script" not in Page(page).tags


def test_segments_cover_the_span_once_and_know_their_marks() -> None:
    marks = marks_of(whole_record())
    found = list(segments(Span(0, len(TEXT)), TEXT, marks, set()))
    assert "".join(s.text for s in found) == TEXT
    held = next(s for s in found if s.text == "held")
    assert [m.layer for m in held.marks] == ["trigger", "content"]
    assert held.leads_to == "e1"


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_joined_as_in_print(names: list[str], expected: str) -> None:
    assert joined(names) == expected


def test_dates_are_shown_as_precise_as_they_are() -> None:
    assert [shown_date(d) for d in ("", "2014", "2026-03-01/2026-03-04")] == [
        "undated",
        "2014",
        "2026-03-01 to 2026-03-04",
    ]

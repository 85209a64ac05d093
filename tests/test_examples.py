"""The example reports hold what examples/README.md promises, and their dates are sound."""

import csv
import html
import json
import re
from datetime import date
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".txt", ".html"})
FILE_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)+")
REAL_AGENCY = re.compile(r"\b(?:AP|Associated Press|Reuters|AFP|Agence France-Presse|UPI|dpa|ANSA|TASS|Xinhua)\b", re.I)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
WEEKDAY_WITH_DATE = re.compile(
    rf"(?P<weekday>{'|'.join(WEEKDAYS)}), {MONTH} (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?"
)
FULL_DATE = re.compile(
    rf"(?:Published: |^){MONTH} (?P<day>\d{{1,2}}), (?P<year>\d{{4}})$"
    rf"|^Published: (?P<day2>\d{{1,2}}) (?P<month2>[A-Z][a-z]+) (?P<year2>\d{{4}})$"
    r"|^date (?P<iso>\d{4}-\d{2}-\d{2}) "
    rf"|^(?:{'|'.join(WEEKDAYS)}), (?P<month3>[A-Z][a-z]+) (?P<day3>\d{{1,2}}), (?P<year3>\d{{4}})$",
    re.M,
)
FIELDS = ["path", "published", "outlet", "wire", "byline", "headline", "url"]


def name(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix()


def published(path: Path) -> date:
    """The date in the file's name."""
    found = FILE_NAME.fullmatch(path.stem)
    assert found, f"{path.name} is not <date>-<outlet>-<slug>"
    return date.fromisoformat(found[1])


def month_number(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1


def stated_date(text: str) -> date | None:
    """The date of publication that a plain text says itself."""
    found = FULL_DATE.search(text)
    if found is None:
        return None
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    for end in ("", "2", "3"):
        if found[f"month{end}"]:
            return date(int(found[f"year{end}"]), month_number(found[f"month{end}"]), int(found[f"day{end}"]))
    return None


def metadata() -> list[dict[str, str]]:
    with (EXAMPLES / "metadata.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def words(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        article = re.search(r"<article>.*</article>", text, re.S)
        assert article
        text = html.unescape(re.sub(r"<[^>]+>", " ", article[0]))
    return text.split()


def shared(of: Path, by: Path) -> float:
    """The share of one report's runs of six words that stand in another, too."""
    runs = [{tuple(all_words[i : i + 6]) for i in range(len(all_words) - 5)} for all_words in (words(of), words(by))]
    return len(runs[0] & runs[1]) / len(runs[0])


def test_there_are_three_stories_of_at_least_four_reports() -> None:
    stories = {path.parent.name: 0 for path in REPORTS}
    for path in REPORTS:
        stories[path.parent.name] += 1
    assert len(stories) == 3
    assert all(count >= 4 for count in stories.values())
    assert sum(path.suffix == ".html" for path in REPORTS) == 2


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_a_report_is_clean_text_of_a_wire_reports_length(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert 150 <= len(words(path)) <= 400


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_no_real_agency_is_named(path: Path) -> None:
    assert not REAL_AGENCY.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_weekdays_fit_their_dates(path: Path) -> None:
    told = published(path)
    for found in WEEKDAY_WITH_DATE.finditer(path.read_text(encoding="utf-8")):
        year = int(found["year"] or told.year)
        day = date(year, month_number(found["month"]), int(found["day"]))
        assert WEEKDAYS[day.weekday()] == found["weekday"], found[0]


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_a_date_of_publication_is_found_once_and_is_that_of_the_file_name(path: Path) -> None:
    row = next(row for row in metadata() if row["path"] == name(path))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        dates = set(re.findall(r'(?:datePublished": |published_time" content=)"(\d{4}-\d{2}-\d{2})T', text))
        assert dates == {published(path).isoformat()}
        assert row["published"] == ""
        return
    stated = stated_date(text)
    assert (stated is None) == bool(row["published"]), "the metadata speaks where the text does not, and only there"
    assert (stated or date.fromisoformat(row["published"])) == published(path)


def test_the_metadata_has_one_row_for_every_report() -> None:
    rows = metadata()
    assert list(rows[0]) == FIELDS
    assert [row["path"] for row in rows] == [name(path) for path in REPORTS]
    assert all(row["outlet"] for row in rows if row["path"].endswith(".txt"))
    assert {row["wire"] for row in rows} == {"", "Meridian", "CPB"}
    assert not any(REAL_AGENCY.search(value) for row in rows for value in row.values())
    assert all(row["url"].split("/")[2].endswith(".example") for row in rows if row["url"])


def test_structured_data_of_a_page_can_be_read() -> None:
    text = (EXAMPLES / "harbour-toll/2025-12-12-selden-courier-toll-deal.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert found
    assert json.loads(found[1])["@type"] == "NewsArticle"


@pytest.mark.parametrize("path", [path for path in REPORTS if path.suffix == ".txt"], ids=name)
def test_curly_quotation_marks_close_or_are_taken_up_again(path: Path) -> None:
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    for mark, end in (("“", "”"), ('"', '"')):
        for this, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
            is_open = this.count(mark) % 2 == 1 if mark == end else this.count(mark) != this.count(end)
            if is_open:
                assert following.startswith(mark), this


@pytest.mark.parametrize(
    ("wire", "copy", "at_least"),
    [
        (
            "harbour-toll/2025-11-18-meridian-harbour-toll-announced.txt",
            "harbour-toll/2025-11-19-selden-courier-port-toll-walkout-threat.txt",
            0.9,
        ),
        (
            "harbour-toll/2025-11-18-meridian-harbour-toll-announced.txt",
            "harbour-toll/2025-11-19-lowmarsh-post-lowmarsh-drivers-toll.txt",
            0.6,
        ),
        (
            "residence-order/2026-01-14-meridian-order-41-signed.txt",
            "residence-order/2026-01-15-dunmore-herald-papers-please.txt",
            0.8,
        ),
        (
            "larkmoor-bribery/2026-03-17-cpb-commissioner-resigns.txt",
            "larkmoor-bribery/2026-03-18-heron-hill-gazette-vesely-gives-up-post.txt",
            0.5,
        ),
    ],
)
def test_copies_share_the_words_of_their_wire_report(wire: str, copy: str, at_least: float) -> None:
    assert shared(EXAMPLES / copy, EXAMPLES / wire) >= at_least
    assert words(EXAMPLES / copy)[:5] != words(EXAMPLES / wire)[:5]


def test_independent_reports_of_one_hearing_share_next_to_nothing() -> None:
    court = EXAMPLES / "larkmoor-bribery"
    tribune = court / "2026-04-02-larkfield-tribune-ex-commissioner-in-court.txt"
    assert shared(tribune, court / "2026-04-02-cpb-vesely-charged.txt") < 0.05


@pytest.mark.parametrize("path", REPORTS, ids=name)
def test_the_readme_describes_every_report(path: Path) -> None:
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")

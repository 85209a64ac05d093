"""HTML pages: the article, and what the page says of it."""

import json
import logging

import pytest

from attribune.errors import EmptyReport
from attribune.read.html import is_html, parse_page

BODY = """<article><h1>Velland to charge lorries</h1>
<p>BREN (AP) — Velland will charge every lorry that enters the harbour of Port Selden from Jan. 1, she said.</p>
<p>The toll of 18 crowns a visit would pay for repairs to the sea wall that gave way in a storm in the spring.</p>
<p>"The harbour keeps this country fed, and the wall keeps the harbour dry," she told reporters after the meeting.</p>
</article>"""
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Velland to charge lorries",
    "datePublished": "2025-11-18T08:00:00+01:00",
    "dateModified": "2025-11-20T08:00:00+01:00",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "publisher": {"@type": "Organization", "name": "Bren Courier"},
}
CANONICAL = '<link rel="canonical" href="https://courier.example/toll">'
OPEN_GRAPH = """<meta property="og:title" content="Velland to charge lorries">
<meta property="og:site_name" content="Bren Courier">
<meta property="article:published_time" content="2025-11-18T08:00:00Z">
<meta name="author" content="Jane Doe and John Roe">"""


def page(head: str, body: str = BODY, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(ARTICLE),
        linked([{"@type": "WebSite", "name": "x"}, ARTICLE]),
        linked({"@graph": [{"@type": "Organization", "name": "x"}, {**ARTICLE, "@type": ["Article", "NewsArticle"]}]}),
        '<script type="application/ld+json">{broken</script>' + OPEN_GRAPH,
        OPEN_GRAPH,
    ],
)
def test_what_the_page_says_of_its_article(head: str) -> None:
    found = parse_page(page(head + CANONICAL), name="a.html")

    assert (found.published, found.outlet, found.headline) == (
        "2025-11-18",
        "Bren Courier",
        "Velland to charge lorries",
    )
    assert found.byline == ("Jane Doe", "John Roe")
    assert (found.url, found.language) == ("https://courier.example/toll", "en")
    assert "The harbour keeps this country fed" in found.text
    assert "<p>" not in found.text


def test_the_page_s_only_heading_is_the_headline_where_nothing_else_says_it() -> None:
    assert parse_page(page(""), name="a.html").headline == "Velland to charge lorries"
    assert parse_page(page("", "<h1>Bren Courier</h1>" + BODY), name="a.html").headline is None


def test_htmldate_finds_what_only_the_markup_says() -> None:
    body = BODY.replace("<p>", '<time class="published" datetime="2025-11-18">18 Nov</time><p>', 1)

    assert parse_page(page("", body), name="a.html").published == "2025-11-18"


def test_a_date_in_the_running_text_is_not_the_date_of_publication() -> None:
    body = BODY.replace("in the spring", "on March 3, 2021")

    assert parse_page(page("", body), name="a.html").published == ""


@pytest.mark.parametrize("content", [page("", ""), "<html><head></head></html>", "<html>", "<"])
def test_a_page_without_an_article(content: str) -> None:
    with pytest.raises(EmptyReport, match=r"^a\.html: .*save"):
        parse_page(content, name="a.html")


def test_reading_a_page_leaves_logging_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    before = list(logging.getLogger("trafilatura").handlers)

    with pytest.raises(EmptyReport):
        parse_page("<html><body></body></html>", name="a.html")

    assert logging.getLogger("trafilatura").handlers == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("anything", "a.HTM", True),
        ("  <!doctype html><p>x", "-", True),
        ("\ufeff<html>", "-", True),
        ('<?xml version="1.0"?><html>', "-", True),
        ("Ships <b>wait</b>.", "a.txt", False),
    ],
)
def test_is_html(content: str, name: str, *, expected: bool) -> None:
    assert is_html(content, name=name) is expected

"""HTML → the article's text and what the page says of it: JSON-LD, OpenGraph, meta elements, htmldate."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..errors import BadDate, EmptyReport
from .bylines import split_names
from .dates import iso_date

_ARTICLE_TYPES = frozenset(
    {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "BlogPosting", "Article"}
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishtime",
)  # fmt: skip
_AUTHOR = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "sailthru.author",
)
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page's article. `text` is what was extracted; "", None and () where the page says nothing."""

    text: str
    published: str = ""
    outlet: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


def is_html(content: str, *, name: str) -> bool:
    """Whether it is an HTML page: by its suffix, else by its first element."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    opening = content[:512].removeprefix("\ufeff").lstrip().lower()
    return opening.startswith(("<!doctype html", "<html")) or (opening.startswith("<?xml") and "<html" in opening)


def parse_page(content: str, *, name: str) -> Page:
    """The article in an HTML page. Raises EmptyReport where there is none.

    The page's own structured data come first (JSON-LD, then meta elements); htmldate then looks for a date in the
    rest of the markup and in the page's address, but never guesses one from the running text.
    """
    # Heavy imports: a run over plain text never pays for them.
    import trafilatura
    from htmldate import find_date

    with _quiet():
        tree = trafilatura.load_html(content)
        if tree is None:
            raise EmptyReport(f"{name}: no HTML page could be read from it; save the page again or as plain text")
        data = _json_ld(tree)
        meta = _meta(tree)
        canonical = _first(tree.xpath("//link[@rel='canonical']/@href"))
        url = _text(canonical) or meta.get("og:url", "") or _text(data.get("url"))
        url = url if url.startswith(("http://", "https://")) else ""
        published = _date(_text(data.get("datePublished"))) or next(
            (date for key in _PUBLISHED if (date := _date(meta.get(key, "")))), ""
        )
        if not published:
            # An upper bound of its own would be today's date; the future is noted later, not corrected.
            found = find_date(tree, original_date=True, extensive_search=False, url=url or None, max_date="2100-01-01")
            published = _date(found or "")
        language = _first(tree.xpath("/html/@lang")) or meta.get("og:locale")
        headings = [" ".join(element.text_content().split()) for element in tree.xpath("//h1")]
        heading = headings[0] if len(headings) == 1 else ""  # several: the page's, not the article's
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False)
    if not text or not text.strip():
        raise EmptyReport(f"{name}: no article text in this page; save the article as plain text and read that")
    return Page(
        text=text,
        published=published,
        outlet=_name(data.get("publisher")) or meta.get("og:site_name") or None,
        headline=_text(data.get("headline")) or meta.get("og:title") or heading or None,
        byline=_authors(data.get("author")) or split_names(next((meta[key] for key in _AUTHOR if key in meta), "")),
        url=url or None,
        language=language or None,
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the libraries' warnings off the terminal where the caller has set up no logging, and undoes it."""
    handler = logging.NullHandler()
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(handler)
    try:
        yield
    finally:
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(handler)


def _json_ld(tree: Any) -> Mapping[str, Any]:
    """The page's article object in JSON-LD, or an empty one."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script), strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue  # broken structured data are common, and the page has other places to look in
        for item in _objects(data):
            kinds = item.get("@type")
            if not _ARTICLE_TYPES.isdisjoint(str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top, in lists and in @graph."""
    pending = [data]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            yield item
            pending.append(item.get("@graph"))


def _meta(tree: Any) -> dict[str, str]:
    """The meta elements' first contents, by property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join(element.get("content").split())
        if content:
            found.setdefault(key.casefold(), content)
    return found


def _authors(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    names = [name for item in items for name in split_names(_name(item) or "")]
    return tuple(dict.fromkeys(name for name in names if not name.startswith("http")))


def _name(value: Any) -> str | None:
    return _text(value.get("name") if isinstance(value, dict) else value) or None


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(value.split()) if isinstance(value, str) else ""


def _first(values: Any) -> str | None:
    return str(values[0]) if values else None


def _date(value: str) -> str:
    try:
        return iso_date(value)
    except BadDate:
        return ""

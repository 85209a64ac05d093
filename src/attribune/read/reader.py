"""A source → a report.

1. bytes         a file is read, no further than the size limit allows
2. text          decoded, or extracted from HTML
3. parts         headline, bylines, datelines, captions, credits, paragraphs
4. metadata      the option, the table, the text and the page: whom to believe
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import MissingReport, TooLarge
from ..model.codec import report_id
from ..model.report import Note, Report
from .dates import iso_date
from .decoding import Decoded, check_text, decode
from .html import Page, is_html, parse_page
from .language import language
from .metadata import MetadataRow
from .quotes import unbalanced_quotes
from .sources import Source
from .text import TextParts, parse_text

MAX_SIZE = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read from a source, before anything is made of it."""

    text: str
    notes: tuple[Note, ...] = ()
    page: Page | None = None
    rereadable: bool = False
    path: str | None = None
    metadata: MetadataRow = field(default_factory=lambda: MetadataRow("", 0))


def read_source(
    source: Source,
    *,
    published: str | None = None,
    max_size: int = MAX_SIZE,
    today: datetime.date | None = None,
) -> Report:
    """The report that a source holds.

    `published` is an ISO 8601 date that outranks the table, the text and the page. `max_size` is in bytes. `today`
    (default: the clock's) decides only whether a date in the future is noted. Raises the InputErrors: EmptyReport,
    BinaryReport, UndecodableReport, TooLarge, MissingReport, BadDate.
    """
    if source.problem is not None:
        raise source.problem
    raw = source.content if source.content is not None else _file_bytes(source, max_size)
    if isinstance(raw, str):
        decoded = Decoded(_given(raw, source.name, max_size), encoding="", notes=())
    else:
        _check_size(len(raw), source.name, max_size)
        decoded = decode(raw, name=source.name)
    text = decoded.text
    page = parse_page(text, name=source.name) if is_html(text, name=source.name) else None
    content = _Content(
        text=page.text if page else text,
        notes=decoded.notes,
        page=page,
        rereadable=page is None and source.path is not None and decoded.encoding == "utf-8",
        path=source.name if source.path is not None else None,
        metadata=source.metadata or MetadataRow("", 0),
    )
    return _report(content, published=published, today=today)


def read_text(
    text: str,
    *,
    published: str | None = None,
    headline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    max_size: int = MAX_SIZE,
    today: datetime.date | None = None,
) -> Report:
    """The report in a plain text. Options and errors as in `read_source`."""
    given = MetadataRow("", 0, headline=headline or "", outlet=outlet or "", url=url or "")
    content = _Content(text=_given(text, "the text", max_size), metadata=given)
    return _report(content, published=published, today=today)


def _report(content: _Content, *, published: str | None, today: datetime.date | None) -> Report:
    row, page = content.metadata, content.page or Page("")
    parts = parse_text(content.text, headline=row.headline or page.headline)
    date, date_from = _published(published, row, parts, page)
    tongue = language(content.text, declared=page.language)
    outlet = row.outlet or page.outlet
    url = row.url or page.url
    return Report(
        id=report_id(text=content.text, url=url, outlet=outlet, published=date, headline=parts.headline),
        text=content.text,
        given_id=row.id or None,
        path=content.path,
        url=url,
        outlet=outlet,
        wire=row.wire or parts.wire,
        published=date,
        published_from=date_from,
        dateline=parts.dateline,
        headline=parts.headline,
        byline=row.byline or parts.byline or page.byline,
        credits=parts.credits,
        language=tongue,
        blocks=parts.blocks,
        notes=(*content.notes, *_notes(content.text, parts, date, tongue, today or datetime.date.today())),
        rereadable=content.rereadable,
    )


def _published(option: str | None, row: MetadataRow, parts: TextParts, page: Page) -> tuple[str, str | None]:
    """The date of the most trusted one that has any, and who that was."""
    given = iso_date(option, what="--published") if option is not None else ""
    candidates = (
        (given, "option"),
        (row.published, "metadata"),
        (parts.published, "text"),
        (page.published, "html"),
    )
    return next(((date, origin) for date, origin in candidates if date), ("", None))


def _notes(text: str, parts: TextParts, published: str, tongue: str, today: datetime.date) -> list[Note]:
    notes: list[Note] = []
    if not published:
        notes.append(Note("no_date", "no publication date: relative times stay relative; give --published"))
    elif published > today.isoformat():
        notes.append(Note("future_date", f"published on {published}, which is in the future; check the date"))
    prose = [block.span for block in parts.blocks if block.kind == "paragraph"]
    if (quotes := unbalanced_quotes(text, prose)) is not None:
        notes.append(quotes)
    if tongue != "en":
        notes.append(Note("language", "the text does not look English: little will be found in it"))
    return notes


def _file_bytes(source: Source, max_size: int) -> bytes:
    path = source.path or Path(source.name)
    try:
        with path.open("rb") as file:
            content = file.read(max_size + 1)
            size = path.stat().st_size
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise MissingReport(f"{source.name}: {reason}; check the path and its permissions") from error
    _check_size(max(len(content), size), source.name, max_size)
    return content


def _given(text: str, name: str, max_size: int) -> str:
    check_text(text, name=name)
    _check_size(len(text.encode("utf-8")), name, max_size)
    return text


def _check_size(size: int, name: str, max_size: int) -> None:
    if size > max_size:
        raise TooLarge(f"{name}: {size:,} bytes, over the limit of {max_size:,}; raise it with --max-size")

"""A report: one published news item, its metadata and the parts of its text."""

from dataclasses import dataclass

from .span import Span

# What a block of a report's text is. Only headline, paragraph and caption are prose to be annotated.
BLOCK_KINDS = ("dateline", "headline", "byline", "paragraph", "caption", "credit")
PROSE_KINDS = frozenset({"headline", "paragraph", "caption"})


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text: `kind` is one of BLOCK_KINDS."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of the record should know about how the report was read.

    `code` is stable (encoding, no_date, future_date, unbalanced_quotes, language); `message` is for people.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news item.

    `id` comes from its content (text, url, outlet, published, headline), never from its path. `published` is an
    ISO 8601 date or "" where none is known; `published_from` says who told it: option, metadata, text or html.
    `wire` is the agency whose text it is; a photo credit never sets it. `rereadable` says that `text` is exactly
    the decoded content of the file at `path`, so that a record need not carry it.
    """

    id: str
    text: str
    given_id: str | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    wire: str | None = None
    published: str = ""
    published_from: str | None = None
    dateline: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    rereadable: bool = False

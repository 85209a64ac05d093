"""Pages from templates: what every page is given, and the one style sheet that all of them share."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from .. import __version__
from ..export.entries import short_report, sources_of, told_in
from ..export.layout import count_of
from ..export.marks import ASKED
from ..export.wording import joined, shown_date
from ..model.entry import Entry, Evidence
from .guard import csrf_of, user_of

SHARED = files("attribune.export") / "templates"
STATIC = files("attribune.serve") / "static"
# The exporters' pages and ours look alike because they are made of the same sheets.
SHEETS = (SHARED / "page.css", SHARED / "records.css", SHARED / "entries.css", STATIC / "room.css")
LONGEST = 220  # characters of a report's words in a list
# Why several reports are one source (model.entry.Origin).
BECAUSE = {"copy": "one is a copy of the other", "wire": "the agency's text", "words": "the same words"}
FILES = {
    "matter.js": "text/javascript",
    "report.js": "text/javascript",
    "review.js": "text/javascript",
    "drop.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


def render(request: Request, template: str, context: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """A page. Every template is also given `user`, `csrf`, `here` (the path and query asked for) and `version`."""
    query = f"?{request.url.query}" if request.url.query else ""
    page = environment().get_template(template)
    html = page.render(
        {
            "user": user_of(request),
            "csrf": csrf_of(request),
            "here": request.url.path + query,
            "version": __version__,
            **context,
        }
    )
    return HTMLResponse(html, status)


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that is not given is an error."""
    found = Environment(
        loader=PackageLoader("attribune.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "joined": joined,
        "shown_date": shown_date,
        "told_in": told_in,
        "sources": sources_of,
        "short_report": short_report,
        "because": lambda reason: BECAUSE[reason],
        "telling_words": telling_words,
        "in_report": in_report,
        "rivals": rivals,
        "segment": segment,
        "query": query_string,
    }
    found.globals |= {"count_of": count_of, "asset": asset}
    return found


def telling_words(entry: Entry) -> str:
    """The words of the earliest report on one line, no more of them than are quickly read.

    Of several sentences it is the longest: a headline tells less than what it stands over.
    """
    first = entry.evidence[0]
    start = first.spans[0].start
    longest = max(first.spans, key=lambda span: span.length)
    line = " ".join(first.quote[longest.start - start : longest.end - start].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rpartition(" ")[0] + " …"


def in_report(evidence: Evidence) -> str:
    """The address of the words in their report."""
    start, end = evidence.spans[0].start, max(span.end for span in evidence.spans)
    return f"/reports/{short_report(evidence.report)}?at={start}-{end}#w-{ASKED}"


def rivals(entry: Entry) -> tuple[str, ...]:
    """The ids of the other entries that contradict it: perhaps they tell the same."""
    sides = (side.entry for one in entry.contradictions for side in one.sides)
    return tuple(dict.fromkeys(other for other in sides if other != entry.id))


def segment(name: str) -> str:
    """A name or an id as one segment of a path; a slash in it stays in it."""
    return quote(name, safe="")


def query_string(values: Mapping[str, object]) -> str:
    """The values that are given as a query, with its question mark; "" where none is."""
    given = {name: value for name, value in values.items() if value not in (None, "", False)}
    return "?" + urlencode(given) if given else ""


def asset(name: str) -> str:
    """The address of the style sheet or one of FILES; its version makes a browser's copy good for ever."""
    content = style_sheet() if name == "room.css" else static_file(name)
    return f"/static/{name}?v={hashlib.sha256(content.encode()).hexdigest()[:12]}"


@cache
def style_sheet() -> str:
    """All sheets as one."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)


@cache
def static_file(name: str) -> str:
    """One of FILES. Raises KeyError for another name."""
    if name not in FILES:
        raise KeyError(name)
    return (STATIC / name).read_text(encoding="utf-8")

"""Entries as one self-contained page: a chronology to read, print and send, with the evidence of every line."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..model.entry import Entry, Evidence
from .entries import sources_of, told_in
from .layout import count_of
from .wording import joined, shown_date

NOT_MARKED = frozenset({"occurred", "asserted"})


class HtmlEntries:
    """One page for all the entries, written as they come. It needs no JavaScript and no other file."""

    def __init__(self) -> None:
        environment = Environment(
            loader=PackageLoader("attribune.export"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {"joined": joined, "shown_date": shown_date, "told_in": told_in}
        self._page = environment.get_template("entries.html.j2").module

    def start(self) -> str:
        """The page's head."""
        return str(self._page.start())  # type: ignore[attr-defined]  # macros are attributes only at run time

    def one(self, entry: Entry) -> str:
        """One item of the list."""
        marks = tuple(dict.fromkeys((entry.type, *([] if entry.status in NOT_MARKED else [entry.status]))))
        sources = f"{sources_of(entry)}; evidence: {count_of(len(entry.evidence), 'passage')}"
        quoted = [(evidence, marked(evidence)) for evidence in entry.evidence]
        return str(self._page.item(entry, marks, sources, quoted))  # type: ignore[attr-defined]

    def end(self) -> str:
        """The page's foot."""
        return str(self._page.end())  # type: ignore[attr-defined]


def marked(evidence: Evidence) -> list[tuple[str, bool]]:
    """The quote in pieces, each with whether it is one of the triggers."""
    start = evidence.spans[0].start
    pieces, place = [], 0
    for trigger in sorted(evidence.triggers):
        first, last = trigger.start - start, trigger.end - start
        if place <= first and last <= len(evidence.quote):
            pieces += [(evidence.quote[place:first], False), (evidence.quote[first:last], True)]
            place = last
    pieces.append((evidence.quote[place:], False))
    return [(words, marked) for words, marked in pieces if words]

"""`attribune chronology`: what happened, in order."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NotInRecord
from ..export.entries import FORMATS, entry_exporter
from ..export.layout import count_of
from ..model.entry import ENTRY_KINDS
from .common import database_option, output_option, output_stream, say, terminal_width
from .dates import as_of_option, checked_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..model.entry import Entry

HELP = """List what happened, in order, with the words that tell it.

All conditions must hold. A name may be written without its accents; an alias, or a person's last name, is enough.
What has no date stands on the day on which it was first published, and is shown as undated; what a report tells as just
said is shown with about that day (~), or the days since the last happening that it dates. What several reports tell in
other words is one entry, with the most precise date that any of them gives.

\b
  attribune chronology --actor Voss --from 2025-02
  attribune chronology --actor Voss --about "Harbour Order"    # what Voss said about it
  attribune chronology --matter "Harbour Order" --format html -o order.html
  attribune chronology --search '"harbour strike" court' --format csv
"""


@click.command(help=HELP)
@click.option("--actor", metavar="NAME", help="Only where this actor speaks, acts or is acted upon.")
@click.option("--matter", metavar="NAME", help="Only what concerns this law, order, case or other matter.")
@click.option("--about", metavar="NAME", help="Only statements about this actor or matter.")
@click.option(
    "--type",
    "type_",
    metavar="TYPE",
    help="Only this type: of event (CONSULT, ENACT, …), of statement (direct, indirect, mixed), or the new status "
    "of a matter (adopted, blocked, …).",
)
@click.option("--kind", type=click.Choice(ENTRY_KINDS), help="Only events, statements or changes of matters.")
@click.option("--from", "start", callback=checked_day, metavar="DATE", help="Only from this day, month or year on.")
@click.option(
    "--to", "end", callback=checked_day, metavar="DATE", help="Only up to this day, month or year, which counts too."
)
@click.option("--search", metavar="WORDS", help='Only where a report has all these words or "phrases" there.')
@click.option("--story", metavar="ID", help="Only what the reports of this story tell; `attribune stories` lists them.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N entries that matter most, and why.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="text for people, html for one page to read or print, jsonl and csv for programs.  "
    "[default: what FILE's name ends in, else text]",
)
@as_of_option
@click.option("--all", "all_", is_flag=True, help="Also what a reviewer rejected, marked so.")
@database_option
@output_option
def command(
    actor: str | None,
    matter: str | None,
    about: str | None,
    type_: str | None,
    kind: str | None,
    start: str | None,
    end: str | None,
    search: str | None,
    story: str | None,
    top: int | None,
    format_: str | None,
    as_of: str | None,
    all_: bool,
    db: Path,
    output: str,
) -> None:
    """List entries in the order of time."""
    from .. import merge
    from ..public import open_store

    suffix = Path(output).suffix.lstrip(".")
    chosen = format_ or (suffix if suffix in FORMATS else "text")
    exporter = entry_exporter(chosen, width=terminal_width())
    with open_store(db, create=False) as store:
        asked = partial(
            store.entries,
            matter=matter,
            about=about,
            type=type_,
            kind=kind,
            start=start,
            end=end,
            story=story,
            as_of=as_of,
        )
        try:
            found = tuple(asked(actor=actor, search=search))
        except NotInRecord as error:
            found, told = _by_words(asked, actor) if actor and not search else ((), "")
            if not found:
                raise
            say(f"{error.args[0]}; these entries {told}")
        always, never = store.decided_pairs(found)
        entries = merge.dated_by_telling(merge.reviewed(found, always=always, never=never, rejected=all_))
        rejected = len(found) - len(merge.kept(found))
        if rejected and not all_:
            say(f"{count_of(rejected, 'rejected entry', 'rejected entries')} left out; --all lists them, too")
        if not entries:
            raise NotInRecord(f"{db}: nothing fits; ask for less, or see what is there with `attribune reports`")
        with output_stream(output) as stream:
            stream.write(exporter.start())
            stream.writelines(map(exporter.one, entries if top is None else merge.top(entries, top)))
            stream.write(exporter.end())


def _by_words(asked: "Callable[..., Iterable[Entry]]", name: str) -> "tuple[tuple[Entry, ...], str]":
    """What a name finds that no actor has, and how to call it: a product's, or an actor's with another's before it.

    The "Orvane Harbour Union" is the Harbour Union if the record has that together with Orvane.
    """
    from .. import merge

    words = name.split()
    for start in range(1, len(words) - 1):
        shorter = " ".join(words[start:])
        try:
            found = tuple(asked(actor=shorter))
        except NotInRecord:
            continue
        if merge.mentioned(found, words[:start]):
            return found, f"are those of {shorter}"
    return merge.naming(asked(search=f'"{name}"'), name), "have the words"

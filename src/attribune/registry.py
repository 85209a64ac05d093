"""The annotators, in the order in which they run: a new one is one module and one line here."""

from functools import cache
from importlib.metadata import entry_points

from .annotate.about import annotate_about
from .annotate.actors import annotate_actors
from .annotate.dating import annotate_dating
from .annotate.events import annotate_events
from .annotate.layers import Annotator
from .annotate.matters import annotate_matters, annotate_transitions
from .annotate.speakers import annotate_speakers
from .annotate.statements import annotate_statements
from .annotate.times import annotate_times

ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("times", needs=("parse",), writes=("times",), run=annotate_times),
    Annotator("actors", needs=("parse", "times"), writes=("actors",), run=annotate_actors),
    Annotator("statements", needs=("parse", "times", "actors"), writes=("statements",), run=annotate_statements),
    Annotator("speakers", needs=("actors", "statements"), writes=("statements", "actors"), run=annotate_speakers),
    Annotator("matters", needs=("actors", "statements"), writes=("matters",), run=annotate_matters),
    Annotator("events", needs=("actors", "statements", "matters"), writes=("events",), run=annotate_events),
    Annotator("about", needs=("statements", "matters", "events"), writes=("statements", "actors"), run=annotate_about),
    Annotator(
        "dating",
        needs=("times", "statements", "events", "matters"),
        writes=("statements", "events", "matters"),
        run=annotate_dating,
    ),
    Annotator("transitions", needs=("matters",), writes=("matters",), run=annotate_transitions),
)


# Other packages add annotators, which run after ours, through entry points of this group.
GROUP = "attribune.annotators"


@cache
def annotators() -> tuple[Annotator, ...]:
    """Ours, then those of installed packages in the order of their names."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return (*ANNOTATORS, *(point.load() for point in found))

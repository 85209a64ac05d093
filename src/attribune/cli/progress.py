"""A progress bar on stderr, on a terminal only, for more than a handful of things."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FEW = 5


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Yields a function to be called once a thing is done; `total` None where it is not known."""
    if not sys.stderr.isatty() or (total is not None and total <= FEW):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)

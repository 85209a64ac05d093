"""The Python API: two functions, for one report and for the record of many."""

from pathlib import Path
from typing import TYPE_CHECKING

# The package of the read stage is imported here, before `attribune.read` becomes the function below: Python sets a
# package's attribute when its submodule is first imported, and would put the stage in the function's place later.
from . import read as _stage  # noqa: F401
from .model.record import Record
from .pipeline import MAX_SIZE, record_of

if TYPE_CHECKING:
    from .store.base import Store


def read(source: str | Path, *, published: str | None = None, max_size: int = MAX_SIZE) -> Record:
    """The record of one report.

    A `str` is always the report's text; a `pathlib.Path` is a file of plain text or HTML. `published` is an ISO 8601
    date for a report that does not say when it was published. `max_size` is in bytes.

    Raises InputError (a file that is missing, empty, binary, too large, in no known encoding; a bad date).
    """
    from .read.reader import read_source, read_text
    from .read.sources import Source

    if isinstance(source, Path):
        report = read_source(Source(source.as_posix(), source), published=published, max_size=max_size)
    else:
        report = read_text(source, published=published, max_size=max_size)
    return record_of(report)


def open_store(path: str | Path, *, create: bool = True) -> "Store":
    """The record of many reports, kept in a SQLite database at `path`; made there if `create`.

    Use it as a context manager. Raises StoreError where the file is no database of Attribune's, or cannot be written.
    """
    # SQLAlchemy takes a quarter of a second to load, which reading alone should not cost.
    from . import merge
    from .store.sqlite import open_sqlite

    return open_sqlite(Path(path), merging=merge, create=create)

"""What there is to read: files, folders, standard input."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError, MissingReport, NothingToRead
from .metadata import Metadata, MetadataRow

SUFFIXES = (".txt", ".text", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one report comes from: a file's `path`, or the `content` that came through standard input.

    `name` is the path as the user gave it, with forward slashes, or "standard input". `problem` says why there is
    nothing to read: reading the source raises it, so that a run goes on with the others. A source can be pickled, and
    the process that gets it opens the file itself.
    """

    name: str
    path: Path | None = None
    content: bytes | str | None = None
    metadata: MetadataRow | None = None
    problem: InputError | None = None


def stdin_source(content: bytes | str, *, metadata: MetadataRow | None = None) -> Source:
    """The source that standard input gave."""
    return Source(name="standard input", content=content, metadata=metadata)


def find_sources(
    paths: Sequence[str | Path], *, metadata: Metadata | None = None, stdin: bytes | None = None
) -> tuple[Source, ...]:
    """The reports at `paths`, in the order given: files whatever their suffix, folders recursively and sorted.

    In folders only .txt, .text, .html and .htm count; hidden files and folders are left out, links to folders not
    followed. "-" stands for `stdin`. A path that holds no report is a source with a problem; where no path holds
    any, that problem is raised: NothingToRead or MissingReport.
    """
    sources: list[Source] = []
    roots: list[Path | None] = []
    for given in paths:
        for source, root in _found(given, stdin):
            sources.append(source)
            roots.append(root)
    if not sources:
        raise NothingToRead("nothing to read: give files, folders or - for standard input")
    if all(source.problem is not None for source in sources):
        assert sources[0].problem is not None
        raise sources[0].problem
    if metadata is None:
        return tuple(sources)
    files = [(source.path or Path(source.name), root) for source, root in zip(sources, roots, strict=True)]
    rows = metadata.assigned(files)
    return tuple(replace(source, metadata=row) for source, row in zip(sources, rows, strict=True))


def metadata_gaps(sources: Iterable[Source], metadata: Metadata) -> tuple[tuple[MetadataRow, ...], tuple[Source, ...]]:
    """The table's rows that no report has, and the reports without a row."""
    given = tuple(sources)
    used = {source.metadata.line for source in given if source.metadata is not None}
    rows = tuple(row for row in metadata.rows if row.line not in used)
    return rows, tuple(source for source in given if source.metadata is None and source.problem is None)


def _found(given: str | Path, stdin: bytes | None) -> Iterator[tuple[Source, Path | None]]:
    name = str(given)
    if name == "-" and stdin is not None:
        yield stdin_source(stdin), None
        return
    path = Path(given)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError):  # a name too long or with a NUL
        is_folder, is_there = False, False
    if is_folder:
        yield from ((source, path) for source in _in_folder(path))
    elif is_there:
        yield Source(path.as_posix(), path), None
    else:
        problem = MissingReport(f"{name}: no such file or folder; check the path")
        yield Source(name, problem=problem), None


def _in_folder(folder: Path) -> Iterator[Source]:
    problems: list[OSError] = []
    found = sorted(_walk(folder, problems))
    yield from (Source(path.as_posix(), path) for path in found)
    for error in problems:
        name = Path(error.filename).as_posix()
        yield Source(name, problem=MissingReport(f"{name}: {error.strerror}; the folder was left out"))
    if not found and not problems:
        name = folder.as_posix()
        kinds = f"{', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}"
        yield Source(name, problem=NothingToRead(f"{name}: no report in this folder; only {kinds} files count"))


def _walk(folder: Path, problems: list[OSError]) -> Iterator[Path]:
    # Links to folders are not followed: a loop of them would never end.
    for place, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(place, name)

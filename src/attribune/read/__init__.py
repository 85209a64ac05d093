"""Reading: files, folders, standard input and HTML pages → reports with their parts.

`find_sources` says what there is to read, `read_source` reads one, `read_text` a text in memory.
"""

from .metadata import Metadata, MetadataRow, load_metadata
from .reader import MAX_SIZE, read_source, read_text
from .sources import SUFFIXES, Source, find_sources, metadata_gaps, stdin_source

__all__ = [
    "MAX_SIZE",
    "SUFFIXES",
    "Metadata",
    "MetadataRow",
    "Source",
    "find_sources",
    "load_metadata",
    "metadata_gaps",
    "read_source",
    "read_text",
    "stdin_source",
]

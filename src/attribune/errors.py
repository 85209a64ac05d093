"""Everything that Attribune raises on purpose.

AttribuneError
├── InputError              a report could not be read; the run goes on without it
│   ├── EmptyReport         no text in it
│   ├── BinaryReport        not text at all
│   ├── UndecodableReport   text in no encoding that could be told
│   ├── TooLarge            over the size limit
│   ├── MissingReport       no such file, or it may not be opened
│   ├── NothingToRead       a folder, or a list of paths, without a single report
│   └── BadDate             a date option or field that is no ISO 8601 date
├── MetadataError           a metadata table that cannot be used
├── OntologyError           a table of event types that cannot be used
├── RecordError             JSON that is no record of a schema version known here, or does not fit its text
├── JudgementError          a judgement that cannot be made
├── StoreError              a database that cannot be used
│   ├── ForeignDatabase     a file that is not Attribune's database
│   ├── NewerDatabase       written by a later version
│   ├── UnwritableDatabase  no permission, a full disk, a broken file
│   ├── RemovedReport       a reviewer removed this report
│   └── NotInRecord         nothing in the record has that name or id
├── ServeError              the reading room cannot be opened so
└── OutputError             the result could not be written
"""


class AttribuneError(Exception):
    """The root: catch it to catch all that this package raises on purpose. Its text says what to do next."""


class InputError(AttribuneError):
    """A report could not be read."""


class EmptyReport(InputError):
    """There is no text in the report."""


class BinaryReport(InputError):
    """The bytes are not text."""


class UndecodableReport(InputError):
    """The bytes may be text, but no encoding fits them."""


class TooLarge(InputError):
    """The report is larger than the limit."""


class MissingReport(InputError):
    """The file is not there, or may not be opened."""


class NothingToRead(InputError):
    """None of the paths holds a report."""


class BadDate(InputError):
    """Not an ISO 8601 calendar date."""


class OntologyError(AttribuneError):
    """A user's table of event types and triggers cannot be used."""


class MetadataError(AttribuneError):
    """A metadata table cannot be used."""


class RecordError(AttribuneError):
    """JSON that is no record of a known schema version, or that does not fit its report's text."""


class JudgementError(AttribuneError):
    """A judgement that cannot be made: a date that is none, a type that the entry's kind does not have."""


class StoreError(AttribuneError):
    """A database cannot be used."""


class ForeignDatabase(StoreError):
    """The file is not a database of Attribune's."""


class NewerDatabase(StoreError):
    """The database was written by a later version."""


class UnwritableDatabase(StoreError):
    """The database cannot be written: permission, a full disk, a broken file."""


class NotInRecord(StoreError):
    """Nothing in the record has that name or id."""


class ServeError(AttribuneError):
    """The reading room cannot be opened with these settings."""


class RemovedReport(StoreError):
    """A reviewer removed this report: it comes back only on purpose."""


class OutputError(AttribuneError):
    """The result could not be written."""

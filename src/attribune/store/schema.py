"""The tables, as SQLAlchemy Core has them. Migrations create them; this module only names them. See docs/store.md."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, column, table

# Every revision of migrations/versions, oldest first: what is not among them was written by a later version.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
# "Attb" in SQLite's header tells our databases from other people's (https://www.sqlite.org/pragma.html).
APPLICATION_ID = 0x41747462
# How the other tables are derived from `report`. Whoever changes that (what entries are, how reports are compared, how
# tellings are packed) counts up: a database derived otherwise is derived anew when it is next opened for adding.
DERIVATION = 8

metadata = MetaData()

# What was added. `record` is the record's JSON without the text, `text` the report's text in UTF-8, both
# zlib-compressed. `number` stands for the report in the other tables.
report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("given_id", Text),
    Column("path", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("wire", Text),
    Column("published", Text, nullable=False),
    Column("headline", Text),
    Column("statements", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("matters", Integer, nullable=False),
    Column("rereadable", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
)

# Where an entry stands in the chronology; it is sorted by these columns. `day` and `until` are its first and last day.
# An entry without a date has `published` as its `day` and UNKNOWN as `until`. `published`, `report` and `position` (of
# the first trigger, in characters) are those of the earliest report; `published` is UNKNOWN where nobody knows it.
# `number` stands for the entry in `telling` and `participant`; where a judgement stands is kept by its id.
UNKNOWN = "~"  # sorts after every date
entry = Table(
    "entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("report", Integer, nullable=False),
    Column("position", Integer, nullable=False),
)

# What one report contributes to an entry: the entry as that report alone tells it, packed by `tellings`.
telling = Table(
    "telling",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("report", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# The keys of names by which entries can be asked for.
named = Table(
    "named",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False),
)

# Whom and what an entry can be asked for by: `part` is a number of PARTS, the others are of `named` and `entry`.
PARTS = {"actor": 1, "matter": 2, "about": 3}
participant = Table(
    "participant",
    metadata,
    Column("part", Integer, primary_key=True),
    Column("name", Integer, primary_key=True),
    Column("entry", Integer, primary_key=True),
)

# Each record's named actors, with the names that they can be asked for by in `called`.
actor = Table(
    "actor",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("events", Integer, nullable=False),
)

# Each record's matters, with the last status that it tells and the date of that.
matter = Table(
    "matter",
    metadata,
    Column("report", Integer, ForeignKey("report.number"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("owner", Text),
    Column("status", Text),
    Column("day", Text, nullable=False),
)

# The lines of the list of actors: what all rows of `actor` with one key and kind come to. `spellings` counts the rows
# by name (JSON), as `roles` does by role; `name` is the commonest name; `aliases` is a JSON list with every name;
# `spelled` has them casefolded, a line each, to look for words in.
actor_line = Table(
    "actor_line",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("spellings", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("spelled", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("events", Integer, nullable=False),
)

# The same for the list of matters; `kinds` and `owners` count, too, and `last` is the last change that any row tells:
# by what it is ranked among changes, then its status and its day (JSON; [] for none).
matter_line = Table(
    "matter_line",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("spellings", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("owners", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("spelled", Text, nullable=False),
    Column("reports", Integer, nullable=False),
)

# Every name that an actor or a matter has, as it is written: to ask by, and to suggest where nothing fits.
called = Table(
    "called",
    metadata,
    Column("part", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

# What each report is compared by, and its group of each kind of kinship: copies of one text, reports of one story. A
# group's number is that of one of its reports. `day` is a proleptic Gregorian ordinal, 0 where nobody knows it.
kin = Table(
    "kin",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("day", Integer, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("story", Integer, nullable=False),
)


def _keys(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("key", Integer, primary_key=True),
        Column("day", Integer, primary_key=True),
        Column("report", Integer, primary_key=True),
    )


# By which reports of each kind of kinship find each other.
keys = {"copy": _keys("copy_key"), "story": _keys("story_key")}

# The full-text index, one row a telling (rowid = telling.number); it keeps no second copy of the words.
words = table("words", column("rowid", Integer), column("what"), column("quote"), column("headline"))

# Given, beside `report`: every judgement as JSON, in the order in which they were made; rows are only ever added.
judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

# The ids of the reports that a judgement names, whether they are in the record or not.
anchored = Table(
    "anchored",
    metadata,
    Column("report", Text, primary_key=True),
    Column("judgement", Integer, primary_key=True),
)

# The reports that may not come back, with the judgement that says so.
removed = Table(
    "removed",
    metadata,
    Column("report", Text, primary_key=True),
    Column("judgement", Integer, nullable=False),
)

# Derived: the entries at which each judgement now stands, found again whenever their report is derived anew. `side` is
# the number of the judgement's target.
judged = Table(
    "judged",
    metadata,
    Column("judgement", Integer, primary_key=True),
    Column("side", Integer, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("report", Integer, primary_key=True),
)

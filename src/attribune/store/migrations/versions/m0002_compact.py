"""Reports get numbers, entries leave out what their reports hold, and reports know their copies and their story.

What is derived from records goes: the store makes it anew.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_REPORT = """
    id, given_id, path, url, outlet, wire, published, headline, statements, events, matters, rereadable, record, text
"""

_STATEMENTS = (
    *(f"DROP TABLE {name}" for name in ("words", "called", "actor", "participant", "telling", "entry")),
    "ALTER TABLE report RENAME TO report_0001",
    """
    CREATE TABLE report (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, given_id TEXT, path TEXT, url TEXT, outlet TEXT, wire TEXT,
        published TEXT NOT NULL, headline TEXT, statements INTEGER NOT NULL, events INTEGER NOT NULL,
        matters INTEGER NOT NULL, rereadable INTEGER NOT NULL, record BLOB NOT NULL, text BLOB NOT NULL
    )
    """,
    f"INSERT INTO report ({_REPORT}) SELECT {_REPORT} FROM report_0001 ORDER BY id",
    "DROP TABLE report_0001",
    """
    CREATE TABLE entry (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, day TEXT NOT NULL, until TEXT NOT NULL,
        published TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report, position INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX entry_in_time ON entry (day)",
    """
    CREATE TABLE telling (
        number INTEGER PRIMARY KEY, entry TEXT NOT NULL REFERENCES entry, report INTEGER NOT NULL REFERENCES report,
        body BLOB NOT NULL, UNIQUE (entry, report)
    )
    """,
    "CREATE INDEX telling_of_report ON telling (report)",
    """
    CREATE TABLE participant (
        part TEXT NOT NULL, key TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (part, key, entry)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE called (
        part TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (part, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE actor (
        report INTEGER NOT NULL REFERENCES report, id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
        kind TEXT NOT NULL, aliases TEXT NOT NULL, roles TEXT NOT NULL, statements INTEGER NOT NULL,
        events INTEGER NOT NULL, PRIMARY KEY (report, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE words USING fts5 (
        what, quote, headline, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TABLE kin (
        report INTEGER PRIMARY KEY REFERENCES report, day INTEGER NOT NULL, about BLOB NOT NULL, runs BLOB NOT NULL,
        copy INTEGER NOT NULL, story INTEGER NOT NULL
    )
    """,
    "CREATE INDEX kin_by_copy ON kin (copy)",
    "CREATE INDEX kin_by_story ON kin (story)",
    *(
        f"""
        CREATE TABLE {name} (
            key INTEGER NOT NULL, day INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report,
            PRIMARY KEY (key, day, report)
        ) WITHOUT ROWID
        """
        for name in ("copy_key", "story_key")
    ),
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)

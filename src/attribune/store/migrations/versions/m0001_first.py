"""The first schema: reports with their records, entries, names and the full-text index."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE report (
        id TEXT PRIMARY KEY, given_id TEXT, path TEXT, url TEXT, outlet TEXT, wire TEXT, published TEXT NOT NULL,
        headline TEXT, statements INTEGER NOT NULL, events INTEGER NOT NULL, matters INTEGER NOT NULL,
        rereadable INTEGER NOT NULL, record BLOB NOT NULL, text BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE entry (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, day TEXT NOT NULL, until TEXT NOT NULL,
        published TEXT NOT NULL, report TEXT NOT NULL REFERENCES report, position INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX entry_in_time ON entry (day, until, published, report, position, id)",
    """
    CREATE TABLE telling (
        number INTEGER PRIMARY KEY, entry TEXT NOT NULL REFERENCES entry, report TEXT NOT NULL REFERENCES report,
        body TEXT NOT NULL, UNIQUE (entry, report)
    )
    """,
    "CREATE INDEX telling_of_report ON telling (report)",
    """
    CREATE TABLE participant (
        part TEXT NOT NULL, key TEXT NOT NULL, entry TEXT NOT NULL REFERENCES entry, PRIMARY KEY (part, key, entry)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX participant_of_entry ON participant (entry)",
    """
    CREATE TABLE called (
        part TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (part, key)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE actor (
        report TEXT NOT NULL REFERENCES report, id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
        kind TEXT NOT NULL, named INTEGER NOT NULL, aliases TEXT NOT NULL, roles TEXT NOT NULL,
        statements INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (report, id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX actor_by_key ON actor (key, kind)",
    """
    CREATE VIRTUAL TABLE words USING fts5 (
        what, quote, headline, content='', tokenize='unicode61 remove_diacritics 2'
    )
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)

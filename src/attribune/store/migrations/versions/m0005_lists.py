"""Entries get numbers, which take less room than their ids; the lists of actors and of matters have a row a line.

What is derived from records goes: the store makes it anew.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    *(f"DROP TABLE {name}" for name in ("participant", "telling", "entry")),
    """
    CREATE TABLE entry (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, type TEXT NOT NULL, day TEXT NOT NULL,
        until TEXT NOT NULL, published TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report,
        position INTEGER NOT NULL
    )
    """,
    "CREATE INDEX entry_in_time ON entry (day, until, kind)",
    """
    CREATE TABLE telling (
        number INTEGER PRIMARY KEY, entry INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report,
        body BLOB NOT NULL, UNIQUE (entry, report)
    )
    """,
    "CREATE INDEX telling_of_report ON telling (report)",
    """
    CREATE TABLE participant (
        part TEXT NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (part, key, entry)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE actor_line (
        key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, spellings TEXT NOT NULL, aliases TEXT NOT NULL,
        roles TEXT NOT NULL, spelled TEXT NOT NULL, reports INTEGER NOT NULL, statements INTEGER NOT NULL,
        events INTEGER NOT NULL, PRIMARY KEY (key, kind)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX actor_line_in_order ON actor_line (reports)",
    "CREATE INDEX actor_by_key ON actor (key)",
    """
    CREATE TABLE matter_line (
        key TEXT PRIMARY KEY, name TEXT NOT NULL, spellings TEXT NOT NULL, kinds TEXT NOT NULL, owners TEXT NOT NULL,
        last TEXT NOT NULL, spelled TEXT NOT NULL, reports INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX matter_line_in_order ON matter_line (reports)",
    "CREATE INDEX report_by_day ON report (published)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)

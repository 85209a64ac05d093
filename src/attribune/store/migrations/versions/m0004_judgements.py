"""What reviewers decide: the log, by which reports a judgement is found, and at which entries it stands."""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    "CREATE TABLE judgement (number INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)",
    """
    CREATE TABLE anchored (
        report TEXT NOT NULL, judgement INTEGER NOT NULL REFERENCES judgement, PRIMARY KEY (report, judgement)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE removed (report TEXT PRIMARY KEY, judgement INTEGER NOT NULL REFERENCES judgement) WITHOUT ROWID",
    """
    CREATE TABLE judged (
        judgement INTEGER NOT NULL REFERENCES judgement, side INTEGER NOT NULL, entry TEXT NOT NULL,
        report INTEGER NOT NULL REFERENCES report, PRIMARY KEY (judgement, side, entry, report)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX judged_by_entry ON judged (entry)",
    "CREATE INDEX judged_by_report ON judged (report)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)

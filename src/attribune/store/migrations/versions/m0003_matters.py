"""A list of matters: whose they are, and the last that each report tells of them."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE matter (
            report INTEGER NOT NULL REFERENCES report, id TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
            kind TEXT NOT NULL, owner TEXT, status TEXT, day TEXT NOT NULL, PRIMARY KEY (report, id)
        ) WITHOUT ROWID
        """
    )
    op.execute("CREATE INDEX matter_by_key ON matter (key)")

"""By what entries can be asked for is kept in numbers, and found from both sides: by the name, and by the entry.

What is derived from records goes: the store makes it anew.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    "DROP TABLE participant",
    "CREATE TABLE named (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE participant (
        part INTEGER NOT NULL, name INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (part, name, entry)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX participant_of_entry ON participant (entry)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)

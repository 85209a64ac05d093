"""Opening a SQLite database: whose it is, which schema it has, and what its errors mean to a user."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from ..errors import ForeignDatabase, NewerDatabase, StoreError, UnwritableDatabase
from .schema import APPLICATION_ID, DERIVATION, REVISIONS

LOCK_SECONDS = 30
_HEADER = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html
_NO_DATABASE = "this is no SQLite database; give another path with --db"
# Set on a connection before its first statement: the transaction takes the write lock at once, not halfway.
WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}


def opened_engine(path: Path, *, create: bool, derive: Callable[[Connection], None]) -> Engine:
    """An engine on a database of the current schema, made or migrated where need be.

    `derive` makes anew what is derived from records, where that was done by another version.

    Raises ForeignDatabase, NewerDatabase, UnwritableDatabase, and StoreError where there is none and `create` is false.
    """
    if not create and not path.exists():
        raise StoreError(f"{path}: there is no database; `attribune add` makes one")
    _check_header(path)
    engine = create_engine(_location(path, create=create), connect_args={"timeout": LOCK_SECONDS})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    try:
        with understood(path):
            _prepare(engine, path, create=create, derive=derive)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Turns the driver's errors into Attribune's, which say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(path, error.orig) from error


def _meaning(path: Path, error: BaseException | None) -> StoreError:
    # Extended codes ("SQLITE_IOERR_WRITE") begin with the plain one.
    code = getattr(error, "sqlite_errorname", "") if isinstance(error, sqlite3.Error) else ""
    for beginning, kind, message in (
        ("SQLITE_NOTADB", ForeignDatabase, _NO_DATABASE),
        ("SQLITE_CORRUPT", UnwritableDatabase, "the database is damaged; use a copy, or add the reports to a new one"),
        ("SQLITE_FULL", UnwritableDatabase, "the disk is full; this report was not kept: make room, then add it again"),
        ("SQLITE_READONLY", UnwritableDatabase, "the database may not be written; check its permissions, or copy it"),
        ("SQLITE_CANTOPEN", UnwritableDatabase, "the database cannot be opened; its folder must exist and be yours"),
        ("SQLITE_BUSY", UnwritableDatabase, "another program is writing to the database; try again when it is done"),
    ):
        if code.startswith(beginning):
            return kind(f"{path}: {message}")
    return UnwritableDatabase(f"{path}: the database cannot be used: {error}")


def _location(path: Path, *, create: bool) -> URL:
    """Where the database is, and how it may be opened.

    With a write-ahead log even readers write beside the database. In a folder that may only be read nobody has left
    such a log, and nobody can change the file: SQLite is told so, or it would not open it.
    """
    file = path.absolute()
    if create or os.access(file.parent, os.W_OK) or file.with_name(f"{file.name}-wal").exists():
        return URL.create("sqlite+pysqlite", database=str(file))
    query = {"uri": "true", "mode": "ro", "immutable": "1"}
    return URL.create("sqlite+pysqlite", database=file.as_uri(), query=query)


def _check_header(path: Path) -> None:
    """SQLite itself takes a file of a few bytes for an empty database, and would write over it."""
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError:
        return  # not there yet, or what SQLite will complain about
    if header not in (b"", _HEADER):
        raise ForeignDatabase(f"{path}: {_NO_DATABASE}")


def _configure(connection: sqlite3.Connection, _: Any) -> None:
    # SQLAlchemy's recipe: the driver's own, late transactions off, so that ours hold schema changes too.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _prepare(engine: Engine, path: Path, *, create: bool, derive: Callable[[Connection], None]) -> None:
    with engine.connect() as connection:
        current = _is_current(connection, path)
    if not create:
        if not current:
            raise StoreError(f"{path}: empty or of an older version; `attribune add --db {path}` brings it up to date")
        return
    _use_write_ahead_log(engine)
    if current:
        return
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        # Another process may have been quicker.
        if not _is_current(connection, path):
            _migrate(connection)
            derive(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {DERIVATION}")


def _is_current(connection: Connection, path: Path) -> bool:
    """Whether schema and derivation are the current ones; False for an empty file and for older ones."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application == 0 and tables == 0:
        return False
    if application != APPLICATION_ID:
        raise ForeignDatabase(f"{path}: this database is not Attribune's; give another path with --db")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    derivation = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if revision not in REVISIONS or derivation > DERIVATION:
        raise NewerDatabase(f"{path}: a later version of Attribune wrote this database; upgrade attribune")
    return bool(revision == REVISIONS[-1] and derivation == DERIVATION)


def _use_write_ahead_log(engine: Engine) -> None:
    """Readers and a writer do not wait for each other. The mode stays with the file; no transaction may be open.

    Where another process has just made the file and is still at work in it, the next to open it will set the mode.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise DBAPIError("PRAGMA journal_mode = WAL", None, error) from error
    finally:
        raw.close()


def _migrate(connection: Connection) -> None:
    # Alembic takes a while to load, and a database is current nearly always.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "attribune.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

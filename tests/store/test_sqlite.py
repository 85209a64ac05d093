"""What only the SQLite store must do: files that are not its own, crashes, full disks."""

import importlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect
from sqlalchemy.engine import Engine

import attribune.merge
from attribune.errors import ForeignDatabase, NewerDatabase, StoreError, UnwritableDatabase
from attribune.merge import merged
from attribune.model.codec import record_to_json
from attribune.model.judgement import Judgement
from attribune.model.record import Record
from attribune.store import schema
from attribune.store.opening import opened_engine
from attribune.store.sqlite import SqliteStore, open_sqlite
from tests.builders import RecordMaker, ferry_record, harbour_record, report_of, simple_record

ROOT = Path(__file__).parents[2]
COUNT = 60


def opened(path: Path, *, create: bool = True) -> SqliteStore:
    return open_sqlite(path, merging=attribune.merge, create=create)


def filled(path: Path) -> Path:
    with opened(path) as store:
        store.add(harbour_record())
    return path


def sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(statement).fetchall()
    finally:
        connection.close()


def foreign_sqlite(path: Path) -> None:
    sql(path, "CREATE TABLE somebody (s TEXT)")


def other_application(path: Path) -> None:
    sql(path, "PRAGMA application_id = 7")


def some_text(path: Path) -> None:
    path.write_text("Not a database, but a letter to the editor. " * 100)


def short_text(path: Path) -> None:
    path.write_text("x")


@pytest.mark.parametrize("make", [foreign_sqlite, other_application, some_text, short_text])
@pytest.mark.parametrize("create", [True, False])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, make: Callable[[Path], None], create: bool) -> None:
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase, match="--db"):
        opened(path, create=create)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    sql(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase, match="upgrade"):
        opened(path)


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        opened(path, create=False)
    with opened(path) as store:
        assert store.add(harbour_record())


def test_a_missing_database_is_not_made_by_a_question(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        opened(tmp_path / "x.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableDatabase, match="folder"):
        opened(tmp_path / "no" / "x.db")


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(UnwritableDatabase, match="damaged"), opened(path) as store:
        list(store.entries())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_database_is_said(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    path.chmod(0o444)
    with opened(path) as store, pytest.raises(UnwritableDatabase, match="permission"):
        store.add(simple_record(1))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_database_in_a_read_only_folder_can_be_asked(tmp_path: Path) -> None:
    path = filled(tmp_path / "x?%41.db")
    tmp_path.chmod(0o555)
    try:
        with opened(path, create=False) as store:
            assert len(list(store.entries())) == 3
    finally:
        tmp_path.chmod(0o755)


def test_writing_what_may_only_be_read_is_said(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "x.db")) as store:
        event.listen(store._engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only = ON"))
        store._engine.dispose()
        with pytest.raises(UnwritableDatabase, match="permissions"):
            store.add(simple_record(1))


def test_a_full_disk_keeps_all_before_and_nothing_of_the_rest(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    (pages,) = sql(path, "PRAGMA page_count")[0]
    with opened(path) as store:
        event.listen(store._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {pages}"))
        store._engine.dispose()
        numbers = iter(range(1000))
        with pytest.raises(UnwritableDatabase, match="disk is full"):
            all(store.add(simple_record(number)) for number in numbers)
        expected = [harbour_record(), *map(simple_record, range(next(numbers) - 1))]
        assert len(expected) > 1
        assert list(store.entries_by_id()) == list(merged(expected))
        assert len(list(store.reports())) == len(expected)
    assert sql(path, "PRAGMA foreign_key_check") == []


def test_a_locked_database_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "x.db")
    monkeypatch.setattr("attribune.store.opening.LOCK_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with opened(path) as store:
        with pytest.raises(UnwritableDatabase, match="another program"):
            store.add(simple_record(1))
        assert len(list(store.entries())) == 3  # readers do not wait for a writer
    other.close()


def test_killed_at_any_moment_nothing_is_lost_or_half_written(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    chance = random.Random(7)
    for _ in range(5):
        done = killed(path, after=chance.randrange(3, 20), pause=chance.random() / 200)
        with opened(path) as store:
            kept = {record.report.id for record in store.records()}
            assert {simple_record(number).report.id for number in done} <= kept
            assert list(store.entries_by_id()) == list(merged(store.records()))
        assert sql(path, "PRAGMA integrity_check") == [("ok",)]
        assert sql(path, "PRAGMA foreign_key_check") == []
    killed(path, after=COUNT, pause=0)
    with opened(path) as store:
        assert list(store.entries_by_id()) == list(merged(map(simple_record, range(COUNT))))


def killed(path: Path, *, after: int, pause: float) -> list[int]:
    """The records that a process said it had added before it was killed, a moment after the one of that number."""
    command = [sys.executable, "-m", "tests.store.adding", str(path), str(COUNT)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done: list[int] = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            done.append(int(line))
            if len(done) == after:
                if pause:
                    signal.sigtimedwait([], pause)
                process.kill()
                break
        done += [int(line) for line in process.stdout if line.endswith("\n")]
    return done


def first_revision(path: Path, *records: Record) -> None:
    """A database as the first revision of the schema had it."""
    connection = sqlite3.connect(path)
    for statement in importlib.import_module("attribune.store.migrations.versions.m0001_first")._STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    for record in records:
        packed = (zlib.compress(part.encode()) for part in (record_to_json(record, with_text=True), record.report.text))
        report = record.report
        connection.execute(
            "INSERT INTO report VALUES (?, NULL, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(report.id, report.path, report.outlet, report.wire, report.published, report.headline),
                *(len(record.statements), len(record.events), len(record.matters), report.rereadable, *packed),
            ),
        )
    connection.execute("INSERT INTO entry VALUES ('e_0', 'event', 'OTHER', '', '', '', ?, 0)", (records[0].report.id,))
    connection.commit()
    connection.close()


def test_a_database_of_the_first_revision_becomes_a_current_one(tmp_path: Path) -> None:
    records = [harbour_record(), ferry_record(), simple_record(1)]
    first_revision(tmp_path / "old.db", *records)
    with pytest.raises(StoreError, match="older version"):
        opened(tmp_path / "old.db", create=False)
    with opened(tmp_path / "old.db") as old, opened(tmp_path / "new.db") as new:
        for record in records:
            new.add(record)
            assert not old.add(record)
        assert list(old.records()) == list(new.records())
        assert list(old.entries()) == list(new.entries())
        assert list(old.stories()) == list(new.stories())
        assert [one.id for one in old.entries(search="port")] == [one.id for one in new.entries(search="port")]
    assert sql(tmp_path / "old.db", "PRAGMA foreign_key_check") == []


def test_what_another_version_derived_is_derived_anew(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    with opened(path) as store:
        before = list(store.entries_by_id())
    for statement in ("DELETE FROM telling", "DELETE FROM kin", "PRAGMA user_version = 0"):
        sql(path, statement)
    with opened(path) as store:
        assert list(store.entries_by_id()) == before
    sql(path, "PRAGMA user_version = 9999")
    with pytest.raises(NewerDatabase, match="upgrade"):
        opened(path)


def test_a_text_longer_than_zlib_looks_back_comes_back(tmp_path: Path) -> None:
    make = RecordMaker(report_of("Filler of no interest. " * 3000, "In the end Ana Voss met Piet Lorne in Orvane."))
    make.event("CONSULT", "met", [make.actor("Ana Voss")], [make.actor("Piet Lorne")])
    with opened(tmp_path / "x.db") as store:
        store.add(make.record())
        assert list(store.entries()) == list(merged([make.record()]))


def test_two_processes_may_make_the_database_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.adding", str(tmp_path / "x.db"), "20"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    both = [subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    with opened(tmp_path / "x.db") as store:
        assert list(store.entries_by_id()) == list(merged(map(simple_record, range(20))))


def test_the_tables_are_those_of_the_migrations(tmp_path: Path) -> None:
    engine = opened_engine(tmp_path / "x.db", create=True, derive=lambda _: None)
    inspector = inspect(engine)
    for table in schema.metadata.sorted_tables:
        assert [column["name"] for column in inspector.get_columns(table.name)] == table.columns.keys()
    engine.dispose()


def test_every_migration_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", "attribune.store:migrations")
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_a_reader_sees_what_a_writer_has_added(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    with opened(path) as writer, opened(path, create=False) as reader:
        writer.add(simple_record(1))
        assert len(list(reader.reports())) == 2
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]


def test_adding_asks_no_more_of_a_large_record(tmp_path: Path) -> None:
    """The same number of statements, each by an index: no table is read from end to end."""
    with opened(tmp_path / "x.db") as store:
        for number in range(20):
            store.add(simple_record(number))
        asked: list[tuple[str, object]] = []
        event.listen(store._engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
        store.add(simple_record(20))
        few = len(asked)
        for number in range(21, 60):
            store.add(simple_record(number))
        assert len(asked) == 40 * few
        plans = plans_of(store._engine, dict(asked))
    # What was found by the keys is gone through, whole tables are not.
    assert not [plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL" not in plan and plan != "SCAN those"]


def plans_of(engine: Engine, statements: dict[str, object]) -> list[str]:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        found: list[str] = []
        for statement, parameters in statements.items():
            if statement.startswith(("SELECT", "INSERT")):
                first = parameters[0] if isinstance(parameters, list) else parameters
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}", first)  # type: ignore[arg-type]
                found += [row[-1] for row in cursor.fetchall()]
        return found
    finally:
        raw.close()


def test_of_a_removed_report_no_name_is_left(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with opened(path) as store:
        store.add(harbour_record())
        store.add(simple_record(1))
        store.remove(Judgement("", "2031-06-01T09:00:00Z", "rhea", "remove", report=harbour_record().report.id))
    for table, column in (("named", "key"), ("called", "key"), ("actor_line", "key"), ("matter_line", "key")):
        left = {str(row[0]) for row in sql(path, f"SELECT {column} FROM {table}")}
        assert not [key for key in left if "voss" in key or "lorne" in key or "harbour" in key]
    assert sql(path, "SELECT count(*) FROM named WHERE number NOT IN (SELECT name FROM participant)") == [(0,)]
    assert sql(path, "SELECT count(*) FROM participant WHERE entry NOT IN (SELECT number FROM entry)") == [(0,)]


def test_two_reviewers_at_once_lose_no_judgement(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    command = [sys.executable, "-m", "tests.store.judging", str(path)]
    reviewers = [subprocess.Popen([*command, name, "30"], cwd=ROOT) for name in ("rhea", "theo")]
    assert [process.wait() for process in reviewers] == [0, 0]
    with opened(path) as store:
        log = store.judgements()
        assert [one.id for one in log] == [f"j{number}" for number in range(1, 61)]
        for name in ("rhea", "theo"):
            assert [one.note for one in log if one.by == name] == [str(number) for number in range(30)]
        (entry,) = store.entries(type="CONSULT")
        assert entry.history == tuple(one.id for one in log)
        dated = [one.value for one in log if one.action == "date"]
        assert entry.when == dated[-1]


def test_judgements_stand_when_everything_is_derived_anew(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    with opened(path) as store:
        target = attribune.merge.target_of(next(store.entries(type="CONSULT")))
        store.judge(Judgement("", "2031-06-01T09:00:00Z", "rhea", "date", targets=(target,), value="2029"))
        before = list(store.entries())
    sql(path, "PRAGMA user_version = 1")
    with opened(path) as store:
        assert list(store.entries()) == before
        assert [entry.when for entry in store.entries(end="2029")] == ["2029"]

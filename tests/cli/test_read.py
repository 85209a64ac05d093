"""`attribune read` as a user runs it: files, folders, standard input, formats, errors and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VOSS = "Mayor Ana Voss said Monday she would sign the order.\n"
LUND = "Minister Per Lund denied on Tuesday that he had met the union.\n"


def attribune(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "attribune", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
    )


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """The JSONL that a run printed."""
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports, a nested one, and things that are none."""
    place = tmp_path / "reports"
    (place / "deeper").mkdir(parents=True)
    (place / "b.txt").write_text(LUND, encoding="utf-8")
    (place / "a.txt").write_text(VOSS, encoding="utf-8")
    (place / "deeper" / "c.text").write_text(VOSS.replace("Voss", "Holm"), encoding="utf-8")
    (place / ".hidden.txt").write_text(VOSS, encoding="utf-8")
    (place / "notes.md").write_text(VOSS, encoding="utf-8")
    return place


def test_a_folder_is_read_in_order_with_the_same_bytes_whatever_the_workers(folder: Path) -> None:
    one = attribune("read", folder, "--published", "2026-03-04", "--workers", 1)
    two = attribune("read", folder, "--published", "2026-03-04", "--workers", 2)
    assert (one.returncode, two.returncode) == (0, 0)
    assert one.stdout == two.stdout
    names = [Path(str(r["report"]["path"])).name for r in records(one)]  # type: ignore[index]
    assert names == ["a.txt", "b.txt", "c.text"]


def test_standard_input_carries_its_text(folder: Path) -> None:
    done = attribune("read", "-", stdin=VOSS.encode())
    (record,) = records(done)
    assert record["report"]["text"] == VOSS  # type: ignore[index]
    assert b"no publication date" in done.stderr


def test_one_bad_report_does_not_end_the_run(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    done = attribune("read", folder, "--published", "2026-03-04")
    assert done.returncode == 1
    assert len(records(done)) == 2
    assert b"b.txt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", b"empty"), (b"  \n", b"empty"), (b"\x00\x01\x02\x03" * 50, b"binary"), (b"x" * 5_000_001, b"--max-size")],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: bytes, words: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    done = attribune("read", path)
    assert done.returncode == 3
    assert done.stdout == b""
    assert words in done.stderr.splitlines()[0]
    assert b"Traceback" not in done.stderr


def test_missing_files_empty_folders_and_bad_dates_have_their_exit_codes(tmp_path: Path) -> None:
    assert attribune("read", tmp_path / "none.txt").returncode == 3
    assert attribune("read", tmp_path).returncode == 3
    (tmp_path / "a.txt").write_text(VOSS, encoding="utf-8")
    done = attribune("read", tmp_path / "a.txt", "--published", "14 February")
    assert done.returncode == 2
    assert b"YYYY-MM-DD" in done.stderr
    assert attribune("read").returncode == 2
    assert attribune("reed").returncode == 2


def test_the_output_file_is_complete_or_not_there(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert attribune("read", folder, "-o", target).returncode == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3
    done = attribune("read", folder, "-o", tmp_path / "nowhere" / "out.jsonl")
    assert done.returncode == 5
    assert b"cannot write" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_said(folder: Path) -> None:
    done = attribune("read", folder, "-o", "/dev/full")
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr


def test_the_format_follows_the_output_file(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "record.html"
    assert attribune("read", folder / "a.txt", "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    done = attribune("read", folder / "a.txt", "--format", "text")
    assert done.stdout.startswith(str(folder / "a.txt").encode())


def test_metadata_gives_what_the_text_does_not(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("path,published,outlet\na.txt,2026-03-04,Courier\n", encoding="utf-8")
    done = attribune("read", folder / "a.txt", "--metadata", table)
    report = records(done)[0]["report"]
    assert (report["published"], report["published_from"], report["outlet"]) == ("2026-03-04", "metadata", "Courier")  # type: ignore[index]


def test_a_reader_that_has_enough_is_no_error(folder: Path) -> None:
    run = f"{sys.executable} -m attribune read {folder} --format text | head -n 1"
    done = subprocess.run(run, shell=True, capture_output=True, check=False)
    assert done.stderr.count(b"Traceback") == 0
    assert len(done.stdout.splitlines()) == 1


def test_help_loads_nothing_heavy() -> None:
    script = """
import sys
from attribune.cli.main import attribune
attribune(["--help"], standalone_mode=False)
print([name for name in ("spacy", "trafilatura", "sqlalchemy", "rich", "numpy", "lxml") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

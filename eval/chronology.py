"""Chronologies of the gold's actors, as `attribune chronology` prints them, against those that people made."""

import subprocess
import sys
from pathlib import Path


def write_answers(texts: Path, timelines: Path, answers: Path) -> None:
    """A file of entries, NAME.jsonl, for each NAME.txt of the timelines, whose first line is what to ask for."""
    database = answers.with_suffix(".db")
    _attribune("add", str(texts), "--metadata", str(texts / "metadata.tsv"), "--db", str(database))
    answers.mkdir()
    for timeline in sorted(timelines.glob("*.txt")):
        target = timeline.read_text(encoding="utf-8").splitlines()[0].strip()
        asked = ("chronology", "--format", "jsonl", "--db", str(database))
        found = _attribune(*asked, "--actor", target) or _attribune(*asked, "--matter", target)
        (answers / f"{timeline.stem}.jsonl").write_text(found, encoding="utf-8")


def _attribune(*arguments: str) -> str:
    """What the command prints; nothing where it finds nothing."""
    command = [sys.executable, "-m", "attribune", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout

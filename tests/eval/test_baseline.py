import json
import subprocess
from pathlib import Path

import pytest
from eval.baseline import breaches, silent_lowerings

GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


@pytest.mark.parametrize(
    ("figure", "floor", "value", "breached"),
    [("relation_f1", 50.0, 49.9, True), ("relation_f1", 50.0, 50.0, False), ("false_names", 10.0, 10.1, True),
     ("false_names", 10.0, 9.0, False), ("relation_f1", 50.0, None, True)],
)  # fmt: skip
def test_a_figure_beyond_its_floor_is_a_breach(figure: str, floor: float, value: float | None, breached: bool) -> None:
    figures = {"suite": {} if value is None else {figure: value}}
    assert bool(breaches(figures, {"suite": {figure: floor}})) is breached


def committed(folder: Path, floor: float, lowered: list[dict[str, object]]) -> Path:
    """The baseline file with one floor, committed in a repository of its own."""
    path = folder / "baseline.json"
    path.write_text(json.dumps({"floors": {"s": {"f": floor}}, "lowered": lowered}), encoding="utf-8")
    if not (folder / ".git").exists():
        subprocess.run([*GIT, "init", "-q", str(folder)], check=True)
    subprocess.run([*GIT, "-C", str(folder), "add", "-A"], check=True)
    subprocess.run([*GIT, "-C", str(folder), "commit", "-qm", "floors"], check=True)
    return path


def test_a_floor_is_not_lowered_in_silence(tmp_path: Path) -> None:
    committed(tmp_path, 50.0, [])
    assert silent_lowerings(committed(tmp_path, 51.0, [])) == []
    found = silent_lowerings(committed(tmp_path, 49.0, []))
    assert [(b.suite, b.figure) for b in found] == [("s", "f")]
    reason = {"suite": "s", "figure": "f", "from": 51.0, "to": 49.0, "why": "the gold was corrected"}
    assert silent_lowerings(committed(tmp_path, 49.0, [reason])) == []
    assert silent_lowerings(committed(tmp_path, 48.0, [reason])) != []


def test_without_history_there_is_nothing_to_compare(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"floors": {"s": {"f": 1.0}}, "lowered": []}), encoding="utf-8")
    assert silent_lowerings(path) == []

"""Data flows one way: no stage imports a sibling, and `model` imports nothing of ours (docs/pipeline.md)."""

import ast
from pathlib import Path

import pytest

import attribune

PACKAGE = Path(attribune.__file__).parent
# The packages that hold one stage or one service each; what joins them are the modules at the top, and the commands.
STAGES = {"model", "read", "annotate", "record", "merge", "store", "export", "batch"}
EVERYBODY_MAY = {"model", "errors"}
# store keeps what merge makes of records, and nothing else knows both.
ALSO = {"model": set(), "store": {"merge"}}
PRINTERS = {"cli"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The parts of attribune that a module imports: a stage's name, or that of a module at the top."""
    here = path.relative_to(PACKAGE).with_suffix("").parts
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                base = list(here[: len(here) - node.level])
                names = [*base, *(node.module or "").split(".")] if node.module else base
                targets = [names] if names and names[0] else [[alias.name] for alias in node.names]
                found.update(target[0] for target in targets if target)
            elif node.module and node.module.split(".")[0] == "attribune":
                found.update(node.module.split(".")[1:2])
        elif isinstance(node, ast.Import):
            found.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("attribune."))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_no_sibling(path: Path) -> None:
    stage = path.relative_to(PACKAGE).parts[0]
    if stage not in STAGES:
        return
    allowed = {stage} | ALSO.get(stage, EVERYBODY_MAY) | (EVERYBODY_MAY if stage != "model" else {"errors"})
    assert imported(path) <= allowed


def test_the_walk_sees_edges() -> None:
    """The pipeline joins the stages: if its imports were not seen, no forbidden one would be."""
    assert imported(PACKAGE / "pipeline.py") >= {"read", "annotate", "record", "batch", "model", "errors"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_commands_print(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] in PRINTERS:
        return
    calls = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"print", "exit", "quit"} & set(calls)

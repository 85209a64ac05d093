"""What the documents say is so: links lead somewhere, commands print what is shown, examples run."""

import doctest
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

import attribune
from attribune import public

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(page for folder in ("", "docs", "examples", "training") for page in (ROOT / folder).glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_reference_of_the_command_line_is_what_the_commands_say() -> None:
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run `make docs`"


@pytest.mark.parametrize("module", [attribune, public], ids=lambda module: str(module.__name__))
def test_examples_in_docstrings_run(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.failed == 0
    assert module is not attribune or found.attempted > 0


def test_examples_in_the_api_page_run() -> None:
    found = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert (found.failed, found.attempted > 5) == (0, True)


def test_the_readme_shows_the_real_output() -> None:
    """Whatever the README pipes the record through, the lines that it shows are the record's first ones."""
    command, shown = re.search(r"<!-- main command -->\n```sh\n(.*?)\n```\n\n```text\n(.*?)```", README, re.S).groups()  # type: ignore[union-attr]
    arguments = re.search(r"attribune (read \S+ --format text)", command)
    assert arguments is not None
    run = [sys.executable, "-m", "attribune", *arguments[1].split()]
    done = subprocess.run(run, capture_output=True, check=True, cwd=ROOT)
    lines = shown.splitlines()
    assert len(lines) > 10
    assert done.stdout.decode().splitlines()[: len(lines)] == lines


def test_the_readme_says_how_to_test() -> None:
    """`make check` runs this very command (see the Makefile), so it is one line, and it runs the tests."""
    (command,) = re.findall(r"<!-- test command -->\n```sh\n([^\n]*)\n```", README)
    assert command.endswith("-m pytest")

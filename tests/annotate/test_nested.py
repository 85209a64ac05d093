"""Statements within statements: a table of sentences, most of them in whose outer statement another one stands."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.statements import annotate_statements
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

CASES = Path(__file__).parents[1] / "cases" / "nested.tsv"
# How many texts of each half come out fully right, less a few: the model is trained on whole articles, and its next
# version may lose a sentence that stands alone.
FLOORS = {"develop": 28, "held": 23}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in words; `path` holds the contents around it, the outermost first."""

    source: str
    cue: str
    content: str
    path: tuple[str, ...]


def _cases(half: str) -> list[tuple[str, set[Told]]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith(half + "\t")]
    return [(text, _told(statements)) for text, *statements in (line.split("\t")[1].split(" # ") for line in lines)]


def _told(statements: list[str]) -> set[Told]:
    found: set[Told] = set()
    path: list[str] = []
    for statement in statements:
        source, cue, content = (_plain(part) for part in statement[2:].split("|"))
        path[int(statement[0]) - 1 :] = [content]
        found.add(Told(source, cue, content, tuple(path[:-1])))
    return found


def _plain(words: str) -> str:
    """Without the punctuation at the edges, which differs with whoever cuts the spans."""
    return "~".join(part.strip(" .,“”") for part in words.split("~"))


def _found(text: str) -> set[Told]:
    report = Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))
    statements = annotate_statements(Annotations(report=report, parse=parse(report))).statements
    by_id = {statement.id: statement for statement in statements}
    return {
        Told(_words(text, s.source), _words(text, s.cue), _words(text, s.content), _path(s, by_id, text))
        for s in statements
    }


def _path(statement: Statement, by_id: dict[str, Statement], text: str) -> tuple[str, ...]:
    if statement.within is None:
        return ()
    outer = by_id[statement.within]
    return (*_path(outer, by_id, text), _words(text, outer.content))


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return _plain("~".join(span.of(text) for span in spans))


def _agree(wanted: Told, found: Told) -> bool:
    """The same source, content and place; the cues need only share their last word."""
    same = (wanted.source, wanted.content, wanted.path) == (found.source, found.content, found.path)
    return same and set(wanted.cue.split()[-1:]) <= set(found.cue.split())


@pytest.mark.parametrize("half", FLOORS)
def test_statements_within_statements(half: str) -> None:
    """Fully right: every statement of the text is found with its place, and no other one."""
    missed = []
    for text, wanted in _cases(half):
        found = _found(text)
        lacking = [w for w in wanted if not any(_agree(w, f) for f in found)]
        beyond = [f for f in found if not any(_agree(w, f) for w in wanted)]
        if lacking or beyond:
            missed.append((text, lacking, beyond))
    right = len(_cases(half)) - len(missed)
    lines = [f"{half}: {right} of {len(_cases(half))} texts fully right"]
    lines += [f"  {text}\n    lacking {lacking}\n    beyond  {beyond}" for text, lacking, beyond in missed]
    sys.stdout.write("\n".join(lines) + "\n")  # seen with -s, and where the floor is missed
    assert right >= FLOORS[half]


def test_the_table_is_large_and_has_look_alikes() -> None:
    depths = [max(len(told.path) for told in wanted) for half in FLOORS for _, wanted in _cases(half)]
    assert sum(depth >= 1 for depth in depths) >= 45
    assert sum(depth >= 2 for depth in depths) >= 5
    assert depths.count(0) >= 10

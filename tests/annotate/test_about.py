"""What statements are about: their topics, not all that they mention."""

import pytest

from attribune.annotate.about import annotate_about
from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters
from attribune.annotate.parse import parse
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement


@pytest.mark.parametrize(
    ("source", "cue", "content", "topics"),
    [
        ("Ana Voss", "said", "Victor Hale had lied", ["Victor Hale"]),
        ("Ana Voss", "said", "Victor Hale met Paul Dorn in Varna", ["Victor Hale", "Paul Dorn"]),
        ("Ana Voss", "criticized", "Victor Hale", ["Victor Hale"]),
        ("Ana Voss", "praised", "the speech of Victor Hale", ["Victor Hale"]),
        ("Ana Voss", "mocked", "Victor Hale's record", ["Victor Hale"]),
        ("Ana Voss", "said", "the travel ban would hurt Victor Hale", ["travel ban", "Victor Hale"]),
        ("Ana Voss", "said", "it rained in Varna", []),
        ("Ana Voss", "ordered", "the ministry to release the Hale emails", ["ministry"]),
        ("Ana Voss", "said", "no politician could stop a banker", []),
        ("Ana Voss", "said", "Ana Voss would run", []),
        ("Ana Voss", "said", "Victor Hale had ignored teachers", ["Victor Hale"]),
        ("Ana Voss", "said", "the council had ignored teachers", ["council", "teachers"]),
        ("Ana Voss", "said", "if the Harbour Party wants to win, it pays to talk", ["Harbour Party"]),
        ("Ana Voss", "said", "this is the result of the culture of the Harbour Party", ["Harbour Party"]),
    ],
)
def test_topics(source: str, cue: str, content: str, topics: list[str]) -> None:
    text = f"{source} {cue} {content}."
    start = len(f"{source} {cue} ")
    report = Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))
    found = annotate_matters(annotate_actors(Annotations(report=report, parse=parse(report))))
    speaker = next(a.id for a in found.actors if a.name == source)
    statement = Statement(
        id="s1",
        kind="indirect",
        source=(Span(0, len(source)),),
        cue=(Span(len(source) + 1, start - 1),),
        content=(Span(start, start + len(content)),),
        speakers=(speaker,),
    )
    found = annotate_about(Annotations(report, found.parse, (), found.actors, (statement,), found.matters))
    names = {one.id: one.name for one in found.actors} | {one.id: one.name for one in found.matters}
    assert [names[one] for one in found.statements[0].about] == topics

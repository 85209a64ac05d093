"""Speakers: statements with given spans, and whom their sources stand for."""

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.speakers import annotate_speakers
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import SOURCE_KINDS, Statement


def spans(text: str, words: str, after: int = 0) -> tuple[Span, ...]:
    start = text.index(words, after)
    return (Span(start, start + len(words)),) if words else ()


def annotated(text: str, *given: tuple[str, str, str]) -> Annotations:
    """The report with statements of (source, content, kind) annotated; paragraphs end at line breaks."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    report = Report(id="r", text=text, blocks=tuple(blocks))
    statements = []
    for number, (source, content, kind) in enumerate(given):
        at = spans(text, content)
        near = max(0, at[0].start - len(source) - 40)
        cue = spans(text, "said", max(0, near - 10)) if source else ()
        statements.append(Statement(f"s{number}", kind, cue, at, spans(text, source, near)))
    known = annotate_actors(Annotations(report=report, parse=parse(report)))
    return annotate_speakers(Annotations(report, known.parse, actors=known.actors, statements=tuple(statements)))


def speakers(result: Annotations, number: int) -> list[str]:
    names = {actor.id: actor.name for actor in result.actors}
    return [names[speaker] for speaker in result.statements[number].speakers]


@pytest.mark.parametrize(
    ("text", "source", "content", "names", "kind"),
    [
        ("Mayor Ruth Calder said the port was shut.", "Mayor Ruth Calder", "the port was shut", "Ruth Calder", "named"),
        ("Ruth Calder left. She said it was over.", "She", "it was over", "Ruth Calder", "named"),
        (
            "A spokesman for the Ministry of Ports said the plan was sound.",
            "A spokesman for the Ministry of Ports",
            "the plan was sound",
            "spokesman for the Ministry of Ports",
            "official",
        ),
        (
            "Calder campaign spokesman Brian Foley said the poll was wrong.",
            "Calder campaign spokesman Brian Foley",
            "the poll was wrong",
            "Brian Foley",
            "named",
        ),
        ("A new poll said most voters were tired.", "A new poll", "most voters were tired", "new poll", "poll"),
        ("The leaked report said nobody knew.", "The leaked report", "nobody knew", "leaked report", "document"),
        ("Many said they were afraid.", "Many", "they were afraid", "Many", "crowd"),
        (
            "Ruth Calder and Paul Wirth said they agreed.",
            "Ruth Calder and Paul Wirth",
            "they agreed",
            "Ruth Calder;Paul Wirth",
            "named",
        ),
    ],
)
def test_sources(text: str, source: str, content: str, names: str, kind: str) -> None:
    result = annotated(text, (source, content, "indirect"))
    assert speakers(result, 0) == names.split(";")
    assert result.statements[0].source_kind == kind


def test_unnamed_sources_are_actors_without_a_name() -> None:
    text = "The leaked report said nobody knew."
    result = annotated(text, ("The leaked report", "nobody knew", "indirect"))
    (actor,) = [actor for actor in result.actors if actor.id in result.statements[0].speakers]
    assert not actor.named
    assert actor.kind == "thing"


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = '"We lost," Ruth Calder said.\n"But we will be back."'
    result = annotated(text, ("Ruth Calder", '"We lost,"', "direct"), ("", '"But we will be back."', "direct"))
    assert speakers(result, 1) == ["Ruth Calder"]


def test_a_source_that_is_not_there_is_missing() -> None:
    text = "It was said that the port was shut."
    result = annotated(text, ("", "that the port was shut", "indirect"))
    assert result.statements[0].speakers == ()
    assert result.statements[0].source_kind == "missing"


def test_first_persons_in_a_quotation_are_the_speaker() -> None:
    text = '"I told my son," Ruth Calder said.'
    result = annotated(text, ("Ruth Calder", '"I told my son,"', "direct"))
    (actor,) = [actor for actor in result.actors if actor.name == "Ruth Calder"]
    assert [(m.span.of(text), m.form) for m in actor.mentions] == [
        ("I", "pronoun"),
        ("my", "pronoun"),
        ("Ruth Calder", "name"),
    ]


def test_first_persons_outside_of_the_quoted_words_are_not() -> None:
    text = 'Ruth Calder said I was "my hero."'
    result = annotated(text, ("Ruth Calder", 'I was "my hero."', "mixed"))
    (actor,) = [actor for actor in result.actors if actor.name == "Ruth Calder"]
    assert "I" not in [m.span.of(text) for m in actor.mentions]
    assert "my" in [m.span.of(text) for m in actor.mentions]


def test_every_statement_is_kept_with_a_known_kind_of_source() -> None:
    text = "He said it was over. They said so."
    result = annotated(text, ("He", "it was over", "indirect"), ("They", "so", "indirect"))
    assert len(result.statements) == 2
    for statement in result.statements:
        assert statement.source_kind in SOURCE_KINDS
        assert statement.speakers == ()


def test_a_place_and_a_body_that_speak_together_are_two_speakers() -> None:
    text = "The city of Selden and the Open Harbor Alliance said the wall was unsafe."
    source = "The city of Selden and the Open Harbor Alliance"
    result = annotated(text, (source, "the wall was unsafe", "indirect"))
    assert speakers(result, 0) == ["Selden", "Open Harbor Alliance"]

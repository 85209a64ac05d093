"""What statements are about: their topics, not all that they mention."""

from dataclasses import replace

import pytest

from attribune.annotate.about import Candidate, Candidates, annotate_about, score
from attribune.annotate.about.lexicon import weights
from attribune.annotate.about.positions import POSITIONS, depth, leading, position
from attribune.annotate.actors import annotate_actors
from attribune.annotate.encoder import encode
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters
from attribune.annotate.parse import language_model, parse
from attribune.model.actor import Mention
from attribune.model.event import Event
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

KINDS = {"person", "place", "body", "matter", "somebody", "people", "some_body", "thing"}
NOUNS = {"noun", "noun_definite", "noun_indefinite", "noun_owned", "noun_modified"}
OTHERS = {"always", "length", "deep", "mentions", "plural", "doer", "pronoun_subject", "outputs"}


def told(text: str, source: str, content: str, *, speaker: str = "", events: tuple[Event, ...] = ()) -> Annotations:
    """The actors and matters of a text of paragraphs, and one statement; `speaker` is who makes it, if not `source`."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    report = Report(id="r", text=text, blocks=tuple(blocks))
    found = annotate_matters(annotate_actors(Annotations(report=report, parse=parse(report))))
    where = {role: text.index(words) for role, words in (("source", source), ("content", content))}
    statement = Statement(
        id="s1",
        kind="indirect",
        cue=(),
        source=(Span(where["source"], where["source"] + len(source)),),
        content=(Span(where["content"], where["content"] + len(content)),),
        speakers=tuple(a.id for a in found.actors if a.name == (speaker or source)),
    )
    scores = tuple(encode(report))
    return Annotations(report, found.parse, (), found.actors, (statement,), found.matters, events, scores=scores)


def names_of(annotations: Annotations) -> dict[str, str]:
    return {a.id: a.name for a in annotations.actors} | {m.id: m.name for m in annotations.matters}


def candidates_of(annotations: Annotations) -> dict[str, Candidate]:
    """By name."""
    names = names_of(annotations)
    return {names.get(one.name, one.name): one for one in Candidates(annotations).of(annotations.statements[0])}


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
        ("Ana Voss", "ordered", "the ministry to release the files", ["ministry"]),
        ("Ana Voss", "said", "no politician would come", []),
        ("Ana Voss", "said", "Ana Voss would run", []),
        ("Ana Voss", "said", "the council had ignored teachers", ["council", "teachers"]),
        ("Ana Voss", "said", "if the Harbour Party wants to win, it pays to talk", ["Harbour Party"]),
        ("Ana Voss", "said", "the fee would hurt consumers", ["consumers"]),
        ("Ana Voss", "said", "the ship had left the port of Varna when the old crane fell into the sea", []),
    ],
)
def test_topics(source: str, cue: str, content: str, topics: list[str]) -> None:
    found = annotate_about(told(f"{source} {cue} {content}.", source, content))
    names = names_of(found)
    assert [names[one] for one in found.statements[0].about] == topics


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Victor Hale lied", "Hale", "subject"),
        ("The council fired Victor Hale", "Hale", "object"),
        ("It mentions the record of Victor Hale", "Hale", "of_noun"),
        ("The council voted against Victor Hale", "Hale", "of_verb"),
        ("The letter was written by Victor Hale", "Hale", "of_verb"),
        ("The council met in Varna", "Varna", "beside"),
        ("Victor Hale's record is long", "Hale", "owner"),
        ("The Hale letters were lost", "Hale", "tells_which"),
        ("Most of the voters stayed home", "voters", "subject"),
        ("The fee hurts unions, including the dockers", "dockers", "object"),
        ("Ruth Calder and Victor Hale lied", "Hale", "subject"),
        ("the mayor", "mayor", "whole"),
    ],
)
def test_positions(sentence: str, word: str, expected: str) -> None:
    doc = language_model()(sentence)
    token = next(token for token in doc if token.text == word)
    assert position(token, frozenset(range(len(doc)))) == expected


def test_what_stands_outside_of_the_content_is_no_clause_of_it() -> None:
    doc = language_model()("Ana Voss criticized Victor Hale")
    assert position(doc[4], frozenset({3, 4})) == "whole"
    assert depth(doc[4], frozenset({3, 4}), most=6) == 0
    assert depth(doc[4], frozenset(range(5)), most=6) == 1


def test_some_of_them_stand_where_the_number_does() -> None:
    doc = language_model()("Most of the voters stayed home")
    assert leading(doc[3], frozenset(range(6))) == doc[0]


def test_a_candidate_has_kind_positions_and_counts() -> None:
    text = "Ana Voss said Victor Hale had lied.\nHale left."
    found = candidates_of(told(text, "Ana Voss", "Victor Hale had lied"))["Victor Hale"].features
    assert {"person", "subject"} <= found.keys()
    assert found["mentions"] == pytest.approx(0.693, abs=0.001)
    assert "plural" not in found


def test_who_acts_in_an_event_of_the_content_is_told_so() -> None:
    text, content = "Ana Voss said the council fired Victor Hale.", "the council fired Victor Hale"
    council = next(a.id for a in told(text, "Ana Voss", content).actors if a.name == "council")
    fired = text.index("fired")
    event = Event(id="e1", type="REJECT", triggers=(Span(fired, fired + 5),), actors=(council,))
    found = candidates_of(told(text, "Ana Voss", content, events=(event,)))
    assert "doer" in found["council"].features
    assert "doer" not in found["Victor Hale"].features


@pytest.mark.parametrize(("speaker", "doubtful"), [("aide", True), ("Paul Dorn", False)])
def test_he_may_be_the_speaker_where_no_name_is_known_for_the_speaker(speaker: str, doubtful: bool) -> None:
    text = "Victor Hale met Paul Dorn. Hale's office is empty, and an aide said he had left."
    annotations = told(text, "an aide", "he had left", speaker=speaker)
    features = candidates_of(annotations)["Victor Hale"].features
    assert ("pronoun_subject" in features) is doubtful


def test_we_and_you_are_no_topics_whoever_they_are() -> None:
    text = "Ana Voss told Paul Dorn: “You know me, and Victor Hale does.”"
    content = text[text.index("“") :]
    found = told(text, "Ana Voss", content)
    start = text.index("You")
    actors = tuple(
        replace(a, mentions=(*a.mentions, Mention(Span(start, start + 3), "pronoun"))) if a.name == "Paul Dorn" else a
        for a in found.actors
    )
    assert list(candidates_of(replace(found, actors=actors))) == ["Victor Hale"]


def test_a_quotation_over_two_paragraphs_is_read_to_its_end() -> None:
    text = "Ana Voss said: “Victor Hale lied.\n“Paul Dorn knew it.”"
    found = annotate_about(told(text, "Ana Voss", text[text.index("“") :]))
    names = names_of(found)
    assert [names[one] for one in found.statements[0].about] == ["Victor Hale", "Paul Dorn"]


def test_the_table_weighs_every_feature_and_no_other() -> None:
    assert weights().keys() == {"least", *POSITIONS, *KINDS, *NOUNS, *OTHERS}


def test_a_score_is_the_sum_of_the_weights() -> None:
    candidate = Candidate("a1", {"always": 1.0, "person": 1.0, "deep": 2.0})
    assert score(candidate) == pytest.approx(weights()["always"] + weights()["person"] + 2 * weights()["deep"])

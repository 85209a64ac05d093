"""What statements are about: their topics, not all that they mention."""

from dataclasses import replace

import numpy as np
import pytest

from attribune.annotate.about import Candidate, Candidates, annotate_about, score
from attribune.annotate.about.lexicon import weights
from attribune.annotate.about.nouns import NounActors, Place, noun_features, noun_key, nouns_in
from attribune.annotate.about.outputs import TABLE, Leaning, Outputs
from attribune.annotate.about.positions import POSITIONS, depth, leading, position
from attribune.annotate.actors import annotate_actors
from attribune.annotate.encoder import HEADS, Scores, Window, encode
from attribune.annotate.lang_data import read_rows
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters
from attribune.annotate.parse import Piece, language_model, parse
from attribune.model.actor import Mention
from attribune.model.event import Event
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

KINDS = {"person", "place", "body", "matter", "somebody", "people", "some_body", "thing"}
NOUNS = {"noun", "noun_others", "noun_definite", "noun_indefinite", "noun_owned", "noun_modified"}
OTHERS = {"always", "length", "deep", "mentions", "plural", "doer", "pronoun_subject", "others", "outputs"}


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
        ("Ana Voss", "said", "the fee would hurt consumers", ["fee", "consumers"]),
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


def nouns_of(sentence: str) -> dict[str, str]:
    """What stands for each noun of a sentence while it has no actor."""
    doc = language_model()(sentence)
    return {doc[number].text: noun_key(doc[number]) for number in nouns_in(doc)}


def test_a_noun_without_actor_may_be_a_topic() -> None:
    found = nouns_of("The old ferry was late")
    assert found == {"ferry": "noun:ferry"}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("No ferry sailed", "ferry"),
        ("The ferry company lost money", "ferry"),
        ("They met in the morning", "morning"),
        ("They met during the trial", "trial"),
    ],
)
def test_what_is_nothing_in_particular_or_only_says_when_or_of_which_kind_is_none(sentence: str, word: str) -> None:
    assert nouns_of(sentence)[word] == ""


def test_a_noun_is_told_by_its_determiners() -> None:
    doc = language_model()("Her old ferry hit the bridge")
    features = {token.text: noun_features([token]) for token in doc if token.pos_ == "NOUN"}
    assert features == {"ferry": {"noun", "noun_owned", "noun_modified"}, "bridge": {"noun", "noun_definite"}}


def test_a_noun_that_is_a_topic_becomes_one_actor_for_all_statements() -> None:
    doc = language_model()("The old ferry was late. The old ferry was empty. Two sailors fled.")
    piece = Piece(Block("paragraph", Span(0, len(doc.text))), Span(0, len(doc.text)), doc)
    ferry, again, sailors = (token for token in doc if token.lemma_ in ("ferry", "sailor"))
    everything = frozenset(range(len(doc)))
    added = NounActors()
    ids = [added.add([Place(piece, token, everything)]) for token in (ferry, again, sailors, ferry)]
    assert ids == ["n1", "n1", "n2", "n1"]
    one, two = added.actors()
    assert (one.name, one.kind, one.named) == ("old ferry", "thing", False)
    assert [mention.span.of(doc.text) for mention in one.mentions] == ["old ferry", "old ferry"]
    assert two.kind == "group"


def test_topics_among_nouns_are_actors_of_the_report() -> None:
    before = told("Ana Voss said the fee would hurt consumers.", "Ana Voss", "the fee would hurt consumers")
    found = annotate_about(before)
    assert [actor.name for actor in found.actors[len(before.actors) :]] == ["fee"]


def test_what_the_encoder_says_of_words_is_the_mean_over_their_pieces() -> None:
    places = [None, Span(0, 3), Span(3, 6), Span(7, 9), None]
    window = Window([0] * 5, [0] * 5, places)
    counts = np.arange(5, dtype=np.float32)[:, None]
    outputs = Outputs([Scores(window, counts, counts + 10, counts, counts, counts)])
    mean = outputs.mean([Span(0, 6)])
    assert mean is not None
    assert mean.tolist() == [1.5, 11.5, 1.5, 1.5, 1.5]
    assert outputs.mean([Span(20, 25)]) is None


def test_words_that_the_encoder_has_not_seen_lean_neither_way() -> None:
    assert Leaning(()).of([Span(0, 3)]) == 0.0


def test_the_encoder_leans_as_its_weighted_outputs_do() -> None:
    text = "Ana Voss said Victor Hale had lied."
    scores = tuple(encode(Report(id="r", text=text, blocks=(Block("paragraph", Span(0, len(text))),))))
    hale = Span(text.index("Hale"), text.index("Hale") + 4)
    rows = dict(read_rows(TABLE))
    weights = [float(weight) for head in HEADS for weight in rows[head].split()]
    mean = Outputs(scores).mean([hale])
    assert mean is not None
    assert Leaning(scores).of([hale]) == pytest.approx(float(mean @ weights) - float(rows["average"]), abs=1e-3)


def test_the_table_weighs_every_feature_and_no_other() -> None:
    assert weights().keys() == {"least", *POSITIONS, *KINDS, *NOUNS, *OTHERS}


def test_a_score_is_the_sum_of_the_weights() -> None:
    candidate = Candidate("a1", {"always": 1.0, "person": 1.0, "deep": 2.0})
    assert score(candidate) == pytest.approx(weights()["always"] + weights()["person"] + 2 * weights()["deep"])

"""Events: the obvious, the passive, the nominal, the denied and the look-alike, as tables; then their workings."""

from dataclasses import replace
from pathlib import Path

import pytest

from attribune.annotate.actors import annotate_actors
from attribune.annotate.encoder import encode
from attribune.annotate.events import annotate_events
from attribune.annotate.events.lexicon import lexicon
from attribune.annotate.layers import Annotations
from attribune.annotate.matters import annotate_matters
from attribune.annotate.parse import parse
from attribune.annotate.speakers import annotate_speakers
from attribune.annotate.statements import annotate_statements
from attribune.errors import OntologyError
from attribune.model.cameo import cameo_root
from attribune.model.event import EVENT_STATUSES, EVENT_TYPES, Event
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement

CASES = Path(__file__).parents[1] / "cases"
DIFFICULT = sorted(set(EVENT_TYPES) - {"OTHER"})


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def parsed(*paragraphs: str) -> Annotations:
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    report = Report(id="r", text=text, blocks=tuple(blocks))
    return Annotations(report=report, parse=parse(report))


def annotated(*paragraphs: str) -> Annotations:
    read = parsed(*paragraphs)
    read = replace(read, scores=tuple(encode(read.report)))
    found = annotate_statements(annotate_actors(read))
    return annotate_events(annotate_matters(found))


def names(annotations: Annotations, ids: tuple[str, ...]) -> str:
    named = {a.id: a.name for a in annotations.actors} | {m.id: m.name for m in annotations.matters}
    return " / ".join(named[i] for i in ids)


def triggers(annotations: Annotations, event: Event) -> list[str]:
    return [t.of(annotations.report.text) for t in event.triggers]


@pytest.mark.parametrize(("sentence", "kind", "trigger", "actor", "recipient", "status"), rows("events.tsv"))
def test_event_found(sentence: str, kind: str, trigger: str, actor: str, recipient: str, status: str) -> None:
    annotations = annotated(sentence)
    found = [
        (e.type, e.status, names(annotations, e.actors), names(annotations, e.recipients))
        for e in annotations.events
        if any(trigger in t for t in triggers(annotations, e)) and e.type == kind
    ]
    assert found, [(e.type, triggers(annotations, e)) for e in annotations.events]
    assert any(
        s == status and (actor == "-" or actor in a) and (recipient == "-" or recipient in r) for _, s, a, r in found
    ), found


def is_right(kind: str, case: tuple[str, ...]) -> bool:
    """Whether a difficult sentence's event is found with status, actor and recipient (a look-alike: not found)."""
    name, sentence, actor, recipient, status = case
    annotations = annotated(sentence)
    found = [e for e in annotations.events if e.type == kind]
    if name == "look-alike":
        return not found

    def tells(words: str, ids: tuple[str, ...]) -> bool:
        return words == "-" or words.casefold() in names(annotations, ids).casefold()

    return any(e.status == status and tells(actor, e.actors) and tells(recipient, e.recipients) for e in found)


@pytest.mark.parametrize("kind", DIFFICULT)
def test_difficult_sentences(kind: str) -> None:
    known = {sentence for type_, sentence in rows("events/known_failures.tsv") if type_ == kind}
    cases = rows(f"events/{kind}.tsv")
    assert len(cases) == 20
    failed = {case[1] for case in cases if not is_right(kind, case)}
    assert known <= {case[1] for case in cases}
    assert failed <= known, f"no longer right: {sorted(failed - known)}"


@pytest.mark.parametrize(("sentence", "why", "kind"), rows("events_none.tsv"))
def test_lookalike_is_no_event(sentence: str, why: str, kind: str) -> None:
    annotations = annotated(sentence)
    assert kind not in [e.type for e in annotations.events], why


def test_same_event_told_twice_is_one() -> None:
    annotations = annotated(
        "Governor Dana Whitlock endorses Senator Paul Okafor.",
        "Governor Dana Whitlock endorsed Senator Paul Okafor on Friday. The endorsement came late.",
    )
    support = [e for e in annotations.events if e.type == "SUPPORT"]
    assert len(support) == 1
    assert triggers(annotations, support[0])[:2] == ["endorses", "endorsed"]


def test_a_meeting_is_one_whoever_is_named_first() -> None:
    annotations = annotated("Jane Dorn met Paul Wirth in Selden on Monday.", "Wirth met Dorn for an hour.")
    assert [e.type for e in annotations.events] == ["CONSULT"]


def test_an_unnamed_judge_of_the_lead_is_the_only_one_named_later() -> None:
    annotations = annotated(
        "A federal judge blocked the order on Friday.",
        "Judge Nora Falk blocked Order 12 because parliament had not been asked.",
    )
    rulings = [e for e in annotations.events if e.type == "RULE"]
    assert [names(annotations, e.actors) for e in rulings] == ["Nora Falk"]


def test_a_headline_without_article_tells_of_whom_the_lead_names() -> None:
    annotations = annotated(
        "Federal court rejects mine permit",
        "The U.S. Court of Appeals for the Ninth Circuit rejected the permit on Friday.",
    )
    rulings = [e for e in annotations.events if e.type == "RULE"]
    assert [names(annotations, e.actors) for e in rulings] == ["U.S. Court of Appeals for the Ninth Circuit"]


def test_no_trigger_is_what_is_done_to() -> None:
    annotations = annotated("The court criticised the state's arrests of voters on Monday.")
    arrests = [e for e in annotations.events if e.type == "COERCE"]
    assert [names(annotations, e.recipients) for e in arrests] == ["voters"]


def test_a_thing_of_somebody_is_named_after_them() -> None:
    annotations = annotated("Mayor Jane Dorn released her tax returns on Monday.")
    (event,) = annotations.events
    assert names(annotations, event.recipients) == "Jane Dorn's tax returns"


def test_we_in_a_quotation_is_its_speaker() -> None:
    given = parsed('"We are pleased with the court\'s decision," lawyer Tom Rusk said.')
    found = annotate_events(annotate_speakers(annotate_statements(annotate_actors(given))))
    assert ("SUPPORT", "Tom Rusk") in [(e.type, names(found, e.actors)) for e in found.events]


def test_event_in_a_statement_is_on_its_word() -> None:
    text = "Senator Paul Okafor said the army attacked the village."
    before = parsed(text)
    content = Span(text.index("the army"), len(text) - 1)
    said = Span(text.index("said"), text.index("said") + 4)
    statement = Statement(id="s9", kind="indirect", cue=(said,), content=(content,))
    found = annotate_events(Annotations(report=before.report, parse=before.parse, statements=(statement,)))
    assert [(e.type, e.on_word_of) for e in found.events] == [("ASSAULT", ("s9",))]


def test_quantities_have_value_bound_and_unit() -> None:
    annotations = annotated("Gunmen killed at least 75 people and injured two dozen others in the town.")
    found = [
        (q.kind, q.value, q.bound, q.span.of(annotations.report.text)) for e in annotations.events for q in e.quantities
    ]
    assert found == [("killed", 75.0, "at least", "at least 75 people"), ("injured", 24.0, None, "two dozen others")]


def test_money_in_aid() -> None:
    annotations = annotated("Norway gave more than $1.5 million to Kenya.")
    assert [(q.kind, q.value, q.bound, q.unit) for e in annotations.events for q in e.quantities] == [
        ("money", 1_500_000.0, "more than", "USD")
    ]


def test_an_unnamed_participant_becomes_an_actor() -> None:
    before = parsed("Police arrested the harbour pilot.")
    found = annotate_events(before)
    (event,) = found.events
    created = {a.id: a for a in found.actors}
    assert [created[i].name for i in event.recipients] == ["the harbour pilot"]
    assert not created[event.recipients[0]].named
    assert created[event.recipients[0]].mentions[0].span.of(found.report.text) == "the harbour pilot"


def test_a_trigger_below_its_own_fixed_word_ends() -> None:
    # "filed" hangs on "complaint", its own fixed word: the search for whom it is about must not come back to it.
    found = annotated("He engaged in fraud, according to a civil complaint filed by the Harbour Commission.")
    assert len(found.events) <= 2
    assert all(event.triggers for event in found.events)


def test_reports_of_sport_have_no_attacks() -> None:
    game = "The team beat the league champions in the ninth inning of the game. The coach and the fans cheered."
    annotations = annotated(*[game] * 4)
    assert not [e for e in annotations.events if e.type == "ASSAULT"]
    assert any(s.reason == "a report of sport or show" for s in annotations.skipped)


def test_every_entry_is_of_a_known_type() -> None:
    entries = [entry for found in lexicon().entries.values() for entry in found]
    assert len(entries) >= 600
    assert {e.type for e in entries} == set(EVENT_TYPES) - {"OTHER"}


def test_statuses_are_those_of_the_model() -> None:
    annotations = annotated("The Pentagon may withdraw from Niger. The army is shelling the town.")
    assert {e.status for e in annotations.events} <= set(EVENT_STATUSES)


@pytest.mark.parametrize("text", ["", "x", "“”", "The . ( of", "\u200b attack", "a " * 500])
def test_odd_text_is_no_problem(text: str) -> None:
    blocks = (Block("paragraph", Span(0, len(text))),) if text else ()
    report = Report(id="r", text=text, blocks=blocks)
    found = annotate_events(Annotations(report=report, parse=parse(report)))
    assert all(t.end <= len(text) for e in found.events for t in e.triggers)


FIRE = "# my own\nv\tFIRE\t-\tsubj > obj|in\t-\tburn down, set fire\nn\tFIRE\twild\tposs > in|near\t-\twildfire\n"


def with_ontology(text: str, table: str) -> Annotations:
    found = replace(parsed(text), ontology=table)
    return annotate_events(annotate_actors(found))


def test_a_new_type_is_a_line_of_a_table() -> None:
    text = "Rebels burned down the granary. A wildfire near Arden spread."
    found = with_ontology(text, FIRE)
    told = [(e.type, e.mode, names(found, e.actors), names(found, e.recipients)) for e in found.events]
    assert told == [("FIRE", None, "Rebels", "the granary"), ("FIRE", "wild", "", "Arden")]
    assert "FIRE" not in [e.type for e in with_ontology(text, "").events]


def test_own_lines_go_before_the_built_in_ones() -> None:
    text = "The gunman shot the judge."
    assert [e.type for e in with_ontology(text, "v\tSHOT\t-\tsubj > obj\tobj!=$media\tshoot\n").events] == ["SHOT"]


@pytest.mark.parametrize(
    "line",
    ["FIRE burn", "v\tFIRE\t-\tsubj\t-\tburn", "x\tFIRE\t-\tsubj > obj\t-\tburn", "v\tfire\t-\tsubj > obj\t-\tburn",
     "v\tFIRE\t-\tsubj > obj\t-\tburn $nosuchclass"],
)  # fmt: skip
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(OntologyError, match="line 2"):
        lexicon(f"# comment\n{line}\n")


def test_contexts_come_from_plain_words() -> None:
    found = annotated("The court released the refugee. The clerk met the baker.")
    assert [e.contexts for e in found.events] == [("legal", "asylum"), ()]


@pytest.mark.parametrize(
    ("kind", "mode", "root"),
    [("ASSAULT", None, "18"), ("ASSAULT", "aerial", "19"), ("ACCUSE", "investigate", "09"), ("ENACT", None, None)],
)
def test_cameo_root_of_type_and_mode(kind: str, mode: str | None, root: str | None) -> None:
    assert cameo_root(Event(id="e1", type=kind, mode=mode, triggers=(Span(0, 1),))) == root


def test_a_promise_is_made_to_whom_it_is_said() -> None:
    found = annotated("Gen. Ada Venn gave the rebels a deadline over the attack on the port.")
    (event,) = [e for e in found.events if e.type == "THREATEN"]
    assert names(found, event.recipients) == "rebels"


def test_who_signs_with_each_other_is_actor_and_recipient() -> None:
    found = annotated("The United States and China signed an agreement on Monday.")
    (event,) = [e for e in found.events if e.type == "SUPPORT"]
    assert (names(found, event.actors), names(found, event.recipients)) == ("United States", "China")


def test_a_refusal_until_somebody_acts_is_towards_them() -> None:
    found = annotated("President Ana Duarte said she will not lift the embargo until Cuba frees the prisoners.")
    (event,) = [e for e in found.events if e.type == "REJECT"]
    assert "Cuba" in names(found, event.recipients)


def test_the_court_that_rejects_a_request_is_the_one_asked() -> None:
    found = annotated("The Supreme Court rejected a request from the dockers to reopen the case.")
    (event,) = [e for e in found.events if e.type == "REQUEST"]
    assert (names(found, event.actors), names(found, event.recipients)) == ("the dockers", "Supreme Court")
    assert event.status == "occurred"


def test_what_a_speaker_does_by_their_own_words_the_report_tells() -> None:
    text = '"I reject the offer because the army attacked the village," lawyer Tom Rusk said.'
    found = annotate_events(annotate_speakers(annotate_statements(annotate_actors(parsed(text)))))
    told = {e.type: bool(e.on_word_of) for e in found.events}
    assert told == {"REJECT": False, "ASSAULT": True}


def test_denying_a_deed_tells_of_the_deed_and_denying_a_fault_is_a_refusal() -> None:
    found = annotated("The gang denied having killed the judge. The clerk denied that she mishandled the files.")
    assert [(e.type, e.status) for e in found.events] == [("ASSAULT", "denied"), ("REJECT", "occurred")]


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), rows("event_participants.tsv"))
def test_who_did_it_to_whom(sentence: str, kind: str, actor: str, recipient: str) -> None:
    annotations = annotated(sentence)
    events = [e for e in annotations.events if e.type == kind]
    told = [(names(annotations, e.actors), names(annotations, e.recipients)) for e in events]
    assert (actor, recipient) in told


def test_a_post_is_known_by_its_head_and_not_by_what_it_is_of() -> None:
    annotations = annotated("Dario Kest, the secretary of defence, spoke.", "Iona Falk criticised the defence.")
    (event,) = annotations.events
    assert names(annotations, event.recipients) == "the defence"

from attribune.model.actor import Actor, Mention
from attribune.model.event import Event
from attribune.model.record import Skipped
from attribune.model.report import Report
from attribune.model.span import Span
from attribune.model.statement import Candidate, Statement
from attribune.model.time import TimeExpression
from attribune.record.build import build_record

REPORT = Report(id="sha256:0", text="Voss said Monday that Lund had resigned.")
LUND = Actor("x", "Lund", "person", (Mention(Span(22, 26), "name"),))
VOSS = Actor("y", "Voss", "person", (Mention(Span(0, 4), "name"),))
MONDAY = TimeExpression("w", Span(10, 16), "DATE", "2026-03-02")


def said(**changes: object) -> Statement:
    return Statement("q", "indirect", (Span(5, 9),), (Span(17, 39),), source=(Span(0, 4),), **changes)  # type: ignore[arg-type]


def test_ids_count_in_the_order_of_the_text_and_references_follow() -> None:
    resigned = Event("z", "RETREAT", (Span(31, 39),), actors=("x",), on_word_of=("q",), when_from="w")
    record = build_record(
        REPORT,
        actors=[LUND, VOSS],
        times=[MONDAY],
        statements=[said(speakers=("y",), when_from="w")],
        events=[resigned],
    )
    assert [(a.id, a.name) for a in record.actors] == [("a1", "Voss"), ("a2", "Lund")]
    assert record.statements[0].speakers == ("a1",)
    assert record.statements[0].when_from == "t1"
    assert (record.events[0].actors, record.events[0].on_word_of) == (("a2",), ("s1",))


def test_what_has_no_evidence_goes_with_a_reason_and_so_do_references_to_it() -> None:
    nobody = Actor("n", "Nobody", "person", ())
    beyond = Actor("b", "Beyond", "person", (Mention(Span(39, 60), "name"),))
    record = build_record(REPORT, actors=[nobody, beyond, VOSS], statements=[said(speakers=("n", "y"))])
    assert [a.name for a in record.actors] == ["Voss"]
    assert record.statements[0].speakers == ("a1",)
    assert [x.what for x in record.skipped] == ["actor", "actor"]


def test_candidates_that_are_gone_are_no_candidates() -> None:
    close = (Candidate("y", 0.5, "nearest"), Candidate("gone", 0.5, "subject before"))
    record = build_record(REPORT, actors=[VOSS], statements=[said(candidates=close)])
    assert [c.actor for c in record.statements[0].candidates] == ["a1"]


def test_the_result_does_not_depend_on_the_order_given() -> None:
    events = [Event("1", "RETREAT", (Span(31, 39),)), Event("2", "OTHER", (Span(5, 9),))]
    skipped = [Skipped("b", "x", Span(3, 4)), Skipped("a", "y")]
    one = build_record(REPORT, actors=[LUND, VOSS], events=events, skipped=skipped)
    other = build_record(REPORT, actors=[VOSS, LUND], events=events[::-1], skipped=skipped[::-1])
    assert one == other

"""What every store must do with reviewers' judgements, with reports that leave it, and with records made anew."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

import attribune.merge as merge
from attribune.errors import JudgementError, NotInRecord, RemovedReport
from attribune.model.entry import Entry
from attribune.model.judgement import Judgement
from attribune.model.record import Record
from attribune.store.base import Store
from tests.builders import FERRY, FERRY_LATER, RecordMaker, ferry_record, harbour_record, report_of, simple_record

from .test_store import Opened, contents, new_store, store, undated_record, whats

__all__ = ["new_store", "store"]  # the fixtures, over all stores

NOW = "2031-06-01T09:00:00Z"


def judged(store: Store, entry: Entry, action: str, value: str = "", *others: Entry) -> Judgement:
    targets = tuple(map(merge.target_of, (entry, *others)))
    return store.judge(Judgement("", NOW, "rhea", action, targets=targets, value=value))


def on_names(store: Store, action: str, *names: str, value: str = "") -> Judgement:
    return store.judge(Judgement("", NOW, "rhea", action, names=names, value=value))


def undo(store: Store, judgement: Judgement) -> Judgement:
    return store.judge(Judgement("", NOW, "theo", "undo", undoes=judgement.id))


def removal(record: Record) -> Judgement:
    return Judgement("", NOW, "rhea", "remove", report=record.report.id, note="retracted")


def meeting(store: Store, **question: Any) -> Entry:
    (entry,) = store.entries(type="CONSULT", **question)
    return entry


def everything(store: Store) -> tuple[Any, ...]:
    return (
        contents(store),
        list(store.entries()),
        *map(list, (store.reports(), store.stories(), store.actors())),
        list(store.matters()),
    )


def reread(*, trigger: str = "met", kind: str = "CONSULT") -> Record:
    """The harbour report as a better version reads it: on whose word, and another id."""
    make = RecordMaker(harbour_record().report)
    voss = make.actor("Ana Voss", aliases=("Voss",))
    lorne = make.actor("Piet Lorne", roles=("harbour union leader",))
    make.event(kind, trigger, [voss, lorne], when="2031-03-11")
    return make.record()


def test_a_judgement_is_kept_with_who_and_when(store: Store) -> None:
    store.add(harbour_record())
    entry = meeting(store)
    kept = judged(store, entry, "accept")
    assert (kept.id, kept.at, kept.by) == ("j1", NOW, "rhea")
    assert store.judgements() == store.judgements(entry=entry.id) == (kept,)
    assert (meeting(store).verdict, meeting(store).history) == ("accepted", ("j1",))
    assert store.judgements(entry=next(store.entries(kind="statement")).id) == ()


def test_a_correction_stands_beside_what_was_told(store: Store) -> None:
    store.add(harbour_record())
    judged(store, meeting(store), "date", "2031-02-28")
    judged(store, meeting(store), "date", "2031-03-01")
    (correction,) = meeting(store).corrections
    assert (correction.field, correction.told, correction.now, correction.judgement) == (
        "when",
        "2031-03-11",
        "2031-03-01",
        "j2",
    )
    assert meeting(store).when == "2031-03-01"


def test_a_corrected_entry_is_found_by_what_is_right(store: Store) -> None:
    store.add(harbour_record())
    store.add(simple_record(1))
    judged(store, meeting(store), "date", "2029-07")
    judged(store, meeting(store), "type", "AGREE")
    (said,) = store.entries(kind="statement")
    judged(store, said, "speaker", "Réné Dax")
    assert [entry.type for entry in store.entries(end="2029")] == ["AGREE"]
    assert not list(store.entries(type="CONSULT"))
    assert next(store.entries()).type == "AGREE"
    assert [entry.kind for entry in store.entries(actor="Dax")] == ["event", "statement"]
    assert "statement" not in [entry.kind for entry in store.entries(actor="Voss")]
    assert said.id in {entry.id for entry in store.entries(actor="rene dax")}
    (now,) = store.entries(kind="statement")
    assert now.what == "Réné Dax said: “We keep the port”"


def test_a_speaker_whom_nobody_else_names_can_be_asked_for(store: Store) -> None:
    store.add(harbour_record())
    (said,) = store.entries(kind="statement")
    judged(store, said, "speaker", "Orla Finch")
    assert [entry.actors for entry in store.entries(actor="orla finch")] == [("Orla Finch",)]


def test_a_change_is_corrected_in_type_and_status_together(store: Store) -> None:
    store.add(harbour_record())
    (change,) = store.entries(kind="change")
    judged(store, change, "status", "repealed")
    (change,) = store.entries(kind="change", type="repealed")
    assert (change.status, change.what) == ("repealed", "Harbour Order of Ana Voss: repealed")


def test_undoing_and_undoing_that(store: Store) -> None:
    store.add(harbour_record())
    before = meeting(store)
    wrong = judged(store, before, "date", "2029")
    undone = undo(store, wrong)
    assert replace(meeting(store), history=()) == before
    assert list(store.entries(start="2031-03-11", end="2031-03-11"))
    assert [one.id for one in store.judgements(entry=before.id)] == ["j1", "j2"]
    undo(store, undone)
    assert meeting(store).when == "2029"
    with pytest.raises(JudgementError, match="undone already"):
        undo(store, undone)
    with pytest.raises(JudgementError, match="no judgement j9"):
        undo(store, replace(wrong, id="j9"))


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("date", "last week"),
        ("type", "Consult"),
        ("status", "asserted"),
        ("speaker", " "),
        ("praise", ""),
        ("merge", ""),
    ],
)
def test_what_cannot_be_judged_leaves_no_trace(store: Store, action: str, value: str) -> None:
    store.add(harbour_record())
    with pytest.raises(JudgementError):
        judged(store, meeting(store), action, value)
    assert store.judgements() == ()


def test_a_correction_outlives_a_better_reading(store: Store) -> None:
    store.add(harbour_record())
    before = meeting(store)
    judged(store, before, "date", "2031-03-01")
    assert store.replace(reread())
    after = meeting(store)
    assert after.id != before.id
    assert (after.when, after.history, after.actors) == ("2031-03-01", ("j1",), ("Ana Voss", "Piet Lorne"))
    assert store.unplaced() == ()
    assert not store.replace(reread())


def test_what_is_no_longer_told_is_kept_and_comes_back(store: Store) -> None:
    store.add(harbour_record())
    kept = judged(store, meeting(store), "date", "2031-03-01")
    store.replace(reread(trigger="strike", kind="PROTEST"))
    assert store.unplaced() == (kept,)
    assert [entry.when for entry in store.entries()] == ["2031-03-11"]
    store.replace(harbour_record())
    assert store.unplaced() == ()
    assert meeting(store).when == "2031-03-01"


def test_replaying_does_not_depend_on_when_reports_were_added(new_store: Opened) -> None:
    """A copy that is earlier, and later joins the judged entry, changes nothing of the correction."""
    copy = harbour_record(outlet="Quay Times", headline="Talks", published="2031-03-10")
    late, early = new_store(), new_store()
    late.add(harbour_record())
    early.add(harbour_record())
    early.add(copy)
    target = merge.target_of(meeting(late))
    for one in (late, early):
        one.judge(Judgement("", NOW, "rhea", "date", targets=(target,), value="2029"))
    late.add(copy)
    assert everything(late) == everything(early)
    assert next(late.entries()).sources.reports == 2


def test_a_removed_report_leaves_what_would_be_without_it(new_store: Opened) -> None:
    records = [
        harbour_record(),
        harbour_record(outlet="Quay Times", headline="Talks", published="2031-03-11"),
        ferry_record(),
        ferry_record(*FERRY_LATER, published="2031-05-12", outlet="Orvane Herald"),
        ferry_record(*FERRY, harbour_record().report.text, published="2031-05-06", outlet="Lowmarsh Post"),
        undated_record(),
    ]
    for gone in records:
        whole, without = new_store(), new_store()
        for record in records:
            whole.add(record)
            if record is not gone:
                without.add(record)
        kept = whole.remove(removal(gone))
        assert everything(whole) == everything(without)
        assert whole.judgements() == (kept,)
        assert not list(whole.entries(search="nobody"))


def test_search_does_not_find_what_was_removed(store: Store) -> None:
    store.add(harbour_record())
    store.add(simple_record(1))
    store.remove(removal(harbour_record()))
    assert whats(store, search="port") == []
    assert len(whats(store, search="drummers")) == 1
    with pytest.raises(NotInRecord, match="no actor"):
        list(store.entries(actor="Lorne"))


def test_a_removed_report_comes_back_only_on_purpose(store: Store) -> None:
    store.add(harbour_record())
    judged(store, meeting(store), "accept")
    before = contents(store)
    store.remove(removal(harbour_record()))
    with pytest.raises(RemovedReport, match=r"j2.*--restore"):
        store.add(harbour_record())
    assert not list(store.reports())
    assert [one.id for one in store.unplaced()] == ["j1"]
    assert store.add(harbour_record(), restored=Judgement("", NOW, "theo", "undo", note="not retracted"))
    assert contents(store) == before
    assert [(one.id, one.action, one.undoes) for one in store.judgements()] == [
        ("j1", "accept", None),
        ("j2", "remove", None),
        ("j3", "undo", "j2"),
    ]
    with pytest.raises(NotInRecord):
        store.remove(removal(simple_record(1)))


def test_a_removal_that_is_undone_lets_the_report_in(store: Store) -> None:
    store.add(harbour_record())
    undo(store, store.remove(removal(harbour_record())))
    assert store.add(harbour_record())


def told_again() -> Record:
    make = RecordMaker(
        report_of("Union leader Piet Lorne was met by Ann Vos of Orvane, aides said.", published="2031-03-12")
    )
    make.event("CONSULT", "met", [make.actor("Ann Vos")], [make.actor("Piet Lorne")], when="2031-03-11")
    return make.record()


def together(store: Store) -> list[tuple[str, ...]]:
    found = tuple(store.entries(type="CONSULT"))
    always, never = store.decided_pairs(found)
    return [tuple(item.report for item in one.evidence) for one in merge.reviewed(found, always=always, never=never)]


def test_entries_are_merged_and_split_by_word_of_a_reviewer(store: Store) -> None:
    store.add(harbour_record())
    store.add(told_again())
    one, other = store.entries(type="CONSULT")
    joined = len(together(store)) == 1
    said = judged(store, one, "split" if joined else "merge", "", other)
    assert (len(together(store)) == 1) is not joined
    undo(store, said)
    assert (len(together(store)) == 1) is joined


def test_a_correction_of_one_corrects_the_whole(store: Store) -> None:
    store.add(harbour_record())
    store.add(told_again())
    one, other = store.entries(type="CONSULT")
    judged(store, one, "merge", "", other)
    judged(store, other, "status", "planned")
    judged(store, other, "accept")
    found = tuple(store.entries(type="CONSULT"))
    always, never = store.decided_pairs(found)
    (whole,) = merge.reviewed(found, always=always, never=never)
    assert (whole.status, whole.verdict, whole.history) == ("planned", "accepted", ("j1", "j2", "j3"))
    judged(store, whole, "reject")
    assert merge.kept(store.entries(type="CONSULT")) == ()


def test_two_names_become_one_and_two_again(store: Store) -> None:
    store.add(harbour_record())
    store.add(told_again())
    assert len(list(store.actors())) == 3
    same = on_names(store, "merge", "Ana Voss", "Ann Vos")
    line = next(line for line in store.actors() if line.name == "Ana Voss")
    assert (line.reports, line.aliases) == (2, ("Ann Vos", "Voss"))
    for name in ("ann vos", "Ana Voss", "voss"):
        assert len(list(store.entries(type="CONSULT", actor=name))) == 2
    assert {entry.actors for entry in store.entries(type="CONSULT")} == {("Ana Voss",)}
    undo(store, same)
    assert len(list(store.actors())) == 3
    assert len(list(store.entries(type="CONSULT", actor="ann vos"))) == 1


def test_a_renamed_actor_keeps_its_old_name_to_be_asked_by(store: Store) -> None:
    store.add(harbour_record())
    on_names(store, "rename", "Piet Lorne", value="Pieter Lorne")
    assert "Pieter Lorne" in [line.name for line in store.actors()]
    assert meeting(store, actor="piet lorne") == meeting(store, actor="Pieter Lorne")
    assert meeting(store).recipients == ("Pieter Lorne",)


def test_names_that_are_kept_apart(store: Store) -> None:
    make = RecordMaker(report_of("Rector Voss visited Selden.", published="2031-03-12"))
    make.event("CONSULT", "visited", [make.actor("Rector Voss", aliases=("Ana Voss",))])
    store.add(harbour_record())
    store.add(make.record())
    assert len(list(store.entries(actor="Ana Voss", kind="event"))) == 2
    apart = on_names(store, "split", "Ana Voss", "Rector Voss")
    assert [entry.actors for entry in store.entries(actor="Ana Voss", kind="event")] == [("Ana Voss",)]
    _, never = store.decided_pairs(tuple(store.entries(kind="event")))
    assert len(never) == 1
    undo(store, apart)
    assert len(list(store.entries(actor="Ana Voss", kind="event"))) == 2


def test_as_of_is_the_record_of_what_was_published_by_then(new_store: Opened) -> None:
    records = [
        harbour_record(),
        harbour_record(outlet="Quay Times", headline="Talks", published="2031-05-30"),
        ferry_record(),
        ferry_record(*FERRY_LATER, published="2031-05-12", outlet="Orvane Herald"),
        undated_record(),
        simple_record(3),
    ]
    whole = new_store()
    for record in records:
        whole.add(record)
    for day in ("2031-03-11", "2031-03-12", "2031-04", "2031-05-11", "2031"):
        then = new_store()
        last = (day + "-31" * (len(day) == 7) + "-12-31" * (len(day) == 4))[:10]
        for record in records:
            if record.report.published and record.report.published <= last:
                then.add(record)
        assert list(whole.entries(as_of=day)) == list(then.entries())
        assert list(whole.entries_by_id(as_of=day)) == list(then.entries_by_id())
        assert list(whole.reports(as_of=day)) == list(then.reports())
        assert list(whole.stories(as_of=day)) == list(then.stories())
        assert list(whole.actors(as_of=day)) == list(then.actors())
        assert list(whole.matters(as_of=day)) == list(then.matters())
        assert list(whole.records(as_of=day)) == list(then.records())
        assert whats(whole, search="port", as_of=day) == whats(then, search="port")
    with pytest.raises(NotInRecord, match="2031-03-11"):
        whole.entry(meeting(whole).id, as_of="2031-03-11")


def test_stories_that_a_later_report_joined_are_two_as_of_then(store: Store) -> None:
    both = ferry_record(*FERRY, harbour_record().report.text, published="2031-05-06", outlet="Lowmarsh Post")
    for record in (ferry_record(), harbour_record(), both):
        store.add(record)
    (joined,) = store.stories()
    apart = list(store.stories(as_of="2031-05-05"))
    assert [len(line.reports) for line in apart] == [1, 1]
    assert store.story(apart[1].id, as_of="2031-05-05") == apart[1]
    assert store.story(apart[1].id) == joined
    assert len(list(store.entries(story=apart[0].id, as_of="2031-05-05"))) == 3
    assert not list(store.entries(story=apart[1].id, as_of="2031-05-05"))


def test_the_order_of_removing_does_not_matter(new_store: Opened) -> None:
    records = [ferry_record(), ferry_record(FERRY[0], outlet="Quay Times"), harbour_record()]
    results = []
    for order in permutations(records[:2]):
        store = new_store()
        for record in records:
            store.add(record)
        for record in order:
            store.remove(removal(record))
        results.append(everything(store))
    assert results[0] == results[1]

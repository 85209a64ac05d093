"""What every store must do, whatever keeps it: one suite over all of them."""

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import attribune.merge
from attribune.errors import NotInRecord, RecordError
from attribune.merge import merged
from attribune.model.codec import entry_to_json, record_to_json
from attribune.model.record import Record
from attribune.store.base import Store
from attribune.store.sqlite import open_sqlite
from tests.builders import (
    FERRY,
    FERRY_LATER,
    RecordMaker,
    ferry_record,
    harbour_record,
    report_of,
    simple_record,
)

Opened = Callable[[], Store]


def sqlite_store(folder: Path) -> Store:
    return open_sqlite(folder / "record.db", merging=attribune.merge)


STORES: dict[str, Callable[[Path], Store]] = {"sqlite": sqlite_store}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


@pytest.fixture(params=sorted(STORES))
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """Opens one fresh store after the other."""
    opened: list[Store] = []

    def another() -> Store:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        opened.append(STORES[request.param](folder))
        return opened[-1]

    yield another
    for one in opened:
        one.close()


def whats(store: Store, **question: Any) -> list[str]:
    return [entry.what for entry in store.entries(**question)]


def contents(store: Store) -> list[str]:
    return [*map(record_to_json, store.records()), *map(entry_to_json, store.entries_by_id())]


def undated_record() -> Record:
    make = RecordMaker(report_of("Guards arrested Dario Venn near the old mill, witnesses said.", published=""))
    guards = make.actor("Guards", kind="group", named=False)
    make.event("COERCE", "arrested", [guards], [make.actor("Dario Venn")])
    return make.record()


def test_adding_twice_changes_nothing(store: Store) -> None:
    assert store.add(harbour_record())
    before = contents(store)
    assert not store.add(harbour_record())
    assert contents(store) == before


def test_records_come_back_as_they_were(store: Store) -> None:
    records = [harbour_record(), simple_record(1), undated_record()]
    for record in records:
        store.add(record)
    assert list(store.records()) == sorted(records, key=lambda record: record.report.id)
    assert store.report_text(records[0].report.id) == records[0].report.text
    assert store.record(records[0].report.id.removeprefix("sha256:")[:12]) == records[0]


def test_order_of_adding_does_not_matter(new_store: Opened) -> None:
    records = [harbour_record(), harbour_record(outlet="Quay Times", headline="Talks", published="2031-03-13")]
    records += [simple_record(3), undated_record()]
    results = []
    for order in permutations(records):
        store = new_store()
        for record in order:
            store.add(record)
        results.append((contents(store), list(store.entries()), list(store.reports()), list(store.actors())))
    assert all(result == results[0] for result in results)
    assert results[0][0][len(records) :] == [entry_to_json(entry) for entry in merged(records)]


def test_syndicated_copies_are_one_entry_and_one_source(store: Store) -> None:
    store.add(harbour_record())
    store.add(harbour_record(outlet="Quay Times", headline="Talks at the quay", published="2031-03-11"))
    (meeting,) = store.entries(type="consult")
    assert (meeting.sources.reports, meeting.sources.independent) == (2, 1)
    assert [item.outlet for item in meeting.evidence] == ["Quay Times", "Orvane Herald"]
    # The quotation stands in too few words of its own to be known as a copy.
    assert [entry.sources.reports for entry in store.entries(kind="statement")] == [1, 1]


def test_entries_are_in_order_of_time(store: Store) -> None:
    make = RecordMaker(
        report_of(
            "The court opened in 2030. It ruled in March 2030. Judges voted on 1 March 2030. The clerk resigned.",
            published="2030-03-01",
        )
    )
    for trigger, when in (("resigned", ""), ("opened", "2030"), ("ruled", "2030-03"), ("voted", "2030-03-01")):
        make.event("OTHER", trigger, when=when)
    store.add(make.record())
    store.add(undated_record())
    assert whats(store) == ["opened", "voted", "ruled", "resigned", "Guards arrested Dario Venn"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031-03-11", "2031-03-11", ["met"]),
        ("2031", None, ["met", "said"]),
        (None, "2030-06", ["signed"]),
        ("2030-12-31", "2031-03-11", ["signed", "met"]),
        ("2032", None, []),
        (None, "2029", []),
    ],
)
def test_dates_choose_what_overlaps(store: Store, start: str | None, end: str | None, expected: list[str]) -> None:
    store.add(harbour_record())
    store.add(undated_record())
    found = [entry.what for entry in store.entries(start=start, end=end)]
    assert len(found) == len(expected)
    assert all(word in what for word, what in zip(expected, found, strict=True))


def test_undated_entries_count_on_the_day_of_publication(store: Store) -> None:
    store.add(simple_record(3))  # published on 2031-04-04, its event undated
    assert len(list(store.entries(start="2031-04-04", end="2031-04-04"))) == 1
    assert not list(store.entries(start="2031-04-05"))


@pytest.mark.parametrize("name", ["Ana Voss", "ANA VOSS", "voss", "Voss", "ana  voss", "Ána Vöss"])
def test_actors_are_found_by_any_of_their_names(store: Store, name: str) -> None:
    store.add(harbour_record())
    assert len(whats(store, actor=name)) == 3


def test_a_last_name_is_enough_for_a_person_only(store: Store) -> None:
    store.add(simple_record(7))
    assert len(whats(store, actor="dax")) == 1
    with pytest.raises(NotInRecord):
        list(store.entries(actor="7"))


def test_unknown_names_suggest_the_nearest(store: Store) -> None:
    store.add(harbour_record())
    with pytest.raises(NotInRecord, match="Ana Voss"):
        list(store.entries(actor="Anna Vos"))
    with pytest.raises(NotInRecord, match="Harbour Order"):
        list(store.entries(matter="Harbor Order"))
    with pytest.raises(NotInRecord, match="no actor"):
        list(store.entries(actor="!?"))


def test_matters_choose_their_changes(store: Store) -> None:
    store.add(harbour_record())
    assert whats(store, matter="harbour order") == ["Harbour Order of Ana Voss: signed"]


@pytest.mark.parametrize(
    ("search", "count"),
    [
        ("port", 1),
        ("PORT keep", 1),
        ('"keep the port"', 1),
        ('"port the keep"', 0),
        ("harbour", 2),
        ("rene", 0),
        ("Mayor meets", 3),  # the headline is that of all three
        ("strike OR port", 0),
        ("port*", 1),
        ("what:port", 0),
        ("NEAR(keep port)", 0),
        ('port"', 1),
        ("-port ^port +port", 1),
        ("(port", 1),
        ("port) AND (", 0),
        ("po\0rt", 0),
        ("\udcff port", 1),
    ],
)
def test_search_takes_any_input(store: Store, search: str, count: int) -> None:
    store.add(harbour_record())
    assert len(whats(store, search=search)) == count


@pytest.mark.parametrize("search", ["", " ", '"', '""', "***", "😀", "\0", "—", "\udcff"])
def test_search_without_a_word_says_so(store: Store, search: str) -> None:
    with pytest.raises(NotInRecord, match="no word"):
        list(store.entries(search=search))


def test_search_passes_over_accents(store: Store) -> None:
    store.add(simple_record(1))
    assert len(whats(store, search="rene")) == 1


def test_a_bad_date_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="not a date"):
        list(store.entries(start="last week"))


def test_an_entry_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    for number in range(40):
        store.add(simple_record(number))
    some = next(store.entries())
    assert store.entry(some.id) == some
    assert store.entry(some.id[:12]) == some
    with pytest.raises(NotInRecord, match="more than one"):
        store.entry("e_")
    for unknown in ("", "e_zz", "%", "_", "\udcff"):
        with pytest.raises(NotInRecord, match="no entry"):
            store.entry(unknown)


def test_reports_and_actors_are_counted(store: Store) -> None:
    store.add(harbour_record())
    store.add(harbour_record(outlet="Quay Times"))
    store.add(undated_record())
    last = list(store.reports())[-1]
    assert (last.outlet, last.statements, last.events, last.matters) == (None, 0, 1, 0)
    lines = list(store.actors())
    assert [line.name for line in lines] == ["Ana Voss", "Piet Lorne", "Dario Venn"]
    assert (lines[0].aliases, lines[0].roles) == (("Voss",), ("Mayor",))
    assert (lines[0].reports, lines[0].statements, lines[0].events) == (2, 2, 2)


def test_entries_of_one_report(store: Store) -> None:
    store.add(harbour_record())
    store.add(simple_record(1))
    assert len(whats(store, report=harbour_record().report.id)) == 3


def test_entries_of_one_outlet(store: Store) -> None:
    store.add(harbour_record())
    store.add(harbour_record(outlet="Quay Times", headline="Talks"))
    store.add(simple_record(1))
    assert len(whats(store, outlet="selden POST")) == 1
    assert whats(store, outlet="Nobody's Paper") == []
    both = store.overview().outlets(actor="Voss")
    assert dict(both) == {
        name: len(whats(store, actor="Voss", outlet=name)) for name in ("Orvane Herald", "Quay Times")
    }


def test_a_matter_knows_when_it_was_told(store: Store) -> None:
    store.add(harbour_record(published="2031-03-12"))
    store.add(harbour_record(published="2031-02-01", outlet="Quay Times"))
    store.add(harbour_record(published="2031-02-01", outlet="Lowmarsh Post"))
    store.add(simple_record(1))
    assert store.overview().told_on("harbour order") == ("2031-02-01", "2031-03-12")


def test_a_contradictory_record_leaves_nothing_behind(store: Store) -> None:
    make = RecordMaker(report_of("Nobody met anybody in the whole of the long winter of that year."))
    make.event("CONSULT", "met", ["a9"])
    with pytest.raises(RecordError, match="a9"):
        store.add(make.record())
    broken = RecordMaker(report_of("Half a pair: \ud800."))
    with pytest.raises(RecordError, match="surrogate"):
        store.add(broken.record())
    assert not list(store.reports())


def test_an_unknown_report_has_no_text(store: Store) -> None:
    with pytest.raises(NotInRecord):
        store.report_text("sha256:0")
    with pytest.raises(NotInRecord):
        store.record("0")


def ferry_records() -> list[Record]:
    """A report, a trimmed copy of it, a later one of the same story that also links to neither's words, and another."""
    return [
        ferry_record(),
        ferry_record(FERRY[0], published="2031-05-05", outlet="Quay Times"),
        ferry_record(*FERRY_LATER, published="2031-05-12", outlet="Orvane Herald"),
        harbour_record(),
    ]


def test_stories_do_not_depend_on_the_order_of_adding(new_store: Opened) -> None:
    results = []
    for order in permutations(ferry_records()):
        store = new_store()
        for record in order:
            store.add(record)
        results.append((list(store.stories()), list(store.entries_by_id())))
    assert all(result == results[0] for result in results)
    harbour, ferry = results[0][0]
    assert [line.outlet for line in ferry.reports] == ["Selden Post", "Quay Times", "Orvane Herald"]
    assert (ferry.days, ferry.sources.reports, ferry.sources.independent) == (("2031-05-04", "2031-05-12"), 3, 2)
    assert ferry.sources.origins[0].because == ("copy",)
    assert (harbour.id, harbour.headline) == (f"st_{harbour.reports[0].id[7:23]}", "Mayor meets union")


def test_every_id_that_a_story_had_leads_to_it(store: Store) -> None:
    had: set[str] = set()
    for record in reversed(ferry_records()):
        store.add(record)
        had.update(line.id for line in store.stories())
    now = {line.id for line in store.stories()}
    assert len(had) > len(now) == 2
    assert {store.story(one[:12]).id for one in had} == now
    for unknown in ("st_", "st_zz", "e_1", "st_%"):
        with pytest.raises(NotInRecord, match="story"):
            store.story(unknown)


def test_a_report_that_is_told_in_both_joins_two_stories(store: Store) -> None:
    first, *_ = records = ferry_records()
    store.add(first)
    store.add(records[3])
    assert len(list(store.stories())) == 2
    both = ferry_record(*FERRY, records[3].report.text, published="2031-05-06", outlet="Lowmarsh Post")
    store.add(both)
    (line,) = store.stories()
    assert len(line.reports) == 3


def test_a_story_chooses_its_entries(store: Store) -> None:
    store.add(harbour_record())
    store.add(simple_record(1))
    story = next(line for line in store.stories() if line.headline == "Mayor meets union")
    assert len(whats(store, story=story.id)) == 3
    with pytest.raises(NotInRecord):
        list(store.entries(story="st_zz"))


def test_reports_without_a_date_find_their_story_too(store: Store) -> None:
    store.add(ferry_record(published=""))
    store.add(ferry_record(FERRY[0], outlet="Quay Times"))
    (line,) = store.stories()
    assert (line.days, len(line.reports)) == (("2031-05-04", "2031-05-04"), 2)

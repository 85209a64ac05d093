"""The lists of actors and matters that are kept up say what counting all rows would, whatever was done in between."""

import random
from dataclasses import replace
from pathlib import Path

import attribune.merge
from attribune.model.judgement import Judgement
from attribune.model.record import Record
from attribune.store.sqlite import SqliteStore, open_sqlite
from tests.builders import RecordMaker, harbour_record, report_of

NOW = "2031-06-01T09:00:00Z"
EVER = "9999-12-31"
PEOPLE = ("Ana Voss", "ANA VOSS", "Piet Lorne", "Dario Venn", "Álvaro Quint", "Alvaro Quint")
ORDERS = ("Order 41", "ORDER 41", "Harbour Act")


def opened(path: Path, *, create: bool = True) -> SqliteStore:
    return open_sqlite(path, merging=attribune.merge, create=create)


def a_record(number: int, seed: int) -> Record:
    """Somebody, under one of several spellings, does something; an order changes."""
    chance = random.Random(seed)
    one, other = chance.sample(PEOPLE, 2)
    order, status = chance.choice(ORDERS), chance.choice(("signed", "blocked", "repealed"))
    text = f"In round {number} the judge {one} met {other} in Orvane about {order}, which was {status} there."
    published = f"2031-03-{1 + chance.randrange(28):02d}"
    make = RecordMaker(report_of(text, published=published, outlet=f"Outlet {number}"))
    kind = chance.choice(("person", "person", "organization"))
    roles = ("judge",) if chance.random() < 0.5 else ()
    first = make.actor(one, kind=kind, roles=roles, aliases=(one.split()[-1],) if chance.random() < 0.5 else ())
    make.event("CONSULT", "met", [first], [make.actor(other)], when=published)
    make.matter(order, status, status, when=published)
    return make.record()


def assert_lists_are_right(store: SqliteStore) -> None:
    assert list(store.actors()) == list(store.actors(as_of=EVER))
    assert list(store.matters()) == list(store.matters(as_of=EVER))


def test_lists_that_are_kept_up_are_those_of_all_rows(tmp_path: Path) -> None:
    chance = random.Random(5)
    with opened(tmp_path / "x.db") as store:
        here: dict[int, Record] = {}
        for number in range(60):
            here[number] = a_record(number, number)
            assert store.add(here[number])
            if number % 3 == 2:
                told = chance.choice(sorted(here))
                # As it is read anew: another record of the same report.
                names = tuple(replace(one, roles=()) for one in here[told].actors)
                store.replace(replace(here[told], actors=names, matters=()))
            if number % 5 == 4:
                gone = here.pop(chance.choice(sorted(here)))
                store.remove(Judgement("", NOW, "rhea", "remove", report=gone.report.id, note="retracted"))
            assert_lists_are_right(store)
        assert len(list(store.actors())) > 4
        assert {line.name for line in store.matters()} == {"Order 41", "Harbour Act"}


def test_pages_make_up_the_whole_list(tmp_path: Path) -> None:
    with opened(tmp_path / "x.db") as store:
        for number in range(12):
            store.add(a_record(number, number))
        overview = store.overview()
        for _ in range(2):
            whole = list(store.actors())
            pages = [overview.actors(skip=skip, limit=2) for skip in range(0, len(whole), 2)]
            assert [line for lines, _ in pages for line in lines] == whole
            assert {total for _, total in pages} == {len(whole)}
            people, count = overview.actors(kind="person", skip=0, limit=50)
            assert list(people) == [line for line in whole if line.kind == "person"]
            assert count == len(people)
            # Then the same where a reviewer took two names for one.
            store.judge(Judgement("", NOW, "rhea", "merge", names=("Ana Voss", "Dario Venn")))
        assert "Dario Venn" in next(line for line in store.actors() if line.name == "Ana Voss").aliases
        matters, count = overview.matters(skip=1, limit=5)
        assert list(matters) == list(store.matters())[1:]
        reports, count = overview.reports(skip=10, limit=5)
        assert (list(reports), count) == (list(store.reports())[10:], 12)


def test_names_are_found_by_their_words(tmp_path: Path) -> None:
    with opened(tmp_path / "x.db") as store:
        for number in range(12):
            store.add(a_record(number, number))
        overview = store.overview()
        assert {line.name.casefold() for line in overview.actors_called(("voss",), limit=9)} == {"ana voss"}
        assert overview.actors_called(("ana", "lorne"), limit=9) == []
        assert overview.knows("lorne")
        assert overview.knows("ORDER 41")
        assert not overview.knows("order 42")
        # "%" and "_" are letters like others.
        assert overview.actors_called(("%",), limit=9) == []
        assert [line.name.casefold() for line in overview.matters_called(("order", "41"), limit=9)] == ["order 41"]


def test_stories_come_a_page_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path / "x.db") as store:
        store.add(harbour_record())
        store.add(harbour_record(outlet="Quay Times"))
        for number in range(3):
            store.add(RecordMaker(report_of(f"Tree {number} fell.", published=f"2031-02-0{number + 1}")).record())
        stories, total = store.overview().stories(skip=0, limit=50)
        assert list(stories) == list(store.stories())
        assert total == 4
        running, total = store.overview().stories(running=True, skip=0, limit=50)
        assert [len(story.reports) for story in running] == [2]
        assert total == 1


def test_what_a_store_has_at_hand_is_never_old(tmp_path: Path) -> None:
    """A reader that has put entries together sees what another one changes in them."""
    path = tmp_path / "x.db"
    with opened(path) as writer, opened(path, create=False) as reader:
        writer.add(harbour_record())
        version = reader.version()
        assert {entry.sources.reports for entry in reader.entries()} == {1}
        assert reader.version() == version
        writer.add(harbour_record(outlet="Quay Times"))
        assert reader.version() != version
        assert max(entry.sources.reports for entry in reader.entries()) == 2
        writer.replace(replace(harbour_record(), report=replace(harbour_record().report, path="moved.txt")))
        assert {item.path for entry in reader.entries() for item in entry.evidence} >= {"moved.txt"}
        writer.remove(Judgement("", NOW, "rhea", "remove", report=harbour_record().report.id, note="retracted"))
        assert {item.outlet for entry in reader.entries() for item in entry.evidence} == {"Quay Times"}
        writer.judge(Judgement("", NOW, "rhea", "rename", names=("Ana Voss",), value="Anna Voss"))
        assert any("Anna Voss" in entry.actors for entry in reader.entries())
        assert list(reader.entries()) == list(writer.entries())

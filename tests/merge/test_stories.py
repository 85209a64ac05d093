from itertools import combinations, permutations
from pathlib import Path

import pytest

from attribune.merge.copies import shared_runs
from attribune.merge.kinship import apart, groups
from attribune.merge.stories import LIKE, likeness
from attribune.merge.traits import COPIES, STORIES, kin_of
from attribune.merge.words import background, hashed, plain_form, words_in
from attribune.model.kin import Kin
from attribune.model.report import Report
from attribune.read.metadata import load_metadata
from attribune.read.reader import read_source
from attribune.read.sources import find_sources
from tests.builders import report_of

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE = [
    (
        "SELDEN (MNA) — Ferry captain Odile Brandt was suspended on Monday after her vessel rammed the harbour wall of "
        "Selden, injuring eleven passengers."
    ),
    "The ferry authority opened an inquiry into the brakes, which its mechanics had reported as faulty in October.",
    (
        "Brandt told investigators that the engines had not answered when she tried to reverse, and asked for the "
        "logbooks of three earlier crossings to be read."
    ),
    "The line between Selden and Norholm stays closed until divers have looked at the wall.",
]
LOCAL = "Passengers were given soup in the school of Norholm, whose headmistress praised their patience."
OWN = [
    (
        "Eleven people were hurt when the ferry from Norholm hit the wall of Selden's harbour, and its captain may not "
        "sail for now."
    ),
    (
        "Odile Brandt, who has steered ferries for nineteen years, says that reverse gear failed her. Mechanics had "
        "warned of the brakes in autumn; an inquiry by the authority began today."
    ),
]
OTHER_FERRY = [
    "A cargo ferry ran aground off Cape Morrow on Monday after its rudder jammed, the coast guard of Velland said.",
    "Captain Ruben Aldous and a crew of six were taken off by helicopter. Nobody was hurt, and no oil was seen.",
]
SAME_CAPTAIN = [
    "Odile Brandt won the rowing cup of Norholm for the third time, ahead of two students from Larkfield.",
    "The trophy was handed over by the mayor at a dance that lasted until morning.",
]


def kin(*paragraphs: str, published: str = "2031-03-10", headline: str | None = None) -> Kin:
    return kin_of(report_of(*paragraphs, published=published, headline=headline))


def example_reports() -> list[Report]:
    sources = find_sources([str(EXAMPLES)], metadata=load_metadata(EXAMPLES / "metadata.csv"))
    return [read_source(source) for source in sources]


def test_the_examples_are_the_stories_of_their_folders() -> None:
    reports = example_reports()
    found = groups([kin_of(report) for report in reports], STORIES)
    folders = [Path(report.path or "").parent.name for report in reports]
    for (one, folder), (other, other_folder) in combinations(zip(found, folders, strict=True), 2):
        assert (one == other) == (folder == other_folder)


def test_the_examples_copies_are_those_of_one_agencys_text() -> None:
    reports = example_reports()
    found = groups([kin_of(report) for report in reports], COPIES)
    members: dict[int, set[str]] = {}
    for report, group in zip(reports, found, strict=True):
        members.setdefault(group, set()).add(Path(report.path or "").name[:10])
    assert sorted(sorted(days) for days in members.values() if len(days) > 1) == [
        ["2025-11-18", "2025-11-19"],
        ["2026-01-14", "2026-01-15"],
        ["2026-03-17", "2026-03-18"],
    ]


@pytest.mark.parametrize(
    ("other", "copy", "story"),
    [
        (kin(*WIRE, published="2031-03-11", headline="Captain suspended"), True, True),
        (kin(*WIRE[:2], headline="Ferry rams wall"), True, True),
        (kin(WIRE[0], LOCAL, *WIRE[1:3], published="2031-03-12"), True, True),
        (kin(*WIRE, LOCAL, published=""), True, True),
        (kin(*WIRE, published="2031-06-30"), False, True),
        (kin(*OWN), False, True),
        (kin(*OWN, published="2033-03-10"), False, False),
        (kin(*OTHER_FERRY), False, False),
        (kin(*SAME_CAPTAIN), False, False),
        (kin("."), False, False),
    ],
)
def test_copies_and_stories(other: Kin, copy: bool, story: bool) -> None:
    wire = kin(*WIRE)
    for pair in ((wire, other), (other, wire)):
        assert len(set(groups(pair, COPIES))) == (1 if copy else 2)
        assert len(set(groups(pair, STORIES))) == (1 if story else 2)


def test_what_is_quoted_makes_no_copy() -> None:
    speech = (
        "“We have read the letters, we have counted the votes, and we have asked the harbour master for his books. "
        "Nobody in this hall may say that he was not told of the debts, and nobody shall leave before they are paid.”"
    )
    one = kin("The mayor of Selden spoke for nine minutes to a hall that was half empty by then.", speech)
    other = kin(speech, "With these words the head of the council ended a quarrel over unpaid invoices on Friday.")
    assert shared_runs(one.traits, other.traits) == 0


def test_likeness_is_the_same_both_ways_and_falls_with_the_days() -> None:
    wire, own = kin(*WIRE).traits, kin(*OWN).traits
    later, undated = kin(*OWN, published="2031-04-10").traits, kin(*OWN, published="").traits
    assert likeness(wire, own) == likeness(own, wire) > likeness(wire, later) > likeness(wire, undated)
    assert (apart(wire, later), apart(wire, undated)) == (31, None)


def test_a_comparison_that_ends_early_says_the_same() -> None:
    reports = [kin(*text).traits for text in (WIRE, OWN, OTHER_FERRY, SAME_CAPTAIN, (LOCAL,))]
    for one in reports:
        for other in reports:
            assert (likeness(one, other, enough=LIKE) >= LIKE) is (likeness(one, other) >= LIKE)


def test_groups_do_not_depend_on_the_order() -> None:
    reports = [kin(*WIRE), kin(*WIRE[:2]), kin(*OWN), kin(*OTHER_FERRY), kin(*SAME_CAPTAIN)]
    results = set()
    for order in permutations(range(len(reports))):
        found = groups([reports[place] for place in order], STORIES)
        members = [frozenset(p for p, g in zip(order, found, strict=True) if g == group) for group in set(found)]
        results.add(frozenset(members))
    assert len(results) == 1


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Girls", "girl"),
        ("Parties", "party"),
        ("Selden’s", "selden"),
        ("press", "press"),
        ("bus", "bus"),
        ("ties", "tie"),
    ],
)
def test_plain_forms(word: str, form: str) -> None:
    assert plain_form(word) == form


def test_words_know_their_capitals_and_how_rare_they_are() -> None:
    assert list(words_in("The U.N. and O’Brien-Kaya’s 2,000 ferries")) == [
        ("the", True),
        ("u.n", True),
        ("and", False),
        ("o'brien-kaya", True),
        ("2", False),
        ("000", False),
        ("ferry", False),
    ]
    assert background().rarity("the") < 0.1 < background().rarity("senate") < background().rarity("ferry") < 8
    assert hashed("ferry") == hashed("ferry") != hashed("wall")

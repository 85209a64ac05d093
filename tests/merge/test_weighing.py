"""Two events of two reports: what speaks for one of them, and what against it."""

import pytest

from attribune.merge import entries_of
from attribune.merge.claims import Claim, claim
from attribune.merge.weighing import FAR_BAR, NEAR_BAR, bar, weigh
from tests.builders import RecordMaker, report_of


def done(kind: str, text: str, trigger: str, who: str = "", whom: str = "", **more: str) -> Claim:
    make = RecordMaker(report_of(text, published=more.get("published", "2031-03-12"), headline=more.get("headline")))
    parts = [[make.actor(name)] if name else [] for name in (who, whom)]
    make.event(kind, trigger, *parts, when=more.get("when", ""), status=more.get("status", "occurred"))
    (entry,) = entries_of(make.record())
    return claim(entry)


def points(one: Claim, other: Claim) -> dict[str, float]:
    return dict(weigh(one, other))


def test_a_place_here_is_no_other_number_than_those_whom_it_befell_there() -> None:
    there = done("ASSAULT", "Forty dockers died in the attack in Selden.", "attack", "Selden", "Forty dockers")
    place = done("ASSAULT", "The attack in Selden left the quay in ruins.", "attack", whom="Selden")
    person = done("ASSAULT", "The attack on Ana Voss shook the town.", "attack", whom="Ana Voss")
    assert "other numbers" not in points(place, there)
    assert points(person, there)["other numbers"] < 0


def test_who_goes_by_a_nickname_is_the_same() -> None:
    one = done("SUPPORT", "Joe Brandt endorsed Ida Korr.", "endorsed", "Joe Brandt", "Ida Korr")
    other = done("SUPPORT", "Joseph L. Brandt endorsed Korr.", "endorsed", "Joseph L. Brandt", "Korr")
    assert points(one, other)["who"] > 0


def test_of_a_type_that_says_nothing_another_word_is_another_deed() -> None:
    other, mobilized = (
        points(
            done(kind, "Ida Korr stepped onto the ice.", "stepped", "Ida Korr"),
            done(kind, "Ida Korr hit the road.", "hit", "Ida Korr"),
        )["same word for it"]
        for kind in ("OTHER", "MOBILIZE")
    )
    assert other < mobilized < 0


def test_what_is_said_often_needs_details() -> None:
    attacks = (
        done("ACCUSE", "Ida Korr attacked Piet Lorne.", "attacked", "Ida Korr", "Piet Lorne"),
        done("ACCUSE", "Korr has attacked Lorne for days.", "attacked", "Korr", "Lorne"),
    )
    told = (
        done("ACCUSE", "Korr attacked Lorne over the ferry to the granary.", "attacked", "Korr", "Lorne"),
        done("ACCUSE", "Korr attacked Lorne for the granary ferry.", "attacked", "Korr", "Lorne"),
    )
    assert points(*attacks)["done often"] < 0
    assert "done often" not in points(*told)


def test_others_who_say_the_same_do_another_deed() -> None:
    guild = done("ACCUSE", "The guild condemned the plan of Piet Lorne.", "condemned", "guild", "Piet Lorne")
    rally = done("ACCUSE", "At noon a rally condemned Lorne for the quay.", "condemned", "rally", "Lorne")
    assert points(guild, rally)["who"] <= -2


@pytest.mark.parametrize(
    ("when", "headline", "against"),
    [
        ("2031-02-10", "Tarn has tested a rocket", True),
        ("2031-02-10", "Fear in Selden", False),
        ("2031-03-11", "Tarn has tested a rocket", False),
        ("2011-02-10", "Tarn has tested a rocket", False),
    ],
)
def test_what_one_looks_back_on_is_not_what_the_other_has_as_news(when: str, headline: str, against: bool) -> None:
    past = done("MOBILIZE", "Tarn tested a rocket over the bay.", "tested", "Tarn", when=when)
    news = done("MOBILIZE", "Tarn tested a rocket over the bay today.", "tested", "Tarn", headline=headline)
    assert ("past and present" in points(past, news)) is against
    assert points(past, news) == points(news, past)


def test_a_plan_stays_one_for_weeks_and_what_was_done_may_be_done_again() -> None:
    text = "The ban of lorries on the quay drew protest."
    plans, deeds = (
        [
            done("COERCE", text, "ban", whom="lorries", published=day, status=status)
            for day in ("2031-03-12", "2031-04-09")
        ]
        for status in ("planned", "occurred")
    )
    assert points(*deeds)["told in time"] < points(*plans)["told in time"]
    assert (bar(*plans), bar(*deeds)) == (NEAR_BAR, FAR_BAR)


def test_common_nouns_of_those_who_take_part_are_details() -> None:
    one = done("ACCUSE", "The inquiry into Korr's granary ferry is over.", "inquiry", whom="Korr's granary ferry")
    other = done("ACCUSE", "An inquiry into the granary ferry of Korr began.", "inquiry", whom="granary ferry of Korr")
    assert points(one, other)["details"] >= 1


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("After the attacks in Selden, guards stood at the quay.", "attacks"),
        ("She recalled Selden's attacks.", "attacks"),
        ("He spoke of the deadly Selden dock attacks.", "attacks"),
    ],
)
def test_a_definite_noun_takes_the_event_as_known(text: str, trigger: str) -> None:
    assert done("ASSAULT", text, trigger, whom="Selden").known


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The gunman attacked Selden.", "attacked"),
        ("A series of attacks in Selden followed.", "attacks"),
        ("The guards feared attacks in Selden.", "attacks"),
    ],
)
def test_a_verb_or_a_bare_noun_does_not(text: str, trigger: str) -> None:
    assert not done("ASSAULT", text, trigger, whom="Selden").known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Her proposal to quickly ban ferries drew jeers.", True),
        ("A proposal to ban ferries drew jeers.", False),
        ("She wants to ban ferries.", False),
    ],
)
def test_a_plan_is_known_by_its_noun(text: str, known: bool) -> None:
    assert bool(done("COERCE", text, "ban", whom="ferries", status="planned").known) == known


def test_what_both_take_as_known_is_one_though_told_weeks_apart() -> None:
    first = done("ASSAULT", "Trade fell after the attacks in Selden.", "attacks", whom="Selden")
    later = done("ASSAULT", "Since the Selden attacks, fares rose.", "attacks", whom="Selden", published="2031-04-10")
    news = done("ASSAULT", "Rebels launched attacks in Selden.", "attacks", whom="Selden", published="2031-04-10")
    assert points(first, later)["known to readers"] > points(first, news)["known to readers"]


def test_an_inquiry_goes_on_and_its_officers_are_its_office() -> None:
    text = "At first {} led the investigation of the ferry line."
    one, other = (
        done("ACCUSE", text.format(who), "investigation", who, "ferry line", published=day)
        for who, day in (("a bureau", "2031-03-12"), ("two clerks", "2031-03-28"))
    )
    assert points(one, other)["told in time"] > -1.0
    assert points(one, other)["who"] > -2.0
    assert bar(one, other) == NEAR_BAR


def test_several_named_ones_in_common_say_more_than_one() -> None:
    make = [
        RecordMaker(report_of("Bombings in Selden and Marn went on.", published=d))
        for d in ("2031-03-12", "2031-03-14")
    ]
    claims = []
    for maker in make:
        maker.event("ASSAULT", "Bombings", [], [maker.actor("Selden"), maker.actor("Marn")])
        claims.append(claim(*entries_of(maker.record())))
    assert points(*claims)["several the same"] > 0


WEEKS_LATER = "2031-04-10"


def test_what_both_know_by_the_name_of_whom_it_befell_is_one_however_late_it_is_told() -> None:
    first = done("ASSAULT", "Trade fell after the attacks in Selden.", "attacks", whom="Selden")
    later = done("ASSAULT", "Since the Selden attacks, fares rose.", "attacks", whom="Selden", published=WEEKS_LATER)
    assert points(first, later)["known by name"] > 1.0
    assert points(first, later)["told in time"] == -0.5


@pytest.mark.parametrize(
    ("kind", "trigger", "who", "whom", "why"),
    [
        ("CONSULT", "debates", "Guild", "", "a party's debates are many"),
        ("ASSAULT", "attacks", "Ida Korr", "", "a person's attacks are many"),
        ("SUPPORT", "pledge", "Ida Korr", "Guild", "said often"),
    ],
)
def test_what_is_done_again_and_again_is_not_known_by_name(
    kind: str, trigger: str, who: str, whom: str, why: str
) -> None:
    text = f"After the {trigger} of {{}}, the quay was still."
    one, other = (
        done(kind, text.format(f"{who} and {whom}"), trigger, who, whom, published=day)
        for day in ("2031-03-12", WEEKS_LATER)
    )
    assert "known by name" not in points(one, other), why


def test_several_by_name_are_known_though_one_report_tells_it_as_news() -> None:
    claims = []
    for text, day in (
        ("After the raids in Selden and Marn.", "2031-03-12"),
        ("Raids hit Selden and Marn.", WEEKS_LATER),
    ):
        make = RecordMaker(report_of(text, published=day))
        trigger = "raids" if "raids" in text else "Raids"
        make.event("ASSAULT", trigger, [], [make.actor("Selden"), make.actor("Marn")])
        claims.append(claim(*entries_of(make.record())))
    assert points(*claims)["known by name"] > 0


def test_the_place_before_the_noun_is_the_one_behind_it_elsewhere() -> None:
    before = done("ASSAULT", "The Selden ferry attack shook all.", "attack", "Selden")
    behind = done("ASSAULT", "All spoke of the attack in Selden.", "attack", whom="Selden")
    verb = done("ASSAULT", "That day Selden attacked at dawn.", "attacked", "Selden")
    assert points(before, behind)["in another part"] > 0
    assert points(before, behind) == points(behind, before)
    assert "in another part" not in points(verb, behind)


def test_what_is_seldom_done_twice_to_the_same_within_days() -> None:
    text = "Guards seized {} at the gate."
    first = done("COERCE", text.format("the crane driver"), "seized", whom="crane driver")
    again = done("COERCE", text.format("a crane driver"), "seized", whom="crane driver", published="2031-03-14")
    other = done("COERCE", text.format("a baker"), "seized", whom="baker")
    late = done("COERCE", text.format("a crane driver"), "seized", whom="crane driver", published=WEEKS_LATER)
    assert points(first, again)["seldom done"] > 0
    assert "seldom done" not in points(first, other) | points(first, late)


def test_one_of_many_is_another_unless_it_is_known() -> None:
    one = done("ASSAULT", "A boat attack hit Marn.", "attack", whom="Marn")
    many = done("ASSAULT", "Marn saw attacks all year.", "attacks", whom="Marn")
    known = done("ASSAULT", "Marn mourns the attack.", "attack", whom="Marn")
    assert points(one, many)["one and many"] < 0
    assert "one and many" not in points(one, known)


def test_an_endorsement_by_one_of_another_happens_once() -> None:
    first = done("SUPPORT", "Ida Korr endorsed Piet Lorne.", "endorsed", "Ida Korr", "Piet Lorne")
    later = done("SUPPORT", "Korr had endorsed Lorne.", "endorsed", "Korr", "Lorne", published=WEEKS_LATER)
    third = done("SUPPORT", "Korr had endorsed Brand.", "endorsed", "Korr", "Brand", published=WEEKS_LATER)
    assert points(first, later)["once to one"] > 0
    assert "once to one" not in points(first, third)


def test_a_massacre_may_be_the_shooting_that_another_report_knows() -> None:
    shooting = done("ASSAULT", "After the shooting in Selden, shops closed.", "shooting", whom="Selden")
    massacre = done("ASSAULT", "Since the Selden massacre, fares rose.", "massacre", whom="Selden")
    blockade = done("ASSAULT", "Since the Selden blockade, fares rose.", "blockade", whom="Selden")
    assert points(shooting, massacre)["same word for it"] > 0 > points(shooting, blockade)["same word for it"]
    assert points(shooting, massacre)["known by name"] > 0
    assert "known to readers" not in points(shooting, blockade)


def test_inquiries_into_the_same_object_are_alike() -> None:
    text = "An investigation of {} went on."
    one, other, another = (
        done("ACCUSE", text.format(what), "investigation", whom=what)
        for what in ("Korr's use of a granary ferry", "Ida Korr's hired granary ferry", "Ida Korr's tax returns")
    )
    assert points(one, other)["words of the parts"] > 0
    assert "words of the parts" not in points(one, another)

"""Dating: which entry a time expression dates, over parsed sentences and hand-built entries."""

import dataclasses
import re

import pytest

from attribune.annotate.dating import annotate_dating
from attribune.annotate.dating.dates import date_of, interval
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.times import annotate_times
from attribune.model.actor import Actor, Mention
from attribune.model.event import Event
from attribune.model.matter import Change, Matter
from attribune.model.report import Block, Report
from attribune.model.span import Span
from attribune.model.statement import Statement
from attribune.model.time import TimeExpression

PUBLISHED = "2025-02-14"  # a Friday


def annotations(text: str) -> Annotations:
    """The text, one paragraph a line, parsed and with its times."""
    blocks = tuple(Block("paragraph", Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text))
    report = Report(id="r", text=text, published=PUBLISHED, blocks=blocks)
    return annotate_times(Annotations(report=report, parse=parse(report)))


def at(text: str, words: str) -> Span:
    """Where the words stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def statement(
    text: str, cue: str, content: str, *, source: str = "", speakers: tuple[str, ...] = (), number: int = 1
) -> Statement:
    return Statement(
        id=f"s{number}",
        kind="indirect",
        cue=(at(text, cue),),
        content=(at(text, content),),
        source=(at(text, source),) if source else (),
        speakers=speakers,
    )


def event_when(text: str, *triggers: str, kind: str = "COERCE") -> str:
    event = Event(id="e1", type=kind, triggers=tuple(at(text, trigger) for trigger in triggers))
    given = annotations(text)
    dated = annotate_dating(
        Annotations(report=given.report, parse=given.parse, times=given.times, events=(event,))
    ).events[0]
    assert (dated.when_from is not None) == bool(dated.when)
    return dated.when


def statement_whens(text: str, *statements: Statement) -> list[str]:
    given = annotations(text)
    dated = annotate_dating(
        Annotations(report=given.report, parse=given.parse, times=given.times, statements=statements)
    )
    return [one.when for one in dated.statements]


@pytest.mark.parametrize(
    ("text", "triggers", "when"),
    [
        ("Police arrested Ravel on Monday.", ["arrested"], "2025-02-10"),
        ("Police arrested Ravel Monday and charged him with theft.", ["charged"], "2025-02-10"),
        ("The minister resigned Thursday.", ["resigned"], "2025-02-13"),
        ("The council will meet Tuesday.", ["meet"], "2025-02-18"),
        ("The governor said Thursday he had met the envoy.", ["met"], ""),
        ("The governor said Thursday he had met the envoy on Monday.", ["met"], "2025-02-10"),
        ("After the adoption in 2014 of the charter, the city grew.", ["adoption"], "2014"),
        ("After the adoption in 2014 of the charter, the city grew.", ["grew"], ""),
        ("The two sides held talks on Wednesday.", ["talks"], "2025-02-12"),
        ("Drivers marched on Waitara Day - February 6 - this year.", ["marched"], "2025-02-06"),
        ("The attack took place last week.", ["attack"], "2025-02-03/2025-02-09"),
        ("Troops left the valley in the third quarter of 2023.", ["left"], "2023-07/2023-09"),
        ("The union struck for three weeks.", ["struck"], ""),
        ("The army now controls the port.", ["controls"], ""),
        ("The envoy refused to sign the pact in July.", ["refused"], "2024-07"),
        ("Rebels fought from 2014 to 2016 in the north.", ["fought"], "2014/2016"),
        ("Police seized the ship. It was Monday.", ["seized"], ""),
        ("The strike of 2011 that killed nine guards was condemned.", ["killed"], "2011"),
        ("The strike of 2011 that killed April 2009 plotter Jan Oster was condemned.", ["killed"], "2011"),
        ("Dane spoke in Varna on Tuesday.\nShe then defended the plan.", ["defended"], "2025-02-11"),
        ("Dane spoke in Varna on Tuesday.\nShe defended the plan.", ["defended"], "2025-02-11"),
        ("Dane spoke in Varna on Tuesday.\nIn 2019 she had defended the plan.", ["defended"], "2019"),
        ("Dane was to speak in Varna on Tuesday.\nShe defended the plan.", ["defended"], ""),
        ("The Nov. 5, 2024, shooting in Varna killed two guards.", ["killed"], "2024-11-05"),
        ("Oster was charged in the Nov. 5, 2024, shooting that killed two guards.", ["shooting"], "2024-11-05"),
        (
            "Oster has been on the run since the January shooting at a Varna depot that killed two guards.",
            ["killed"],
            "2025-01",
        ),
        ("The port is to dominate a meeting set for April in Varna.", ["meeting"], "2025-04"),
        ("In a huge protest against the toll, drivers marched on Thursday.", ["protest"], "2025-02-13"),
        ("The envoy sought a truce on Monday by promising to leave the port.", ["promising"], "2025-02-10"),
        ("Two guards were seized and killed on Monday.", ["seized"], "2025-02-10"),
        ("Dane mocked the mayor during Monday's debate.", ["mocked"], "2025-02-10"),
        ("The court summoned Oster to testify on March 3.", ["summoned"], ""),
        ("Oster was seized and later killed in 2020.", ["seized"], ""),
        ("The panel accused guards of beating drivers during the Jan. 6 riot.", ["accused"], ""),
    ],
)
def test_event(text: str, triggers: list[str], when: str) -> None:
    assert event_when(text, *triggers) == when


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Two days after the vote, the mayor resigned on Monday.", "vote", "2025-02-08"),
        ("The mayor resigned on Monday, two days before the vote.", "vote", "2025-02-12"),
        ("Nearly a week after the shooting sparked protests, the town is quiet.", "shooting", "2025-02-07~"),
        ("Nearly a week after the shooting sparked protests, the town is quiet.", "protests", "2025-02-07~"),
        ("He was arrested on Monday, three months after guards beat a driver.", "beat", "2024-11~"),
        ("Two days after the vote, the mayor resigned.", "vote", ""),
        ("Nine hundred years after the raid, the town is quiet.", "raid", "1125~"),
        ("An appeal is heard three months after the arrest.", "arrest", ""),
        ("The trial begins three months after the arrest.", "arrest", ""),
    ],
)
def test_a_date_is_told_by_its_distance_from_another(text: str, trigger: str, when: str) -> None:
    assert event_when(text, trigger) == when


def dated_events(text: str, *events: Event, actors: tuple[Actor, ...] = ()) -> list[str]:
    given = dataclasses.replace(annotations(text), events=events, actors=actors)
    return [event.when for event in annotate_dating(given).events]


def test_what_a_noun_names_again_has_the_day_of_its_first_mention() -> None:
    text = "A bombing on Feb. 4 killed two guards.\nOster condemned the bombing.\nA bombing is a crime."
    first, second, third = (Span(m.start(), m.end()) for m in re.finditer("bombing", text))
    events = [Event(id=f"e{n}", type="ASSAULT", triggers=(span,)) for n, span in enumerate((first, second, third), 1)]
    assert dated_events(text, *events) == ["2025-02-04", "2025-02-04", ""]


def test_another_named_actor_does_another_thing() -> None:
    text = "Dane gave her support in 2019.\nOster withdrew his support."
    first, second = (Span(m.start(), m.end()) for m in re.finditer("support", text))
    actors = tuple(Actor(id=i, name=name, kind="person", mentions=()) for i, name in (("a1", "Dane"), ("a2", "Oster")))
    events = (
        Event(id="e1", type="SUPPORT", triggers=(first,), actors=("a1",)),
        Event(id="e2", type="SUPPORT", triggers=(second,), actors=("a2",)),
    )
    assert dated_events(text, *events, actors=actors) == ["2019", ""]


NEWS = {
    "A judge has rejected the request.": "2025-02-13/2025-02-14",
    "A judge had rejected the request.": "",
    "A judge has rejected the request. Oster appealed on Monday.": "",
    "A judge has rejected the request. Oster appealed on Thursday.": "2025-02-13/2025-02-14",
    "A judge has repeatedly rejected the request.": "",
    "A judge has long rejected the request.": "",
    "A judge has rejected the request before.": "",
    "A judge has in the past rejected the request.": "",
    "A judge has rejected the request before a full court.": "2025-02-13/2025-02-14",
}


@pytest.mark.parametrize(("text", "when"), NEWS.items(), ids=list(NEWS))
def test_the_news_is_of_the_last_two_days(text: str, when: str) -> None:
    events = [Event(id="e1", type="RULE", triggers=(at(text, "rejected"),))]
    if "appealed" in text:
        events.append(Event(id="e2", type="ACCUSE", triggers=(at(text, "appealed"),)))
    assert dated_events(text, *events)[0] == when


def test_on_the_first_day_of_the_calendar_there_is_no_day_before() -> None:
    text = "A judge has rejected the request."
    given = annotations(text)
    report = dataclasses.replace(given.report, published="0001-01-01")
    event = Event(id="e1", type="RULE", triggers=(at(text, "rejected"),))
    assert annotate_dating(dataclasses.replace(given, report=report, events=(event,))).events[0].when == ""


def test_a_present_with_a_date_ahead_is_a_plan() -> None:
    text = "The governor meets the union on March 3."
    event = Event(id="e1", type="CONSULT", triggers=(at(text, "meets"),))
    result = annotate_dating(dataclasses.replace(annotations(text), events=(event,))).events[0]
    assert (result.when, result.status) == ("2025-03-03", "planned")


def test_the_second_mention_of_an_event_may_date_it() -> None:
    text = "The mayor met the union.\nMonday's meeting lasted two hours."
    assert event_when(text, "met", "meeting", kind="CONSULT") == "2025-02-10"


def test_a_time_at_the_cue_dates_the_saying() -> None:
    text = "Mayor Dane said Thursday she had met the envoy."
    assert statement_whens(text, statement(text, "said", "she had met the envoy")) == ["2025-02-13"]


def test_a_time_in_the_content_does_not() -> None:
    text = "Mayor Dane said she had met the envoy on Monday."
    assert statement_whens(text, statement(text, "said", "she had met the envoy on Monday")) == [""]


@pytest.mark.parametrize(
    ("text", "cue", "said", "met"),
    [
        ("Dane said Thursday she had met Homan on Monday.", "said", "13", "10"),
        ("Dane said on Thursday that she had met Homan on Monday.", "said", "13", "10"),
        ("On Thursday, Dane said she had met Homan on Monday.", "said", "13", "10"),
        ("Dane said Thursday she had met Homan.", "said", "13", ""),
        ("Dane said she had met Homan on Monday.", "said", "", "10"),
        ("Dane said she met Homan Monday.", "said", "", "10"),
        ("Dane told the press Thursday that she had met Homan on Monday.", "told", "13", "10"),
        ("Dane, who said Thursday she had met Homan on Monday, left.", "said", "13", "10"),
        ("Dane denied Thursday that she had met Homan on Monday.", "denied", "13", "10"),
        ("She had met Homan on Monday, Dane said Thursday.", "said", "13", "10"),
        ('"We met Homan on Monday," Dane said Thursday.', "said", "13", "10"),
    ],
)  # fmt: skip
def test_the_day_of_the_saying_and_that_of_what_is_said(text: str, cue: str, said: str, met: str) -> None:
    one = statement(text, cue, "met Homan")
    event = Event(id="e1", type="CONSULT", triggers=(at(text, "met"),), on_word_of=("s1",))
    given = dataclasses.replace(annotations(text), statements=(one,), events=(event,))
    dated = annotate_dating(given)
    whens = dated.statements[0].when, dated.events[0].when
    assert tuple(when.removeprefix("2025-02-") for when in whens) == (said, met)


SAYINGS = {
    "Dane said Thursday it was over. She said the council had failed.": ["13", "13"],
    "Dane said Thursday it was over. Dane has said the council failed.": ["13", ""],
    "Dane said Thursday it was over. Dane told reporters the council had failed.": ["13", "13"],
    "Dane said Wednesday it was over. Dane said on X the council had failed.": ["12", ""],
    "Dane said Wednesday it was over. At a rally, Dane said the council had failed.": ["12", "12"],
    "Dane said Thursday it was over. Dane said Monday the council had failed.": ["13", "10"],
}


@pytest.mark.parametrize(("text", "days"), SAYINGS.items(), ids=list(SAYINGS))
def test_sayings_of_one_occasion_share_its_day(text: str, days: list[str]) -> None:
    second = text.index(". ") + 2
    cues = re.finditer(r"\b(said|told)\b", text)
    contents = ("it was over", "the council")
    medium = {"on X": ("X", None), "rally": (None, "a rally")}
    found = next((value for key, value in medium.items() if key in text[second:]), (None, None))
    statements = [
        Statement(
            id=f"s{number}",
            kind="indirect",
            cue=(Span(*cue.span()),),
            content=(at(text, words),),
            speakers=("a1",),
            medium=found[0] if number == 2 else None,
            occasion=found[1] if number == 2 else None,
        )
        for number, (cue, words) in enumerate(zip(cues, contents, strict=True), 1)
    ]
    assert [when.removeprefix("2025-02-") for when in statement_whens(text, *statements)] == days


def test_on_the_day_of_the_news_all_that_is_told_was_said() -> None:
    text = "The council voted Friday to close the port.\nDane called the vote a shame. Ravel has called it a gift."
    vote = Event(id="e1", type="ENACT", triggers=(at(text, "voted"),), actors=("a3",))
    called = Event(id="e2", type="ACCUSE", triggers=(at(text, "called"),), actors=("a1",))
    has_called = Event(id="e3", type="SUPPORT", triggers=(at(text, "called it"),), actors=("a2",))
    dated = annotate_dating(dataclasses.replace(annotations(text), events=(vote, called, has_called)))
    assert [event.when for event in dated.events] == ["2025-02-14", "2025-02-14", ""]


def test_a_participle_shares_the_date_of_the_saying_beside_it() -> None:
    text = "Mayor Dane said Thursday she would resign, adding that the council had let her down."
    first = statement(text, "said", "she would resign", source="Mayor Dane")
    second = statement(text, "adding", "that the council had let her down", source="Mayor Dane", number=2)
    assert statement_whens(text, first, second) == ["2025-02-13", "2025-02-13"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "when"),
    [
        ("On Thursday, Mayor Dane resigned.\nShe said the council had failed.", "said", "the council", "2025-02-13"),
        ("Mayor Dane resigned Thursday. She said the council had failed.", "said", "the council", "2025-02-13"),
        ("Mayor Dane resigned Thursday.\nUnions said the council had failed.", "said", "the council", ""),
        ("Mayor Dane resigned Thursday, her office said.", "said", "Mayor Dane resigned Thursday", ""),
        ("Mayor Dane resigned in January.\nShe said the council had failed.", "said", "the council", ""),
        ("Mayor Dane will resign Thursday.\nShe said the council had failed.", "said", "the council", ""),
        ("Mayor Dane resigned Thursday.\nShe has said the council failed.", "said", "the council", ""),
    ],
)
def test_a_bare_saying_has_the_day_that_frames_its_scene(text: str, cue: str, content: str, when: str) -> None:
    assert statement_whens(text, statement(text, cue, content)) == [when]


def test_an_offer_is_made_on_the_day_of_the_saying() -> None:
    text = "Mayor Dane said Thursday she wanted to work with the union."
    said = statement(text, "said", "she wanted to work with the union")
    offer = Event(id="e1", type="AGREE", triggers=(at(text, "wanted to work"),), status="planned")
    given = annotations(text)
    result = annotate_dating(
        Annotations(report=given.report, parse=given.parse, times=given.times, statements=(said,), events=(offer,))
    )
    assert (result.events[0].when, result.events[0].when_from) == ("2025-02-13", given.times[0].id)


def test_undated_speech_of_many_days_lies_on_the_last_told_before() -> None:
    text = "Dane criticized the union on Monday.\nDane praised the police on Tuesday.\nDane blamed the press."
    events = tuple(
        Event(id=f"e{number}", type="ACCUSE", triggers=(at(text, trigger),), actors=("a1",))
        for number, trigger in enumerate(("criticized", "praised", "blamed"), 1)
    )
    given = annotations(text)
    dated = annotate_dating(
        Annotations(report=given.report, parse=given.parse, times=given.times, events=events)
    ).events
    assert [event.when for event in dated] == ["2025-02-10", "2025-02-11", "2025-02-11"]


def test_undated_acts_go_on_with_a_dated_scene() -> None:
    text = "Mayor Dane spoke to the press.\nDane criticized the union on Monday.\nDane praised the police."
    events = (
        Event(id="e1", type="ACCUSE", triggers=(at(text, "criticized"),), actors=("a1",)),
        Event(id="e2", type="SUPPORT", triggers=(at(text, "praised"),), actors=("a1",)),
        Event(id="e3", type="SUPPORT", triggers=(at(text, "praised"),), actors=("a2",)),
    )
    given = annotations(text)
    result = annotate_dating(Annotations(report=given.report, parse=given.parse, times=given.times, events=events))
    assert [one.when for one in result.events] == ["2025-02-10", "2025-02-10", "2025-02-10"]


@pytest.mark.parametrize(
    "between",
    ["The union had long opposed the toll.", "Dane spent months in court.", "A fence stood there.\nSo did a shed."],
)
def test_a_scene_ends_where_the_text_steps_out_of_it(between: str) -> None:
    text = f"Dane criticized the union on Monday.\n{between}\nLorne praised the police."
    events = (
        Event(id="e1", type="ACCUSE", triggers=(at(text, "criticized"),), actors=("a1",)),
        Event(id="e2", type="SUPPORT", triggers=(at(text, "praised"),), actors=("a2",)),
    )
    given = annotations(text)
    result = annotate_dating(Annotations(report=given.report, parse=given.parse, times=given.times, events=events))
    assert [one.when for one in result.events] == ["2025-02-10", ""]


@pytest.mark.parametrize(
    ("before", "when"),
    [
        ("From March 2024 to May 2024, drivers marched.", "2024-03/2024-05"),
        ("From 2012 to 2014, drivers marched.", ""),
        ("In the 1990s, drivers marched.", ""),
        # A told scene lies behind the report, whatever its date seems to be.
        ("On Oct. 3, 2025, drivers marched.", ""),
    ],
)
def test_years_are_no_scene_and_none_is_ahead(before: str, when: str) -> None:
    text = f"{before}\nDane praised the police."
    event = Event(id="e1", type="SUPPORT", triggers=(at(text, "praised"),), actors=("a1",))
    assert dated_events(text, event) == [when]
    assert annotate_dating(dataclasses.replace(annotations(text), events=(event,))).events[0].status == "occurred"


def test_a_quotation_opens_no_scene() -> None:
    text = "“On Sunday we marched. Guards beat us,” Lorne said.\nDane praised the police."
    event = Event(id="e1", type="SUPPORT", triggers=(at(text, "praised"),), actors=("a1",))
    quoted = dataclasses.replace(statement(text, "said", "“On Sunday we marched. Guards beat us,”"), kind="direct")
    given = dataclasses.replace(annotations(text), events=(event,), statements=(quoted,))
    assert annotate_dating(given).events[0].when == ""


def test_sayings_of_months_share_no_day() -> None:
    text = "From Feb. 3, 2024 to Jan. 9, 2025 Dane said the port was safe. She told reporters nobody was hurt."
    first = statement(text, "said", "the port was safe", speakers=("a1",))
    second = statement(text, "told", "nobody was hurt", speakers=("a1",), number=2)
    assert statement_whens(text, first, second) == ["2024-02-03/2025-01-09", ""]


def test_changes_of_a_matter() -> None:
    text = "Since its adoption in 2014 the charter has been fought over. The charter limits the levy."
    matter = Matter(
        id="m1",
        name="charter",
        kind="law",
        mentions=(Mention(at(text, "charter"), "nominal"),),
        history=(Change("adopted", (at(text, "adoption"),)), Change("in force", (at(text, "limits"),))),
    )
    given = annotations(text)
    result = annotate_dating(Annotations(report=given.report, parse=given.parse, times=given.times, matters=(matter,)))
    history = result.matters[0].history
    assert [(one.when, one.when_from) for one in history] == [("2014", given.times[0].id), (PUBLISHED, None)]


@pytest.mark.parametrize(
    ("text", "words", "status", "when"),
    [
        ("Dane said Sunday it had cost years to get the charter passed.", "passed", "passed", ""),
        ("Dane said Sunday the council would repeal the charter.", "repeal", "at risk", "2025-02-09"),
    ],
)
def test_what_somebody_tells_as_done_was_not_done_on_the_day_of_the_saying(
    text: str, words: str, status: str, when: str
) -> None:
    said = statement(text, "said", text[text.index("Sunday ") + 7 : -1])
    matter = Matter(
        id="m1",
        name="charter",
        kind="law",
        mentions=(Mention(at(text, "charter"), "nominal"),),
        history=(Change(status, (at(text, words),), on_word_of=(said.id,)),),
    )
    given = annotations(text)
    result = annotate_dating(dataclasses.replace(given, statements=(said,), matters=(matter,)))
    assert [change.when for change in result.matters[0].history] == [when]


def test_a_date_that_is_there_stays() -> None:
    text = "Police arrested Ravel on Monday."
    event = Event(id="e1", type="COERCE", triggers=(at(text, "arrested"),), when="2024-01-01", when_from="t9")
    given = annotations(text)
    result = annotate_dating(Annotations(report=given.report, parse=given.parse, times=given.times, events=(event,)))
    assert result.events == (event,)


@pytest.mark.parametrize(
    ("kind", "value", "mod", "date"),
    [
        ("DATE", "2025-02-13", None, "2025-02-13"),
        ("TIME", "2025-02-13TNI", None, "2025-02-13"),
        ("DATE", "2014", None, "2014"),
        ("DATE", "2014", "APPROX", "2014~"),
        ("DATE", "2025-W07", None, "2025-02-10/2025-02-16"),
        ("DATE", "2025-W07-WE", None, "2025-02-15/2025-02-16"),
        ("DATE", "2024-Q4", None, "2024-10/2024-12"),
        ("DATE", "2024-H1", None, "2024-01/2024-06"),
        ("DATE", "2024-WI", None, "2024-12/2025-02"),
        ("DATE", "199", None, "1990/1999"),
        ("DATE", "19", None, "1900/1999"),
        ("DATE", "PRESENT_REF", None, ""),
        ("DATE", "XXXX-WXX-4", None, ""),
        ("DATE", "2024-02-XX", None, ""),
        ("DATE", "2025-W99", None, ""),
        ("DURATION", "P3M", None, ""),
        ("SET", "XXXX-WXX-1", None, ""),
        ("TIME", "TXX:XX", None, ""),
    ],
)
def test_date_of_a_time_expression(kind: str, value: str, mod: str | None, date: str) -> None:
    assert date_of(TimeExpression("t1", Span(0, 1), kind, value, mod)) == date


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2014", "2016", "2014/2016"),
        ("2025-02-10", "2025-02-13", "2025-02-10/2025-02-13"),
        ("2025-02-10/2025-02-16", "2025-03", "2025-02-10/2025-03"),
        ("2016", "2014", ""),
        ("2014", "2014", ""),
    ],
)
def test_interval(first: str, last: str, expected: str) -> None:
    assert interval(first, last) == expected

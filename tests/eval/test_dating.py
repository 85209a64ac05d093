"""The dating suite: links of a TimeML file become dates, and records are counted against them."""

import json
from pathlib import Path

from eval.dating import dating_figures, linked_dates

from attribune.model.span import Span

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>harbour</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-02-14">February 14, 2025</TIMEX3></DCT>
<TEXT>
Dockers <EVENT eid="e1">struck</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-02-10">Monday</TIMEX3>
&amp; the port <EVENT eid="e2">shut</EVENT>, its head <EVENT eid="e3">said</EVENT>.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" />
<MAKEINSTANCE eventID="e2" eiid="ei2" tense="PAST" />
<MAKEINSTANCE eventID="e3" eiid="ei3" tense="PAST" />
<TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="ei1" relatedToTime="t1" />
<TLINK lid="l2" relType="SIMULTANEOUS" eventInstanceID="ei2" relatedToEventInstance="ei1" />
<TLINK lid="l3" relType="IS_INCLUDED" eventInstanceID="ei3" relatedToTime="t0" />
</TimeML>
"""
TEXT = "\nDockers struck on Monday\n& the port shut, its head said.\n"


def span(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def event(word: str, when: str) -> dict[str, object]:
    return {"triggers": [{"start": span(word).start, "end": span(word).end}], "when": when}


def test_links_become_dates_and_are_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "harbour.tml"
    path.write_text(TIMEML, encoding="utf-8")
    assert linked_dates(path) == [(span("struck"), ["2025-02-10"]), (span("shut"), ["2025-02-10"])]


def test_records_are_counted_against_the_links(tmp_path: Path) -> None:
    (tmp_path / "harbour.tml").write_text(TIMEML, encoding="utf-8")
    record = {
        "report": {"path": "texts/harbour.txt"},
        "statements": [{"cue": [{"start": span("said").start, "end": span("said").end}], "when": ""}],
        "events": [event("struck", "2025-02-10"), event("shut", "2025-02-11"), event("port", "2025-02-12")],
    }
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert dating_figures(tmp_path, records, str.__eq__) == {
        "statements_dated": 0,
        "statements_right": 0.0,
        "statements_wrong": 0.0,
        "events_dated": 2,
        "events_right": 50.0,
        "events_wrong": 50.0,
    }

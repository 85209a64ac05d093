"""Labelled events as places, turned into the scorer's format."""

import json
from pathlib import Path

from eval.labelled_events import write_gold

TEXT = "Voss met Lorne.\nShe met him again: Voss met Lorne.\n"
ROWS = (
    "article\ttype\tstatus\tdate\tword\ttriggers\tactors\trecipients\n"
    "herald_2031-03-12_voss\tCONSULT\toccurred\t2031-03-12\treport\t5:8 39:42\t0:4\t9:14\n"
    "herald_2031-03-12_voss\tCONSULT\tplanned\t\t0:4\t20:23\t\t9:14\n"
)


def test_every_trigger_has_a_context_that_stands_once(tmp_path: Path) -> None:
    (tmp_path / "herald_2031-03-12_voss.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "labels.tsv").write_text(ROWS, encoding="utf-8")
    articles = write_gold(tmp_path / "labels.tsv", tmp_path, tmp_path / "gold")
    assert [article.name for article in articles] == ["herald_2031-03-12_voss.txt"]
    told = json.loads((tmp_path / "gold" / "herald_2031-03-12_voss.json").read_text(encoding="utf-8"))
    assert told["published"] == "2031-03-12"
    first, second = told["events"]
    assert (first["actors"], first["recipients"], first["on_word_of"]) == (["Voss"], ["Lorne"], "report")
    assert (second["actors"], second["on_word_of"]) == ([], "Voss")
    places = []
    for event in told["events"]:
        for trigger in event["triggers"]:
            assert TEXT.count(trigger["context"]) == 1
            places.append(TEXT.index(trigger["context"]) + trigger["context"].index(trigger["text"]))
    assert places == [5, 39, 20]

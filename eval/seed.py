"""The report that the project started from, against what a careful reader gets out of it.

    eval/seed [--json]

Statements match by content (token IoU of at least 0.5) and speaker, events by type, a shared trigger token, actors and
date, times by span and value, actors by name, matters by kind and name; names and dates agree as the scorers have it.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.suites import SHARED, read_records, scorers_common

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing expected: which, whether it was found, and what was found in its place."""

    layer: str
    expected: str
    right: bool
    found: str


def compare(expected: Json, record: Json, text: str) -> list[Row]:
    """Every expected thing with what the record has in its place."""
    return [
        *_report(expected["report"], record["report"]),
        *_times(expected["times"], record["times"]),
        *_statements(expected["statements"], record, text),
        *_events(expected["events"], record, text),
        *_actors(expected["actors"], record["actors"]),
        *_matters(expected["matters"], record),
    ]


def _report(expected: Json, report: Json) -> Iterable[Row]:
    for name in ("published", "dateline", "headline", "credits"):
        yield Row("report", f"{name}: {expected[name]}", expected[name] == report[name], str(report[name]))
    for kind in ("caption", "credit"):
        wanted = (expected[kind]["start"], expected[kind]["end"])
        spans = [(b["start"], b["end"]) for b in report["blocks"] if b["kind"] == kind]
        yield Row("report", f"{kind} {wanted}", wanted in spans, str(spans))


def _times(expected: list[Json], times: list[Json]) -> Iterable[Row]:
    for t in expected:
        same = [x for x in times if (x["start"], x["end"]) == (t["start"], t["end"])]
        right = any((x["type"], x["value"]) == (t["type"], t["value"]) for x in same)
        yield Row("times", f"{t['text']} {t['value']}", right, ", ".join(x["value"] for x in same))


def _names(record: Json) -> dict[str, str]:
    return {x["id"]: x["name"] for x in [*record["actors"], *record["matters"]]}


def _statements(expected: list[Json], record: Json, text: str) -> Iterable[Row]:
    common, names = scorers_common(), _names(record)
    tokens = common.tokenise(text)

    def ids(spans: list[Json]) -> set[int]:
        return set(common.token_ids(tokens, [(s["start"], s["end"]) for s in spans]))

    for s in expected:
        near = [x for x in record["statements"] if common.iou(ids(s["content"]), ids(x["content"])) >= 0.5]
        speakers = [names[y] for x in near for y in x["speakers"]]
        right = any(common.agree(s["speaker"], name) for name in speakers)
        what = f"{s['speaker']}: {s['content'][0]['text'][:32]}…"
        yield Row("statements", what, right, ", ".join(speakers) or ("no speaker" if near else "not found"))


def _events(expected: list[Json], record: Json, text: str) -> Iterable[Row]:
    common, names = scorers_common(), _names(record)
    tokens = common.tokenise(text)
    for e in expected:
        wanted = common.token_ids(tokens, common.triggers(e["triggers"]))
        near = [x for x in record["events"] if wanted & common.token_ids(tokens, common.triggers(x["triggers"]))]
        right = [
            x
            for x in near
            if x["type"] == e["type"]
            and common.any_agree(e["actors"], [names[y] for y in x["actors"]])
            and common.dates_agree(e["when"], x["when"])
        ]
        found = "; ".join(f"{x['type']} {[names[y] for y in x['actors']]} {x['when']}" for x in (right or near)[:2])
        yield Row("events", f"{e['type']} {e['actors'][0]} {e['when']}", bool(right), found or "not found")


def _actors(expected: list[Json], actors: list[Json]) -> Iterable[Row]:
    agree = scorers_common().agree
    for a in expected:
        same = [x for x in actors if agree(a["name"], x["name"])]
        titles = {r["title"].lower() for x in same for r in x["roles"]}
        lacking = [r for r in a.get("roles", []) if r.lower() not in titles]
        right = any(x["kind"] == a["kind"] for x in same) and not lacking
        found = ", ".join(f"{x['name']} ({x['kind']})" for x in same[:2]) or "not found"
        yield Row("actors", f"{a['name']} ({a['kind']})", right, found + (f", lacks {lacking}" if lacking else ""))
    ice = [x for x in actors if agree("Immigration and Customs Enforcement", x["name"])]
    yield Row("actors", "ICE is the one actor", len(ice) == 1 and "ICE" in ice[0]["aliases"], f"{len(ice)} actors")


def _matters(expected: list[Json], record: Json) -> Iterable[Row]:
    common = scorers_common()
    for m in expected:
        same = [x for x in record["matters"] if x["kind"] == m["kind"] and common.agree(m["name"], x["name"])]
        yield Row(
            "matters", f"{m['name']} ({m['kind']})", bool(same), ", ".join(x["name"] for x in same) or "not found"
        )
        changes = [c for x in same for c in x["history"]]
        for c in m["history"]:
            right = any(x["status"] == c["status"] and common.dates_agree(c["when"], x["when"]) for x in changes)
            found = ", ".join(f"{x['status']} {x['when']}".strip() for x in changes)
            yield Row("changes", f"{m['name'][:24]}: {c['status']} {c['when']}", right, found)


def seed_rows() -> list[Row]:
    """The comparison, made by a run of `attribune read` on the seed report."""
    seed = SHARED / "seed"
    with tempfile.TemporaryDirectory() as folder:
        line = read_records(seed / "report.txt", Path(folder) / "seed.jsonl").read_text(encoding="utf-8")
    with (seed / "report.txt").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    expected = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    return compare(expected, json.loads(line), text)


def seed_figures(rows: list[Row]) -> dict[str, float]:
    """How many of each layer are right."""
    return {layer: sum(r.right for r in rows if r.layer == layer) for layer in dict.fromkeys(r.layer for r in rows)}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="only the counts, as JSON")
    options = parser.parse_args()
    rows = seed_rows()
    figures = seed_figures(rows)
    if options.json:
        print(json.dumps(figures))
        return 0
    for layer, right in figures.items():
        lines = [row for row in rows if row.layer == layer]
        print(f"{layer}: {right} of {len(lines)}")
        for row in lines:
            print(f"  {'right' if row.right else 'WRONG'}  {row.expected:48.48}  {row.found[:60]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

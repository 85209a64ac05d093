"""Pairs of entries of different reports, labelled as the same or not: which of them merging joins.

`labels/pairs.tsv` names each side by its kind, its report and where its first trigger starts; no text is kept here. The
half called `held` was put away before the rules were written; of the later parts `more` may be tuned on and `blind` is
only measured. A side that reading no longer finds counts as not joined. `event` says whether the two places tell of an
event at all: pairs of which neither does need not be found, as reading must not tell them.

    found_seen, found_held, found_more, found_blind   the share of the pairs that are the same and are joined
    apart_seen, apart_held, apart_more, apart_blind   the share of the other pairs that are kept apart
"""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from attribune.merge import together
from attribune.model.entry import Entry
from attribune.public import open_store

TABLE = Path(__file__).parent / "labels" / "pairs.tsv"
NONE = "no"
PARTS = ("seen", "held", "more", "blind")
_FIELDS = ("published", "outlet", "wire", "byline", "headline")
_Places = dict[tuple[str, str, int], set[str]]


def pairs_figures(gold: Path, scratch: Path) -> dict[str, float]:
    """The figures, in percent; `gold` is the folder of annotated news."""
    rows = _rows(TABLE)
    joined = _joined(gold, scratch, {row[side] for row in rows for side in ("report", "other")})
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for row in rows:
        one = joined[row["kind"], row["report"], int(row["start"])]
        other = joined[row["kind"], row["other"], int(row["other_start"])]
        if row["same"] == "yes" and row["event"] == NONE:
            continue
        counts[row["half"], row["same"] == "yes", not one.isdisjoint(other)] += 1
    figures = {}
    for part in PARTS:
        for name, same in (("found", True), ("apart", False)):
            right, wrong = counts[part, same, same], counts[part, same, not same]
            figures[f"{name}_{part}"] = round(100 * right / (right + wrong), 1)
    return figures


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _joined(gold: Path, scratch: Path, wanted: set[str]) -> _Places:
    """The ids of the entries that stand at each place, after merging: one word may tell of two."""
    corpus, database = scratch / "pairs.jsonl", scratch / "pairs.db"
    with corpus.open("w", encoding="utf-8") as lines:
        for report in gold_reports(gold):
            if report["id"] in wanted:
                lines.write(json.dumps(report) + "\n")
    command = [sys.executable, "-m", "attribune", "add", str(corpus), "--db", str(database)]
    subprocess.run(command, check=True, capture_output=True)
    with open_store(database, create=False) as store:
        given = {report.id: report.given_id or "" for report in store.reports()}
        entries = together(store.entries_by_id())
    joined: _Places = defaultdict(set)
    for entry in entries:
        for place in _places(entry, given):
            joined[place].add(entry.id)
    return joined


def _places(entry: Entry, given: dict[str, str]) -> list[tuple[str, str, int]]:
    return [(entry.kind, given[item.report], trigger.start) for item in entry.evidence for trigger in item.triggers]


def gold_reports(gold: Path) -> list[dict[str, str]]:
    """The reports of the stories and the articles."""
    return [*_stories(gold), *_articles(gold)]


def _stories(gold: Path) -> list[dict[str, str]]:
    with (gold / "stories" / "dev.jsonl").open(encoding="utf-8") as lines:
        return list(map(json.loads, lines))


def _articles(gold: Path) -> list[dict[str, str]]:
    folder = gold / "attribution" / "train"
    found = []
    for row in _rows(folder / "metadata.tsv"):
        with (folder / "text" / row["path"]).open(encoding="utf-8", newline="") as text:
            found.append({"id": row["path"], "text": text.read()} | {name: row[name] for name in _FIELDS if row[name]})
    return found

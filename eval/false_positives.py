"""How often an event is claimed where nothing of the kind happened.

    eval/false_positives [--json]

Reads the reports of five stories on weather, television, a flight, a parade and baseball, and looks each typed event
up in labels/false_positives.tsv: right, wrong, or not judged yet. What was not judged counts as wrong.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from eval.suites import GOLD

STORIES = frozenset({"6", "28", "38", "42", "76"})
LABELS = Path(__file__).parent / "labels" / "false_positives.tsv"
Place = tuple[str, int, int, str]  # report, start, end, type


def labels(text: str) -> dict[Place, str]:
    """The table's judgements: "right" or "wrong"."""
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    return {(report, int(start), int(end), kind): label for report, start, end, kind, label in rows}


def judged(found: Iterable[list[Place]], known: Mapping[Place, str]) -> list[tuple[Place, str]]:
    """Each event (a list of its triggers' places) with the judgement of the first trigger that has one."""
    verdicts = []
    for places in found:
        label = next((label for place in places if (label := _label(place, known))), "not judged")
        verdicts.append((places[0], label))
    return verdicts


def _label(place: Place, known: Mapping[Place, str]) -> str | None:
    """The judgement of the same type on overlapping words: a trigger may come out a word longer."""
    report, start, end, kind = place
    return next((v for (r, s, e, k), v in known.items() if (r, k) == (report, kind) and s < end and start < e), None)


def figures(verdicts: Iterable[tuple[Place, str]], words: int) -> dict[str, float]:
    """Events and wrong ones in 1,000 words."""
    count = Counter(label for _, label in verdicts)
    wrong = count["wrong"] + count["not judged"]
    return {
        "words": words,
        "events": count.total(),
        "right": count["right"],
        "not_judged": count["not judged"],
        "events_per_1000": round(1000 * count.total() / words, 2),
        "wrong_per_1000": round(1000 * wrong / words, 2),
    }


def read() -> tuple[list[list[Place]], int]:
    """The typed events of the stories' reports, and the number of words."""
    from attribune.pipeline import record_of
    from attribune.read.reader import read_text

    found: list[list[Place]] = []
    words = 0
    for line in (GOLD / "stories" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if str(row["story"]) not in STORIES:
            continue
        words += len(row["text"].split())
        record = record_of(read_text(row["text"], published=row["published"] or None, headline=row["headline"]))
        typed = [event for event in record.events if event.type != "OTHER"]
        found += [[(row["id"], t.start, t.end, event.type) for t in event.triggers] for event in typed]
    return found, words


def main() -> int:
    """Print the figures, and what nobody has judged yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"no annotated news at {GOLD.parent}: set ATTRIBUNE_SHARED to where it is", file=sys.stderr)
        return 3
    found, words = read()
    verdicts = judged(found, labels(LABELS.read_text(encoding="utf-8")))
    values = figures(verdicts, words)
    if options.json:
        print(json.dumps(values))
        return 0
    for place, label in verdicts:
        if label == "not judged":
            print("not judged", *place, sep="\t")
    for name, value in values.items():
        print(f"{name:18}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How many of the matters that are found are matters, by labels of eval/labels.

    eval/matters [--json]

A label is the first mention of something that a version of ours took for a matter in a report: its kind, or "-" where
it is none. What is found now is judged by the label that it overlaps; what overlaps none is counted as unjudged, and
wants a label. `found` is how many of the real ones are still found: not recall, as nobody has looked for more.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attribune.model.matter import Matter
from attribune.model.report import Report
from attribune.model.span import Span
from attribune.pipeline import record_of
from attribune.read.reader import read_source, read_text
from attribune.read.sources import find_sources
from eval.suites import GOLD

LABELS = Path(__file__).resolve().parent / "labels" / "matters.tsv"
TRAIN, STORIES = GOLD / "attribution" / "train" / "text", GOLD / "stories" / "dev.jsonl"
PARTS = ("develop", "check")
NONE = "-"

Labels = list[tuple[Span, str]]


def labels(part: str) -> dict[str, Labels]:
    """Report → its labels."""
    found: dict[str, Labels] = {}
    with LABELS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] == part:
                span = Span(int(row["start"]), int(row["end"]))
                found.setdefault(row["report"], []).append((span, row["kind"]))
    return found


def reports(names: set[str]) -> Iterator[tuple[str, Report]]:
    """The reports of these names: files of PolNeAR's train part, ids of the stories."""
    for name in sorted(names):
        if name.endswith(".txt"):
            (source,) = find_sources([TRAIN / name])
            yield name, read_source(source)
    with STORIES.open(encoding="utf-8") as stream:
        for line in stream:
            story = json.loads(line)
            if story["id"] in names:
                yield story["id"], read_text(story["text"], published=story["published"])


def matter_figures(part: str) -> dict[str, float]:
    """Percentages of what is found and judged, and how many are not judged."""
    wanted = labels(part)
    counts: Counter[str] = Counter()
    for name, report in reports(set(wanted)):
        counts += _judged(record_of(report).matters, wanted[name])
    judged = max(counts["right"] + counts["wrong"], 1)
    return {
        "precision": round(100 * counts["right"] / judged, 1),
        "found": round(100 * counts["kept"] / max(counts["real"], 1), 1),
        "unjudged": counts["unjudged"],
    }


def _judged(matters: tuple[Matter, ...], wanted: Labels) -> Counter[str]:
    counts: Counter[str] = Counter()
    for matter in matters:
        verdicts = [kind for span, kind in wanted if any(m.span.overlaps(span) for m in matter.mentions)]
        real = any(kind != NONE for kind in verdicts)
        counts["unjudged" if not verdicts else "right" if real else "wrong"] += 1
    for span, kind in wanted:
        counts["real"] += kind != NONE
        counts["kept"] += kind != NONE and any(m.span.overlaps(span) for one in matters for m in one.mentions)
    return counts


def main() -> int:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {part: matter_figures(part) for part in PARTS}
    if options.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{part}: {figures}" for part, figures in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Group the annotated reports into stories by `attribune add` and `attribune stories`, and score the groups.

Reports are added in the order in which they were published, each in a transaction of its own, as they would come in.
"""

import json
import subprocess
import sys
from pathlib import Path


def group_stories(gold: Path, scratch: Path) -> Path:
    """The groups as `attribune stories --format tsv` prints them, of the reports in a file of JSON lines."""
    corpus, database, groups = (scratch / name for name in ("stories.jsonl", "stories.db", "stories.tsv"))
    reports = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    reports.sort(key=lambda report: (report["published"] or "~", report["id"]))
    told = ({key: value for key, value in report.items() if key not in ("story", "category")} for report in reports)
    corpus.write_text("".join(json.dumps(report) + "\n" for report in told), encoding="utf-8")
    _run("add", str(corpus), "--db", str(database))
    _run("stories", "--db", str(database), "--format", "tsv", "-o", str(groups))
    return groups


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "attribune", *arguments], check=True, stdout=subprocess.DEVNULL)

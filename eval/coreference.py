"""Coreference on OntoGUM's dev documents: the CoNLL score (mean F1 of MUC, B³ and CEAF-e), computed by scorch.

    eval/coreference [--json]

Needs the extra `eval` (pip install -e ".[eval]"). Mentions count where start and end agree. OntoGUM marks whole noun
phrases and has no entities of one mention, so ours of one mention are left out; our mentions of a name are the name
alone, and things that take no part in the news are no actors of ours: the score says more about change than of worth.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.ontogum import read_documents
from eval.suites import GOLD, SuiteError, read_records

DOCUMENTS = ("GUM_interview_cyclone", "GUM_interview_gaming", "GUM_news_homeopathic", "GUM_news_iodine")
NAMES = {"MUC": "muc_f1", "B³": "b3_f1", "CEAF_e": "ceaf_e_f1"}
_FIGURE = re.compile(r"^(\w+³?):\s.*F₁=(\d+\.\d+)", re.MULTILINE)

Clusters = dict[str, list[str]]


def figures() -> dict[str, float]:
    """F1 of the three metrics and their mean, in per cent, over the documents together."""
    documents = list(read_documents(GOLD / "coreference" / "gum", DOCUMENTS))
    with tempfile.TemporaryDirectory() as folder:
        texts, gold, system = (Path(folder) / name for name in ("texts", "gold.json", "system.json"))
        texts.mkdir()
        for document in documents:
            (texts / f"{document.name}.txt").write_text(document.text, encoding="utf-8", newline="")
        records = read_records(texts, Path(folder) / "records.jsonl")
        lines = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
        _write(gold, ((d.name, d.mentions.values()) for d in documents))
        _write(system, ((_name(record), _spans(record)) for record in lines))
        found = _scored(gold, system)
    return {**found, "conll_f1": round(sum(found.values()) / len(found), 1)}


def _name(record: dict[str, Any]) -> str:
    return Path(record["report"]["path"]).stem


def _spans(record: dict[str, Any]) -> Iterable[list[tuple[int, int]]]:
    return ([(m["start"], m["end"]) for m in actor["mentions"]] for actor in record["actors"])


def _write(path: Path, documents: Iterable[tuple[str, Iterable[Iterable[tuple[int, int]]]]]) -> None:
    """The entities of more than one mention, in scorch's own format; a span is one entity's only, the first one's."""
    clusters: Clusters = {}
    for name, entities in documents:
        taken: set[tuple[int, int]] = set()
        for number, spans in enumerate(entities):
            own = [span for span in dict.fromkeys(spans) if span not in taken]
            taken.update(own)
            if len(own) > 1:
                clusters[f"{name} {number}"] = [f"{name} {start} {end}" for start, end in own]
    path.write_text(json.dumps({"type": "clusters", "clusters": clusters}), encoding="utf-8")


def _scored(gold: Path, system: Path) -> dict[str, float]:
    command = [str(Path(sys.executable).parent / "scorch"), str(gold), str(system)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SuiteError('scorch is not installed: pip install -e ".[eval]"') from error
    found = {NAMES[name]: round(100 * float(value), 1) for name, value in _FIGURE.findall(done.stdout) if name in NAMES}
    if len(found) != len(NAMES):
        raise SuiteError(f"scorch failed: {done.stderr.strip()[-500:] or done.stdout}")
    return found


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = figures()
    if options.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        print(f"{name:12}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

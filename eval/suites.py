"""The suites: what is read, how it is scored, and what rival tools reach on the same data.

The scorers and the annotated news stand beside the project, in the folder `shared` (or $ATTRIBUNE_SHARED). The scorers
run as programs, as they are run on held-out data too; nothing of them is repeated here.
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from eval.chronology import write_answers
from eval.dating import dating_figures
from eval.labelled_events import labelled_events_figures
from eval.pairs import PARTS, pairs_figures
from eval.recognizers import CASES, figures, load_cases, times_of
from eval.stories import group_stories

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ATTRIBUNE_SHARED", ROOT.parent / "shared"))
GOLD, SCORE = SHARED / "gold", SHARED / "score"


def scorers_common() -> ModuleType:
    """The scorers' own module of tokens, names and dates, so that ours match as theirs do."""
    return scorer("common")


def scorer(name: str) -> ModuleType:
    """A scorer's module, for what is read and compared as it does."""
    spec = importlib.util.spec_from_file_location(f"scorers_{name}", SCORE / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SuiteError(f"no {name}.py in {SCORE}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class SuiteError(Exception):
    """A suite could not be run; its text says what failed."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One task: `run` reads the gold texts in a scratch folder with `attribune read` and returns the scorer's figures.

    `watched` are the figures that the gate keeps floors for; `peers` maps figures to what others reach, from the peers'
    README beside the gold data.
    """

    name: str
    run: Callable[[Path], dict[str, float]]
    watched: tuple[str, ...]
    peers: dict[str, str]


def score(script: str, *arguments: object) -> dict[str, float]:
    """The figures that a scorer prints for some files."""
    command = [sys.executable, str(SCORE / script), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SuiteError(f"{script} failed: {done.stderr.strip()}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _extract(script: str, source: Path, target: Path) -> None:
    command = [sys.executable, str(SCORE / script), "extract", str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SuiteError(f"{script} extract failed: {done.stderr.strip()}")


def read_records(texts: Path, records: Path, *, metadata: Path | None = None) -> Path:
    """The folder's records, by the command line with its default settings, as a user would run it."""
    options = ["--metadata", str(metadata)] if metadata else []
    command = [sys.executable, "-m", "attribune", "read", str(texts), "--format", "jsonl", "-o", str(records), *options]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SuiteError(f"attribune read {texts.name} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return records


def _dev_records(scratch: Path) -> Path:
    """The dev articles' records: two suites score them, one run makes them."""
    records = scratch / "dev.jsonl"
    if not records.exists():
        dev = GOLD / "attribution" / "dev"
        read_records(dev / "text", records, metadata=dev / "metadata.tsv")
    return records


def _attribution(scratch: Path) -> dict[str, float]:
    return score("attribution.py", GOLD / "attribution" / "dev", _dev_records(scratch))


def _events(scratch: Path) -> dict[str, float]:
    return score("events.py", GOLD / "events", GOLD / "attribution" / "dev", _dev_records(scratch))


def _events_unseen(scratch: Path) -> dict[str, float]:
    train = GOLD / "attribution" / "train"
    return labelled_events_figures(
        GOLD,
        scratch,
        read=lambda texts, records: read_records(texts, records, metadata=train / "metadata.tsv"),
        score=lambda folder, records: score("events.py", folder, train, records),
    )


def _printed(module: str, *options: str) -> Any:
    """What a module of eval/ prints with --json and these options."""
    command = [sys.executable, "-m", f"eval.{module}", "--json", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SuiteError(f"eval.{module} failed: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def _by_labels(module: str, *options: str) -> dict[str, dict[str, float]]:
    """The figures of each part of our own labels, by the module of eval/ that compares with them."""
    parts: dict[str, dict[str, float]] = _printed(module, *options)
    return parts


def _speakers_given(_: Path) -> dict[str, float]:
    figures: dict[str, float] = _printed("speakers_given")
    return figures


def _coreference(_: Path) -> dict[str, float]:
    figures: dict[str, float] = _printed("coreference")
    return figures


def _qualities(_: Path) -> dict[str, float]:
    parts = _by_labels("qualities")
    return parts["held"] | {f"check_{name}": value for name, value in parts["check"].items()}


def _matters(_: Path) -> dict[str, float]:
    return {
        f"{part}_{name}": value for part, figures in _by_labels("matters").items() for name, value in figures.items()
    }


def _about(_: Path) -> dict[str, float]:
    parts = {part: _by_labels("about", "--part", part)[part] for part in ("held", "blind", "fresh")}
    others = {f"{part}_{name}": value for part in ("blind", "fresh") for name, value in parts[part].items()}
    return parts["held"] | others


def _time_records(scratch: Path) -> Path:
    """The TimeML documents' records: two suites score them, one run makes them."""
    texts, records = scratch / "time", scratch / "time.jsonl"
    if not records.exists():
        _extract("timex.py", GOLD / "time", texts)
        read_records(texts, records, metadata=texts / "metadata.tsv")
    return records


def _time(scratch: Path) -> dict[str, float]:
    return score("timex.py", "score", GOLD / "time", _time_records(scratch))


def _dating(scratch: Path) -> dict[str, float]:
    return dating_figures(GOLD / "time", _time_records(scratch), scorers_common().dates_agree)


def _recognizers(scratch: Path) -> dict[str, float]:
    cases = load_cases(GOLD / CASES)
    texts = scratch / "recognizers"
    texts.mkdir()
    rows = ["path\tpublished"]
    for number, case in enumerate(cases):
        (texts / f"{number:04d}.txt").write_text(case.text, encoding="utf-8", newline="")
        rows.append(f"{number:04d}.txt\t{case.published}")
    metadata = texts / "metadata.tsv"
    metadata.write_text("\n".join(rows) + "\n", encoding="utf-8")
    records = read_records(texts, scratch / "recognizers.jsonl", metadata=metadata)
    lines = records.read_text(encoding="utf-8").splitlines()
    return figures(cases, [times_of(json.loads(line)) for line in lines])


def _dyads(scratch: Path) -> dict[str, float]:
    table, texts = GOLD / "dyads" / "PLV_train.tsv", scratch / "dyads"
    _extract("dyads.py", table, texts)
    return score("dyads.py", "score", table, read_records(texts, scratch / "dyads.jsonl"))


def _pronouns(scratch: Path) -> dict[str, float]:
    table, texts = GOLD / "coreference" / "gap-validation.tsv", scratch / "gap"
    _extract("gap.py", table, texts)
    return score("gap.py", "score", table, read_records(texts, scratch / "gap.jsonl"))


def _stories(scratch: Path) -> dict[str, float]:
    gold = GOLD / "stories" / "dev.jsonl"
    return score("stories.py", gold, group_stories(gold, scratch))


def _chronology(scratch: Path) -> dict[str, float]:
    gold, texts, answers = GOLD / "chronology", scratch / "chronology", scratch / "answers"
    _extract("chronology.py", gold / "apple", texts)
    write_answers(texts, gold / "timelines", answers)
    return score("chronology.py", "score", gold / "apple", gold / "timelines", answers)


def _pairs(scratch: Path) -> dict[str, float]:
    return pairs_figures(GOLD, scratch)


SUITES = (
    Suite(
        "attribution",
        _attribution,
        watched=(
            "exact_f1_source", "exact_f1_cue", "exact_f1_content", "token_f1_source", "token_f1_cue",
            "token_f1_content", "relation_f1", "quoted_recall",
        ),
        peers={
            "exact_f1_source": "textacy 14.7", "exact_f1_cue": "textacy 21.3", "exact_f1_content": "textacy 18.1",
            "relation_f1": "textacy 13.7", "relation_precision": "textacy 40.9", "relation_recall": "textacy 8.3",
            "quoted_recall": "textacy 23.7",
        },
    ),
    Suite(
        "speakers and events",
        _events,
        watched=(
            "statements_found", "speaker_accuracy", "speaker_precision", "false_names", "event_f1", "event_type_f1",
            "event_dyad_f1", "date_accuracy", "dated_accuracy", "status_accuracy", "status_macro_recall",
            "word_accuracy", "word_named_accuracy",
        ),
        peers={
            "speaker_accuracy": "CoreNLP 58.8 (gold spans)", "speaker_precision": "CoreNLP 69.3 (gold spans)",
            "event_f1": "lexicon 44.2", "event_type_f1": "lexicon 34.8", "event_dyad_f1": "lexicon 4.9",
            "date_accuracy": "constant 50.5", "dated_accuracy": "constant 0", "status_accuracy": "constant 75.3",
            "status_macro_recall": "constant 20.0", "word_accuracy": "constant 77.4",
            "word_named_accuracy": "constant 0",
        },
    ),
    Suite(
        "events unseen",
        _events_unseen,
        watched=(
            "event_f1", "event_type_f1", "event_dyad_f1", "date_accuracy", "status_accuracy", "word_accuracy",
            "blind_event_f1", "blind_event_type_f1", "blind_event_dyad_f1",
        ),
        peers={},
    ),
    Suite(
        "speakers given",
        _speakers_given,
        watched=("speaker_accuracy", "speaker_precision", "false_names"),
        peers={"speaker_accuracy": "CoreNLP 58.8", "speaker_precision": "CoreNLP 69.3"},
    ),
    Suite("coreference", _coreference, watched=("conll_f1",), peers={}),
    Suite(
        "qualities",
        _qualities,
        watched=(
            "kind_macro_f1", "act_macro_f1", "polarity_macro_f1", "check_kind_macro_f1", "check_act_macro_f1",
            "check_polarity_macro_f1",
        ),
        peers={},
    ),
    Suite(
        "matters",
        _matters,
        watched=("develop_precision", "develop_found", "check_precision", "check_found"),
        peers={},
    ),
    Suite("about", _about, watched=("f1", "blind_f1", "fresh_f1"), peers={}),
    Suite(
        "time",
        _time,
        watched=("strict_f1", "relaxed_f1", "type_f1", "value_f1"),
        peers={
            "strict_f1": "HeidelTime 81.8 (platinum)", "relaxed_f1": "HeidelTime 90.7 (platinum)",
            "type_f1": "HeidelTime 83.3 (platinum)", "value_f1": "HeidelTime 78.1 (platinum)",
        },
    ),
    Suite(
        "dating",
        _dating,
        watched=("statements_right", "statements_wrong", "events_right", "events_wrong"),
        peers={},
    ),
    Suite("recognizers", _recognizers, watched=("right", "cases_kept"), peers={}),
    Suite(
        "dyads",
        _dyads,
        watched=("dyad_found", "root_recall", "root_precision", "root_any_recall"),
        peers={"root_recall": "ZSP 83.5 (accuracy on test, spans given)"},
    ),
    Suite("pronouns", _pronouns, watched=("precision", "recall", "f1"), peers={}),
    Suite("stories", _stories, watched=("bcubed_precision", "bcubed_recall", "bcubed_f1"), peers={}),
    Suite(
        "chronology",
        _chronology,
        watched=("event_f1", "dated_accuracy", "order_accuracy"),
        peers={},
    ),
    Suite("pairs", _pairs, watched=tuple(f"{name}_{part}" for part in PARTS for name in ("found", "apart")), peers={}),
)  # fmt: skip

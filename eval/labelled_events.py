"""Our own labelled events as the scorer of events wants them: two tables that nothing has learnt from.

`labels/events_check.tsv` was in view as a figure while the bars for events were chosen, `labels/events_blind.tsv` came
when all was done: its figures are prefixed `blind_`.

A table names places in articles, never a word of them; the words come from the articles beside the project.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels"
PARTS = {"": LABELS / "events_check.tsv", "blind_": LABELS / "events_blind.tsv"}
AROUND = 30  # characters on either side of a trigger, or more until they stand only once in the article
REPORT = "report"
# "His lawyer" may be named by whose lawyer it is, too.
POSSESSIVE = re.compile(r"^(?:his|her|its|their|my|our|your)\s+(?:own\s+)?", re.IGNORECASE)


def write_gold(table: Path, texts: Path, folder: Path) -> list[Path]:
    """One JSON file an article, in the format of the annotated events, into `folder`; the articles' files."""
    folder.mkdir(exist_ok=True)
    events: Mapping[str, list[dict[str, str]]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            events[row["article"]].append(row)
    for article, rows in events.items():
        with (texts / f"{article}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        told = {
            "article": article,
            "published": article.split("_")[1],
            "speakers": [],
            "events": [_event(row, text) for row in rows],
        }
        (folder / f"{article}.json").write_text(json.dumps(told), encoding="utf-8")
    return [texts / f"{article}.txt" for article in events]


def _event(row: Mapping[str, str], text: str) -> dict[str, Any]:
    def words(places: str) -> list[str]:
        return [POSSESSIVE.sub("", text[start:end]) for start, end in map(_place, places.split())]

    return {
        "type": row["type"],
        "triggers": [_trigger(*_place(place), text) for place in row["triggers"].split()],
        "actors": words(row["actors"]),
        "recipients": words(row["recipients"]),
        "date": row["date"],
        "status": row["status"],
        "on_word_of": REPORT if row["word"] == REPORT else words(row["word"])[0],
    }


def _place(place: str) -> tuple[int, int]:
    start, end = map(int, place.split(":"))
    return start, end


def _trigger(start: int, end: int, text: str) -> dict[str, str]:
    """The trigger with as much around it as makes it unique; its words first stand there at the trigger."""
    word, around = text[start:end], AROUND
    while True:
        first = max(start - around, text.rfind(word, 0, start) + 1)
        context = text[first : end + around]
        if text.count(context) == 1 or around > len(text):
            return {"text": word, "context": context}
        around *= 2


def labelled_events_figures(
    gold: Path,
    scratch: Path,
    *,
    read: Callable[[Path, Path], Path],
    score: Callable[[Path, Path], dict[str, float]],
) -> dict[str, float]:
    """The scorer's figures for both tables: `read` makes records of a folder, `score` compares them."""
    train = gold / "attribution" / "train"
    found: dict[str, float] = {}
    for part, table in PARTS.items():
        articles = write_gold(table, train / "text", scratch / table.stem)
        texts = scratch / f"{table.stem}_texts"
        texts.mkdir(exist_ok=True)
        for article in articles:
            (texts / article.name).write_bytes(article.read_bytes())
        figures = score(scratch / table.stem, read(texts, scratch / f"{table.stem}.jsonl"))
        told = {name: value for name, value in figures.items() if value is not None and "speaker" not in name}
        found |= {f"{part}{name}": value for name, value in told.items()}
    return found

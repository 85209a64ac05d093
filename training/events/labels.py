"""The labelled events of eval/labels/events.tsv, by places in the text; no word of it is kept there.

    article   of PolNeAR's train part
    type, status, date
    word      who says so, as start:end, or "report"
    triggers, actors, recipients   start:end of each, parted by blanks

`python -m training.events.labels FOLDER TEXTS TABLE` makes the table from labels as JSON files in the format of the
annotated events (GUIDE.md beside them), whose names stand in the article.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attribune.model.span import Span

SAME = 0.5  # of a mention and of a label's place that they must share
COLUMNS = ("article", "type", "status", "date", "word", "triggers", "actors", "recipients")


@dataclass(frozen=True, slots=True)
class Label:
    """One event of an article: its type, and where its triggers and those who take part stand."""

    article: str
    type: str
    triggers: tuple[Span, ...]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def read_labels(table: Path) -> Iterator[Label]:
    """The labels in their order."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Label(
                row["article"], row["type"], *(_spans(row[role]) for role in ("triggers", "actors", "recipients"))
            )


def _spans(places: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, place.split(":"))) for place in places.split())


def overlap(one: Span, other: Span) -> int:
    """How many characters two places share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def same_place(one: Span, other: Span) -> bool:
    """Whether a mention and a label's place are mostly the same words."""
    return overlap(one, other) >= SAME * max(one.length, other.length)


def read_article(texts: Path, article: str) -> str:
    """An article's text, its line ends as they are."""
    with (texts / f"{article}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def main(folder: Path, texts: Path, table: Path) -> None:
    """Write the table from the JSON files of a folder."""
    with table.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        for path in sorted(folder.glob("*.json")):
            labels = json.loads(path.read_text(encoding="utf-8"))
            text = read_article(texts, labels["article"])
            for event in labels["events"]:
                word = event["on_word_of"]
                rows.writerow(
                    (
                        labels["article"],
                        event["type"],
                        event["status"],
                        event["date"],
                        word if word == "report" else _places([word], text),
                        " ".join(_trigger(t, text) for t in event["triggers"]),
                        _places(event["actors"], text),
                        _places(event["recipients"], text),
                    )
                )


def _trigger(trigger: dict[str, str], text: str) -> str:
    start = text.index(trigger["context"]) + trigger["context"].index(trigger["text"])
    return f"{start}:{start + len(trigger['text'])}"


def _places(names: Iterable[str], text: str) -> str:
    return " ".join(f"{text.index(name)}:{text.index(name) + len(name)}" for name in names)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

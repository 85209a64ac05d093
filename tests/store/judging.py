"""A reviewer in a process of its own: `python -m tests.store.judging DATABASE NAME COUNT`."""

import sys
from pathlib import Path

import attribune.merge
from attribune.model.judgement import Judgement
from attribune.store.sqlite import open_sqlite


def judge(path: Path, by: str, count: int) -> None:
    with open_sqlite(path, merging=attribune.merge) as store:
        for number in range(count):
            entry = next(store.entries(type="CONSULT"))
            targets = (attribune.merge.target_of(entry),)
            action, value = ("accept", "") if number % 2 else ("date", f"2031-03-{number % 28 + 1:02}")
            store.judge(
                Judgement("", "2031-06-01T09:00:00Z", by, action, targets=targets, value=value, note=str(number))
            )


if __name__ == "__main__":
    judge(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

"""A process of its own that adds records, to be killed: `python -m tests.store.adding DATABASE COUNT`.

It prints the number of each record as soon as the store has it.
"""

import sys
from pathlib import Path

import attribune.merge
from attribune.store.sqlite import open_sqlite
from tests.builders import simple_record


def add_records(path: Path, count: int) -> None:
    with open_sqlite(path, merging=attribune.merge) as store:
        for number in range(count):
            store.add(simple_record(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    add_records(Path(sys.argv[1]), int(sys.argv[2]))

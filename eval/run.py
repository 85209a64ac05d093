"""Score `attribune read` on the annotated news beside the project, and print the figures beside those of others.

    eval/run [SUITE…] [--json FILE]

Suites: attribution, speakers and events, speakers given, coreference, qualities, matters, about, time, dating,
recognizers, dyads, pronouns, stories, chronology, pairs, seed; all of them if none is named.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from eval.baseline import BASELINE, load_floors
from eval.seed import seed_figures, seed_rows
from eval.suites import GOLD, SUITES

SEED = "seed"


def figures_of(names: list[str]) -> dict[str, dict[str, float]]:
    """Suite → figure → value."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for suite in SUITES:
            if not names or suite.name in names:
                started = time.monotonic()
                found[suite.name] = suite.run(Path(scratch))
                print(f"{suite.name}: {time.monotonic() - started:.0f} s", file=sys.stderr)
    if not names or SEED in names:
        found[SEED] = seed_figures(seed_rows())
    return found


def table(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> str:
    """The figures as text, beside the floors and the figures of other tools."""
    peers = {suite.name: suite.peers for suite in SUITES}
    lines = []
    for suite, values in figures.items():
        lines.append(f"{suite:26}{'ours':>8}{'floor':>8}  others")
        for name, value in values.items():
            floor = floors.get(suite, {}).get(name)
            lines.append(
                f"  {name:24}{value!s:>8}{'' if floor is None else floor!s:>8}  {peers.get(suite, {}).get(name, '')}"
            )
        lines.append("")
    return "\n".join(line.rstrip() for line in lines)


def main() -> int:
    """Run the suites and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    unknown = set(options.suites) - {SEED, *(suite.name for suite in SUITES)}
    if unknown:
        parser.error(f"no suite is called {', '.join(sorted(unknown))}")
    if not GOLD.is_dir():
        print(f"no annotated news at {GOLD.parent}: set ATTRIBUNE_SHARED to where it is", file=sys.stderr)
        return 3
    figures = figures_of(options.suites)
    print(table(figures, load_floors(BASELINE)))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

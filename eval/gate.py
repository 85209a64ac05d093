"""Fail where a figure falls below its floor in baseline.json, or where a floor was lowered in silence.

eval/gate [--figures FILE]      check; figures as `eval/run --json` writes them, else run the suites now
eval/gate --raise               raise the floors to what was measured, less a margin; never lowers one
eval/gate --lower SUITE FIGURE VALUE --why "…"
                                          lower one floor and keep the reason in the file
"""

import argparse
import json
import math
import sys
from pathlib import Path

from eval.baseline import BASELINE, LOWER_IS_BETTER, Floors, breaches, is_worse, load_floors, silent_lowerings
from eval.run import SEED, figures_of
from eval.suites import GOLD, SUITES

# Another processor computes the parser's numbers in another order: a few borderline decisions may differ.
MARGIN = 0.5


def raised(figures: Floors, floors: Floors) -> Floors:
    """The floors, each as high as the figures allow; none lower than before."""
    seed = tuple({**floors.get(SEED, {}), **figures.get(SEED, {})})
    watched = {suite.name: suite.watched for suite in SUITES} | {SEED: seed}
    found: Floors = {}
    for suite, names in watched.items():
        for name in names:
            value = figures.get(suite, {}).get(name)
            old = floors.get(suite, {}).get(name)
            if value is None:
                new = old
            else:
                margin = 0 if suite == SEED else MARGIN
                new = _floor(value, margin, lower_is_better=name in LOWER_IS_BETTER)
                new = old if old is not None and is_worse(name, new, old) else new
            if new is not None:
                found.setdefault(suite, {})[name] = new
    return found


def _floor(value: float, margin: float, *, lower_is_better: bool) -> float:
    """The figure less the margin (plus, for a ceiling), to two decimals, rounded away from the figure."""
    return math.ceil((value + margin) * 100) / 100 if lower_is_better else math.floor((value - margin) * 100) / 100


def save(floors: Floors, lowered: list[dict[str, object]]) -> None:
    """Write baseline.json."""
    BASELINE.write_text(json.dumps({"floors": floors, "lowered": lowered}, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Check, raise or lower."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=Path, metavar="FILE")
    parser.add_argument("--raise", dest="raise_", action="store_true")
    parser.add_argument("--lower", nargs=3, metavar=("SUITE", "FIGURE", "VALUE"))
    parser.add_argument("--why")
    options = parser.parse_args()
    floors = load_floors(BASELINE)
    lowered = json.loads(BASELINE.read_text(encoding="utf-8"))["lowered"] if BASELINE.exists() else []
    if options.lower:
        suite, figure, value = options.lower
        if not options.why:
            parser.error('--lower needs --why "the reason", which is kept in baseline.json')
        lowered.append(
            {"suite": suite, "figure": figure, "from": floors[suite][figure], "to": float(value), "why": options.why}
        )
        floors[suite][figure] = float(value)
        save(floors, lowered)
        return 0
    if not GOLD.is_dir():
        print(f"gate: skipped, as there is no annotated news at {GOLD.parent}")
        return 0
    figures = json.loads(options.figures.read_text(encoding="utf-8")) if options.figures else figures_of([])
    if options.raise_:
        save(raised(figures, floors), lowered)
        return 0
    found = [*breaches(figures, floors), *silent_lowerings(BASELINE)]
    for breach in found:
        print(f"gate: {breach.suite}: {breach.figure}: {breach.message}", file=sys.stderr)
    print(f"gate: {sum(map(len, floors.values()))} floors, {len(found)} breached")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""The floors in baseline.json: no change may lower one in silence.

The file holds `floors` (suite → figure → value) and `lowered`: every floor that was ever lowered, with the reason.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

BASELINE = Path(__file__).resolve().parent / "baseline.json"
LOWER_IS_BETTER = frozenset({"false_names", "statements_wrong", "events_wrong"})
Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure on the wrong side of its floor, or a floor lowered without a reason."""

    suite: str
    figure: str
    message: str


def load_floors(path: Path) -> Floors:
    """The floors; none where there is no file yet."""
    if not path.exists():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))["floors"]
    return floors


def is_worse(figure: str, value: float, floor: float) -> bool:
    """Whether a value is on the wrong side of a floor (for some figures a ceiling)."""
    return value > floor if figure in LOWER_IS_BETTER else value < floor


def breaches(figures: Floors, floors: Floors) -> list[Breach]:
    """The figures that fall below their floors; a figure that is missing does too."""
    found = []
    for suite, wanted in floors.items():
        for figure, floor in wanted.items():
            value = figures.get(suite, {}).get(figure)
            if value is None:
                found.append(Breach(suite, figure, f"floor {floor}, but no figure"))
            elif is_worse(figure, value, floor):
                found.append(Breach(suite, figure, f"floor {floor}, now {value}"))
    return found


def silent_lowerings(path: Path) -> list[Breach]:
    """Floors that are lower than in any earlier version of the file, without a reason in `lowered`.

    Earlier versions come from git; where there is no history (a release archive), there is nothing to compare.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    explained = {(x["suite"], x["figure"], x["to"]) for x in data["lowered"]}
    best: dict[tuple[str, str], float] = {}
    for earlier in _versions(path):
        for suite, wanted in earlier.get("floors", {}).items():
            for figure, floor in wanted.items():
                known = best.get((suite, figure))
                if known is None or is_worse(figure, known, floor):
                    best[suite, figure] = floor
    found = []
    for (suite, figure), floor in sorted(best.items()):
        now = data["floors"].get(suite, {}).get(figure)
        if (now is None or is_worse(figure, now, floor)) and (suite, figure, now) not in explained:
            found.append(Breach(suite, figure, f"the floor was {floor} and is {now}, without a reason in `lowered`"))
    return found


def _versions(path: Path) -> list[dict[str, Floors]]:
    git = ["git", "-C", str(path.parent)]
    log = subprocess.run(
        [*git, "log", "--format=%H", "--", path.name], capture_output=True, text=True, check=False
    ).stdout.split()
    found = []
    for commit in log:
        shown = subprocess.run([*git, "show", f"{commit}:./{path.name}"], capture_output=True, text=True, check=False)
        if not shown.returncode:
            found.append(json.loads(shown.stdout))
    return found

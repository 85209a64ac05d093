"""Which entries a reviewer should look at first: those that are uncertain, and those that matter."""

from collections.abc import Iterable
from dataclasses import replace

from ..model.entry import Entry

# What each cause is worth, of ranking only: that reports contradict each other counts most, as nothing but a person
# can decide it; doubt of the reading weighs by how many reports would carry the mistake.
CONFLICT, UNLIKELY, DOUBT, UNDATED = 3.0, 2.0, 2.0, 0.5
# A confidence from which on there is nothing to look at. An event's is the chance that a labeller takes it for one at
# all, which is about one half for a plain one.
SURE = {"event": 0.4}
SURE_ELSE = 0.75
MOST_REPORTS = 5


def review_queue(entries: Iterable[Entry], count: int) -> tuple[Entry, ...]:
    """The `count` entries to look at first, each with the reasons in `chosen`; those already judged are left out."""
    found = [(weight, reasons, entry) for entry in entries if not entry.verdict for weight, reasons in [_causes(entry)]]
    ranked = sorted((one for one in found if one[0] > 0), key=lambda one: (-one[0], one[2].id))
    return tuple(replace(entry, chosen=reasons) for _, reasons, entry in ranked[:count])


def _causes(entry: Entry) -> tuple[float, tuple[str, ...]]:
    weight, reasons = 0.0, []
    conflicts = [one.about for one in entry.contradictions if one.kind == "conflict"]
    if conflicts:
        weight += CONFLICT * len(conflicts)
        reasons.append(f"told otherwise: {', '.join(dict.fromkeys(conflicts))}")
    if entry.unlikely_after:
        weight += UNLIKELY
        reasons.append(f"unlikely after {', '.join(entry.unlikely_after)}")
    sure = SURE.get(entry.kind, SURE_ELSE)
    if entry.confidence is not None and entry.confidence < sure:
        weight += DOUBT * (sure - entry.confidence) / sure
        reasons.append(f"read with confidence {entry.confidence:.2f}")
    if weight and entry.sources.reports > 1:
        weight *= 1 + min(entry.sources.reports, MOST_REPORTS) / MOST_REPORTS
        reasons.append(f"in {entry.sources.reports} reports")
    if weight and not entry.when and entry.kind == "event":
        weight += UNDATED
        reasons.append("without a date")
    return weight, tuple(reasons)

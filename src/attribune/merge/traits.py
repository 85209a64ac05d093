"""Everything by which a report is known to its kin."""

from ..model.kin import Kin, Kinship, Traits
from ..model.report import Report
from .copies import Copies, runs
from .kinship import day_of
from .stories import Stories, about

COPIES = Copies()
STORIES = Stories()
KINSHIPS: tuple[Kinship, ...] = (COPIES, STORIES)


def kin_of(report: Report) -> Kin:
    """The report's traits, and its keys for every kind of kinship."""
    terms, telling = about(report)
    words, rare = runs(report)
    traits = Traits(day_of(report), about=terms, runs=words)
    return Kin(traits, {COPIES.name: rare, STORIES.name: telling})

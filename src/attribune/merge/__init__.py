"""Merge: what several reports tell together."""

from .choosing import mentioned, naming, top
from .entries import entries_of, evidence_of, joined, merged
from .independence import sources_of
from .judging import carried, check, decided_pairs, in_force, judged, kept, placed, reviewed, target_of, unplaced
from .kinship import groups
from .names import names_of
from .positions import positions
from .reviewing import review_queue
from .telling import dated_by_telling
from .together import together
from .traits import KINSHIPS, kin_of

__all__ = [
    "KINSHIPS",
    "carried",
    "check",
    "dated_by_telling",
    "decided_pairs",
    "entries_of",
    "evidence_of",
    "groups",
    "in_force",
    "joined",
    "judged",
    "kept",
    "kin_of",
    "mentioned",
    "merged",
    "names_of",
    "naming",
    "placed",
    "positions",
    "review_queue",
    "reviewed",
    "sources_of",
    "target_of",
    "together",
    "top",
    "unplaced",
]

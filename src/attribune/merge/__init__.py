"""Merge: what several reports tell together."""

from .choosing import naming, top
from .entries import entries_of, evidence_of, joined, merged
from .independence import sources_of
from .together import together
from .traits import KINSHIPS, kin_of

__all__ = [
    "KINSHIPS",
    "entries_of",
    "evidence_of",
    "joined",
    "kin_of",
    "merged",
    "naming",
    "sources_of",
    "together",
    "top",
]

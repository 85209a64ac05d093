"""Merge: what several reports tell together."""

from .entries import entries_of, evidence_of, joined, merged
from .independence import sources_of
from .traits import KINSHIPS, kin_of

__all__ = ["KINSHIPS", "entries_of", "evidence_of", "joined", "kin_of", "merged", "sources_of"]

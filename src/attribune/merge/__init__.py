"""Merge: what several reports tell together."""

from .entries import entries_of, joined, merged

__all__ = ["entries_of", "joined", "merged"]

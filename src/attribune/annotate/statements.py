"""Statements: source, cue and content spans."""

from .layers import Annotations


def annotate_statements(annotations: Annotations) -> Annotations:
    """Statements: source, cue and content spans."""
    return annotations

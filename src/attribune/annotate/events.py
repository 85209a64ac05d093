"""Events: types, triggers, participants, status, on whose word."""

from .layers import Annotations


def annotate_events(annotations: Annotations) -> Annotations:
    """Events: types, triggers, participants, status, on whose word."""
    return annotations

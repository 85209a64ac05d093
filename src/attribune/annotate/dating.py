"""Dating: when each statement, event and change took place."""

from .layers import Annotations


def annotate_dating(annotations: Annotations) -> Annotations:
    """Dating: when each statement, event and change took place."""
    return annotations

"""Time expressions: find and resolve them."""

from .layers import Annotations


def annotate_times(annotations: Annotations) -> Annotations:
    """Time expressions: find and resolve them."""
    return annotations

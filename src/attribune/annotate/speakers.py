"""Speakers: which actor each statement's source stands for."""

from .layers import Annotations


def annotate_speakers(annotations: Annotations) -> Annotations:
    """Speakers: which actor each statement's source stands for."""
    return annotations

"""Matters: laws, orders, cases and their histories."""

from .layers import Annotations


def annotate_matters(annotations: Annotations) -> Annotations:
    """Matters: laws, orders, cases and their histories."""
    return annotations

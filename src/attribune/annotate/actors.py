"""Actors: names, roles, aliases, pronouns and nominal mentions."""

from .layers import Annotations


def annotate_actors(annotations: Annotations) -> Annotations:
    """Actors: names, roles, aliases, pronouns and nominal mentions."""
    return annotations

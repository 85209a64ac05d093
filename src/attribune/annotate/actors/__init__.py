"""Actors: names, roles, aliases, pronouns and nominal mentions."""

from dataclasses import replace

from ..layers import Annotations
from .walk import read_actors

__all__ = ["annotate_actors"]


def annotate_actors(annotations: Annotations) -> Annotations:
    """Fill the layer of actors from the parse; words of a date are nobody's name."""
    return replace(annotations, actors=read_actors(annotations.parse, annotations.times))

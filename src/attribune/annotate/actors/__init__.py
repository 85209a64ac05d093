"""Actors: names, roles, aliases, pronouns and nominal mentions."""

from dataclasses import replace

from ..layers import Annotations
from .tenure import with_tenures
from .walk import read_actors

__all__ = ["annotate_actors"]


def annotate_actors(annotations: Annotations) -> Annotations:
    """Fill the layer of actors from the parse; words of a date are nobody's name."""
    actors = read_actors(annotations.parse, annotations.times)
    published = annotations.report.published
    return replace(annotations, actors=with_tenures(actors, annotations.parse, annotations.times, published))

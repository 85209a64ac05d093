"""Actors: names, roles, aliases, pronouns and nominal mentions."""

from dataclasses import replace

from ...model.record import Skipped
from ..encoder import encode
from ..layers import Annotations
from .foreign import safe_actors
from .links import Links
from .tenure import with_tenures
from .walk import read_actors

__all__ = ["annotate_actors"]


def annotate_actors(annotations: Annotations) -> Annotations:
    """Fill the layer of actors from the parse; words of a date are nobody's name."""
    scores = encode(annotations.report) if annotations.scores is None else annotations.scores
    report = annotations.report
    actors = read_actors(annotations.parse, annotations.times, Links(scores), dateline=report.dateline or "")
    if report.language != "en":
        safe = safe_actors(actors)
        reason = f"{len(actors) - len(safe)} of {len(actors)} not safe to tell: the report is not in English"
        left_out = () if len(safe) == len(actors) else (Skipped("actors", reason),)
        return replace(annotations, actors=safe, skipped=(*annotations.skipped, *left_out))
    return replace(annotations, actors=with_tenures(actors, annotations.parse, annotations.times, report.published))

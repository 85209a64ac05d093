"""What statements are about: the actors and matters that the content tells of, not all that it mentions.

Each actor and matter that the content mentions, but for the speaker, is described by features (`candidates`), most of
them of where it stands in the content's clauses (`positions`); a linear score with the weights in `lang/en/about.toml`,
which training/about.py learns from labelled attributions, says whether it is a topic. It runs after the events, whose
unnamed participants may be topics.
"""

from dataclasses import replace

from ..layers import Annotations
from .candidates import Candidate, Candidates
from .lexicon import weights

__all__ = ["Candidate", "Candidates", "annotate_about", "score"]


def annotate_about(annotations: Annotations) -> Annotations:
    """The statements with `about` filled: ids of actors and matters in the order of the text."""
    candidates = Candidates(annotations)
    statements = (
        replace(one, about=tuple(c.name for c in candidates.of(one) if score(c) >= weights()["least"]))
        for one in annotations.statements
    )
    return replace(annotations, statements=tuple(statements))


def score(candidate: Candidate) -> float:
    """How much speaks for a topic; `least` in the table of weights is what it takes."""
    table = weights()
    return sum(table.get(feature, 0.0) * value for feature, value in candidate.features.items())

"""What statements are about: the actors and matters that the content tells of, not all that it mentions.

Each actor and matter that the content mentions, but for the speaker, and each other noun is described by features
(`candidates`): where it stands in the content's clauses (`positions`), and what the encoder says of its words
(`outputs`). A linear score with the weights in `lang/en/about.toml` and `about_outputs.tsv`, which training/about.py
learns from labelled attributions, says whether it is a topic. Nouns that are topics become actors (`nouns`). It runs
after the events, whose unnamed participants may be topics.
"""

from dataclasses import replace

from ..layers import Annotations
from .candidates import Candidate, Candidates
from .lexicon import weights
from .nouns import PREFIX, NounActors

__all__ = ["Candidate", "Candidates", "annotate_about", "score"]


def annotate_about(annotations: Annotations) -> Annotations:
    """The statements with `about` filled: ids of actors and matters in the order of the text."""
    candidates = Candidates(annotations)
    added = NounActors()
    statements = []
    for statement in annotations.statements:
        topics = [one for one in candidates.of(statement) if score(one) >= weights()["least"]]
        about = (added.add(one.places) if one.name.startswith(PREFIX) else one.name for one in topics)
        statements.append(replace(statement, about=tuple(dict.fromkeys(about))))
    return replace(annotations, statements=tuple(statements), actors=(*annotations.actors, *added.actors()))


def score(candidate: Candidate) -> float:
    """How much speaks for a topic; `least` in the table of weights is what it takes."""
    table = weights()
    return sum(table.get(feature, 0.0) * value for feature, value in candidate.features.items())

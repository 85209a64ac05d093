"""From the encoder's scores to relations: which spans are sources, cues and contents, and which belong together.

Plain code over arrays: it knows neither the model nor the text, and is tested with scores written by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..labels import Floats, log_sum, runs

ROLES = ("source", "cue", "content")
LINK_SIZE = 64  # the length of one link vector; a piece has four, see `Links`
NONE = 0  # the window's first position, to which a content without a cue, or a cue without a source, points
# A run of content that the labels are less sure of than this is a fragment more often than not (measured on dev: exact
# F1 of contents 69.0 with it, 67.8 at 0.6; relation F1 73.3 and 72.8).
SURE_CONTENT = 0.7
# A label's F1 is highest where pieces count from a probability of half that F1 on, not from one half (Lipton et al.
# 2014, "Optimal thresholding of classifiers to maximize F1 measure"). Cues are hardest, at an F1 near 0.72: odds of
# 0.36 to 0.64 are a score of 0.6 less.
CUE_LEANING = 0.6
# Added to the scores of O, then B and I of each role.
_LEANING = np.array([0, 0, 0, CUE_LEANING, CUE_LEANING, 0, 0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of pieces, first to last, that play one role; `sure` is the mean probability of the role."""

    role: str
    first: int
    last: int
    sure: float


@dataclass(frozen=True, slots=True)
class Relation:
    """Stretches that belong together; `sure` (0 to 1) multiplies what the labels and the links are sure of."""

    sources: tuple[Stretch, ...]
    cues: tuple[Stretch, ...]
    contents: tuple[Stretch, ...]
    sure: float


def relations(labels: Floats, links: Floats, real: list[int]) -> list[Relation]:
    """The relations of a window.

    `labels` (L, 7) are scores, `links` (L, 4 × LINK_SIZE) vectors; `real` are the positions of pieces that are text.
    A content points to a cue, a cue to a source; contents that point to the same cue are pieces of one.
    """
    found = list(stretches(labels, real))
    contents, cues, sources = ([s for s in found if s.role == role] for role in ("content", "cue", "source"))
    contents = [content for content in contents if content.sure >= SURE_CONTENT]
    to_cue, cue, to_source, source = (links[:, i * LINK_SIZE : (i + 1) * LINK_SIZE] for i in range(4))
    cue_of = _targets(contents, cues, to_cue, cue)
    source_of = _targets(cues, sources, to_source, source)
    together: dict[int | None, list[tuple[Stretch, float]]] = {}
    for content, (target, sure) in zip(contents, cue_of, strict=True):
        together.setdefault(target, []).append((content, sure))
    made = [Relation((), (), (content,), content.sure * sure) for content, sure in together.pop(None, [])]
    for number, parts in together.items():
        assert number is not None
        where, sure = source_of[number]
        owners = () if where is None else (sources[where],)
        certain = min(part.sure * link for part, link in parts) * cues[number].sure * sure
        made.append(Relation(owners, (cues[number],), tuple(part for part, _ in parts), certain))
    return sorted(made, key=lambda r: min(s.first for s in (*r.sources, *r.cues, *r.contents)))


def stretches(labels: Floats, real: list[int]) -> Iterator[Stretch]:
    """The runs of pieces of each role."""
    for run in runs(labels, real, leaning=_LEANING):
        yield Stretch(ROLES[run.label], run.first, run.last, run.sure)


def _targets(owners: list[Stretch], goals: list[Stretch], query: Floats, key: Floats) -> list[tuple[int | None, float]]:
    """For each owner the index of the goal that it points to (None: to nothing) and how sure that is."""
    if not owners:
        return []
    queries = np.stack([query[o.first : o.last + 1].mean(axis=0) for o in owners])
    keys = np.stack([key[NONE], *(key[g.first] for g in goals)])
    scores = queries @ keys.T / np.sqrt(np.float32(LINK_SIZE))
    shares = np.exp(scores - log_sum(scores))
    best = shares.argmax(axis=1)
    return [(None if b == 0 else int(b) - 1, float(row[b])) for b, row in zip(best, shares, strict=True)]

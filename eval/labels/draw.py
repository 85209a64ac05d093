"""Draw the attributions to label: seeded, stratified by what the cue and the content look like on their surface.

    python -m eval.labels.draw GOLD_DIR

The strata only steer the draw towards rare classes; they are no labels. Halves are drawn by article, so that no article
stands in both.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from eval.suites import scorer

SEED = 20260101
# How many to draw whose cue fits, in this order; then by how the content is quoted, then any. None is drawn twice.
CUES = (
    (25, r"\b(declin|refus|(?:not|n.t) (?:immediately )?(?:comment|respond|say|return|answer))"),
    (30, r"\b(not|never|no|nor)\b|n[’']t\b"),
    (35, r"\b(may|might|could|would|should|can|if|will|unless)\b|[’']d\b"),
    (
        35,
        (
            r"\b(order|rul(?:e|ed|ing)|demand|requir|ban|decree|decid|vot(?:e|ed)|law|mandat|directed|directive|approv"
            r"|instruct|command|forb|prohibit|sentenc|allow)"
        ),
    ),
    (20, r"\b(lik(?:e|ed|es)|lov|support|oppos|fear|hat(?:e|ed|es)|worr|favor|admir|prefer|endors)"),
    (20, r"\b(plan|want|intend|vow|promis|offer|hope|pledg|seek|aim|will)"),
    (20, r"\b(think|thought|believ|expect|doubt|feel|felt|know|knew|consider|see|view)"),
)
QUOTED = {"wholly quoted": 25, "partly quoted": 25}
ANY = 65


class Attribution(NamedTuple):
    """The `number`-th attribution of an article's .ann file, from 1."""

    article: str
    number: int
    cue: str
    content: str


def main() -> int:
    """Print article, number and half of each drawn attribution."""
    generator = random.Random(SEED)
    pool = list(attributions(Path(sys.argv[1])))
    generator.shuffle(pool)
    drawn: set[tuple[str, int]] = set()
    for count, fits in _strata():
        left = (x for x in pool if (x.article, x.number) not in drawn and fits(x))
        drawn.update([(x.article, x.number) for x in islice(left, count)])
    articles = sorted({article for article, _ in drawn})
    generator.shuffle(articles)
    held = set(articles[: len(articles) // 2])
    for article, number in sorted(drawn):
        print(article, number, "held" if article in held else "develop", sep="\t")
    return 0


def _strata() -> Iterator[tuple[int, Callable[[Attribution], bool]]]:
    for count, pattern in CUES:
        yield count, partial(_has_cue, re.compile(rf"(?i){pattern}"))
    for how, count in QUOTED.items():
        yield count, partial(_is_quoted, how)
    yield ANY, lambda _: True


def _has_cue(pattern: re.Pattern[str], attribution: Attribution) -> bool:
    return bool(pattern.search(attribution.cue))


def _is_quoted(how: str, attribution: Attribution) -> bool:
    return _quoting(attribution.content) == how


def _quoting(content: str) -> str:
    if content[:1] in '“"' and content.rstrip(" .,")[-1:] in '”"':
        return "wholly quoted"
    return "partly quoted" if re.search('[“”"]', content) else "unquoted"


def attributions(folder: Path) -> Iterator[Attribution]:
    """Article, number, cue and content of every attribution in the folder's .ann files."""
    for article, text, relations in scorer("attribution").gold_documents(str(folder)):
        for number, spans in enumerate(relations, 1):
            cue, content = (" ".join(text[start:end] for start, end in spans[role]) for role in ("cue", "content"))
            if content:
                yield Attribution(article, number, cue, content)


if __name__ == "__main__":
    sys.exit(main())

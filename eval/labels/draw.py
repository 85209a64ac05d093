"""Draw the attributions to label: seeded, stratified by what the cue and the content look like on their surface.

    python -m eval.labels.draw GOLD_DIR

The strata only steer the draw towards rare classes; they are no labels. The parts share no article.
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
# What the cue looks like: refusing, negated, with a modal, deciding, fond, planning, thinking.
CUES = (
    r"\b(declin|refus|(?:not|n.t) (?:immediately )?(?:comment|respond|say|return|answer))",
    r"\b(not|never|no|nor)\b|n[’']t\b",
    r"\b(may|might|could|would|should|can|if|will|unless)\b|[’']d\b",
    (
        r"\b(order|rul(?:e|ed|ing)|demand|requir|ban|decree|decid|vot(?:e|ed)|law|mandat|directed|directive|approv"
        r"|instruct|command|forb|prohibit|sentenc|allow)"
    ),
    r"\b(lik(?:e|ed|es)|lov|support|oppos|fear|hat(?:e|ed|es)|worr|favor|admir|prefer|endors)",
    r"\b(plan|want|intend|vow|promis|offer|hope|pledg|seek|aim|will)",
    r"\b(think|thought|believ|expect|doubt|feel|felt|know|knew|consider|see|view)",
)
QUOTED = ("wholly quoted", "partly quoted")
# How many to draw of each cue, of each way of quoting, and of any; none is drawn twice.
HALVES = (25, 30, 35, 35, 20, 20, 20, 25, 25, 65)
CHECK = (12, 14, 14, 14, 0, 0, 0, 8, 8, 30)


class Attribution(NamedTuple):
    """The `number`-th attribution of an article's .ann file, from 1."""

    article: str
    number: int
    cue: str
    content: str


def main() -> int:
    """Print article, number and part of each drawn attribution."""
    pool = list(attributions(Path(sys.argv[1])))
    generator = random.Random(SEED)
    drawn = _drawn(_shuffled(pool, generator), HALVES)
    articles = sorted({one.article for one in drawn})
    generator.shuffle(articles)
    held = set(articles[: len(articles) // 2])
    others = [one for one in _shuffled(pool, random.Random(SEED + 1)) if one.article not in set(articles)]
    for one in drawn:
        print(one.article, one.number, "held" if one.article in held else "develop", sep="\t")
    check = _drawn(others, CHECK)
    fresh = {one.article for one in others} - {one.article for one in check}
    again = [one for one in _shuffled(pool, random.Random(SEED + 2)) if one.article in fresh]
    for part, ones in (("check", check), ("blind", _drawn(again, CHECK))):
        for one in ones:
            print(one.article, one.number, part, sep="\t")
    return 0


def _shuffled(pool: list[Attribution], generator: random.Random) -> list[Attribution]:
    shuffled = list(pool)
    generator.shuffle(shuffled)
    return shuffled


def _drawn(pool: list[Attribution], counts: tuple[int, ...]) -> list[Attribution]:
    drawn: set[Attribution] = set()
    for count, fits in zip(counts, _strata(), strict=True):
        drawn.update(list(islice((one for one in pool if one not in drawn and fits(one)), count)))
    return sorted(drawn)


def _strata() -> Iterator[Callable[[Attribution], bool]]:
    for pattern in CUES:
        yield partial(_has_cue, re.compile(rf"(?i){pattern}"))
    for how in QUOTED:
        yield partial(_is_quoted, how)
    yield lambda _: True


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

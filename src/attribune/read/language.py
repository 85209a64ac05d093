"""Is it English? A cheap check, by the shares of the commonest function words."""

import re

from .words import words

_SAMPLE = 20_000  # characters
_FEW = 25  # words below which nothing can be said
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "\u024f"


def language(text: str, *, declared: str | None = None) -> str:
    """ "en", or "und" where the text clearly is something else. `declared` is an HTML page's own `lang`.

    A text too short to tell is taken for English unless the page declares another language.
    """
    tokens = _WORD.findall(text[:_SAMPLE].casefold())
    foreign = declared is not None and declared.strip() != "" and not declared.strip().casefold().startswith("en")
    letters = "".join(tokens)
    if letters and 2 * sum(letter > _LATIN_END for letter in letters) > len(letters):
        return "und"
    if len(tokens) < _FEW:
        return "und" if foreign else "en"
    english = sum(token in words("language", "english") for token in tokens) / len(tokens)
    other = sum(token in words("language", "other") for token in tokens) / len(tokens)
    if english >= 0.2 and english > other:
        return "en"
    return "und" if english < other or (foreign and english < 0.15) else "en"

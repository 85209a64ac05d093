"""Sports and show reports: their attacks, battles and blows are no events of public affairs."""

from functools import cache

from ..lang_data import read_toml
from ..parse import Parse

MIN_WORDS = 40  # a shorter text says too little of what it is about


@cache
def _play() -> tuple[frozenset[str], float, frozenset[str]]:
    data = read_toml("triggers.toml")["play"]
    return frozenset(data["words"]), float(data["share"]), frozenset(data["kept"])


def types_kept(parse: Parse) -> frozenset[str] | None:
    """The event types that count in a report of sport or show; None in any other report, where all do."""
    words, share, kept = _play()
    total = hits = 0
    for piece in parse.pieces:
        for token in piece.doc:
            if token.is_alpha:
                total += 1
                hits += token.lower_ in words or token.lemma_ in words
    return kept if total >= MIN_WORDS and hits > share * total else None

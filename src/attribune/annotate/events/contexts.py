"""PLOVER's contexts of an event: what it is about, from plain words of its sentence and of whom it concerns."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Span

from ..lang_data import read_toml


@cache
def _contexts_of() -> dict[str, tuple[str, ...]]:
    """Lemma → the contexts that it stands for."""
    found: dict[str, list[str]] = {}
    for context, words in read_toml("contexts.toml")["contexts"].items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts(sentence: Span) -> tuple[str, ...]:
    """The contexts that the sentence's words stand for, in the order of their first word."""
    return tuple(dict.fromkeys(c for word in _words(sentence) for c in _contexts_of().get(word, ())))


def _words(sentence: Span) -> Iterable[str]:
    for token in sentence:
        lemma = token.lemma_.lower()
        yield lemma
        if token.lower_ != lemma:
            yield token.lower_

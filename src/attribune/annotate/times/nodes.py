"""The text as islands of words that may belong to a time expression."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .lexicon import TOKEN, Classes, Lexicon, lexicon, number_classes

_ORDINAL = re.compile(r"\d\d?(?:st|nd|rd|th)")
# A number behind one of these is no day, hour or year.
_MONEY = tuple("$£€¥")


@dataclass(frozen=True, slots=True)
class Node:
    """A word, or what a rule has built from several: where it stands, and what it may be."""

    start: int
    end: int
    classes: Classes


def islands(text: str) -> Iterator[list[Node]]:
    """Runs of words of the lexicon and numbers, each with at least one that can carry a time expression."""
    known = lexicon()
    matches = list(TOKEN.finditer(text))
    words = [match.group().lower() for match in matches]
    run: list[Node] = []
    carries = False
    i = 0
    while i < len(matches):
        node, i = _node(text, matches[i].start(), matches[i].end(), words, i, known, matches)
        if node is None or not node.classes:
            if carries:
                yield run
            if run:
                run, carries = [], False
            continue
        run.append(node)
        carries = carries or not node.classes.keys() <= known.weak
    if carries:
        yield run


def _node(
    text: str, start: int, end: int, words: list[str], i: int, known: Lexicon, matches: list[re.Match[str]]
) -> tuple[Node | None, int]:
    """The node of the word at `i`, or of the phrase that starts there, and the index behind it."""
    word = words[i]
    for phrase, classes in known.phrases.get(tuple(words[i : i + 2]), ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return Node(start, matches[i + len(phrase) - 1].end(), classes), i + len(phrase)
    if word[0].isdigit():
        classes = number_classes(word)
        if "num" in classes and text[max(start - 2, 0) : start].rstrip().endswith(_MONEY):
            classes = {"num": classes["num"]}
        return Node(start, end, classes), i + 1
    found = known.words.get(word)
    if found is None or not _is_meant(text, start, end, words, i, known):
        return None, i + 1
    if word in known.dotted and text.startswith(".", end) and i + 2 < len(words):
        return Node(start, end + 1, found), i + 2
    return Node(start, end, found), i + 1


def _is_meant(text: str, start: int, end: int, words: list[str], i: int, known: Lexicon) -> bool:
    """Whether the word at `i` is the word of the lexicon, and not "march" the verb, "SEC", or "to last"."""
    word, is_capital = words[i], text[start].isupper()
    if word == "last" and i and words[i - 1] in known.auxiliary:
        return False
    if word in known.lower:
        return not is_capital
    if is_capital or word not in known.capital:
        return True
    if word not in known.small:
        return False
    following = words[i + 1] if i + 1 < len(words) else ""
    is_ordinal = "ordinal_word" in known.words.get(following, ()) or _ORDINAL.fullmatch(following) is not None
    return is_ordinal or (i > 0 and words[i - 1] == "in") or text[end : end + 1].isdigit()

"""What an indirect statement takes as known: the report's own word, though it stands in the statement's content.

"He said he was asleep when the bomb went off": that it went off is not what he claims. Nor does whoever "condemned the
attack that killed nine" claim it: where the content is but a noun, only some verbs claim that there is such a thing
("announced an attack"). What somebody is blamed for is claimed by who blames him: "criticized him for taking bribes".
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from .lang_data import read_toml

NOUNS = ("NOUN", "PROPN")
HIGHEST = 12  # steps upwards at most: a broken parse may be very deep


@dataclass(frozen=True, slots=True)
class PresupposedWords:
    """`times` open clauses of time; `claiming` verbs and nouns claim their object; `past` are auxiliaries."""

    times: frozenset[str]
    claiming: frozenset[str]
    past: frozenset[str]


@cache
def presupposed_words() -> PresupposedWords:
    """The English words, read once a process."""
    return PresupposedWords(**{name: frozenset(words) for name, words in read_toml("presupposed.toml").items()})


def is_presupposed(token: Token, content: TokenSpan) -> bool:
    """Whether the content takes as known what the word tells."""
    words = presupposed_words()
    if _is_thing(content.root, words):
        return not _is_charge(token, content)
    for _ in range(HIGHEST):
        if token.head == token or not content.start <= token.head.i < content.end:
            return False
        if token.dep_ == "advcl":
            return _is_past(token, words) and any(
                c.lower_ in words.times for c in token.children if c.dep_ in ("mark", "advmod")
            )
        token = token.head
    return False


def _is_thing(root: Token, words: PresupposedWords) -> bool:
    """Whether the content is the object of a verb or noun that does not claim it."""
    above = root.head.head if root.head.pos_ == "ADP" else root.head
    return root.pos_ in NOUNS and root.dep_ in ("dobj", "pobj") and above.lemma_.lower() not in words.claiming


def _is_charge(token: Token, content: TokenSpan) -> bool:
    """Whether the word is, or stands below, what somebody is blamed for or asked to do: "of taking", "to debate"."""
    for _ in range(HIGHEST):
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "relcl":
            return True
        if token == content.root or token.head == token or token.dep_ == "relcl":
            return False
        token = token.head
    return False


def _is_past(verb: Token, words: PresupposedWords) -> bool:
    """Whether the verb tells of what was so: "went", "had gone"; "when it goes" may never come."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or (bool(auxiliaries) and auxiliaries[0].lower_ in words.past)

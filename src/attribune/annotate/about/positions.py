"""Where a word stands in the clauses of a statement's content: as subject, as object, after a preposition …"""

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from ..syntax import SUBJECTS
from .lexicon import words

POSITIONS = ("whole", "subject", "object", "owner", "of_verb", "of_noun", "beside", "tells_which", "elsewhere")
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
MODIFIERS = frozenset({"compound", "nmod", "amod"})
_CLIMBING = frozenset({"conj", "appos", "pobj"})
_CLAUSAL = frozenset({"VERB", "AUX", "ADJ"})


def position(word: Token, content: AbstractSet[int]) -> str:
    """One of POSITIONS, for a word of the content (whose tokens have the numbers `content`).

    `whole` heads the content ("criticized Voss"); `owner` has something ("Voss's record"); `of_verb` and `of_noun`
    follow a preposition by which a clause or a noun is about its object ("ran against Voss", "an attack on Voss"),
    `beside` any other; a word that `tells_which` only says which thing is meant ("the Voss emails").
    """
    if word.dep_ in MODIFIERS and word.head.pos_ == "NOUN" and word.head.i in content:
        return "tells_which"
    word = leading(word, content)
    above = word.head
    if above.i not in content or word.dep_ == "ROOT":
        return "whole"
    if word.dep_ in SUBJECTS:
        return "subject"
    if word.dep_ in _OBJECTS:
        return "object"
    if word.dep_ == "poss":
        return "owner"
    if word.dep_ in MODIFIERS:
        return "tells_which"
    if word.dep_ != "pobj":
        return "elsewhere"
    if above.dep_ == "agent":
        return "of_verb"
    governor = above.head.head if above.dep_ == "prep" and above.head.dep_ == "prep" else above.head
    of_clause = governor.pos_ in _CLAUSAL
    if above.lower_ not in words("of_verbs" if of_clause else "of_nouns"):
        return "beside"
    return "of_verb" if of_clause else "of_noun"


def leading(word: Token, content: AbstractSet[int]) -> Token:
    """The word whose place in the sentence this one shares: the first of a list, "most" in "most of the voters"."""
    while word.dep_ in _CLIMBING and word.head.i in content:
        above = word.head
        if word.dep_ in ("conj", "appos"):
            word = above
        elif above.head.i in content and _shares(above, above.head):
            word = above.head
        else:
            break
    return word


def _shares(preposition: Token, noun: Token) -> bool:
    """Whether what follows is some of, or an example of, what stands before."""
    if preposition.lower_ == "of":
        return noun.lemma_.lower() in words("parts") or noun.pos_ == "NUM"
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    such = preposition.lower_ == "as" and any(child.lower_ == "such" for child in preposition.children)
    return such or preposition.lower_ in words("examples")


def depth(word: Token, content: AbstractSet[int], *, most: int) -> int:
    """How many words stand above it within the content, `most` if more."""
    steps, above = 0, word.head
    while steps < most and above.i != word.i and above.i in content:
        word, above = above, above.head
        steps += 1
    return steps

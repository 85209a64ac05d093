"""Names of places that stand for people: "the White House said", "talks with Moscow"; and where they are places.

The senses follow Markert and Nissim's place-for-people pattern (SemEval-2007, task 8); names, verbs and nouns are in
`lang/en/metonyms.toml`.
"""

from spacy.tokens import Token

from .lexicon import capitals, is_capital, words
from .names import Name

PEOPLE, PLACE = "people", "place"
_CHAIN = 20  # names coordinated with each other that are looked through


def sense_of(name: Name) -> str:
    """PEOPLE where the name stands for those who govern or work there, PLACE where not, "" for other names."""
    text = name.doc[name.start : name.end].text
    text = text.title() if text.isupper() else text
    head = _first(name.head)
    if text in words("metonyms", "seats"):
        return PLACE if _is_building(head, name) else PEOPLE
    if is_capital(text):
        return PEOPLE if _governs(head) else PLACE
    return ""


def country_of(name: Name) -> str:
    """The country whose capital the name is; "" for any other."""
    return capitals().get(name.doc[name.start : name.end].text, "")


def _first(head: Token) -> Token:
    """The first of the names that this one is coordinated with: they share its place in the clause."""
    for _ in range(_CHAIN):
        if head.dep_ != "conj" or head.head.pos_ != "PROPN":
            break
        head = head.head
    return head


def _is_building(head: Token, name: Name) -> bool:
    governor = head.head
    if head.dep_ == "pobj":
        above = governor.head.lemma_.lower()
        return (
            governor.lower_ in words("metonyms", "building", "prepositions")
            or (governor.lower_ in ("to", "from") and above in words("metonyms", "building", "movements"))
            or (governor.lower_ == "of" and above in words("metonyms", "building", "of"))
        )
    if head.dep_ in ("dobj", "nsubjpass"):
        return governor.lemma_.lower() in words("metonyms", "building", "verbs")
    if head.dep_ in ("poss", "compound", "nmod"):
        # "the White House's south lawn": the noun at the end of the phrase tells.
        following = name.doc[name.end : governor.i + 1] if governor.i >= name.end else [governor]
        return any(token.lemma_.lower() in words("metonyms", "building", "nouns") for token in following)
    return False


def _governs(head: Token) -> bool:
    governor = head.head
    lemma = governor.lemma_.lower()
    if head.dep_ == "nsubj":
        return lemma in words("metonyms", "government", "verbs")
    if head.dep_ in ("dobj", "nsubjpass", "dative"):
        return lemma in words("metonyms", "government", "objects")
    if head.dep_ in ("poss", "compound", "nmod"):
        return lemma in words("metonyms", "government", "owned") and governor.i > head.i
    if head.dep_ != "pobj":
        return False
    if governor.dep_ == "agent":
        verb = governor.head.lemma_.lower()
        return verb in words("metonyms", "government", "verbs") | words("metonyms", "government", "objects")
    above = governor.head.lemma_.lower()
    if governor.lower_ == "of":
        return above in words("metonyms", "government", "objects")
    return governor.lower_ in words("metonyms", "government", "between") and above in words(
        "metonyms", "government", "relations"
    )

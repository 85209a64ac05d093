"""Questions about a dependency parse that several annotators ask: subjects, objects, phrases, voice, negation.

The labels are those of spaCy's English models (ClearNLP's dependencies).
"""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the dependency labels, in the order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive ("was charged")."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated ("did not say", "never met")."""
    return any(child.dep_ == "neg" for child in verb.children)


def subjects(verb: Token) -> list[Token]:
    """The heads of the verb's grammatical subject, taken from the verb that it depends on where it has none.

    "He met X and praised Y", "She wants to leave": the subject of the first verb is the second one's too.
    """
    seen = 0
    current = verb
    while seen < 6:
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        if own:
            return with_conjuncts(own)
        if current.dep_ in ("conj", "xcomp", "advcl", "ccomp") and current.head != current:
            current = current.head
        elif current.dep_ in ("acl", "relcl"):
            return [current.head]
        else:
            break
        seen += 1
    return []


def with_conjuncts(tokens: list[Token]) -> list[Token]:
    """The tokens and those coordinated with them ("Adams and Homan")."""
    found: list[Token] = []
    for token in tokens:
        for one in (token, *token.conjuncts):
            if one not in found and one.i >= token.i:
                found.append(one)
    return found


def noun_phrase(head: Token) -> TokenSpan:
    """The noun phrase of `head` without relative clauses, appositions, coordinated phrases and final punctuation."""
    cut = {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "case"}
    left, right = head.i, head.i
    for child in head.children:
        if child.i < head.i:
            left = min(left, child.left_edge.i)
        elif child.dep_ not in cut and right + 1 == child.left_edge.i:
            right = child.right_edge.i
    doc: Doc = head.doc
    while right > head.i and doc[right].is_punct:
        right -= 1
    while left < head.i and (doc[left].is_punct or doc[left].dep_ in ("cc", "preconj")):
        left += 1
    return doc[left : right + 1]

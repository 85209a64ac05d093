"""Triggers in a sentence: the entry of the lexicon that fits best at a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from ..clause import agent, complement, is_infinitive, is_small_clause, objects, prepositional
from ..parse import Piece
from .cast import Cast
from .lexicon import Condition, Entry, Lexicon

FROM_VERB = frozenset(
    {"prt", "prep", "advmod", "dobj", "dative", "oprd", "acomp", "attr", "nsubjpass", "agent", "xcomp"}
)
FROM_NOUN = frozenset({"compound", "amod", "nmod", "nummod", "conj", "quantmod", "poss"})

PLANS = frozenset({"plan", "proposal"})
OBJECTIVE = ("of", "on", "against", "at")
MAX_SAID = 25  # words of a predicate that are looked at


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits at `head`, and the other words of the text that it took; `hinted` by the encoder alone."""

    entry: Entry
    head: Token
    words: tuple[Token, ...]
    hinted: bool = False

    @property
    def nodes(self) -> list[Token]:
        """The words that participants' phrases may hang on."""
        return [self.head, *self.words]


def match_at(piece: Piece, token: Token, lexicon: Lexicon, cast: Cast) -> Match | None:
    """The most demanding entry that fits at the word, or None."""
    for pos, lemma in _keys(token):
        entries = lexicon.entries.get((pos, lemma))
        if not entries or _is_lookalike(token, lemma, lexicon):
            continue
        for entry in entries:
            words = _words(token, entry)
            if words is not None and all(_holds(c, piece, token, words, lexicon, cast) for c in entry.conditions):
                return Match(entry, token, words)
    return None


def _keys(token: Token) -> Iterable[tuple[str, str]]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        # A gerund with a determiner or possessor is a noun: "the shelling of", "Russia's hacking"; so is a bare one
        # after a preposition: "calm after the shooting".
        verbal = any(c.dep_ in ("dobj", "prep", "xcomp") and c.lower_ not in ("by", "of") for c in token.children)
        bare = token.dep_ in ("pcomp", "pobj") and not verbal
        if token.tag_ == "VBG" and (bare or any(c.dep_ in ("det", "poss") for c in token.children)):
            yield "n", token.lower_
        if token.dep_ != "amod" and token.dep_ != "compound":
            yield "v", lemma
            if token.tag_ in ("VBD", "VBN", "VBG"):
                yield "v", lemma + "e"  # the lemmatiser takes "staged" for a form of "stag"
    elif token.pos_ in ("NOUN", "PROPN"):
        if token.dep_ not in ("compound", "nmod", "amod") and (token.pos_ == "NOUN" or not token.ent_type_):
            yield "n", lemma
            if token.lower_ != lemma:
                yield "n", token.lower_
    elif token.pos_ in ("ADJ", "ADP") and token.dep_ in ("acomp", "ROOT", "conj", "oprd", "acl", "amod", "prep"):
        if token.dep_ in ("amod", "prep") and not (token.pos_ == "ADP" and token.head.lemma_ == "be"):
            return
        yield "a", lemma


def _is_lookalike(token: Token, lemma: str, lexicon: Lexicon) -> bool:
    words = lexicon.lookalikes.get(lemma)
    if not words:
        return False
    above = [] if token.dep_ == "nsubjpass" else [token.head]  # "the release was filmed"
    near = [*token.children, *above, *(o for p in token.children if p.dep_ == "prep" for o in p.children)]
    return any(one.lemma_.lower() in words or one.lower_ in words for one in near if one != token)


def _words(token: Token, entry: Entry) -> tuple[Token, ...] | None:
    """The text's words for the entry's fixed words, or None where one is missing."""
    taken: list[Token] = []
    for wanted in entry.words:
        found = next((w for w in _reach(token, taken, entry.pos) if w not in taken and _is_one(w, wanted)), None)
        if found is None:
            return None
        taken.append(found)
    return tuple(taken)


def _is_one(word: Token, wanted: frozenset[str]) -> bool:
    if word.lemma_.lower() not in wanted and word.lower_ not in wanted:
        return False
    # "called on Tuesday" is no "call on".
    return word.dep_ != "prep" or not any(o.ent_type_ in ("DATE", "TIME") for o in word.children if o.dep_ == "pobj")


def _reach(token: Token, taken: list[Token], pos: str) -> list[Token]:
    """The words that a fixed word may be: dependents, modifiers of the object, objects of prepositions taken."""
    if pos == "n":
        return [c for c in token.children if c.dep_ in FROM_NOUN]
    found = [c for c in token.children if c.dep_ in FROM_VERB]
    for clause in filter(is_small_clause, token.children):  # "found him guilty", "declared a state of siege to begin"
        found += [clause, *(c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))]
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN"):
        found.append(token.head)
    for one in taken:
        found += [
            c for c in one.children if c.dep_ in ("pobj", "prep", "advmod", "pcomp", "neg") or c.dep_ in FROM_NOUN
        ]
    for noun in [f for f in found if f.pos_ in ("NOUN", "PROPN", "DET", "PRON", "NUM")]:
        found += [c for c in noun.children if c.dep_ in FROM_NOUN]
        found += [o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
    return found


def _holds(
    condition: Condition, piece: Piece, token: Token, words: tuple[Token, ...], lexicon: Lexicon, cast: Cast
) -> bool:
    if condition.what in ("has", "no"):
        if condition.value not in ("obj", "inf", "comp"):
            return any(c.lower_ == condition.value for c in token.children) == (condition.what == "has")
        if condition.value == "obj":
            return bool(objects(token)) == (condition.what == "has")
        clause = complement(token)
        there = clause is not None and (condition.value != "inf" or is_infinitive(clause))
        return there == (condition.what == "has")
    if condition.what == "form":
        return not is_infinitive(token) or token.dep_ not in ("acl", "advcl")
    if condition.what == "says":
        return _says(token, lexicon.classes[condition.value])
    of_verb = token.pos_ == "VERB"
    if condition.what == "obj":
        heads = [o for o in objects(token) if o not in words] if of_verb else prepositional([token], OBJECTIVE)
    else:
        heads = (agent(token) if of_verb else []) or [c for c in token.children if c.dep_ in ("poss", "compound")]
    if not heads:
        return not condition.wanted
    acts = condition.what == "subj" and of_verb
    return any(_is_of(piece, head, condition.value, lexicon, cast, acts=acts) for head in heads) == condition.wanted


def _is_of(piece: Piece, head: Token, name: str, lexicon: Lexicon, cast: Cast, *, acts: bool) -> bool:
    if name == "person":  # a country that acts is its government
        return cast.is_person(piece, head) or (acts and head.ent_type_ == "GPE")
    if name == "actor":
        return cast.is_actor(piece, head)
    if name == "named":
        return head.ent_type_ == "PERSON" or head.lower_ in ("him", "her") or cast.is_named_person(piece, head)
    members = lexicon.classes[name]
    if name == "measure" and head.lemma_ in PLANS and any(c.dep_ == "acl" for c in head.children):
        return False  # "announced plans to work": the words of a commitment, no measure
    if head.lemma_.lower() in members or head.lower_ in members:
        return True
    # "the Supreme Court", "dozens of protesters": the class may stand in the phrase of a name or of a number.
    below = [o for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
    return head.lemma_.lower() in lexicon.counting and any(b.lemma_.lower() in members for b in below)


def _says(verb: Token, members: frozenset[str]) -> bool:
    """Whether what is predicated of the object has a word of the class, not negated."""
    roots = [
        c
        for c in verb.children
        if c.dep_ in ("oprd", "ccomp", "xcomp", "acomp", "attr", "dobj", "prep") and c.i > verb.i
    ]
    for root in roots:
        for word in islice(root.subtree, MAX_SAID):
            if word.lemma_.lower() in members and not any(c.dep_ == "neg" for c in word.head.children):
                return True
    return False

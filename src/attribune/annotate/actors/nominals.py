"""Noun phrases that stand for actors whom they do not name: "a senior official", "the former police captain"."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .lexicon import noun_genders, noun_kinds, words

_ARGUMENTS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "poss",
        "appos",
        "ROOT",
        "dative",
        "oprd",
        "agent",
        "attr",
        "npadvmod",
    }
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "punct", "case"}
)
_LONGEST = 12  # tokens before the head
_LONGEST_OF = 8  # tokens of a phrase with "of" after it
_WHOSE = frozenset({"of", "for", "from", "at", "with"})
_COLLECTIVE = frozenset({"police", "people", "men", "women", "children", "authorities", "troops", "public", "press"})


@dataclass(frozen=True, slots=True, eq=False)
class Nominal:
    """A noun phrase: tokens `start` to `end`, its head, what it stands for and how it is determined.

    `modifiers` are the words before the head, lower case; `owner` the head of a possessor ("Trump's", "his").
    `restricted` says that a phrase or clause after the head tells which one is meant.
    """

    head: Token
    lemma: str
    kind: str
    start: int
    end: int
    definite: bool
    plural: bool
    gender: str
    modifiers: frozenset[str]
    owner: Token | None
    restricted: bool

    @property
    def words(self) -> str:
        """Its words without article."""
        return str(self.head.doc[self._start : self.end].text)

    @property
    def name(self) -> str:
        """Its words without article, and with whom the actor speaks or works for: "spokesman for the ministry"."""
        end = self.end
        for child in self.head.rights:
            if child.dep_ == "prep" and child.i == end and child.lower_ in _WHOSE and _short(child):
                end = child.right_edge.i + 1
        return str(self.head.doc[self._start : end].text)

    @property
    def bare(self) -> bool:
        """Whether it has neither article nor possessor, as in headlines: "Federal court"."""
        return self.owner is None and self.head.doc[self.start].pos_ != "DET"

    @property
    def _start(self) -> int:
        start = self.start
        while start < self.head.i and self.head.doc[start].pos_ == "DET":
            start += 1
        return start


def nominal_at(token: Token, *, known: bool = False) -> Nominal | None:
    """The phrase that `token` heads, if it stands for an actor; `known` nouns may do so where they are definite."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.dep_ not in _ARGUMENTS or _is_counted_with(token):
        return None
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in _COLLECTIVE
    lemma = token.lemma_.lower()
    kind = noun_kinds().get(token.lower_) or noun_kinds().get(lemma, "")
    elect = joined_office(token)
    if elect:
        kind, lemma = "person", elect
    aged = not kind and _is_age(token)
    if aged:
        kind, lemma = "person", "old"
    if (token.pos_ == "ADJ" and not (elect or aged)) or not (kind or known):
        return None
    bare = token.pos_ == "PROPN" and not any(child.dep_ in ("det", "poss") for child in token.children)
    if bare and not plural and not _opens_headline(token):
        return None
    start = token.i
    owner: Token | None = None
    definite = False
    for child in reversed(list(token.lefts)):
        if not (child.dep_ in _LEFT or (aged and child.dep_ == "npadvmod")) or child.right_edge.i != start - 1:
            break
        if token.i - child.left_edge.i > _LONGEST or (child.is_punct and child.text not in ("-", '"', "“", "”")):
            break
        start = child.left_edge.i
        if child.dep_ == "poss":
            owner, definite = child, True
        elif child.dep_ == "det" and child.lower_ in _DEFINITE:
            definite = True
    doc: Doc = token.doc
    while start < token.i and (doc[start].is_punct or doc[start].dep_ in ("cc", "advmod")):
        start += 1
    if any(t.ent_type_ in ("DATE", "TIME") and t.i == start for t in doc[start : start + 1]):
        while start < token.i and doc[start].ent_type_ in ("DATE", "TIME"):
            start += 1
    end, restricted = _right_edge(token)
    negative = doc[start].lower_ in ("no", "any", "every", "each", "what", "which", "whose")
    if negative or not (kind or definite):
        return None
    modifiers = frozenset(
        t.lower_ for t in doc[start : token.i] if t.pos_ in ("ADJ", "NOUN", "PROPN", "VERB") and t.lower_ != "new"
    )
    if kind == "person" and plural:
        kind = "group"
    gender = noun_genders().get(token.lower_) or noun_genders().get(lemma, "")
    return Nominal(token, lemma, kind, start, end, definite, plural, gender, modifiers, owner, restricted)


def _is_age(token: Token) -> bool:
    """ "The 65-year-old", in one token or taken apart."""
    if token.lower_.endswith("-old"):
        return True
    return token.lower_ == "old" and token.i > 1 and token.nbor(-1).text == "-"


def joined_office(token: Token) -> str:
    """An office with "-elect" or "-designate", which the tokenizer takes apart, lower case; "" for any other word."""
    if token.lower_ not in words("titles", "standing", "designate") or token.i < 2 or token.nbor(-1).text != "-":
        return ""
    return f"{token.nbor(-2).lower_}-{token.lower_}"


def _opens_headline(token: Token) -> bool:
    """Whether a noun opens a headline without article ("Judge rejects request"); the tagger takes it for a name."""
    first = token.doc[token.left_edge.i]
    return token.dep_ == "nsubj" and bool(first.is_sent_start) and token.i - first.i <= 2 and not token.ent_type_


def _right_edge(token: Token) -> tuple[int, bool]:
    """Where the phrase ends, with a short "of" phrase, and whether what follows says which one is meant."""
    end, restricted = token.i + 1, False
    for child in token.rights:
        if _is_counted_with(child):
            end = child.i + 1
        if child.dep_ == "prep":
            restricted = True
            if child.lower_ == "of" and child.i == token.i + 1 and _short(child):
                end = _end_of(child)
        elif child.dep_ in ("relcl", "acl") and token.doc[child.left_edge.i - 1].text != ",":
            restricted = True
    return end, restricted


def _is_counted_with(token: Token) -> bool:
    """Whether a noun is counted together with the one before it: "95 retired generals and admirals"."""
    if token.dep_ != "conj" or token.tag_ != "NNS" or token.head.tag_ != "NNS" or token.n_lefts or token.i < 2:
        return False
    joined = token.nbor(-1).dep_ == "cc" and token.nbor(-2) == token.head
    return joined and any(child.dep_ == "nummod" for child in token.head.lefts)


def _end_of(preposition: Token) -> int:
    """The end of its phrase, without a further name with an article: "the city of Selden | and the Harbor Alliance"."""
    for token in preposition.subtree:
        if token.dep_ == "conj" and token.pos_ == "PROPN" and token.doc[token.left_edge.i].pos_ == "DET":
            return int(token.left_edge.i) - 1
    return int(preposition.right_edge.i) + 1


def _short(preposition: Token) -> bool:
    """Whether the phrase of a preposition is short and holds no clause."""
    phrase = preposition.doc[preposition.i : _end_of(preposition)]
    if not 1 < len(phrase) <= _LONGEST_OF:
        return False
    return not any(t.dep_ in ("relcl", "acl", "appos", "advcl") or t.is_punct for t in phrase)


def describes(nominal: Nominal) -> bool:
    """Whether it is a definite description that may stand for somebody just named, as "the Democrat" does."""
    if nominal.plural or not nominal.definite or nominal.restricted:
        return False
    if nominal.owner is not None and "former" not in nominal.modifiers:
        return False
    if nominal.kind != "person":
        return False
    return nominal.lemma in words("nominals", "descriptor", "words") or "former" in nominal.modifiers

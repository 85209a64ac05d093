"""Where the participants of a clause stand: subjects across control, coordination and relatives, objects, prepositions.

Finer than `annotate.syntax`, because a trigger in any form must find its actor: "the decision to withdraw", "urged him
to resign", "accused of killing", "a man arrested on Monday".
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from .lang_data import read_toml

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
# A verb with an object and an infinitive after it: the object is to act, except after these.
SUBJECT_CONTROL = frozenset(
    {
        "promise", "threaten", "vow", "use", "take", "make", "hold", "need", "spend",
        "call", "phone", "telephone", "meet", "visit", "join", "host",
    }
)  # fmt: skip
# ... and after these even a mere purpose: "sent soldiers to guard the port".
SENDING = frozenset({"send", "bus", "bring", "dispatch", "deploy", "hire", "recruit", "order", "direct"})
# "is due to meet": the deed is its subject's; "is ineligible to meet" tells of no deed.
DUE = frozenset({"due", "ready", "poised", "bound", "set", "prepared"})
ASKS_FOR_INFINITIVE = frozenset({"decline", "refuse", "agree", "threaten", "pledge", "vow", "offer", "promise"})
# Verbs that always do something to somebody: without an object they are passive.
NEEDS_OBJECT = frozenset(
    {
        "sentence", "charge", "convict", "jail", "fine", "arrest", "detain", "deport", "execute", "kill", "release",
        "shoot", "indict", "acquit", "expel", "ban", "imprison", "fire", "dismiss", "behead", "torture", "accuse",
        "injure", "wound",
    }
)  # fmt: skip
MAX_CLIMB = 6


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, its auxiliary expressed, shared by coordination, or left out in a participle."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True  # a headline leaves the auxiliary out: "candidate removed by police"
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lemma_ in NEEDS_OBJECT:
        # "was convicted and sentenced": a tagger takes the second participle for a past tense.
        bare = not any(child.dep_ in ("aux", "nsubj", "dobj", "dative", "ccomp") for child in verb.children)
        return bare and verb.head.pos_ in ("VERB", "AUX") and is_passive(verb.head)
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "relcl", "amod", "advcl", "ROOT", "ccomp", "xcomp")


def _befell_many(verb: Token) -> bool:
    """Whether a number of people is the subject of what was done to them: "49 killed", "twelve people arrested"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_ not in NEEDS_OBJECT:
        return False
    if any(child.dep_ in ("aux", "dobj", "dative", "ccomp", "xcomp", "oprd", "prt") for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return any(s.pos_ == "NUM" or any(c.dep_ == "nummod" for c in s.children) for s in subjects)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ in RELATIVES and token.tag_ in ("WP", "WDT", "WP$", "IN"):
        for above in token.ancestors:
            if above.dep_ == "relcl":
                return _what_happened(above.head) if token.lower_ in ("which", "that") else above.head
    return token


def _what_happened(noun: Token) -> Token:
    """The noun itself; of a place where something happened, what happened: "an attack in Bergen, which killed"."""
    place = noun.head if noun.dep_ == "appos" else noun
    located = place.dep_ == "pobj" and place.head.lower_ in ("in", "at", "near", "outside")
    if located and place.ent_type_ in ("GPE", "LOC", "FAC") and place.head.head.pos_ == "NOUN":
        return place.head.head
    return noun


def coordinated(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, relatives resolved, each with those coordinated after it."""
    found: dict[int, Token] = {}
    for token in tokens:
        one = antecedent(token)
        found.setdefault(one.i, one)
        if token.dep_ == "conj":
            continue
        for other in one.conjuncts:
            if other.i > one.i and other.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found.setdefault(other.i, other)
        for other in _beside_place(one):
            found.setdefault(other.i, other)
    return list(found.values())


def _beside_place(noun: Token) -> list[Token]:
    """Who is named beside a place with an article: "the city of Selden and the Harbor Alliance", which is no place."""
    places = [
        o for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.ent_type_ == "GPE"
    ]
    return [
        other
        for place in places
        for other in place.conjuncts
        if other.i > place.i and other.pos_ == "PROPN" and other.doc[other.left_edge.i].pos_ == "DET"
    ]


def grammatical_subject(verb: Token) -> list[Token]:
    """Who is the subject of the verb, expressed or understood from the clause above."""
    current = verb
    for _ in range(MAX_CLIMB):
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        if own:
            return coordinated(own)
        above = current.head
        if above == current:
            return _stranded_subject(current)
        if current.dep_ in ("acl", "relcl"):
            if current.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VBP") and current.dep_ == "acl":
                return coordinated([above])
            if current.dep_ == "relcl":
                return coordinated([above])
            return holders(above)  # "plans to withdraw": whoever has the plans
        if current.dep_ in ("xcomp", "ccomp") and above.lemma_ not in SUBJECT_CONTROL:
            objects = [c for c in above.children if c.dep_ in ("dobj", "dative") and c.i < current.i]
            if objects and current != verb.head:
                return coordinated(objects[:1])
            if is_passive(above) or current.dep_ == "xcomp":
                current = above
                continue
            return []
        if current.dep_ == "pcomp":
            over = above.head
            if over.pos_ == "ADJ" and over.dep_ in ("acomp", "oprd"):  # "are guilty of violating the truce"
                current = over.head
                continue
            if over.pos_ in ("NOUN", "PROPN"):
                return holders(over)
            objects = [c for c in over.children if c.dep_ == "dobj" and c.i < current.i]
            if objects and above.lower_ in ("of", "for", "from", "with", "into"):
                return coordinated(objects[:1])
            current = over
            continue
        if current.dep_ == "advcl" and is_infinitive(current) and above.lemma_ in SENDING:
            sent = [c for c in above.children if c.dep_ == "dobj" and c.i < current.i]
            if sent:
                return coordinated(sent[:1])
        if current.dep_ in ("conj", "xcomp", "advcl", "dep", "parataxis") or (
            current.dep_ == "acomp" and current.lower_ in DUE
        ):
            if current.dep_ == "conj" and current.pos_ not in ("VERB", "AUX"):
                return []
            current = above
            continue
        return []
    return []


def _stranded_subject(verb: Token) -> list[Token]:
    """The subject that a parser hung on an opening phrase: "On a visit to Tessaly, the envoy praised"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].dep_ in ("aux", "advmod", "neg") and verb.doc[before].is_lower:
        before -= 1
    noun = verb.doc[before]
    opens = noun.left_edge.i
    named = noun.pos_ in ("NOUN", "PROPN") or (noun.pos_ == "ADJ" and not noun.is_lower)
    return [noun] if named and opens > verb.sent.start and verb.doc[opens - 1].text == "," else []


def sender(verb: Token) -> list[Token]:
    """Who sends those who do the deed: "sent soldiers to guard the port"."""
    above = verb.head
    sent = verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb) and above.lemma_ in SENDING
    return agent(above) if sent else []


def holders(noun: Token) -> list[Token]:
    """Who has a plan, a decision: its possessor, or the subject of the verb that it is the object of."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if owners:
        return coordinated(owners)
    by = prepositional([noun], ("by", "from"))
    if by:
        return by
    named = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.ent_type_ in ("ORG", "GPE", "PERSON")]
    if named:  # "the White House decision to"
        return coordinated(named)
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "pobj"):
        verb = verb.head if verb.pos_ == "ADP" else verb
        if verb.pos_ in ("VERB", "AUX"):
            return grammatical_subject(verb) if not is_passive(verb) else []
    return []


def speaker_of(pronoun: Token) -> Token:
    """Whom a pronoun stands for that opens what is said ("the ministry said it would") or a relative clause ("the city
    lifted the curfew it had imposed"): the subject of the clause above. Any other pronoun itself.
    """
    clause = pronoun.head
    if pronoun.lower_ not in ("it", "they", "he", "she") or pronoun.dep_ not in SUBJECTS:
        return pronoun
    over = clause.head if clause.dep_ == "ccomp" else clause.head.head if clause.dep_ == "relcl" else None
    above = [c for c in over.children if c.dep_ == "nsubj" and c.pos_ != "PRON"] if over is not None else []
    return above[0] if above and above[0].i < pronoun.i else pronoun


def agent(verb: Token) -> list[Token]:
    """Who acts: an active verb's subject, a passive one's "by" phrase."""
    if not is_passive(verb):
        return grammatical_subject(verb)
    return coordinated(o for by in verb.children if by.dep_ == "agent" for o in by.children if o.dep_ == "pobj")


def objects(verb: Token) -> list[Token]:
    """Who is acted upon: an active verb's object, a passive one's subject."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod") and not any(c.dep_ in SUBJECTS for c in verb.children):
            return coordinated([verb.head])
        return grammatical_subject(verb)
    found = [c for c in verb.children if c.dep_ in ("dobj", "obj")]
    if not found:  # "shot dead eight people": a parser may hang the object on the adjective
        found = [o for c in verb.children if c.dep_ == "acomp" for o in c.children if o.dep_ == "dobj"]
    if not found:
        found = [s for c in verb.children if is_small_clause(c) for s in c.children if s.dep_ in ("nsubj", "nsubjpass")]
    if not found:
        # "called him a liar": the parser may take both for predicates; the first is the object.
        predicates = [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i]
        found = predicates[:1] if len(predicates) > 1 else []
    if not found and verb.dep_ == "relcl":
        fronted = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in RELATIVES]
        if not fronted and any(c.dep_ == "nsubj" for c in verb.children) and verb.tag_ != "VB":
            found = [verb.head] if not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children) else []
    return coordinated(found)


def is_small_clause(clause: Token) -> bool:
    """Whether the subject of a complement is the object of the verb above: "called the ambassador a fool", "allowed the
    plane to land", "ordered the men jailed", "accepts people fleeing the war".
    """
    if clause.dep_ not in ("ccomp", "xcomp"):
        return False
    if clause.pos_ not in ("VERB", "AUX"):
        return clause.tag_ not in ("NN", "NNS") or not any(c.dep_ == "mark" for c in clause.children)
    if any(c.dep_ == "mark" for c in clause.children):
        return False
    return is_infinitive(clause) or (
        clause.tag_ in ("VBN", "VBG") and not any(c.dep_ == "aux" for c in clause.children)
    )


def prepositional(nodes: Iterable[Token], prepositions: tuple[str, ...] | None) -> list[Token]:
    """The objects of the given prepositions (any, if None) on the nodes, or one phrase further down."""
    found: list[Token] = []
    for node in nodes:
        for prep in node.children:
            if prep.dep_ not in ("prep", "dative", "agent") or prep.pos_ not in ("ADP", "SCONJ", "PART", "VERB", "ADV"):
                continue
            inner = [prep]
            inner += [p for p in prep.children if p.dep_ == "prep"]  # "out of", "because of"
            # "the adoption in 2014 of the law": the parser hangs the second phrase on the date.
            dates = [o for o in prep.children if o.dep_ == "pobj" and o.ent_type_ in ("DATE", "TIME")]
            inner += [p for o in dates for p in o.children if p.dep_ == "prep"]
            for one in inner:
                if prepositions is None or one.lower_ in prepositions:
                    found += [o for o in one.children if o.dep_ in ("pobj", "pcomp") and o.pos_ != "VERB"]
    return coordinated(f for o in found for f in _meant(o))


def _meant(noun: Token) -> list[Token]:
    """The noun, or what a complex preposition ("in response to") leads to."""
    leading, empty, before = _complex_prepositions()
    if noun.head.lower_ not in before or any(c.dep_ == "poss" for c in noun.children):
        return [noun]
    lemma = noun.lemma_.lower()
    if lemma in leading:
        return [o for p in noun.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    return [] if lemma in empty else [noun]


def leads_nowhere(noun: Token) -> bool:
    """Whether the noun is part of a complex preposition after which another story is told ("in the wake of")."""
    _, empty, before = _complex_prepositions()
    return noun.head.lower_ in before and noun.lemma_.lower() in empty


@cache
def _complex_prepositions() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Nouns that lead on to their own object, nouns that lead nowhere, and the prepositions before them."""
    data = read_toml("prepositions.toml")
    return frozenset(data["leading"]), frozenset(data["empty"]), frozenset(data["before"])


def complement(verb: Token) -> Token | None:
    """The verb's complement clause."""
    for child in verb.children:
        if child.dep_ not in ("xcomp", "ccomp", "acl") or child.i <= verb.i:
            continue
        # "demanded that the ministers resign": a verb that the tagger takes for a noun.
        if child.pos_ in ("VERB", "AUX", "ADJ") or any(c.dep_ == "mark" for c in child.children):
            return child
    if verb.lemma_ in ASKS_FOR_INFINITIVE:  # a parser may take what is refused for a purpose
        return next((c for c in verb.children if c.dep_ == "advcl" and is_infinitive(c) and c.i > verb.i), None)
    return None


def gerund(noun: Token) -> Token | None:
    """The deed that a noun is of, in the form of a gerund: "openness to working with them"."""
    return next(
        (g for p in noun.children if p.dep_ == "prep" and noun.pos_ == "NOUN" for g in p.children if g.dep_ == "pcomp"),
        None,
    )


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_negated(token: Token) -> bool:
    """Whether the word itself, or its auxiliary, is negated."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ in SUBJECTS and child.lower_ in ("nobody", "none", "nothing"))
        or (child.dep_ == "det" and child.lower_ in ("no", "neither"))
        or child.lower_ == "never"
        for child in token.children
    )

"""The cast: from a word of the parse to the actor or matter that it stands for, and new unnamed actors for events."""

from dataclasses import replace
from functools import cache
from itertools import islice

from spacy.tokens import Span, Token

from ...model.actor import Actor, Mention
from ...model.event import Place
from ...model.statement import Statement
from ..clause import antecedent, prepositional
from ..lang_data import read_toml
from ..layers import Annotations
from ..parse import Piece
from ..syntax import noun_phrase
from .lexicon import Lexicon

MAX_PHRASE = 120  # characters: a longer noun phrase is cut down to its head
MAX_BELOW = 25  # words of a thing's phrases that are searched for somebody named
MADE = frozenset({"law", "policy", "order", "programme"})
AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "i", "me", "we", "us"})
BODIES = frozenset({"group", "company", "agency", "network", "party", "newspaper", "firm", "magazine", "movement"})
NAMED_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
ARTICLES = frozenset({"a", "an", "the"})
KIND_OF_LABEL = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility"}


class Cast:
    """Who takes part in the events of one report."""

    def __init__(self, annotations: Annotations, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds = {actor.id: actor.kind for actor in annotations.actors}
        self._names = {actor.id: actor.name for actor in annotations.actors}
        self._named = {actor.id for actor in annotations.actors if actor.named}
        self._called = {
            a.casefold(): one.id for one in annotations.actors if one.named for a in (one.name, *one.aliases)
        }
        self._members = {actor.id: actor.members for actor in annotations.actors}
        self._matters = {matter.id for matter in annotations.matters}
        self._owner_of = {m.id: m.of for m in annotations.matters if m.of is not None and m.kind in MADE}
        self._at: dict[tuple[int, int], str] = {}
        self._times: set[tuple[int, int]] = set()
        for time in annotations.times:
            piece = annotations.parse.piece_at(time.span.start)
            for token in (piece.tokens_in(time.span) if piece else None) or ():
                self._times.add((piece.start if piece else 0, token.i))
        self._new: dict[str, Actor] = {}
        self._phrases: dict[str, str] = {}
        self._taken = {actor.id for actor in annotations.actors} | self._matters
        for statement in annotations.statements:
            if statement.kind != "indirect" and len(statement.speakers) == 1:
                self._speak_for(annotations, statement)
        mentions = [(m.span, actor.id) for actor in annotations.actors for m in actor.mentions]
        mentions += [(m.span, matter.id) for matter in annotations.matters for m in matter.mentions]
        # The tightest mention of a word wins: "the ministry" within "a spokesman for the ministry".
        for span, name in sorted(mentions, key=lambda x: (x[0].length, x[0], x[1])):
            piece = annotations.parse.piece_at(span.start)
            tokens = piece.tokens_in(span) if piece else None
            for token in tokens or ():
                self._at.setdefault((piece.start if piece else 0, token.i), name)

    def _speak_for(self, annotations: Annotations, statement: Statement) -> None:
        """In a speaker's own words "we" are at least the speaker; "us" are as often the public."""
        for span in statement.content:
            piece = annotations.parse.piece_at(span.start)
            for token in (piece.tokens_in(span) if piece is not None else None) or ():
                if piece is not None and token.lower_ == "we":
                    self._at.setdefault((piece.start, token.i), statement.speakers[0])

    def created(self) -> tuple[Actor, ...]:
        """The unnamed actors made for events so far."""
        return tuple(self._new.values())

    def lawgivers(self, matters: tuple[str, ...]) -> tuple[str, ...]:
        """Whose laws, policies or orders the matters are: they are understood to have made them."""
        return tuple(dict.fromkeys(self._owner_of[m] for m in matters if m in self._owner_of))

    def known(self, piece: Piece, token: Token) -> str | None:
        """The actor or matter that the word refers to, if one was found in the report."""
        return self._at.get((piece.start, token.i))

    def is_person(self, piece: Piece, token: Token) -> bool:
        """Whether the word is somebody, or a body of people."""
        if token.lower_ in PERSONAL or token.lemma_.lower() in self._lexicon.people:
            return True
        name = self.known(piece, token)
        if name is not None:
            return self._kinds.get(name) in ("person", "group", "organization")
        return token.ent_type_ in ("PERSON", "NORP", "ORG") or token.lemma_.lower() in self._lexicon.counting

    def is_named_person(self, piece: Piece, token: Token) -> bool:
        """Whether the word refers to a person whom the report names."""
        name = self.known(piece, token)
        return name in self._named and self._kinds.get(name or "") == "person"

    def is_name(self, piece: Piece, token: Token) -> bool:
        """Whether the word names somebody or some place, rather than a thing or a time."""
        if (piece.start, token.i) in self._times:
            return False
        name = self.known(piece, token)
        return name in self._named if name is not None else token.ent_type_ in NAMED_LABELS

    def is_named(self, name: str) -> bool:
        """Whether the report names the actor."""
        return name in self._named

    def is_matter(self, name: str) -> bool:
        """Whether the id is a matter's."""
        return name in self._matters

    def is_somebody(self, name: str) -> bool:
        """Whether the id is of somebody, of a place, or of something that the report names."""
        made = self._new.get(name)
        kind = self._kinds.get(name) if made is None else made.kind
        return (
            name in self._named
            or (made is not None and made.named)
            or name in self._matters
            or kind not in ("thing", "product", None)
        )

    def is_time(self, piece: Piece, token: Token) -> bool:
        """Whether the word stands in a time expression."""
        return (piece.start, token.i) in self._times

    def place(self, piece: Piece, tokens: list[Token]) -> Place | None:
        """The first of the words that stands for a place or a facility of the report."""
        for token in tokens:
            name = self.known(piece, token)
            if name is not None and self._kinds.get(name) in ("place", "facility"):
                return Place(actor=name, span=piece.span_of(token))
        return None

    def country(self, piece: Piece, token: Token) -> str | None:
        """The country that the word refers to, if it is one."""
        name = self.known(piece, token)
        return name if name is not None and self._names.get(name) in _countries() else None

    def is_actor(self, piece: Piece, token: Token) -> bool:
        """Whether the word refers to an actor that was found, to a name or to people."""
        return token.ent_type_ in KIND_OF_LABEL or self.known(piece, token) is not None or self.is_person(piece, token)

    def find(
        self,
        piece: Piece,
        token: Token,
        *,
        make: bool = True,
        thing: str = "owner",
        acts: bool = False,
        without_of: bool = False,
    ) -> tuple[str, ...]:
        """The ids for a participant's head word.

        An act or a thing of somebody ("the government's decision") stands for that somebody where `thing` is
        "owner", for itself where it is "itself", for both where it is "both". Who `acts` is an owner, not a place in
        another phrase. With `make`, a noun phrase that no actor covers becomes an unnamed actor; `without_of` says
        that an "of" after it belongs to the verb ("accused the army of"). Empty where the word stands for nobody
        known.
        """
        token = self._meant(antecedent(token))
        if (piece.start, token.i) in self._times:
            return ()
        name = self.known(piece, token)
        if name is not None:
            if (each := self._told_apart(piece, token)) and name not in self._matters:
                return each
            if name not in self._named and name not in self._matters:
                # "the moderator of the first debate, Lester Holt": the name beside the description.
                beside = (self.known(piece, c) for c in token.children if _is_renamed(token, c))
                name = next((b for b in beside if b in self._named), name)
            # A matter is reached through its mention, and somebody with it: "the ban on the island".
            if name not in self._named and name not in self._matters:
                beside_it = [n for c in _renamed(token) if (n := self.known(piece, c)) is not None]
                if any(n in self._named for n in beside_it):
                    return tuple(dict.fromkeys(n for n in beside_it if n in self._named))
            owned = name in self._matters or (self._kinds.get(name) == "thing" and name not in self._named)
            owner = self._owner(piece, token, acts=acts) if owned and thing != "itself" else None
            everyone = self._each(name)
            return everyone if owner is None else tuple(dict.fromkeys((*everyone, *self._each(owner))))
        is_object = token.dep_ in ("dobj", "pobj")  # "challenged the agency's rules": a noun, whatever the tagger says
        if (
            (token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "X") and not is_object)
            or token.pos_ == "PRON"
            or token.is_punct  # the hyphen of "ex-mayor", which the tagger takes for a noun
            or token.ent_type_ in AMOUNTS
            or token.lemma_.lower() in self._lexicon.money
        ):
            return ()
        lemma = token.lemma_.lower()
        renamed = [n for c in _renamed(token) if (n := self.known(piece, c)) is not None and n in self._named]
        if renamed:
            return tuple(dict.fromkeys(renamed))
        for child in token.children:
            near = _is_renamed(token, child) or (child.dep_ in ("compound", "nmod") and lemma in BODIES)
            if near and (name := self.known(piece, child)) is not None:
                return (name,)
        people = lemma in self._lexicon.people or lemma in self._lexicon.counting or token.pos_ == "PROPN"
        happening = self._is_happening(token)
        owner = None if people or thing == "itself" else self._owner(piece, token, acts=acts or happening)
        if owner is not None and thing == "owner":
            return self._each(owner)
        many = is_object and any(c.dep_ == "det" for c in token.children)  # "the homeless"
        can_be = many or token.pos_ in ("NOUN", "PROPN", "NUM") or token.ent_type_ in NAMED_LABELS
        itself = (self._make(piece, token, without_of=without_of),) if make and can_be else ()
        return itself if owner is None else (*itself, *self._each(owner))

    def _told_apart(self, piece: Piece, token: Token) -> tuple[str, ...]:
        """Those of whom a counted group is said to consist: "two senators, Jo Dorn and Al Moss"."""
        if not any(c.dep_ == "nummod" for c in token.lefts):
            return ()
        first = next((c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if first is None:
            return ()
        names = [self.known(piece, one) for one in (first, *(c for c in first.conjuncts if c.i > first.i))]
        return tuple(dict.fromkeys(n for n in names if n is not None)) if self._named.issuperset(names) else ()

    def _each(self, name: str) -> tuple[str, ...]:
        """The members of a group ("the two"), or the actor itself."""
        return self._members.get(name) or (name,)

    def _meant(self, token: Token) -> Token:
        """Whom the word leads to: "most of whom" to those told before, "whose office" to its holder."""
        lemma = token.lemma_.lower()
        if lemma in self._lexicon.counting:
            of = [o for c in token.children if c.lower_ == "of" for o in c.children if o.lower_ in ("whom", "which")]
            return antecedent(of[0]) if of else token
        if lemma in self._lexicon.proxies:
            holders = [c for c in token.children if c.dep_ == "poss" and c.tag_ in ("PRP$", "WP$")]
            return self._person_before(holders[0]) if holders else token
        return token

    def _person_before(self, relative: Token) -> Token:
        """Whom "whose" goes back to: people, though a parser hangs its clause on a thing further up."""
        noun = antecedent(relative)
        if noun == relative or noun.lemma_.lower() in self._lexicon.people or noun.ent_type_ in NAMED_LABELS:
            return noun
        between = [t for t in noun.subtree if noun.i < t.i < relative.i and t.pos_ in ("NOUN", "PROPN")]
        return next((t for t in reversed(between) if t.lemma_.lower() in self._lexicon.people), noun)

    def _is_happening(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return lemma in self._lexicon.classes["weapon"] or ("n", lemma) in self._lexicon.entries

    def _owner(self, piece: Piece, token: Token, *, acts: bool) -> str | None:
        """Whose act or thing the noun is: possessor, "of", "by", a name before it, then any other phrase."""
        before = [c for c in token.children if c.dep_ == "poss"]
        before += prepositional([token], ("of", "by"))
        before += [c for c in token.children if c.dep_ in ("compound", "amod", "nmod")]
        somebody = any(c.dep_ == "poss" and c.tag_ in ("PRP$", "WP$") for c in before)
        if not acts and not somebody:
            before += prepositional([token], None)
            # "restrictions on the freedom of citizens to visit Cuba": the first one named, however far below.
            before += [t for t in islice(token.subtree, MAX_BELOW) if t.i > token.i and self.is_name(piece, t)]
        for one in map(antecedent, before):
            if one.pos_ == "DET":  # "the" of a name that has it
                continue
            name = self.known(piece, one)
            if name is None and one.lower_ in ("his", "her"):
                name = self._subject_before(piece, one)
            if name is not None and name not in self._matters:
                return name
            if one.ent_type_ in NAMED_LABELS or (one.lemma_.lower() in self._lexicon.people and one.pos_ == "NOUN"):
                return self._make(piece, one)
        return None

    def _subject_before(self, piece: Piece, pronoun: Token) -> str | None:
        """Whom "his" goes back to within its sentence: the person who is the first subject of a clause above."""
        for above in pronoun.ancestors:
            for child in (*above.children, *(s for c in above.children if c.dep_ == "advcl" for s in c.children)):
                if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i and self.is_person(piece, child):
                    if above.dep_ == "pcomp":
                        continue
                    found = self.find(piece, child, make=child.pos_ == "NOUN", thing="itself")
                    if found:
                        return found[0]
        return None

    def _make(self, piece: Piece, head: Token, *, without_of: bool = False) -> str:
        phrase = noun_phrase(head)
        for token in phrase:
            # "the ambassador in Washington": the place is no part of a tight name; "of" phrases are, short of clauses.
            apart = token.head == head and token.dep_ in ("prep", "case") and (token.lower_ != "of" or without_of)
            clause = token.dep_ in ("relcl", "acl", "pcomp") and token.tag_ != "NN"
            if token.i > head.i and (apart or clause):
                cut = token.left_edge.i if token.dep_ != "pcomp" else token.head.i
                phrase = _without_punctuation(head.doc[phrase.start : max(cut, head.i + 1)])
                break
        if len(phrase.text) > MAX_PHRASE:
            phrase = head.doc[head.i : head.i + 1]
        owner = self._owned_by(piece, phrase[0]) if phrase[0].i < head.i else None
        while len(phrase) > 1 and phrase[0].i < head.i and _points_elsewhere(phrase[0]):
            phrase = phrase[1:]
        # "Friday's decision", "the debate Oct. 9": the date is no part of the name, nor is what is said of it.
        while len(phrase) > 1 and phrase[0].i < head.i and self._is_date(piece, phrase[0]):
            phrase = phrase[1:]
        while (
            len(phrase) > 1
            and phrase[-1].i > head.i
            and (phrase[-1].pos_ in ("ADJ", "ADV") or self._is_date(piece, phrase[-1]))
        ):
            phrase = phrase[:-1]
        span = piece.span_of(phrase)
        text = " ".join(phrase.text.split())
        if owner is not None:
            text = f"{owner}'s {text.removeprefix('own ')}"
        key = text.casefold() if owner else " ".join(w.lower_ for w in phrase if w.tag_ != "DT") or text.casefold()
        form = "name" if head.pos_ == "PROPN" else "nominal"
        if form == "name" and (known := self._called.get(text.casefold().removeprefix("the "))) is not None:
            return known  # a mention that the walk through the report has overlooked
        name = self._phrases.get(key)
        if name is None:
            name = self._fresh()
            self._phrases[key] = name
            self._new[name] = Actor(
                id=name, name=text, kind=self._kind(head), mentions=(Mention(span, form),), named=form == "name"
            )
        else:
            actor = self._new[name]
            self._new[name] = replace(actor, mentions=(*actor.mentions, Mention(span, form)))
        for token in phrase:
            self._at.setdefault((piece.start, token.i), name)
        return name

    def _owned_by(self, piece: Piece, pronoun: Token) -> str | None:
        """The name of whom "his" or "their" before a thing goes back to, where the report names them."""
        if pronoun.tag_ != "PRP$":
            return None
        name = self.known(piece, pronoun)
        return self._names[name] if name in self._named and name is not None else None

    def _is_date(self, piece: Piece, word: Token) -> bool:
        return (piece.start, word.i) in self._times or (word.tag_ == "POS" and self.is_time(piece, word.head))

    def _fresh(self) -> str:
        number = len(self._new) + 1
        while f"x{number}" in self._taken:
            number += 1
        self._taken.add(f"x{number}")
        return f"x{number}"

    def _kind(self, head: Token) -> str:
        if head.ent_type_ in KIND_OF_LABEL:
            return KIND_OF_LABEL[head.ent_type_]
        if head.lemma_.lower() in self._lexicon.people:
            return "group" if head.tag_ in ("NNS", "NNPS") else "person"
        return "group" if head.lemma_.lower() in self._lexicon.counting else "thing"


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        (*read_toml("places.toml")["countries"].split(), *read_toml("triggers.toml")["nouns"]["countries"])
    )


def _without_punctuation(phrase: Span) -> Span:
    """The phrase without marks at its end."""
    while len(phrase) > 1 and phrase[-1].is_punct:
        phrase = phrase[:-1]
    return phrase


def _is_renamed(noun: Token, name: Token) -> bool:
    """Whether a name says who a noun is; in "the candidates Dorn had named" a parser takes it for one."""
    return name.dep_ == "appos" and not (noun.tag_ == "NNS" and name.pos_ == "PROPN" and name.left_edge.i == noun.i + 1)


def _renamed(noun: Token) -> list[Token]:
    """Who a description of several is said to be: "the donors of the year, Paul Voss and Ada Marsh, have". A parser may
    take the names for more of a list, but a list would not end with a comma.
    """
    if noun.tag_ != "NNS":
        return []
    for token in noun.subtree:
        opens = token.left_edge.i
        if token.dep_ != "conj" or token.pos_ != "PROPN" or opens <= noun.i or noun.doc[opens - 1].text != ",":
            continue
        names = [token, *(c for c in token.conjuncts if c.i > token.i)]
        following = max(n.right_edge.i for n in names) + 1
        if following < len(noun.doc) and noun.doc[following].text == ",":
            return names
    return []


def _points_elsewhere(word: Token) -> bool:
    """Whether a phrase's first word tells nothing outside of its sentence: "his", "that", "any"."""
    return word.tag_ in ("PRP$", "WP$", "PDT") or (word.tag_ == "DT" and word.lower_ not in ARTICLES)

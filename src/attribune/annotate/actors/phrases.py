"""Noun phrases: each joined to the actor whom it describes, or made an unnamed actor."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from spacy.tokens import Token

from .chains import Chain, Occurrence
from .groups import number_of
from .lexicon import noun_genders, noun_kinds, place_sort, places_called, role_nouns, weights, words
from .nominals import Nominal, describes, nominal_at
from .salience import choose
from .scene import Place, Scene

# Which kinds of noun may describe which kind of actor.
_STANDS_FOR = {
    "person": ("person",),
    "organization": ("organization", "group", "thing"),
    "group": ("organization", "group"),
    "facility": ("facility", "place", "thing"),
    "place": ("place",),
    "product": ("product", "thing"),
    "thing": ("thing",),
}
_COUNTED = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj")  # where "the two" takes part
_FEW = 4  # holders of one role who may be spoken of together
_WORKS = frozenset({"for", "at", "of", "from", "with", "in", "inside"})
_MORE_OFTEN = 3  # how often "the city" must be named beside any other one
_LATEST = 500  # mentions looked through for it: keeps time linear
_PRESENTED_WITHIN = 600  # characters, in which whom the lead told of is named
_MOST_HOLDERS = 50  # of one role, the last ones named: keeps time linear in a list of judges


class Phrases:
    """Reads noun phrases in the order of the text, over a scene that holds what came before."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.unnamed: dict[tuple[str, bool], list[tuple[Nominal, Chain]]] = defaultdict(list)

    def both(self, token: Token, place: Place) -> bool:
        """ "The two met", "both senators": a group of so many people who were named shortly before."""
        counted = next(((number, t) for t in (token, *token.lefts) if (number := number_of(t))), None)
        if counted is None or token.dep_ not in _COUNTED:
            return False
        if any(chain.members for chain in self.scene.heads_at(place, token)):
            return True
        start = token.left_edge.i
        definite = token.doc[start].lower_ in ("the", "both", "each", "these", "those", "all")
        owned = any(child.dep_ == "poss" for child in token.lefts)
        if not definite or owned or any(child.dep_ in ("prep", "relcl") for child in token.rights):
            return False
        lemma = token.lemma_.lower()
        told = token is not counted[1]  # the noun tells who they are
        group = self.scene.groups.counted(
            counted[0],
            self.scene.sentence,
            kind=noun_kinds().get(lemma, "person") if told else "person",
            gender=noun_genders().get(lemma, ""),
            role=self.scene.role_heads.get(lemma, {}) if told else (),
            anyone=not told or lemma in words("pronouns", "plural_nominals", "anyone"),
        )
        if group is None:
            return False
        self.scene.note(group, token.doc[start : token.i + 1], "nominal", place, token)
        return True

    def read(self, token: Token, place: Place) -> None:
        """Join the phrase that the token heads to its actor, old or new; nothing happens where it heads none."""
        if number_of(token) and self.both(token, place):
            return
        nominal = nominal_at(token, known=token.lemma_.lower() in self.scene.role_heads)
        if nominal is None:
            return
        if nominal.plural and self.both(token, place):
            return
        phrase = token.doc[nominal.start : nominal.end]
        chain = self._beside(nominal, place)
        fresh = False
        if chain is not None and _is_title_of(nominal, chain):
            return
        beside = chain is not None
        if chain is None and token.dep_ in ("attr", "oprd"):
            return
        if chain is None and nominal.definite:
            chain = self._place(nominal) or self._holders(nominal) or self._described(nominal, place)
        if chain is None and nominal.kind in ("organization", "person", "group"):
            if token.dep_ == "pobj" and token.head.lower_ in ("as", "like", "than"):
                return
            chain = self._stranger(nominal, place)
            chain.of = chain.of or self._principal(nominal, chain, place)
            fresh = True
        if chain is None:
            return
        if not chain.gender and nominal.gender and chain.kind == "person":
            chain.gender = nominal.gender
        if not chain.named:
            chain.aliases.setdefault(nominal.words, None)
        elif not fresh and nominal.owner is None and nominal.lemma != "old":
            self._role(chain, nominal, place, beside=beside)
        self.scene.note(chain, phrase, "nominal", place, token)

    def _role(self, chain: Chain, nominal: Nominal, place: Place, *, beside: bool) -> None:
        """The phrase as a role of a named actor: a person's office, or what sort of body an organization is."""
        head = nominal.head
        start = nominal.start
        while start < head.i and head.doc[start].pos_ == "DET":
            start += 1
        if chain.kind == "organization":
            if not beside or nominal.lemma not in words("organizations", "itself"):
                return
            inside = [o.head.i for o in self.scene.salience.recent(self.scene.sentence, window=0) if o.chain is chain]
            start = max([start, *(i + 1 for i in inside if start <= i < head.i)])
        elif not (nominal.kind == "person" and (beside or describes(nominal))):
            return
        if head.lemma_.lower() in words("titles", "office", "family"):
            return
        role = head.doc[start : nominal.end]
        self.scene.role(chain, role.text, head.lemma_.lower(), place.piece.span_of(role))

    def _beside(self, nominal: Nominal, place: Place) -> Chain | None:
        """The actor that the phrase stands beside: an apposition, or a name inside it ("the X advocacy group")."""
        head = nominal.head
        others = [child for child in head.children if child.dep_ == "appos"]
        # "An attorney for Smith, Mary Jones,": the parser hangs the second name on the first.
        inner = [o for prep in head.rights if prep.dep_ == "prep" for o in prep.children if o.dep_ == "pobj"]
        others += [a for o in inner if o.pos_ == "PROPN" for a in o.children if a.dep_ == "appos" and a.pos_ == "PROPN"]
        if head.dep_ == "appos":
            others += [head.head, *_name_before(nominal)]
        if nominal.kind in ("place", "organization") and nominal.lemma in words("organizations", "of_itself"):
            others += [o for prep in head.rights if prep.lower_ == "of" for o in prep.children if o.dep_ == "pobj"]
        for other in others:
            for chain in self.scene.heads_at(place, other)[:1]:
                if chain.doubtful and nominal.kind == "organization" and head.dep_ == "appos":
                    chain.kind, chain.doubtful = "organization", False
                if nominal.kind in _STANDS_FOR.get(chain.kind, ()):
                    if nominal.kind in ("organization", "group") and chain.named and head.dep_ == "appos":
                        self.scene.answers(chain, nominal.lemma)
                    return chain
        if nominal.lemma in words("organizations", "itself") and not nominal.plural:
            for child in head.lefts:
                if all(token.dep_ in ("compound", "nmod") for token in head.doc[child.i : head.i]):
                    for chain in self.scene.heads_at(place, child)[:1]:
                        if chain.kind in ("organization", "facility") and chain.named:
                            self.scene.answers(chain, nominal.lemma)
                            return chain
        return None

    def _place(self, nominal: Nominal) -> Chain | None:
        """ "The city", "this country": the one place of that sort that the report has just named, or names most."""
        wanted = places_called(nominal.lemma)
        if not wanted or nominal.plural or nominal.modifiers or nominal.owner is not None or nominal.restricted:
            return None
        salience = self.scene.salience
        recent = _places(salience.recent(self.scene.sentence, window=2), wanted)
        if recent:
            return recent[0] if len(recent) == 1 else None
        counts = [(salience.counts[chain.number], chain) for chain in _places(salience.occurrences[-_LATEST:], wanted)]
        counts.sort(key=lambda pair: -pair[0])
        if not counts or (len(counts) > 1 and counts[0][0] < _MORE_OFTEN * counts[1][0]):
            return None
        return counts[0][1]

    def _holders(self, nominal: Nominal) -> Chain | None:
        """ "The candidates": all whom the report has just named as such, where they are but a few."""
        if not nominal.plural or nominal.modifiers or nominal.owner is not None or nominal.restricted:
            return None
        known = self.scene.role_heads.get(nominal.lemma, {})
        holders = [c for c in known if c.person and c.named] if len(known) <= _MOST_HOLDERS else []
        near = {o.chain for o in self.scene.salience.recent(self.scene.sentence, window=3)}
        few = 1 < len(holders) <= _FEW
        return self.scene.groups.of(holders) if few and near.issuperset(holders) else None

    def _described(self, nominal: Nominal, place: Place) -> Chain | None:
        """The actor already known to hold the role that a definite phrase names, or the one who is being talked of."""
        fitting = [
            chain
            for chain in islice(reversed(self.scene.role_heads.get(nominal.lemma, {})), _MOST_HOLDERS)
            if chain.plural == nominal.plural and chain.last is not None and self._compatible(chain, nominal)
        ]
        from_there = [chain for chain in fitting if chain.regions & nominal.modifiers]
        fitting = from_there or [chain for chain in fitting if not (chain.regions and _located(nominal))]
        if len(fitting) > 1:
            near = {o.chain for o in self.scene.salience.recent(self.scene.sentence, window=3)}
            fitting = [chain for chain in fitting if chain in near]
        if len(fitting) == 1 and not (nominal.restricted and nominal.lemma in words("nominals", "many", "words")):
            return fitting[0]
        if fitting:
            return None
        for known, chain in reversed(self.unnamed.get((nominal.lemma, nominal.plural), [])[-5:]):
            if nominal.modifiers <= known.modifiers and not nominal.restricted and nominal.owner is None:
                return chain
        recent = self.scene.salience.recent(self.scene.sentence, window=2)
        if nominal.owner is None and not nominal.plural and nominal.kind in ("organization", "facility"):
            kind = nominal.kind
            if kind == "facility" or nominal.lemma in words("organizations", "any_body"):
                here = {o.chain for o in recent if o.sentence == self.scene.sentence}
                options = {o.chain: None for o in recent if o.chain.kind == kind and o.chain.named}
                others = [chain for chain in options if chain not in here]
                if len(others) == 1:
                    return others[0]
            return None
        if describes(nominal):
            fits = [o for o in recent if o.chain.person and o.chain.named and self._describable(o.chain, nominal)]
            found = self.scene.salience.candidates(
                nominal.head, place.number, self.scene.sentence, fits, quoted=place.quoted, gender=nominal.gender
            )
            found = {c: f for c, f in found.items() if "behind" not in f and "same_sentence" not in f}
            return choose(found, weights("unlinked"))
        return None

    def _compatible(self, chain: Chain, nominal: Nominal) -> bool:
        """Whether a role's words and a phrase's do not exclude each other ("the Texas senator", "Ohio senator")."""
        if nominal.gender and chain.gender and nominal.gender != chain.gender:
            return False
        wanted = nominal.modifiers - words("organizations", "generic")
        if nominal.owner is not None:
            wanted |= {nominal.owner.lower_}
        if chain.kind in ("organization", "facility"):
            described = [*chain.aliases, *chain.roles]
            return wanted <= {word.lower() for description in described for word in description.split()}
        roles = [
            modifiers
            for head in chain.role_heads
            if nominal.lemma in role_nouns(head)
            for modifiers in chain.role_heads[head]
        ]
        if not roles or not wanted:
            return True
        return any(not role or wanted <= role or ("former" in wanted and role <= wanted) for role in roles)

    def _describable(self, chain: Chain, nominal: Nominal) -> bool:
        if nominal.gender and chain.gender and nominal.gender != chain.gender:
            return False
        offices = words("nominals", "single_office", "words")
        if nominal.lemma in offices and "former" not in nominal.modifiers and offices & set(chain.role_heads):
            return False  # a senator is not "the mayor"
        parties = words("nominals", "party", "words")
        return not (nominal.lemma in parties and any(h in parties and h != nominal.lemma for h in chain.role_heads))

    def _stranger(self, nominal: Nominal, place: Place) -> Chain:
        """A new unnamed actor, or the one whom the report has called by the same words."""
        group = self.unnamed[nominal.lemma, nominal.plural]
        for known, chain in reversed(group[-8:]):
            if known.words.lower() == nominal.words.lower() and (nominal.plural or nominal.kind == "organization"):
                return chain
            if place.number == 1 and chain.last is not None and not chain.last.piece and _tells_more(nominal, known):
                chain.name = nominal.name
                return chain
        proper = any(t.pos_ == "PROPN" for t in nominal.head.doc[nominal.start : nominal.head.i])
        kind = "group" if nominal.kind == "group" or nominal.plural else nominal.kind
        named = nominal.kind == "organization" and not nominal.plural and proper and nominal.definite
        chain = self.scene.register.new(kind, named=named)
        chain.plural = nominal.plural
        chain.gender = nominal.gender
        chain.aliases[nominal.words] = None
        chain.name = nominal.name
        if nominal.owner is not None and nominal.owner.tag_ == "PRP$":
            chain.owner = next(iter(self.scene.heads_at(place, nominal.owner)), None)
        group.append((nominal, chain))
        return chain

    def _principal(self, nominal: Nominal, chain: Chain, place: Place) -> Chain | None:
        """For whom an unnamed person speaks or works: "a Pentagon spokesman", "an official at the ministry"."""
        if nominal.kind not in ("person", "group") or chain.named:
            return None
        head = nominal.head
        inside = [t for t in head.lefts if t.dep_ in ("compound", "nmod", "poss")]
        after = [
            o for p in head.rights if p.dep_ == "prep" and p.lower_ in _WORKS for o in p.children if o.dep_ == "pobj"
        ]
        for token in (*inside, *after):
            for other in self.scene.heads_at(place, token):
                if other.kind == "organization" and other is not chain:
                    return other
        return None

    def introduced(self, lead_ends: int) -> None:
        """Join "a New York judge" before `lead_ends` (an offset) to the one judge whom the report names later on."""
        for nominals in self.unnamed.values():
            for nominal, chain in nominals:
                if nominal.plural or nominal.owner is not None or chain.merged is not None or not chain.mentions:
                    continue
                first = chain.first_named
                if first >= lead_ends or nominal.kind not in ("person", "organization"):
                    continue
                holders = [
                    other
                    for other in self.scene.role_heads.get(nominal.lemma, ())
                    if other.named and other.plural == chain.plural and other.mentions and other is not chain
                ]
                if len(holders) > 1:
                    # Of several, the one that is named next: "a House panel", and then which one.
                    holders = [other for other in holders if first < other.first_named <= first + _PRESENTED_WITHIN]
                if len(holders) != 1 or holders[0].first_named < first:
                    continue
                if _may_be(holders[0], nominal) and (nominal.kind == "person" or self._compatible(holders[0], nominal)):
                    chain.merge_into(holders[0])
        self._presented()

    def _presented(self) -> None:
        """Join "a former judge", of whom the lead tells, to the first one named with an age: "Jo Dorn, 58, …"."""
        told = [
            chain
            for nominals in self.unnamed.values()
            for nominal, chain in nominals
            if chain.merged is None and chain.mentions and _tells_of(nominal)
        ]
        if len(told) != 1:
            return
        start = told[0].first_named
        aged = (o for o in self.scene.salience.occurrences if o.chain.person and o.form == "name" and _has_age(o))
        named = next(aged, None)
        if named is not None and start < named.span.start == named.chain.first_named <= start + _PRESENTED_WITHIN:
            told[0].merge_into(named.chain)


def _tells_more(nominal: Nominal, headline: Nominal) -> bool:
    """Whether a phrase tells of whom the headline told in fewer words: "Federal court", "A federal appeals court"."""
    return headline.bare and not nominal.bare and nominal.owner is None and headline.modifiers <= nominal.modifiers


def _name_before(nominal: Nominal) -> list[Token]:
    """The token before the comma before a phrase, inside a bracket or not: "the Harbor Alliance (HA), a charity"."""
    doc, at = nominal.head.doc, nominal.start - 1
    if at < 1 or doc[at].text != ",":
        return []
    at -= 1
    return [doc[at - 1]] if doc[at].text == ")" and at else [doc[at]]


def _tells_of(nominal: Nominal) -> bool:
    """Whether a phrase is what the report's first sentence tells of: "A former judge was charged …"."""
    head = nominal.head
    first = head.doc[head.left_edge.i]
    return (
        nominal.kind == "person"
        and not (nominal.plural or nominal.definite)
        and head.dep_ in ("nsubj", "nsubjpass")
        and head.head.dep_ == "ROOT"
        and first.i == 0
        and first.lower_ in ("a", "an")
    )


def _has_age(name: Occurrence) -> bool:
    """Whether a name opens a sentence with an age after it: "Jo Dorn, 58, …"."""
    doc, end = name.head.doc, name.head.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    after = doc[end : end + 3]
    aged = len(after) == 3 and after[0].text == "," and after[2].text == "," and after[1].is_digit
    return aged and len(after[1]) == 2 and bool(doc[name.head.left_edge.i].is_sent_start)


def _may_be(holder: Chain, nominal: Nominal) -> bool:
    """Whether nothing in a phrase speaks against its standing for a holder of the office."""
    return "former" not in nominal.modifiers and (not nominal.gender or holder.gender in ("", nominal.gender))


def _places(occurrences: Iterable[Occurrence], wanted: frozenset[str]) -> list[Chain]:
    """The named places of the wanted sorts, each once."""
    places = {o.chain: None for o in occurrences if o.chain.kind == "place" and o.chain.named and not o.chain.metonym}
    return [chain for chain in places if {place_sort(alias) for alias in chain.aliases} & wanted]


def _located(nominal: Nominal) -> bool:
    """Whether a place in the phrase says where its bearer is from: "the Texas lawmaker"."""
    return any(token.ent_type_ == "GPE" for token in nominal.head.doc[nominal.start : nominal.head.i])


def _is_title_of(nominal: Nominal, chain: Chain) -> bool:
    """Whether the phrase is a title right before the actor's name: "Trump's 'border czar' Tom Homan"."""
    last = chain.last
    if last is None or last.form != "name" or last.head.doc is not nominal.head.doc or last.head.i <= nominal.head.i:
        return False
    between = nominal.head.doc[nominal.end : last.head.i]
    return last.head.i >= nominal.end and all(token.is_quote or token.pos_ == "PROPN" for token in between)

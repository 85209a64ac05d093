"""One walk through the report: names, then phrases and pronouns, each joined to the actor that it stands for."""

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ...model.actor import Actor
from ...model.span import Span
from ..parse import Parse, Piece
from .chains import Chain, Occurrence, clause_role
from .identity import Key, Register, fullest, key_of, kinds_of, without_openers
from .lexicon import Pronoun, role_nouns, third_person, weights, words
from .names import Name, find_names
from .nominals import Nominal, describes, nominal_at
from .roles import described_roles, party_region, party_role, title_role
from .salience import Salience, choose

_GENERIC = frozenset(
    {"company", "firm", "group", "organization", "organisation", "agency", "outlet", "newspaper", "network"}
)
_LEAD = 2  # pieces: headline and first paragraphs, where somebody is spoken of before being named
_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def read_actors(parse: Parse) -> tuple[Actor, ...]:
    """All actors of the report, in the order in which they first appear."""
    walk = _Walk(parse)
    for number, piece in enumerate(parse.pieces):
        walk.read(number, piece)
    return walk.actors()


class _Walk:
    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.register = Register()
        self.salience = Salience()
        self.sentence = 0
        self.heads: dict[tuple[int, int], tuple[Chain, ...]] = {}
        self.role_heads: dict[str, dict[Chain, None]] = defaultdict(dict)
        self.unnamed: dict[tuple[str, bool], list[tuple[Nominal, Chain]]] = defaultdict(list)
        self.owned: dict[tuple[int, str], Chain] = {}
        names = without_openers(find_names(parse))
        self.kinds = kinds_of(names)
        self.often = Counter(key_of(name)[-1] for name in names if key_of(name) in self.kinds)
        self.names: dict[int, list[tuple[Name, Key, str]]] = defaultdict(list)
        for name in names:
            key = key_of(name)
            if key in self.kinds:
                self.names[name.piece].append((name, key, self.kinds[key].name))
        known = [(key, kind, name) for found in self.names.values() for name, key, kind in found if len(key) > 1]
        for key, kind, name in sorted(known, key=lambda item: -len(item[0])):
            self.register.learn(key, kind, name.doc[name.start : name.end].text)

    # -- reading ------------------------------------------------------------------------------------------------

    def read(self, number: int, piece: Piece) -> None:
        """Read one piece, sentence by sentence."""
        quoted = _quoted(piece.doc)
        waiting = self.names[number]
        at = 0
        for sentence in piece.doc.sents:
            self.sentence += 1
            here = []
            while at < len(waiting) and waiting[at][0].start < sentence.end:
                here.append(waiting[at])
                at += 1
            taken: set[int] = set()
            for name, key, kind in here:
                self._name(name, key, kind, number, piece, taken)
            for name, _, kind in here:
                if kind == "person":
                    self._roles(name, number, piece)
            self._phrases(sentence, number, piece, quoted, taken)

    def _note(self, chain: Chain, tokens: TokenSpan, form: str, number: int, piece: Piece, head: Token) -> None:
        span = piece.span_of(tokens)
        chain.mentions.setdefault(span, form)
        self.salience.add(Occurrence(chain, span, form, number, self.sentence, head, clause_role(head)))
        self.heads[number, head.i] = (*self.heads.get((number, head.i), ()), chain)

    def _name(self, name: Name, key: Key, kind: str, number: int, piece: Piece, taken: set[int]) -> None:
        if kind == "group" and not _acts(name):
            return
        if kind == "person" and self._body(name, key, number, piece, taken):
            return
        chain = self._nearest(self.register.find(name, key, kind))
        tokens = name.doc[name.start : name.end]
        taken.update(range(name.start, name.end))
        if name.gender and not chain.gender and kind == "person":
            chain.gender = name.gender
        if not chain.mentions:
            chain.doubtful = self.kinds[key].doubtful
        chain.often = max(chain.often, self.often[key[-1]])
        chain.aliases[tokens.text] = None
        self._note(chain, tokens, "name", number, piece, name.head)
        if kind == "organization" and len(key) > 1:
            self._answers(chain, key[-1])

    def _nearest(self, chains: tuple[Chain, ...]) -> Chain:
        """Of several people with one surname: who was mentioned last, else whom the report names most."""
        if len(chains) == 1:
            return chains[0]
        close = {o.chain: None for o in self.salience.recent(self.sentence, window=2) if o.chain in chains}
        if len(close) == 1:
            return next(iter(close))
        counts = self.salience.counts
        return max(chains, key=lambda chain: (counts.get(chain.number, 0), -chain.number))

    def _body(self, name: Name, key: Key, number: int, piece: Piece, taken: set[int]) -> bool:
        """ "the Trump administration", "Trump's campaign": an organization named after somebody."""
        doc, end = name.doc, name.end
        owned = end < len(doc) and doc[end].tag_ == "POS"
        after = end + 1 if owned else end
        while owned and after < len(doc) and doc[after].pos_ == "ADJ":
            after += 1
        if after >= len(doc) or doc[after].lemma_.lower() not in words("organizations", "of_persons"):
            return False
        body = doc[after]
        if (
            body.dep_ == "compound"
            and body.head.i == after + 1
            and body.head.pos_ == "PROPN"
            and body.text[0].isupper()
        ):
            return False
        person = self._nearest(self.register.find(name, key, "person"))
        known = (person.number, body.lemma_.lower())
        chain = self.owned.get(known)
        if chain is None:
            chain = self.owned[known] = self.register.new("organization")
            self._answers(chain, body.lemma_.lower())
        start = name.title[0] if owned and name.title is not None else name.start
        chain.aliases[doc[name.start : after + 1].text] = None
        taken.update(range(name.start, after + 1))
        self._note(chain, doc[start : after + 1], "name", number, piece, body)
        if owned:
            person.aliases[doc[name.start : name.end].text] = None
            self._note(person, doc[name.start : name.end], "name", number, piece, name.head)
        return not owned or True

    def _roles(self, name: Name, number: int, piece: Piece) -> None:
        for chain in self.heads.get((number, name.head.i), ())[:1]:
            chain.regions |= party_region(name)
            found = [title_role(name), party_role(name), *described_roles(name)]
            for title, head, start, end in filter(None, found):
                self._role(chain, title, head, Span(piece.start + start, piece.start + end))

    def _role(self, chain: Chain, title: str, head: str, span: Span) -> None:
        chain.add_role(title, head, span)
        self._answers(chain, head)

    def _answers(self, chain: Chain, head: str) -> None:
        """Let phrases with this head, or a noun of like meaning, stand for the actor."""
        for noun in role_nouns(head):
            self.role_heads[noun][chain] = None

    # -- phrases and pronouns -------------------------------------------------------------------------------------

    def _phrases(self, sentence: TokenSpan, number: int, piece: Piece, quoted: list[bool], taken: set[int]) -> None:
        for token in sentence:
            if token.i in taken:
                continue
            if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
                self._nominal(token, number, piece, taken, quoted)
            elif token.pos_ == "PRON" or token.tag_ == "PRP$":
                self._pronoun(token, number, piece, quoted)
            if token.lower_ in words("pronouns", "plural_nominals", "two"):
                self._two(token, number, piece)

    def _pronoun(self, token: Token, number: int, piece: Piece, quoted: list[bool]) -> None:
        pronoun = third_person().get(token.lower_)
        if pronoun is not None:
            chain = self._antecedent(token, pronoun, number, quoted)
            if chain is not None:
                if pronoun.gender in ("m", "f"):
                    chain.gender = chain.gender or pronoun.gender
                    chain.kind, chain.doubtful = "person", False
                self._note(chain, token.doc[token.i : token.i + 1], "pronoun", number, piece, token)
        elif token.tag_ in ("WP", "WDT", "WP$") and token.lower_ in ("who", "whom", "whose"):
            verb = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
            for chain in self.heads.get((number, verb.head.i), ()) if verb is not None else ():
                chain.mentions.setdefault(piece.span_of(token), "pronoun")

    def _antecedent(self, token: Token, pronoun: Pronoun, number: int, quoted: list[bool]) -> Chain | None:
        fits = [o for o in self.salience.recent(self.sentence) if _agrees(o.chain, pronoun)]
        candidates = self.salience.candidates(
            token, number, self.sentence, fits, quoted=quoted, reflexive=pronoun.reflexive
        )
        if pronoun.gender == "n":
            if _impersonal(token):
                return None
            candidates = {chain: f for chain, f in candidates.items() if "same_sentence" in f or "one_back" in f}
        return choose(candidates, weights("person" if pronoun.gender in ("m", "f") else "group"))

    def _two(self, token: Token, number: int, piece: Piece) -> bool:
        """ "The two met", "both men": both of exactly two people who took part in the sentence before."""
        numeral = next(
            (t for t in (token, *token.lefts) if t.lower_ in words("pronouns", "plural_nominals", "two")), None
        )
        if numeral is None or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "dative"):
            return False
        start = token.left_edge.i
        definite = token.doc[start].lower_ in ("the", "both", "these", "those")
        if not definite or any(child.dep_ in ("prep", "relcl") for child in token.rights):
            return False
        outside = ("possessor", "modifier", "apposition")
        people = {
            o.chain: None
            for o in self.salience.recent(self.sentence, window=1)
            if o.sentence == self.sentence - 1 and o.chain.person and o.role not in outside
        }
        if len(people) != 2:
            return False
        for chain in people:
            self._note(chain, token.doc[start : token.i + 1], "nominal", number, piece, token)
        return True

    def _nominal(self, token: Token, number: int, piece: Piece, taken: set[int], quoted: list[bool]) -> None:
        nominal = nominal_at(token, known=token.lemma_.lower() in self.role_heads)
        if nominal is None:
            return
        if nominal.plural and nominal.kind == "group" and self._two(token, number, piece):
            return
        phrase = token.doc[nominal.start : nominal.end]
        chain = self._beside(nominal, number)
        fresh = False
        if chain is not None and _is_title_of(nominal, chain):
            return
        beside = chain is not None
        if chain is None and token.dep_ == "attr":
            return
        if chain is None and nominal.definite:
            chain = self._described(nominal, number, quoted)
        if chain is None and nominal.kind in ("organization", "person", "group"):
            if token.dep_ == "pobj" and token.head.lower_ in ("as", "like", "than"):
                return
            chain = self._stranger(nominal)
            fresh = True
        if chain is None:
            return
        if not chain.gender and nominal.gender and chain.kind == "person":
            chain.gender = nominal.gender
        if not chain.named:
            chain.aliases.setdefault(nominal.words, None)
        elif nominal.kind == "person" and not fresh and nominal.owner is None and nominal.lemma != "old":
            start = nominal.start
            while start < token.i and token.doc[start].pos_ == "DET":
                start += 1
            words_ = token.doc[start : nominal.end]
            if token.lemma_.lower() not in words("titles", "office", "family") and (beside or describes(nominal)):
                self._role(chain, words_.text, token.lemma_.lower(), piece.span_of(words_))
        self._note(chain, phrase, "nominal", number, piece, token)

    def _beside(self, nominal: Nominal, number: int) -> Chain | None:
        """The actor that the phrase stands beside: an apposition, or a name inside it ("the X advocacy group")."""
        head = nominal.head
        others = [child for child in head.children if child.dep_ == "appos"]
        # "An attorney for Smith, Mary Jones,": the parser hangs the second name on the first.
        inner = [o for prep in head.rights if prep.dep_ == "prep" for o in prep.children if o.dep_ == "pobj"]
        others += [a for o in inner if o.pos_ == "PROPN" for a in o.children if a.dep_ == "appos" and a.pos_ == "PROPN"]
        if head.dep_ == "appos":
            others.append(head.head)
        for other in others:
            for chain in self.heads.get((number, other.i), ())[:1]:
                if (chain.kind == "person") == (nominal.kind == "person"):
                    return chain
        if nominal.lemma in words("organizations", "itself") and not nominal.plural:
            for child in head.lefts:
                if child.dep_ in ("compound", "nmod"):
                    for chain in self.heads.get((number, child.i), ())[:1]:
                        if chain.kind in ("organization", "facility") and chain.named and child.i + 2 >= head.i - 1:
                            self._answers(chain, nominal.lemma)
                            return chain
        return None

    def _described(self, nominal: Nominal, number: int, quoted: list[bool]) -> Chain | None:
        """The actor already known to hold the role that a definite phrase names, or the one who is being talked of."""
        fitting = [
            chain
            for chain in self.role_heads.get(nominal.lemma, ())
            if chain.plural == nominal.plural and chain.last is not None and self._compatible(chain, nominal)
        ]
        from_there = [chain for chain in fitting if chain.regions & nominal.modifiers]
        fitting = from_there or [chain for chain in fitting if not (chain.regions and _located(nominal))]
        if len(fitting) > 1:
            near = {o.chain for o in self.salience.recent(self.sentence, window=3)}
            fitting = [chain for chain in fitting if chain in near]
        if len(fitting) == 1 and not (nominal.restricted and nominal.lemma in ("official", "member", "source")):
            return fitting[0]
        if fitting:
            return None
        for known, chain in reversed(self.unnamed.get((nominal.lemma, nominal.plural), [])[-5:]):
            if nominal.modifiers <= known.modifiers and not nominal.restricted and nominal.owner is None:
                return chain
        recent = self.salience.recent(self.sentence, window=2)
        if nominal.owner is None and not nominal.plural and nominal.kind in ("organization", "facility"):
            kind = nominal.kind
            if kind == "facility" or nominal.lemma in _GENERIC:
                here = {o.chain for o in recent if o.sentence == self.sentence}
                options = {o.chain: None for o in recent if o.chain.kind == kind and o.chain.named}
                others = [chain for chain in options if chain not in here]
                if len(others) == 1:
                    return others[0]
            return None
        if describes(nominal):
            fits = [o for o in recent if o.chain.person and o.chain.named and self._describable(o.chain, nominal)]
            found = self.salience.candidates(nominal.head, number, self.sentence, fits, quoted=quoted, reflexive=False)
            found = {c: f for c, f in found.items() if "behind" not in f and "same_sentence" not in f}
            return choose(found, weights("person"))
        return None

    def _compatible(self, chain: Chain, nominal: Nominal) -> bool:
        """Whether a role's words and a phrase's do not exclude each other ("the Texas senator", "Ohio senator")."""
        if nominal.gender and chain.gender and nominal.gender != chain.gender:
            return False
        wanted = nominal.modifiers - words("organizations", "generic")
        if nominal.owner is not None:
            wanted |= {nominal.owner.lower_}
        if chain.kind in ("organization", "facility"):
            return wanted <= {word.lower() for alias in chain.aliases for word in alias.split()}
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
        parties = {"democrat", "republican", "libertarian", "independent"}
        return not (nominal.lemma in parties and any(h in parties and h != nominal.lemma for h in chain.role_heads))

    def _stranger(self, nominal: Nominal) -> Chain:
        """A new unnamed actor, or the one whom the report has called by the same words."""
        group = self.unnamed[nominal.lemma, nominal.plural]
        for known, chain in reversed(group[-8:]):
            if known.words.lower() == nominal.words.lower() and (nominal.plural or nominal.kind == "organization"):
                return chain
        proper = any(t.pos_ == "PROPN" for t in nominal.head.doc[nominal.start : nominal.head.i])
        kind = "group" if nominal.kind == "group" or nominal.plural else nominal.kind
        named = nominal.kind == "organization" and not nominal.plural and proper and nominal.definite
        chain = self.register.new(kind, named=named)
        chain.plural = nominal.plural
        chain.gender = nominal.gender
        chain.aliases[nominal.words] = None
        chain.name = nominal.words
        group.append((nominal, chain))
        return chain

    # -- the result -----------------------------------------------------------------------------------------------

    def _introduced(self) -> None:
        """Join "a New York judge" in the headline or the lead to the one judge whom the report names later on."""
        lead_ends = self.parse.pieces[: _LEAD + 1][-1].span.end if self.parse.pieces else 0
        for nominals in self.unnamed.values():
            for nominal, chain in nominals:
                if nominal.plural or nominal.owner is not None or chain.merged is not None or not chain.mentions:
                    continue
                first = chain.mentions_start
                if first >= lead_ends or nominal.kind not in ("person", "organization"):
                    continue
                holders = [
                    other
                    for other in self.role_heads.get(nominal.lemma, ())
                    if other.named and other.plural == chain.plural and other.mentions and other is not chain
                ]
                if len(holders) != 1 or holders[0].mentions_start < first:
                    continue
                if not nominal.gender or holders[0].gender in ("", nominal.gender):
                    chain.merge_into(holders[0])

    def actors(self) -> tuple[Actor, ...]:
        """The actors with their final names."""
        self._introduced()
        found = []
        for chain in self.register.chains:
            if not chain.mentions:
                continue
            if not chain.name:
                whole = [alias for alias in chain.aliases if "'s " not in alias and "’s " not in alias]
                chain.name = fullest(whole or chain.aliases)
            found.append(chain)
        found.sort(key=lambda chain: (min(chain.mentions), chain.number))
        return tuple(chain.actor() for chain in found)


def _located(nominal: Nominal) -> bool:
    """Whether a place in the phrase says where its bearer is from: "the Texas lawmaker"."""
    return any(token.ent_type_ == "GPE" for token in nominal.head.doc[nominal.start : nominal.head.i])


def _is_title_of(nominal: Nominal, chain: Chain) -> bool:
    """Whether the phrase is a title right before the actor's name: "Trump's 'border czar' Tom Homan"."""
    last = chain.last
    if last is None or last.form != "name" or last.head.doc is not nominal.head.doc or last.head.i <= nominal.head.i:
        return False
    between = nominal.head.doc[nominal.end : last.head.i]
    return all(token.is_quote or token.pos_ == "PROPN" for token in between)


def _acts(name: Name) -> bool:
    """Whether the name of a people or a party stands for its members ("Democrats"), not for a quality."""
    head = name.head
    return head.dep_ not in ("amod", "compound", "nmod", "attr", "acomp") and name.doc[name.end - 1].lower_.endswith(
        "s"
    )


def _agrees(chain: Chain, pronoun: Pronoun) -> bool:
    if pronoun.gender in ("m", "f"):
        return (chain.person or chain.doubtful) and chain.gender in ("", pronoun.gender)
    if pronoun.gender == "n":
        return not chain.plural and chain.kind in ("organization", "place", "facility", "product", "thing")
    return chain.plural or chain.kind in ("group", "organization")


def _impersonal(token: Token) -> bool:
    """ "It was clear that …", "it seems": nobody's pronoun."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return verb.lemma_ in ("be", "seem", "appear", "rain", "snow", "take", "happen", "turn", "become", "look")


def _quoted(doc: Doc) -> list[bool]:
    """For every token, whether it stands in quotation marks."""
    inside, found = False, []
    for token in doc:
        if token.text == _OPEN:
            inside = True
        elif token.text == _CLOSE:
            inside = False
        elif token.text in (_STRAIGHT, "``", "''"):
            inside = not inside
        found.append(inside)
    return found

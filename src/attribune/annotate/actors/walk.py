"""One walk through the report: names, then phrases and pronouns, each joined to the actor that it stands for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.actor import Actor
from ...model.span import Span
from ...model.time import TimeExpression
from ..clause import grammatical_subject
from ..parse import Parse, Piece
from .chains import Chain
from .headings import with_headings
from .identity import Key, Kind, fullest, key_of, kinds_of, parted, without_openers
from .labels import with_labels
from .lexicon import Pronoun, place_names, third_person, weights, words
from .links import Links
from .names import Name, find_names
from .phrases import Phrases
from .recurring import with_recurring
from .roles import described_roles, party_region, party_role, title_role
from .salience import Question, Salience, choose
from .scene import Place, Scene, in_quotation_marks

_LEAD = 2  # pieces: headline and first paragraphs, where somebody is spoken of before being named


Watch = Callable[[Question], None]


def read_actors(
    parse: Parse, times: Iterable[TimeExpression], links: Links, watch: Watch | None = None, *, dateline: str = ""
) -> tuple[Actor, ...]:
    """All actors of the report, in the order in which they first appear; no name is a part of one of `times`.

    `links` is what the encoder says of pronouns; `watch` is told of each pronoun, which training learns from.
    `dateline` names places, as the report has it ("NAIROBI, Kenya").
    """
    walk = _Walk(parse, times, links, watch, dateline)
    for number, piece in enumerate(parse.pieces):
        walk.read(number, piece)
    return walk.actors()


class _Walk:
    def __init__(
        self, parse: Parse, times: Iterable[TimeExpression], links: Links, watch: Watch | None, dateline: str
    ) -> None:
        self.parse = parse
        self.watch = watch
        self.scene = Scene(Salience(links))
        self.phrases = Phrases(self.scene)
        self.called: dict[Key, Chain] = {}
        self.owned: dict[tuple[int, str], Chain] = {}
        docs = [piece.doc for piece in parse.pieces]
        proper = with_labels(with_headings(with_recurring(find_names(parse), docs), docs), docs)
        names = parted(without_openers(_undated(proper, parse, times)))
        self.kinds = kinds_of(names, places=frozenset(part.strip().casefold() for part in dateline.split(",")))
        names = _without_portfolios(names, self.kinds)
        self.often = Counter(key_of(name)[-1] for name in names if key_of(name) in self.kinds)
        self.names: dict[int, list[tuple[Name, Key, str]]] = defaultdict(list)
        for name in names:
            key = key_of(name)
            if key in self.kinds:
                self.names[name.piece].append((name, key, self.kinds[key].name))
        texts = {name.doc[name.start : name.end].text for name in names}
        self.scene.register.expect(place_names()[text] for text in texts if text in place_names())
        known = [(key, kind, name) for found in self.names.values() for name, key, kind in found if len(key) > 1]
        for key, kind, name in sorted(known, key=lambda item: -len(item[0])):
            self.scene.register.learn(key, kind, name.doc[name.start : name.end].text)

    # -- reading ------------------------------------------------------------------------------------------------

    def read(self, number: int, piece: Piece) -> None:
        """Read one piece, sentence by sentence."""
        place = Place(number, piece, in_quotation_marks(piece.doc))
        waiting = self.names[number]
        at = 0
        for sentence in piece.doc.sents:
            self.scene.sentence += 1
            here = []
            while at < len(waiting) and waiting[at][0].start < sentence.end:
                here.append(waiting[at])
                at += 1
            taken: set[int] = set()
            for name, key, kind in here:
                self._name(name, key, kind, place, taken)
            for name, _, kind in here:
                if kind == "person":
                    self._roles(name, place)
            self._phrases(sentence, place, taken)

    def _name(self, name: Name, key: Key, kind: str, place: Place, taken: set[int]) -> None:
        if kind == "group" and not _acts(name):
            return
        if kind == "person" and self._body(name, key, place, taken):
            return
        chains = self.scene.register.find(name, key, kind)
        chain = self._nearest(chains, key if kind == "person" and not name.address else None)
        tokens = name.doc[name.start : name.end]
        taken.update(range(name.start, name.end))
        if name.gender and not chain.gender and kind == "person":
            chain.gender = name.gender
        if not chain.mentions:
            chain.doubtful = self.kinds[key].doubtful
        chain.often = max(chain.often, self.often[key[-1]])
        chain.aliases[tokens.text] = None
        self.scene.note(chain, tokens, "name", place, name.head)
        if kind == "organization" and len(key) > 1:
            self.scene.answers(chain, _sort_of_body(key))

    def _nearest(self, chains: tuple[Chain, ...], bare: Key | None = None) -> Chain:
        """Of several people with one surname: who was mentioned last, else whom the report names most.

        `bare` is the surname where it stands alone: it stays with whom the report has called by it before the others
        came up, as they are then called by their full names.
        """
        if bare is not None and len(bare) == 1:
            known = [chain for chain in chains if chain.mentions]
            if len(known) == 1:
                self.called.setdefault(bare, known[0])
            if self.called.get(bare) in chains:
                return self.called[bare]
        if len(chains) == 1:
            return chains[0]
        close = {o.chain: None for o in self.scene.salience.recent(self.scene.sentence, window=2) if o.chain in chains}
        if len(close) == 1:
            return next(iter(close))
        # Before anybody of the name came up, one with a first name: "Sons of Moss" may be a name, too.
        chains = tuple(chain for chain in chains if chain.gender) or chains
        counts = self.scene.salience.counts
        return max(chains, key=lambda chain: (counts.get(chain.number, 0), -chain.number))

    def _body(self, name: Name, key: Key, place: Place, taken: set[int]) -> bool:
        """ "the Trump administration", "Trump's campaign": an organization named after somebody."""
        doc, end = name.doc, name.end
        owned = end < len(doc) and doc[end].tag_ == "POS"
        after = end + 1 if owned else end
        while owned and after < len(doc) and doc[after].pos_ == "ADJ":
            after += 1
        if after >= len(doc) or doc[after].lemma_.lower() not in words("organizations", "of_persons"):
            return False
        body = doc[after]
        if body.pos_ not in ("NOUN", "PROPN"):  # "Trump campaigned"
            return False
        if (
            body.dep_ == "compound"
            and body.head.i == after + 1
            and body.head.pos_ == "PROPN"
            and body.text[0].isupper()
        ):
            return False
        person = self._nearest(self.scene.register.find(name, key, "person"))
        known = (person.number, body.lemma_.lower())
        chain = self.owned.get(known)
        if chain is None:
            chain = self.owned[known] = self.scene.register.new("organization")
            self.scene.answers(chain, body.lemma_.lower())
        start = name.title[0] if owned and name.title is not None else name.start
        chain.aliases[doc[name.start : after + 1].text] = None
        taken.update(range(name.start, after + 1))
        self.scene.note(chain, doc[start : after + 1], "name", place, body)
        if owned:
            person.aliases[doc[name.start : name.end].text] = None
            self.scene.note(person, doc[name.start : name.end], "name", place, name.head)
        return True

    def _roles(self, name: Name, place: Place) -> None:
        for chain in self.scene.heads_at(place, name.head)[:1]:
            chain.regions |= party_region(name)
            found = [title_role(name), party_role(name), *described_roles(name)]
            for title, head, start, end in filter(None, found):
                self.scene.role(chain, title, head, Span(place.piece.start + start, place.piece.start + end))

    # -- phrases and pronouns -------------------------------------------------------------------------------------

    def _phrases(self, sentence: TokenSpan, place: Place, taken: set[int]) -> None:
        for token in sentence:
            if token.i in taken:
                continue
            if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
                self.phrases.read(token, place)
            elif token.pos_ == "PRON" or token.tag_ == "PRP$":
                self._pronoun(token, place)
            if token.lower_ in words("pronouns", "plural_nominals", "two"):
                self.phrases.both(token, place)

    def _pronoun(self, token: Token, place: Place) -> None:
        pronoun = third_person().get(token.lower_)
        if pronoun is not None:
            chain = self._owning_subject(token, pronoun, place) or self._antecedent(token, pronoun, place)
            if chain is not None:
                if pronoun.gender in ("m", "f"):
                    chain.gender = chain.gender or pronoun.gender
                    chain.kind, chain.doubtful = "person", False
                self.scene.note(chain, token.doc[token.i : token.i + 1], "pronoun", place, token)
        elif token.tag_ in ("WP", "WDT", "WP$") and token.lower_ in ("who", "whom", "whose"):
            verb = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
            for chain in self.scene.heads_at(place, verb.head) if verb is not None else ():
                chain.mentions.setdefault(place.piece.span_of(token), "pronoun")

    def _owning_subject(self, token: Token, pronoun: Pronoun, place: Place) -> Chain | None:
        """Who does it, where something is "his own"."""
        following = token.doc[token.i + 1 : token.i + 2]
        if token.tag_ != "PRP$" or following.text.lower() != "own" or token.head.dep_ != "dobj":
            return None
        subjects = grammatical_subject(token.head.head)
        chains = [chain for subject in subjects for chain in self.scene.heads_at(place, subject)[:1]]
        return chains[0] if len(chains) == 1 and _agrees(chains[0], pronoun) else None

    def _antecedent(self, token: Token, pronoun: Pronoun, place: Place) -> Chain | None:
        fits = [o for o in self.scene.salience.recent(self.scene.sentence) if _agrees(o.chain, pronoun)]
        at, person = place.piece.span_of(token), pronoun.gender in ("m", "f")
        candidates = self.scene.salience.candidates(
            token,
            place.number,
            self.scene.sentence,
            fits,
            quoted=place.quoted,
            gender=pronoun.gender,
            reflexive=pronoun.reflexive,
            at=at if person else None,
        )
        if self.watch is not None:
            self.watch(Question(at, pronoun.gender, candidates, fits))
        if pronoun.gender == "n":
            if _impersonal(token):
                return None
            candidates = {chain: f for chain, f in candidates.items() if "same_sentence" in f or "one_back" in f}
        if not person:
            return choose(candidates, weights("group"))
        linked = any("link" in features for features in candidates.values())
        chosen = choose(candidates, weights("person")) if linked else None
        # The encoder learnt from passages about people with names: whether an only candidate will do, the rules know.
        if chosen is not None or len(candidates) > 1:
            return chosen
        plain = {chain: {name: x for name, x in f.items() if name != "link"} for chain, f in candidates.items()}
        return choose(plain, weights("unlinked"))

    # -- the result -----------------------------------------------------------------------------------------------

    def actors(self) -> tuple[Actor, ...]:
        """The actors with their final names."""
        lead = self.parse.pieces[: _LEAD + 1]
        self.phrases.introduced(lead[-1].span.end if lead else 0)
        found = []
        for chain in self.scene.register.chains:
            if not chain.mentions:
                continue
            if not chain.name:
                whole = [alias for alias in chain.aliases if "'s " not in alias and "’s " not in alias]
                chain.name = fullest(whole or chain.aliases)
            elif chain.owner is not None and (owner := chain.owner.final).named:
                chain.name = f"{owner.name or fullest(owner.aliases)}'s {chain.name.partition(' ')[2]}"
            found.append(chain)
        found.sort(key=lambda chain: (min(chain.mentions), chain.number))
        return tuple(chain.actor() for chain in found)


def _undated(names: Iterable[Name], parse: Parse, times: Iterable[TimeExpression]) -> list[Name]:
    """The names that are no part of a date or a time of day ("Jan. 14")."""
    dated = {at for t in times if t.type in ("DATE", "TIME") for at in range(t.span.start, t.span.end)}
    found = []
    for name in names:
        span = parse.pieces[name.piece].span_of(name.doc[name.start : name.end])
        if span.start not in dated or span.end - 1 not in dated:
            found.append(name)
    return found


def _without_portfolios(names: list[Name], kinds: Mapping[Key, Kind]) -> list[Name]:
    """The names but those that only say what a minister is minister of ("Interior Minister Ruth Calder")."""
    elsewhere = {key_of(name) for name in names if not _is_portfolio(name, kinds)}
    return [name for name in names if key_of(name) in elsewhere]


def _is_portfolio(name: Name, kinds: Mapping[Key, Kind]) -> bool:
    kind = kinds.get(key_of(name))
    following = name.doc[name.end] if name.end < len(name.doc) else None
    return (
        kind is not None
        and kind.name not in ("person", "place", "group")
        and following is not None
        and following.text[0].isupper()
        and following.lower_ in words("titles", "office", "portfolio")
        and not name.doc[name.end - 1].is_upper
    )


def _sort_of_body(key: Key) -> str:
    """The noun in an organization's name that says what it is: "Court of Appeals", "Harbor Commission"."""
    cut = next((i for i, word in enumerate(key) if i and word in ("of", "for", "on")), len(key))
    return key[cut - 1]


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

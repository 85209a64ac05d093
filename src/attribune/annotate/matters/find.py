"""Mentions of matters: noun phrases headed by a law, an order, a case and the like."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...model.span import Span
from ..clause import coordinated
from ..parse import Piece
from .lexicon import Kind, MatterWords

LONGEST_PHRASE = 7  # words of an "against X" phrase that go into a matter's name
CLINGING = frozenset({"against", "into"})  # prepositions that belong to a case or an inquiry right before them
QUOTES = frozenset("\"“”'‘’`")
MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod"})
INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod"})
OPEN = frozenset({"a", "an", "any", "some", "no", "every", "each", "another"})
# From this share of capitalised words on, a line is a headline whose capitals name nothing.
TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of what may be a matter.

    `words` are the modifiers that tell matters apart, `linked` the words of an "against X" phrase; `owner` and `about`
    the heads of phrases for whose it is and what it concerns. `strong` says that the noun alone makes it a matter.
    """

    piece: Piece
    head: Token
    kind: Kind
    name: str
    words: frozenset[str]
    linked: frozenset[str]
    span: Span
    form: str
    definite: bool
    described: bool
    strong: bool
    plural: bool
    owner: Token | None = None
    about: tuple[Token, ...] = ()

    @property
    def lemma(self) -> str:
        """The head's dictionary form."""
        return self.head.lemma_.lower()

    @property
    def is_cited(self) -> bool:
        """Whether it is called by a number or a case's name: nobody is, whatever a recogniser says."""
        return self.form == "name" and (any(one.isdigit() for one in self.name) or " v. " in self.name)

    @property
    def is_open(self) -> bool:
        """ "A plan", "any plan": one of a kind that the text has not told of."""
        return any(c.dep_ == "det" and c.lower_ in OPEN for c in self.head.children)

    @property
    def is_one_of_many(self) -> bool:
        """ "One of the closest elections": the words tell of many, not of this one."""
        if self.head.dep_ != "pobj" or self.head.head.lower_ != "of":
            return False
        many = self.head.head.head
        return many.pos_ in ("NUM", "DET") and many.ent_type_ != "DATE"

    @property
    def has_proper_words(self) -> bool:
        """Whether a capitalised word before or after the noun says which one it is."""
        told = (*self.head.subtree,) if self.linked else (*self.head.lefts,)
        return any(t.text[0].isupper() and t.pos_ in ("PROPN", "ADJ") and t != self.head for t in told)

    @property
    def says_which(self) -> bool:
        """Whether its name is more than the noun."""
        return self.form == "name" or " " in self.name or "-" in self.name

    @property
    def is_specified(self) -> bool:
        """Whether it says by itself which matter it is."""
        return self.form == "name" or bool(self.words or self.linked) or self.described


def find(piece: Piece, words: MatterWords) -> Iterator[Found]:
    """The mentions in a piece, in the order of the text: those that say which matter, and "the order" after them."""
    titles = _title_case_sentences(piece)
    for head in piece.doc:
        if head.pos_ in ("NOUN", "PROPN") or head.lower_ in words.numbered:
            found = _numbered(piece, head, words) or _headed(piece, head, words, titles)
            if found is not None:
                yield found


def _numbered(piece: Piece, head: Token, words: MatterWords) -> Found | None:
    """ "Order 41", "Proposition 8", "House Bill 12", "Title IX"."""
    kind = words.numbered.get(head.lower_)
    if kind is None or not head.text[0].isupper():
        return None
    doc = head.doc
    first, last = head.i, head.i
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if after is not None and head.whitespace_ and (after.text[0].isdigit() or _is_roman(after.text)):
        last = after.i
        while first > head.sent.start and doc[first - 1].text[0].isupper() and doc[first - 1].pos_ == "PROPN":
            first -= 1
    if first == last or (doc[last].ent_type_ == "DATE" and len(doc[last]) == 4):  # "Measure 2016": a year
        return None
    phrase = doc[first : last + 1]
    return Found(
        piece=piece,
        head=head,
        kind=kind,
        name=phrase.text,
        words=frozenset(t.lower_ for t in phrase if t != head),
        linked=frozenset(),
        span=piece.span_of(phrase),
        form="name",
        definite=True,
        described=False,
        strong=True,
        plural=False,
        owner=next((c for c in head.children if c.dep_ == "poss"), None),
    )


def _is_roman(text: str) -> bool:
    return text.isupper() and all(one in "IVXL" for one in text)


def _headed(piece: Piece, head: Token, words: MatterWords, titles: frozenset[int]) -> Found | None:
    lemma = head.lemma_.lower()
    if head.dep_ in INSIDE and head.head.i > head.i:
        return None
    capital = head.text[0].isupper() and head.sent.start not in titles and head.i > head.sent.start
    modifiers = _modifiers(head, words)
    named = capital and lemma in words.named and any(m.text[0].isupper() for m in modifiers)
    kind = (words.named if named else words.heads).get(lemma)
    if kind is None or (capital and not named):
        return None
    before = {m.lower_ for m in head.lefts} | {m.lower_ for m in modifiers} | {m.lemma_.lower() for m in modifiers}
    if head.i > 0:
        before.add(head.nbor(-1).lower_)
    if before & words.look.get(lemma, frozenset()) or (not named and _is_general(head, modifiers, words)):
        return None
    phrase = _linked_phrase(head, words)
    clause = [c for c in head.children if c.dep_ in ("acl", "relcl") and c.i > head.i]
    determiners = [c for c in head.children if c.dep_ in ("det", "poss")]
    definite = named or any(c.lower_ not in OPEN for c in determiners)
    plural = head.tag_ in ("NNS", "NNPS") and lemma not in kind.plural
    described = any(_describes(c) for c in clause)
    if not (named or modifiers or phrase or described or definite):
        return None
    contiguous = _run(head, modifiers)
    owners = [c for c in head.children if c.dep_ == "poss" and c.pos_ != "DET"]
    by = [o for c in head.children if c.dep_ == "prep" and c.lower_ == "by" for o in c.children if o.dep_ == "pobj"]
    places = [m for m in modifiers if not named and m.ent_type_ in ("GPE", "PERSON") and m.dep_ in ("compound", "nmod")]
    against = [o for t in phrase[:1] if t.lower_ == "against" for o in t.children if o.dep_ == "pobj"]
    holders = [*against, *owners] if kind.family == "case" else [*owners, *by, *places]
    inside = [o for t in phrase[:1] for o in t.children if o.dep_ == "pobj"]
    about = coordinated(
        [*inside, *(t for c in clause for t in c.subtree if t.dep_ in ("dobj", "pobj", "nsubj") and t.i > c.i)]
    )
    return Found(
        piece=piece,
        head=head,
        kind=kind,
        name=_name(head, contiguous, [] if named else phrase or _described(head, contiguous)),
        words=frozenset(m.lower_ for m in modifiers if m.is_alpha or m.like_num),
        linked=frozenset(t.lower_ for t in phrase if t.is_alpha and not t.is_stop),
        span=_span(piece, head, contiguous),
        form="name" if named else "nominal",
        definite=definite,
        described=described,
        strong=named or lemma in kind.strong,
        plural=plural,
        owner=next(iter(holders), None),
        about=tuple(about[:4]),
    )


def _title_case_sentences(piece: Piece) -> frozenset[int]:
    """Where sentences start whose words are capitalised throughout, as in a headline."""
    starts = set()
    for sentence in piece.doc.sents:
        long_words = [t for t in sentence if t.is_alpha and len(t) > 3]
        # A short sentence full of names has a verb in lower case.
        plain = any(t.pos_ == "VERB" and t.text[0].islower() for t in long_words)
        if (
            not plain
            and len(long_words) >= 4
            and sum(t.text[0].isupper() for t in long_words) >= TITLE_CASE * len(long_words)
        ):
            starts.add(sentence.start)
    return frozenset(starts)


def _described(head: Token, run: list[Token]) -> list[Token]:
    """What a noun with nothing before it is known by: "order by the president", "bill to close the port"."""
    if len(run) > 1:
        return []
    for child in head.rights:
        words = list(head.doc[child.left_edge.i : child.right_edge.i + 1])
        tells = (child.dep_ == "prep" and child.lower_ == "by") or (child.dep_ == "acl" and _describes(child))
        if tells:
            cut = next(
                (n for n, t in enumerate(words) if t.is_punct or t.dep_ == "relcl" or t.tag_ == "WDT"), len(words)
            )
            return words[:cut] if cut <= LONGEST_PHRASE else []
    return []


def _describes(clause: Token) -> bool:
    """Whether the clause says what the matter is for or does: "to close it", "ending the tax", "that allows it"."""
    if clause.dep_ == "relcl":
        return any(c.lower_ in ("that", "which") and c.dep_ == "nsubj" for c in clause.children)
    return clause.tag_ in ("VB", "VBG")


def _modifiers(head: Token, words: MatterWords) -> list[Token]:
    """The words before the head that tell which one it is, in the order of the text."""
    found: list[Token] = []
    for child in head.lefts:
        if child.dep_ not in MODIFIERS:
            continue
        owned = {t.i for c in child.subtree if c.dep_ == "poss" for t in c.subtree}
        found += [t for t in child.subtree if t.i < head.i and t.i not in owned and _tells(t, words)]
    return sorted(found, key=lambda t: t.i)


def _tells(token: Token, words: MatterWords) -> bool:
    """Whether a modifier tells one matter from another: "travel", not "sweeping", "largest" or "18-month"."""
    if token.is_punct or token.tag_ in ("DT", "PRP$", "POS", "RB", "CC", "IN", "JJS", "JJR", "RBS", "$"):
        return False
    if token.head.text[0].isupper() and (token.text[0].isupper() or token.ent_type_ == "ORDINAL"):
        return True  # a title: "Second Amendment", "13th Amendment"
    if token.tag_ == "CD" and not (token.ent_type_ == "DATE" and len(token) <= 4):
        return False
    if token.text[0].isupper() and token.pos_ == "PROPN":
        return True
    if any(child.tag_ == "RBS" for child in token.children):
        return False  # "most intriguing"
    plain = token.lower_ in words.plain or token.lemma_.lower() in words.plain
    return not plain and not token.lower_.endswith(words.plain_endings) and token.ent_type_ != "ORDINAL"


def _is_general(head: Token, modifiers: list[Token], words: MatterWords) -> bool:
    """ "in order to", "break the law", "under the rules": law as such, and what only sounds like a matter."""
    if modifiers or any(c.dep_ in ("relcl", "acl") for c in head.children):
        return False
    above = words.general.get(head.lemma_.lower(), frozenset())
    return head.head.lemma_.lower() in above or head.dep_ == "attr"


def _linked_phrase(head: Token, words: MatterWords) -> list[Token]:
    """The words of the first phrase that says against whom, into what, with whom; [] where it is long or none."""
    after = [c for c in head.rights if c.dep_ == "prep" and c.lower_ in words.linking]
    if head.i + 1 < len(head.doc) and head.nbor().lower_ in CLINGING and head.nbor() not in after:
        after.insert(0, head.nbor())  # the parser may hang it on the verb
    for prep in after:
        if prep.i != head.i + 1 or not any(o.dep_ == "pobj" for o in prep.children):
            continue
        tokens = []
        for token in head.doc[prep.i : prep.right_edge.i + 1]:
            if (
                token.is_punct
                or token.dep_ in ("relcl", "acl")
                or (token.dep_ == "prep" and token != prep and token.lower_ != "of")
            ):
                break
            tokens.append(token)
        if len(tokens) > LONGEST_PHRASE:
            inner = next((n for n, t in enumerate(tokens) if n > 1 and t.lower_ == "of"), len(tokens))
            tokens = tokens[:inner]
        told = tokens[1:]
        if head.lemma_.lower() == "case" and prep.lower_ == "of" and not any(t.pos_ == "PROPN" for t in told):
            return []  # "a case of wine"
        vague = all(t.ent_type_ in ("DATE", "TIME") or t.is_stop for t in told)
        if prep.lower_ != "against" and any(t.dep_ == "det" and t.lower_ in OPEN for t in told):
            vague = True  # "an election for a post"; but "a lawsuit against a builder"
        if told and not vague and len(tokens) <= LONGEST_PHRASE:
            return tokens
    return []


def _run(head: Token, modifiers: list[Token]) -> list[Token]:
    """The words from the first modifier that says which, to the head."""
    first = min([m.i for m in modifiers] + [head.i])
    # What belongs to the first word by its name stays with it: "New York primary".
    while first > head.sent.start and head.doc[first].ent_iob_ == "I" and head.doc[first].ent_type_ not in ("DATE",):
        if head.doc[first - 1].lower_ in ("the", "a", "an"):
            break
        first -= 1
    while first > head.sent.start + 1 and head.doc[first - 1].text == "-" and not head.doc[first - 2].whitespace_:
        first -= 2  # "open-carry law", however plain its first part
    return list(head.doc[first : head.i + 1])


def _span(piece: Piece, head: Token, run: list[Token]) -> Span:
    """The words, with a quotation mark that opens before them and closes within."""
    first = run[0].i
    if first > 0 and head.doc[first - 1].text in QUOTES and any(t.text in QUOTES for t in run):
        first -= 1
    return piece.span_of(head.doc[first : head.i + 1])


def _name(head: Token, run: list[Token], phrase: list[Token]) -> str:
    """The words of the run, and the phrase where it says against whom or, without modifiers, of what."""
    text = head.doc[run[0].i : head.i + 1].text
    if phrase and (len(run) == 1 or phrase[0].lower_ == "against"):
        text += " " + head.doc[phrase[0].i : phrase[-1].i + 1].text
    return " ".join("".join(one for one in text if one not in '"“”`').split()).strip("'‘’ ")

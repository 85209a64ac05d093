"""Names as they stand: spaCy's proposals cut to their proper words, capitalised words that it passed over, titles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..parse import Parse
from .lexicon import courtesy_titles, first_names, noun_kinds, offices, words

PARTICLES = frozenset(
    {"de", "la", "van", "von", "der", "den", "bin", "ibn", "al", "el", "di", "da", "du", "dos", "ben"}
)
LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "PRODUCT": "product",
    # These three are rarely actors; a name among them counts only where its words say that it is one.
    "EVENT": "",
    "WORK_OF_ART": "",
    "LAW": "",
}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "to"})
_BEYOND_PERSON = frozenset({"of", "for", "from", "at", "with"})  # "Jo Dorn for Harbor Trust": the name ends before it
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BREAKS = frozenset({"–", "—", "--", "/", ":", ";", "(", ")", "|", "•", "-", "_"})
_TAKES_PART = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj", "dep", "ROOT"})
_MAX_TITLE = 10  # tokens
_MAX_NAME = 12  # tokens: a longer run is a list or a headline, not a name


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name's tokens, `start` to `end` in the document of a piece (by its number), without title or possessive.

    `kind` is what spaCy took it for ("" for nothing of use); `title` the tokens of the office before it; `address`
    whether a form of address or an office stands before it, with the gender that this tells.
    """

    piece: int
    doc: Doc
    start: int
    end: int
    kind: str
    title: tuple[int, int] | None = None
    address: bool = False
    gender: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, without hyphens and the like."""
        return tuple(token.text for token in self.doc[self.start : self.end] if not token.is_punct)

    @property
    def head(self) -> Token:
        """The token by which the name hangs in its sentence."""
        for token in self.doc[self.start : self.end]:
            if not self.start <= token.head.i < self.end or token.head.i == token.i:
                return token
        return self.doc[self.end - 1]


def find_names(parse: Parse) -> list[Name]:
    """Every name of the report, in the order of the text."""
    return [name for number, piece in enumerate(parse.pieces) for name in _names_in(piece.doc, number)]


def _names_in(doc: Doc, piece: int) -> Iterator[Name]:
    last = 0
    for start, end, label in _proposals(doc):
        for left, right in _parts(doc, start, end, label):
            name = _trimmed(doc, left, right, label, piece)
            if name is not None and name.start >= last:
                last = name.end
                yield _spelt_out(name)


def _spelt_out(name: Name) -> Name:
    """A name before its acronym, with the words to its left that the acronym stands for, too."""
    doc = name.doc
    if name.end + 1 >= len(doc) or doc[name.end].text != "(" or not doc[name.end + 1].text.isupper():
        return name
    letters = doc[name.end + 1].text.replace(".", "")
    left, at = name.end, len(letters)
    while at > 0 and left > 0 and name.end - left < _MAX_NAME:
        token = doc[left - 1]
        if token.text[0] == letters[at - 1]:
            at -= 1
        elif token.text[0].isupper() or not (token.lower_ in _SMALL or token.text == "&"):
            break
        left -= 1
    if at == 0 and left < name.start:
        return Name(name.piece, doc, left, name.end, "organization")
    return name


def _proposals(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """spaCy's entities, grown by the capitalised words that belong to them, and capitalised runs outside of them."""
    entities = [e for e in doc.ents if e.label_ in LABELS]
    position = 0
    for entity in entities:
        start, end = max(entity.start, position), _whole_court(doc, entity.end)
        if start >= end:
            continue
        label = entity.label_
        if label == "PERSON":
            start, end = _grown(doc, start, end, position)
        elif label == "NORP" and doc[start : end + 1].text in words("organizations", "known"):
            end, label = end + 1, "ORG"  # "Islamic State", of which spaCy takes only the people's name
        yield from _runs(doc, position, start)
        if LABELS[label] or all(_in_heading(token) for token in entity):
            yield start, end, label
        else:
            yield from _runs(doc, start, end)
        position = end
    yield from _runs(doc, position, len(doc))


def _whole_court(doc: Doc, end: int) -> int:
    """The end of a court's name that ends at `end`, with what it is the court for: "… for the Sixth Circuit"."""
    if doc[end - 1].text not in ("Appeals", "Court") or doc[end : end + 2].text != "for the":
        return end
    right = end + 2
    while right < len(doc) and (doc[right].text[0].isupper() or doc[right].text == "of") and right - end < _MAX_NAME:
        right += 1
    return right if right > end + 2 else end


def _in_heading(token: Token) -> bool:
    """Whether a word may stand in the name of a body or a work; verbs and the like show a clause taken for one."""
    return not token.text[0].islower() or token.pos_ in ("ADP", "DET", "CCONJ")


def _capitalised(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _grown(doc: Doc, start: int, end: int, floor: int) -> tuple[int, int]:
    """A person's name with the capitalised neighbours that the parser joins to it ("Ahmed al-Sisi")."""
    while end < len(doc) and _capitalised(doc[end]) and not doc[end].ent_type_ and not doc[end].is_sent_start:
        if not start <= doc[end].head.i <= end and not start <= doc[end - 1].head.i <= end:
            break
        end += 1
    while start > floor and not doc[start].is_sent_start:
        before = doc[start - 1]
        if before.ent_type_ or not start <= before.head.i < end or not _capitalised(before) or is_title(before):
            break
        start -= 1
    return start, end


def _runs(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised proper nouns in a stretch without entities of use."""
    i = start
    while i < end:
        if not _capitalised(doc[i]):
            if _mistagged(doc[i]):
                yield i, i + 1, ""
            i += 1
            continue
        j = i + 1
        while j < end and not doc[j].is_sent_start:
            if _capitalised(doc[j]) or (doc[j].lower_ in PARTICLES and j + 1 < end and _capitalised(doc[j + 1])):
                j += 1
            else:
                break
        yield i, j, ""
        i = j


def _mistagged(token: Token) -> bool:
    """A capitalised word that takes part in a clause, and that the tagger took for a common noun ("Sanders told")."""
    return token.text[0].isupper() and token.is_alpha and token.dep_ in _TAKES_PART


def _parts(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """A proposal cut at line breaks, dashes and brackets; at commas, too, unless it may be an organization's name."""
    left = start
    for i in range(start, end):
        token = doc[i]
        hyphen = token.text == "-" and not token.whitespace_ and i > start and not doc[i - 1].whitespace_
        comma = token.text == "," and label != "ORG" and not (i + 1 < end and _generation(doc[i + 1]))
        possessive = token.text in ("'s", "’s") and (
            label == "PERSON" or (i + 1 < end and doc[i + 1].lower_ in first_names())
        )
        beyond = label == "PERSON" and token.lower_ in _BEYOND_PERSON and i > start
        if (token.text in _BREAKS and not hyphen) or token.is_space or comma or possessive or beyond:
            if left < i:
                yield left, i
            left = i + 1
    if left < end:
        yield left, end


def _generation(token: Token) -> bool:
    return token.lower_.rstrip(".") in _GENERATIONS


def is_title(token: Token) -> bool:
    """Whether a word is a form of address or an office that stands before a name."""
    word = token.lower_.rstrip(".")
    return word in courtesy_titles() or word in offices() or (word.endswith("-elect") and len(word) > 6)


def _only_title(tokens: Iterable[Token]) -> bool:
    """Whether words that the tagger took for a name are a title and no more: "Interim President"."""
    found = [token.lower_ for token in tokens if not token.is_punct]
    return len(found) > 1 and found[-1] in offices() and found[0] in words("titles", "office", "changing")


def _trimmed(doc: Doc, start: int, end: int, label: str, piece: int) -> Name | None:
    """The proposal without articles, possessives and titles; None where no name is left."""
    while start < end and _leads_no_name(doc[start]):
        start += 1
    while start < end and (doc[end - 1].text in _POSSESSIVES or _ends_no_name(doc[end - 1])):
        end -= 1
    gender, inner = "", start
    if label in ("PERSON", ""):
        for i in range(start, end - 1):
            if is_title(doc[i]):
                inner = i + 1
                gender = courtesy_titles().get(doc[i].lower_.rstrip("."), gender)
    if not 0 < end - inner <= _MAX_NAME or not any(token.text[0].isupper() for token in doc[inner:end]):
        return None
    if inner and _numbers(doc[inner - 1], doc[inner]):
        inner -= 1
        start = inner
    if end - inner == 1 and not _names_somebody(doc[inner], label):
        return None
    if _only_title(doc[inner:end]):
        return None
    if inner > start and label == "" and not doc[inner].text[0].isupper():
        return None
    title = title_before(doc, inner)
    address = inner > start or title is not None
    if title is None and inner > 0:
        before = doc[inner - 1].lower_.rstrip(".")
        if before in courtesy_titles() and not doc[inner].is_sent_start:
            gender, address = courtesy_titles()[before], True
    return Name(piece, doc, inner, end, LABELS.get(label, ""), title, address, gender)


def _names_somebody(token: Token, label: str) -> bool:
    """Whether a single word can be a name: no day of the week, no office on its own ("Judge rejects request")."""
    if token.text in words("organizations", "never"):
        return False
    common = token.lower_ in offices() or token.lower_ in noun_kinds()
    return label == "NORP" or not common or token.text in words("organizations", "known")


def _leads_no_name(token: Token) -> bool:
    if token.is_punct or token.is_space or token.pos_ in ("DET", "PRON") or token.like_num or token.text[0] in "@#":
        return True
    if token.text[0].islower():
        return token.lower_ not in PARTICLES
    return token.lower_ == "the" or (bool(token.is_sent_start) and token.tag_ in ("VBG", "IN", "RB", "VBN"))


def _numbers(number: Token, body: Token) -> bool:
    """Whether a number belongs to a name: "the Sixth Circuit", "the 7th Fleet"."""
    ordinal = number.text[0].isupper() or number.text[0].isdigit()
    return (
        ordinal and number.ent_type_ != "DATE" and number.like_num and body.text in words("organizations", "numbered")
    )


def _ends_no_name(token: Token) -> bool:
    if token.is_punct or token.is_space:
        return True
    # "iPhone" ends a name; "the Harbor Trust advocacy group", which the tagger takes for a name as a whole, does not.
    return token.text[0].islower() and (token.pos_ != "PROPN" or token.is_lower)


def title_before(doc: Doc, start: int) -> tuple[int, int] | None:
    """The tokens of the office right before a name ("New York Mayor", "border czar", "Secretary of State")."""
    right = start
    floor = max(0, start - _MAX_TITLE)
    while right > floor and doc[right - 1].text in _QUOTES and doc[right - 1].tag_ != "POS":
        right -= 1
    if right <= floor or doc[right].is_sent_start:
        return None
    last = doc[right - 1]
    left = right
    if last.lower_.rstrip(".") in courtesy_titles():
        return None
    if is_title(last) and last.pos_ in ("NOUN", "PROPN", "ADJ") and (last.text[0].isupper() or last.pos_ == "NOUN"):
        left = right - 1
    elif right - 3 >= floor and doc[right - 2].text == "-" and last.lower_ in words("titles", "standing", "designate"):
        # "President-elect", which the tokenizer takes apart.
        left = right - 3 if is_title(doc[right - 3]) else right
    elif last.text[0].isupper():
        left = _of_title(doc, right, floor)
    if left == right:
        return None
    while left > floor and not doc[left].is_sent_start and _in_title(doc[left - 1]):
        left -= 1
    while left < right and (doc[left].is_punct or doc[left].pos_ == "NUM"):
        left += 1
    return (left, right) if left < right else None


def _of_title(doc: Doc, right: int, floor: int) -> int:
    """Where a title with "of" starts that ends at `right` ("Director of National Intelligence"), or `right`."""
    for i in range(right - 2, floor, -1):
        if doc[i].lower_ == "of":
            return i - 1 if is_title(doc[i - 1]) and doc[i - 1].text[0].isupper() else right
        if not (doc[i].text[0].isupper() or doc[i].lower_ == "the"):
            return right
    return right


def _in_title(token: Token) -> bool:
    if token.text in _QUOTES:
        return token.tag_ != "POS"
    if token.text == "-":
        return not token.whitespace_
    if token.text == "&" or token.lower_ in words("titles", "standing", "acting"):
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_ != "POS" and not token.is_space

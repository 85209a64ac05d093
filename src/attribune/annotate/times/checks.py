"""Whether words that fit a rule are a time expression here: numbers that only look like years, names of papers …"""

import re

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from .meaning import Meaning

# "2010-2015-86": a telephone or file number, but not "2010-2015" and "2010-11".
_IN_A_NUMBER = re.compile(r"\d[-/.]$")
_GOES_ON = re.compile(r"[-/]\d+[-/]\d|[-/]\d{1,3}(?!\d)(?<![-–]\d\d)|\.\d")
_MONEY = "$£€¥#№"


def is_time(said: Meaning, doc: Doc, start: int, end: int) -> bool:
    """False where the words around tell that these are no time expression."""
    text = doc.text
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None and _is_something_else(said, span):
        return False
    if said.kind == "point" and said.year is not None and said.month is None and end - start == 4:
        return _is_year(doc, said.year, start, end)
    return not (start > 0 and text[start - 1] in _MONEY)


def _is_year(doc: Doc, year: int, start: int, end: int) -> bool:
    text = doc.text
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    if (before and before in _MONEY) or (after in "%¢°" and after):
        return False
    if _IN_A_NUMBER.search(text[max(start - 2, 0) : start]) or _GOES_ON.match(text[end : end + 8]):
        return False
    if not 1700 <= year <= 2100:
        return False
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return True
    token = span.root
    # "2000 people": a round number that counts things.
    counts = year % 50 == 0 and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "NNS"
    return not (counts and doc[token.i + 1].is_lower)


def _is_something_else(said: Meaning, span: TokenSpan) -> bool:
    """ "April" the person, "to fall", a programme's name, "60 Minutes", "$2 a year", "more than a quarter"."""
    first = span[0]
    if said.season is not None and span.root.pos_ in ("VERB", "AUX"):
        return True
    bare = said.day is None and said.year is None and said.unit is None
    if (bare and said.month is not None and span.root.ent_type_ == "PERSON") or span.root.ent_type_ == "WORK_OF_ART":
        return True
    if said.kind == "duration" and first.is_digit and span[-1].is_title:
        return True
    if said.kind == "duration" and said.unit == "Q" and said.amount == 1:
        return True
    rate = said.kind == "duration" and said.amount == 1 and len(span) == 2 and first.lower_ in ("a", "an")
    return rate and first.i > 0 and first.nbor(-1).pos_ in ("NOUN", "PROPN", "NUM", "SYM")

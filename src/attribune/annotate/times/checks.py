"""Whether words that fit a rule are a time expression here: numbers that only look like years, names of papers …"""

import re

from spacy.tokens import Span as TokenSpan

from .lexicon import lexicon
from .meaning import Meaning
from .place import Place
from .tense import tense_at

# "2010-2015-86": a telephone or file number, but not "2010-2015" and "2010-11".
_IN_A_NUMBER = re.compile(r"(?<!\b[12]\d\d)\d[-/.]$|\d[-/]\d+[-/]$")
_GOES_ON = re.compile(r"[-/]\d+[-/]\d|[-/](?:\d|\d{3})(?!\d)|\.\d")
_AFTER_A_YEAR = re.compile(r"\d{4}[-/]")
_AND_MORE = re.compile(r"[-/]\d")
_NUMERIC = re.compile(r"\d[-/]\d")
_MONEY = tuple("$£€¥#№")
_MEASURES = tuple("%¢°")
TITLE_WINDOW = 8  # words before a title among which some are written small, unless all are a headline


def is_time(said: Meaning, place: Place) -> bool:
    """False where the words around tell that these are no time expression."""
    if _is_something_else(said, place.tokens):
        return False
    if _NUMERIC.search(place.text, place.start, place.end) and _IN_A_NUMBER.search(place.before(8)):
        return False
    if place.after(4) == "-to-":
        # "The quarter-to-quarter comparison", "day-to-day business".
        return False
    if place.after(1).isalnum() or place.before(1).isalnum():
        # "3am3ioYc" is no time.
        return False
    if (said.days == "shared" or (said.day is not None and said.month is None)) and _counts_what_follows(place.tokens):
        return False
    if said.ends and not _closes(place.tokens):
        return False
    if said.ref == "FUTURE_REF" and place.end - place.start == 4 and tense_at(place) <= 0:
        # "He soon left."
        return False
    if said.kind == "point" and said.year is not None and said.month is None and place.end - place.start == 4:
        return _is_year(said.year, place)
    if said.year is not None and said.month is None and place.text[place.end - 1].isalpha() and _is_counted(place):
        return False
    return not place.before(1).endswith(_MONEY)


def _is_year(year: int, place: Place) -> bool:
    if place.before(2).rstrip().endswith(_MONEY) or place.after(2).lstrip().startswith(_MEASURES):
        return False
    # Later years only where they must be ones.
    latest = 2199 if place.before(4).lower() in (" in ", "(in ") else 2100
    if not 1700 <= year <= latest or _IN_A_NUMBER.search(place.before(8)) or _GOES_ON.match(place.after(8)):
        return False
    if _AFTER_A_YEAR.fullmatch(place.before(5)) and _AND_MORE.match(place.after(2)):
        return False
    return year % 50 != 0 or not _is_counted(place)


def _is_counted(place: Place) -> bool:
    """Whether a plural noun follows: "2000 people", "two thousand and five people"."""
    following = place.tokens[-1].i + 1
    return following < len(place.doc) and place.doc[following].tag_ == "NNS" and place.doc[following].is_lower


def _counts_what_follows(span: TokenSpan) -> bool:
    """Whether the last word counts what follows: "Friday, the fourth decline", "on Jan. 3 and 12 people"."""
    following = span[-1].i + 1
    if following == len(span.doc) or span.doc[following].lower_ in lexicon().words:
        return False
    return span.doc[following].pos_ in ("NOUN", "PROPN", "ADJ") and not span.doc[following].is_sent_start


def _closes(span: TokenSpan) -> bool:
    """Whether nothing follows at once but a mark, a preposition, "and" or the end."""
    following = span[-1].i + 1
    return following == len(span.doc) or span.doc[following].pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ")


def _beside_a_name(span: TokenSpan) -> bool:
    """Whether a proper noun stands at once before or behind."""
    before = span[0].nbor(-1) if span[0].i > 0 else None
    following = span[-1].nbor() if span[-1].i + 1 < len(span.doc) else None
    return any(token is not None and token.pos_ == "PROPN" and not token.is_lower for token in (before, following))


def _is_a_title(span: TokenSpan) -> bool:
    """Whether capitals make it a programme's name: on ABC's "This Week", but not in a headline's "Strike This Week"."""
    first = span[0]
    before = [token for token in first.doc[max(first.i - TITLE_WINDOW, 0) : first.i] if token.is_alpha]
    return not first.is_sent_start and first.is_title and bool(before) and any(token.is_lower for token in before)


def _is_something_else(said: Meaning, span: TokenSpan) -> bool:
    """ "April" the person, "to fall", a programme's name, "60 Minutes", "$2 a year", "more than a quarter"."""
    first = span[0]
    # "USA Today", "Nightline Tomorrow": a capital letter within a name.
    if said.unit == "D" and len(span) == 1 and not first.is_lower and first.i > 0 and first.nbor(-1).pos_ == "PROPN":
        return True
    if said.kind == "set" and len(span) == 1 and not first.is_lower and _beside_a_name(span):
        # "The Weekly Standard".
        return True
    if said.unit is not None and len(span) > 1 and span[-1].is_title and _is_a_title(span):
        return True
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

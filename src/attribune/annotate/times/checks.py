"""Whether words that fit a rule are a time expression here: numbers that only look like years, names of papers …"""

from spacy.tokens import Doc

from .meaning import Meaning

_MONEY = "$£€¥#№"


def is_time(said: Meaning, doc: Doc, start: int, end: int) -> bool:
    """False where the words around tell that these are no time expression."""
    text = doc.text
    if said.kind == "point" and said.year is not None and said.month is None and end - start == 4:
        return _is_year(doc, said.year, start, end)
    return not (start > 0 and text[start - 1] in _MONEY)


def _is_year(doc: Doc, year: int, start: int, end: int) -> bool:
    text = doc.text
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    if before in _MONEY and before or (after in "%¢°" and after):
        return False
    if not 1700 <= year <= 2100:
        return False
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return True
    token = span.root
    # "2000 people", "1900 troops": a number that counts things.
    return not (token.dep_ == "nummod" and token.i + 1 < len(doc) and token.head.tag_ == "NNS" and token.head.i > token.i)

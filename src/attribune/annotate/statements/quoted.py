"""Quoted statements: passages in quotation marks joined with the cue beside or before them, or with their neighbours.

A passage takes its cue from what follows it in the same sentence ("…," she said), else from what leads up to it
(She said: "…"), else it goes on with the statement before it. The parser is of little help around quotation marks, so
that cues are looked for in the words between the passages, and only subjects are asked of the parse.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ...model.span import Span
from ..parse import Piece
from ..syntax import subjects
from .draft import Draft
from .lexicon import Cue, cues
from .passages import Passage
from .phrases import Stretch, span_of, trimmed, verb_group
from .sources import source_phrase

_SENTENCE_END = frozenset({".", "?", "!", ";"})
_NOT_MAIN = frozenset({"relcl", "acl"})
# A passage without a cue of its own is surely somebody's words, but whose is a guess.
_BARE_CONFIDENCE = 0.4
_UNKNOWN_CONFIDENCE = 0.43
_ACCORDING_CONFIDENCE = 0.6
_LABEL_CONFIDENCE = 0.3
_INTRODUCES = frozenset({",", ":", ";", "-", "–", "—", "--"})
_NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ", "PART"})
_CONTINUED_GAP = 160
_CLOSING_WORDS = 40


@dataclass(slots=True)
class _Group:
    """A statement that further passages may join; `end` is where its last word stands."""

    draft: Draft
    passages: list[Span]
    paragraph: int
    end: int

    def finished(self) -> Draft:
        """The draft with all its passages."""
        return replace(self.draft, content=tuple(self.passages))


def quoted_statements(pieces: list[tuple[Piece, tuple[Passage, ...]]]) -> list[Draft]:
    """The quoted statements of a report's paragraphs, in the order of the text."""
    groups: list[_Group] = []
    for number, (piece, found) in enumerate(pieces):
        before = pieces[number - 1][0] if number else None
        _join_paragraph(piece, found, number, before, groups)
    return [group.finished() for group in groups]


def _join_paragraph(
    piece: Piece, found: tuple[Passage, ...], number: int, before: Piece | None, groups: list[_Group]
) -> None:
    used: set[int] = set()
    for place, passage in enumerate(found):
        start = found[place - 1].span.end if place else piece.start
        end = found[place + 1].span.start if place + 1 < len(found) else piece.span.end
        lead, tail = _tokens(piece, start, passage.span.start), _tokens(piece, passage.span.end, end)
        last = groups[-1] if groups else None
        adjoins = last is not None and place > 0 and last.paragraph == number and not any(t.is_alpha for t in lead)
        made = _from_tail(piece, passage, tail) if passage.invites else None
        if made is None and not adjoins:
            made = _from_lead(piece, passage, lead, used)
        if made is not None and adjoins and last is not None and not last.draft.cue:
            last.draft = made
            last.passages.append(passage.span)
            last.end = made.extent.end
        elif made is not None:
            groups.append(_Group(made, [passage.span], number, made.extent.end))
        elif last is not None and (adjoins or _goes_on(last, passage, number, place, piece, before)):
            last.passages.append(passage.span)
            last.paragraph, last.end = number, passage.span.end
            continue
        else:
            made = _announced(piece, passage, before) if not place and before is not None and not lead else None
            bare = Draft(piece, (), (), (passage.span,), _BARE_CONFIDENCE, None, "quote")
            groups.append(_Group(made or bare, [passage.span], number, passage.span.end))
        verb = groups[-1].draft.verb
        if verb is not None:
            used.add(verb.i)


def _goes_on(last: _Group, passage: Passage, number: int, place: int, piece: Piece, before: Piece | None) -> bool:
    """Whether a passage without a cue continues the statement before it."""
    if last.paragraph == number:
        return passage.span.start - last.passages[-1].end <= _CONTINUED_GAP
    if last.paragraph != number - 1 or place or before is None or passage.span.start != piece.start:
        return False
    # The paragraph opens with the passage: it goes on where the one before ended in the quotation or in its cue.
    return before.span.end - last.end <= _CLOSING_WORDS


def _from_tail(piece: Piece, passage: Passage, tail: list[Token]) -> Draft | None:
    """ "…," she said. / "…," said X. / "…," according to X."""
    sentence = _first_sentence(tail)
    for token in sentence:
        if token.lower_ == "according":
            return _according(piece, passage, token)
        cue = _quote_cue(token)
        if cue is not None and not (token.dep_ in _NOT_MAIN and token.i != sentence[0].i):
            return _with_verb(piece, passage, token, cue, sentence, follows=True)
    return None


def _from_lead(piece: Piece, passage: Passage, lead: list[Token], used: set[int]) -> Draft | None:
    """She said, "…" / In a statement she said: "…" """
    sentence = _last_sentence(lead)
    if not sentence:
        return None
    closes = sentence[-1].text in _INTRODUCES
    for token in reversed(sentence):
        cue = _quote_cue(token)
        if cue is not None and token.i not in used and not (token.dep_ == "relcl" and closes):
            return _with_verb(piece, passage, token, cue, sentence, follows=False)
    if sentence[-1].text not in (",", ":"):
        return None
    # An unknown verb that a comma or a colon joins to the passage, or no verb at all: "More from Lindqvist: …"
    verb = next((t for t in reversed(sentence) if t.pos_ == "VERB" and _is_own(t) and t.i not in used), None)
    if verb is not None:
        cue = Cue(verb.lemma_, "statement", _UNKNOWN_CONFIDENCE)
        return _with_verb(piece, passage, verb, cue, sentence, follows=False)
    return _labelled(piece, passage, sentence) if sentence[-1].text == ":" else None


def _labelled(piece: Piece, passage: Passage, sentence: list[Token]) -> Draft | None:
    """ "THE POLLS - Ana Lindqvist: “…”"""
    colon = sentence[-1]
    if len(sentence) < 2 or sentence[-2].pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    start = sentence[-2].i
    while start > sentence[0].i and not piece.doc[start - 1].is_punct and piece.doc[start - 1].pos_ in _NAME_POS:
        start -= 1
    source = span_of(piece, (start, colon.i))
    cue = span_of(piece, (colon.i, colon.i + 1))
    return Draft(piece, (source,), (cue,), (passage.span,), _LABEL_CONFIDENCE, None, "quote")


def _is_own(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.children) and verb.dep_ not in ("relcl", "advcl")


def _announced(piece: Piece, passage: Passage, before: Piece) -> Draft | None:
    """A passage that the paragraph before announces: it ends in a colon."""
    sentence = _last_sentence(list(before.doc))
    if not sentence or sentence[-1].text != ":":
        return None
    return _from_lead(before, passage, sentence, set())


def _with_verb(piece: Piece, passage: Passage, verb: Token, cue: Cue, sentence: list[Token], *, follows: bool) -> Draft:
    group = verb_group(verb)
    start = max(group[0], sentence[0].i)
    group = (start, group[1])
    source = _subject(verb, sentence, group, follows=follows)
    sources = (span_of(piece, source),) if source else ()
    return Draft(piece, sources, (span_of(piece, group),), (passage.span,), cue.confidence, verb, "quote")


def _subject(verb: Token, sentence: list[Token], group: Stretch, *, follows: bool) -> Stretch | None:
    """The cue's subject: the parse's where it lies in the cue's own sentence, else the noun phrase next to the cue."""
    first, last = sentence[0].i, sentence[-1].i + 1
    if follows:
        whole = _all_before(verb, first, group[0])
        if whole is not None:
            return whole
    for head in subjects(verb)[:1]:
        if first <= head.i < last and head.dep_ != "expl":
            phrase = source_phrase(head, outside=verb)
            if phrase is not None:
                clipped = trimmed(verb.doc, (max(phrase[0], first), min(phrase[1], last)))
                if clipped is not None and clipped[0] <= head.i < clipped[1]:
                    return clipped
    if follows and not any(t.is_alpha for t in verb.doc[first : group[0]]):
        return _phrase_after(verb, group[1], last)
    return _phrase_first(verb, first, group[0]) if follows else _phrase_before(verb, first, group[0])


def _all_before(verb: Token, start: int, end: int) -> Stretch | None:
    """The words between passage and cue, where no punctuation parts them: "…," a close friend of Oliva said."""
    words = trimmed(verb.doc, (start, end))
    if words is None or any(t.is_punct and t.text != "-" for t in verb.doc[words[0] : words[1]]):
        return None
    nominal = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.doc[words[0] : words[1]])
    return words if nominal and verb.doc[words[0]].pos_ not in ("ADV", "SCONJ", "ADP", "VERB") else None


def _phrase_after(verb: Token, start: int, end: int) -> Stretch | None:
    """ "…," said X, a spokesman for Y."""
    for token in verb.doc[start:end]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            head = token
            while head.head.i != head.i and start <= head.head.i < end and head.head.pos_ in ("PROPN", "NOUN"):
                head = head.head
            return trimmed(verb.doc, (max(start, head.left_edge.i), min(end, head.right_edge.i + 1)))
        if token.is_punct:
            return None
    return None


def _phrase_first(verb: Token, start: int, end: int) -> Stretch | None:
    """ "…," an official, who asked not to be named, said."""
    for token in verb.doc[start:end]:
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            stop = token.i + 1
            while stop < end and verb.doc[stop].pos_ in ("PROPN", "NOUN"):
                stop += 1
            return trimmed(verb.doc, (start, stop))
    return None


def _phrase_before(verb: Token, start: int, end: int) -> Stretch | None:
    for token in reversed(verb.doc[start:end]):
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            return trimmed(verb.doc, (max(start, token.left_edge.i), token.i + 1))
    return None


def _according(piece: Piece, passage: Passage, token: Token) -> Draft | None:
    doc = piece.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    heads = [o for o in doc[token.i + 1].children if o.dep_ == "pobj"]
    phrase = trimmed(doc, (heads[0].left_edge.i, heads[0].right_edge.i + 1)) if heads else None
    sources = (span_of(piece, phrase),) if phrase else ()
    cue = span_of(piece, (token.i, token.i + 2))
    return Draft(piece, sources, (cue,), (passage.span,), _ACCORDING_CONFIDENCE, token, "according")


def _quote_cue(token: Token) -> Cue | None:
    if not token.tag_.startswith("VB") or _is_passive_participle(token):
        return None
    return cues().get((token.lemma_.lower(), "verb", "quote"))


def _is_passive_participle(token: Token) -> bool:
    """ "Asked about it, …", "was told": the subject does not speak."""
    if token.tag_ != "VBN":
        return False
    return not any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve", "’ve") for c in token.children)


def _tokens(piece: Piece, start: int, end: int) -> list[Token]:
    if start >= end:
        return []
    found = piece.doc.char_span(start - piece.start, end - piece.start, alignment_mode="contract")
    return [] if found is None else list(found)


def _first_sentence(tokens: list[Token]) -> list[Token]:
    for place, token in enumerate(tokens):
        if token.text in _SENTENCE_END:
            return tokens[:place]
    return tokens


def _last_sentence(tokens: list[Token]) -> list[Token]:
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].text in _SENTENCE_END:
            return tokens[place + 1 :]
    return tokens

"""Which act a cue performs: the one of its innermost word that the lexicon knows ("decided to back" is an attitude)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Token

from .lexicon import cues, light_verbs, rows, words
from .phrases import has_to

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_ASIDE = frozenset({"in", "on", "at", "during", "after", "before", "via", "through"})


def act_of(cue: Sequence[Token], content: Sequence[Token]) -> str:
    """statement, decree, intention, belief or attitude, by the tokens of cue and content; statement where unknown."""
    frame = _frame(cue, content)
    last = _last_word(cue)
    for place in range(len(cue) - 1, -1, -1):
        token = cue[place]
        act = _of_phrase(cue, place)
        if act is None and not _is_aside(token, cue):
            act = _known(token, frame if place == last else None)
        if act is not None:
            return _of_what_is_refused(token, content) or act
    return "statement"


def _of_phrase(cue: Sequence[Token], place: int) -> str | None:
    """The act that a word has only together with the one before it: "would like", "in (her) view", "float the idea"."""
    token = cue[place]
    lemma = token.lemma_.lower()
    before = cue[place - 1].lower_ if place else ""
    if words("modals.tsv").get(f"{before} {lemma}") == "wish":
        return "intention"
    if len(cue) == 2 and before == "in" and lemma in words("views.tsv"):
        return words("views.tsv")[lemma]
    return light_verbs().get((token.head.lemma_.lower(), lemma)) if token.head.i != token.i else None


def _known(token: Token, frame: str | None) -> str | None:
    """The act of a word, in its frame where the lexicon has that one, else the one that it most often performs."""
    pos, lemma = _POS.get(token.pos_), token.lemma_.lower()
    if pos is None:
        return None
    entry = cues().get((lemma, pos, frame)) if frame else None
    if entry is not None:
        return entry.act
    # The tagger takes "supporting" in a headline for a name, "concerned" now for a verb and now for an adjective.
    return next((_acts()[lemma, p] for p in (pos, "verb", "adj", "noun") if (lemma, p) in _acts()), None)


def _of_what_is_refused(token: Token, content: Sequence[Token]) -> str | None:
    """ "declined | to comment" withholds an utterance, "refused | to endorse her" support."""
    if words("refusals.tsv").get(token.lemma_.lower()) != "refuses":
        return None
    infinitive = next((t for t in content[:6] if t.pos_ == "VERB" and has_to(t)), None)
    return _known(infinitive, None) if infinitive is not None else None


def _is_aside(token: Token, cue: Sequence[Token]) -> bool:
    """Whether the word says where or when it was said: "said in a statement"."""
    if token.dep_ != "pobj" or token.head.lower_ not in _ASIDE:
        return False
    return any(t.i < token.head.i and t.pos_ == "VERB" for t in cue)


def _last_word(cue: Sequence[Token]) -> int:
    """The place of the last word that can take a complement."""
    return next((place for place in range(len(cue) - 1, -1, -1) if cue[place].pos_ in _POS), -1)


def _frame(cue: Sequence[Token], content: Sequence[Token]) -> str | None:
    """The frame that the edge between cue and content shows; `frames.py` finds it in the parse."""
    if not cue or not content or content[0].i < cue[-1].i:
        return None
    if cue[-1].pos_ == "ADP":
        return f"prep:{cue[-1].lower_}"
    first = content[0]
    if first.lower_ == "to" and first.tag_ == "TO":
        return "to"
    if first.is_quote:
        return "quote"
    if first.pos_ == "ADP":
        return f"prep:{first.lower_}"
    if any(t.tag_ == "TO" and t.head.head.i <= cue[-1].i for t in content):
        return "object-to"
    return None


@cache
def _acts() -> Mapping[tuple[str, str], str]:
    """(lemma, part of speech) → act: that of most of the cue's frames, else the one that acts.tsv gives."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for (lemma, pos, _), cue in cues().items():
        counts.setdefault((lemma, pos), Counter())[cue.act] += 1
    listed = {(row["lemma"], row["pos"]): row["act"] for row in rows("acts.tsv")}
    return listed | {key: max(sorted(acts), key=lambda act: acts[act]) for key, acts in counts.items()}

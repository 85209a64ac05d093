"""Whether what a cue tells of was done: asserted, negated, refused or hypothetical."""

from collections.abc import Sequence

from spacy.tokens import Token

from .lexicon import words

_NEGATORS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "nobody", "hardly", "barely"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_QUESTION_WORDS = frozenset({"whether", "if", "how", "why", "when", "where", "who", "which", "what"})
_ASKED_LEMMAS = frozenset({"say", "tell", "know", "reveal", "disclose", "explain", "mention", "specify", "identify"})
_FARTHEST = 3


def polarity_of(cue: Sequence[Token], content: Sequence[Token]) -> str:
    """By the cue's tokens, with auxiliaries and negations that stand outside it, and by how the content begins."""
    if not cue:
        return "asserted"
    around = _with_auxiliaries(cue)
    roles = {words("refusals.tsv").get(t.lemma_.lower(), "") for t in cue}
    negations = sum(_is_negator(t) for t in around)
    inner = [words("negations.tsv").get(t.lemma_.lower()) for t in cue]
    negations += inner.count("negates")
    negations += inner.count("reverses") if negations else 0
    if "refuses" in roles:
        return "negated" if negations else "refused"
    if negations:
        if negations % 2 == 0:
            return "asserted"
        if any(words("modals.tsv").get(t.lower_) == "open" for t in around):
            return "hypothetical"
        return "refused" if "silent" in roles and _asks(cue, content) else "negated"
    return "hypothetical" if _is_hypothetical(cue, around) else "asserted"


def _is_negator(token: Token) -> bool:
    """ "no" negates before a noun ("made no mention") and is an answer by itself ("said no to")."""
    return token.dep_ == "neg" or token.lower_ in _NEGATORS or (token.lower_ == "no" and token.dep_ == "det")


def _with_auxiliaries(cue: Sequence[Token]) -> list[Token]:
    """The cue's tokens with the auxiliaries and negations of its verbs, shared ones of the verb before included."""
    found = {token.i: token for token in cue}
    for verb in cue:
        current = verb
        for _ in range(_FARTHEST):
            found.update({c.i: c for c in current.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i})
            if current.dep_ != "conj" or current.head.i == current.i:
                break
            if any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in current.children):
                break
            current = current.head
    return [found[i] for i in sorted(found)]


def _asks(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Silence refuses where it leaves open what was asked: "did not say whether", "did not respond"."""
    if not any(t.lemma_.lower() in _ASKED_LEMMAS for t in cue):
        return True
    return any(t.lower_ in _QUESTION_WORDS for t in content[:2])


def _is_hypothetical(cue: Sequence[Token], around: Sequence[Token]) -> bool:
    modals = words("modals.tsv")
    for place, token in enumerate(around):
        after = around[place + 1].lemma_.lower() if place + 1 < len(around) else ""
        if token.lower_ in modals and f"{token.lower_} {after}" not in modals:
            return True
        if after == "to" and f"{token.lemma_.lower()} to" in modals:
            return True
    return any(_CONDITIONS.intersection(c.lower_ for c in t.children if c.dep_ == "mark") for t in cue)

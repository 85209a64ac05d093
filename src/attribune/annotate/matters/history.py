"""Changes of a matter's status: what the words that govern its mention say happened to it."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...model.matter import Change
from ..clause import is_passive
from ..status import verb_status
from ..syntax import SUBJECTS
from ..voices import Voices
from .find import Found
from .lexicon import MatterWords

TRANSPARENT = frozenset(
    {"suite", "series", "set", "number", "raft", "package", "slew", "string", "part", "version", "most", "all"}
)


def changes(found: Found, words: MatterWords, voices: Voices) -> Iterator[Change]:
    """The changes that the words around one mention tell, in the order of the text."""
    family = words.family[found.kind]
    head = _top(found.head)
    for child in found.head.children:
        status = words.adjectives.get(child.lower_) if child.dep_ == "amod" else None
        if status:
            yield _change(found, child, status, voices)
        # "an order that allows" is told of as new: that it holds already is not said.
        if child.dep_ == "relcl" and found.definite:
            yield from _as_subject(found, child, words, voices, family)
    above = head.head
    if above == head:
        return
    if head.dep_ in ("dobj", "nsubjpass") or (head.dep_ in ("conj",) and above.dep_ in ("dobj", "nsubjpass")):
        verb = above.head if head.dep_ == "conj" else above
        yield from _governed(found, verb, words.verbs.get(family, {}), words, voices)
    elif head.dep_ in SUBJECTS and not is_passive(above):
        yield from _as_subject(found, above, words, voices, family)
        yield from _governed_by_control(found, above, words, voices, family)
    elif head.dep_ == "pobj" and above.lower_ in ("of", "to", "with", "in", "on", "down", "for"):
        noun = above.head
        if noun.ent_type_ in ("DATE", "TIME") and noun.dep_ == "pobj":
            noun = noun.head.head  # "the adoption in 2014 of the law"
        status = words.nouns.get(family, {}).get(noun.lemma_.lower())
        if status and noun.pos_ == "NOUN":
            yield _change(found, noun, status, voices)
    for child in found.head.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from _governed(found, child, words.verbs.get(family, {}), words, voices)


def _top(head: Token) -> Token:
    """The head of the phrase that the matter is the content of ("a suite of charges")."""
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in TRANSPARENT:
        head = head.head.head
    return head


def _as_subject(found: Found, verb: Token, words: MatterWords, voices: Voices, family: str) -> Iterator[Change]:
    """A matter that does something: a law that limits is in force, one that lapses has expired."""
    if is_passive(verb):
        yield from _governed(found, verb, words.verbs.get(family, {}), words, voices)
        return
    table = words.subjects.get(family, {})
    below = [o for c in verb.children for o in (c, *c.children) if o.dep_ in ("dobj", "pobj")]
    phrase = next((s for o in below if (s := table.get(f"{verb.lemma_} {o.lemma_}"))), None)
    status = phrase or table.get(verb.lemma_.lower())
    if status is None or verb_status(verb) not in ("occurred", "ongoing"):
        return
    if status == "in force" and not phrase and verb.tag_ not in ("VBZ", "VBP"):
        return
    yield _change(found, verb, status, voices)


def _governed_by_control(
    found: Found, participle: Token, words: MatterWords, voices: Voices, family: str
) -> Iterator[Change]:
    """ "to get his charges dropped": the participle governs what the parser takes for its subject."""
    if participle.tag_ == "VBN" and participle.dep_ in ("ccomp", "xcomp"):
        yield from _governed(found, participle, words.verbs.get(family, {}), words, voices)


def _governed(found: Found, verb: Token, table: dict[str, str], words: MatterWords, voices: Voices) -> Iterator[Change]:
    status = table.get(verb.lemma_.lower())
    if status is None or (verb.lemma_ == "strike" and not any(c.lower_ == "down" for c in verb.children)):
        return
    how = verb_status(verb, headline=found.piece.block.kind == "headline")
    if how in ("planned", "possible"):
        status = words.hedged.get(f"{status} {how}")
    elif how == "denied":
        status = None
    if status is None:
        return
    # Whoever asks or plans says so himself; that he does is told by whoever tells of the asking.
    told = verb
    if how in ("planned", "possible") and verb.dep_ in ("xcomp", "pcomp", "ccomp", "acl"):
        told = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if status in words.implied:
        yield _change(found, verb, words.implied[status], voices, told)
    yield _change(found, verb, status, voices, told)


def _change(found: Found, word: Token, status: str, voices: Voices, told: Token | None = None) -> Change:
    voice = voices.of(found.piece, found.piece.span_of(told or word))
    words = dict.fromkeys((told or word, word))
    return Change(status=status, evidence=(*map(found.piece.span_of, words), found.span), on_word_of=voice)


def in_order(changes_found: list[Change]) -> tuple[Change, ...]:
    """One change for each status and voice, with all its evidence, in the order of the text."""
    by_key: dict[tuple[str, tuple[str, ...]], Change] = {}
    for change in changes_found:
        key = (change.status, change.on_word_of)
        earlier = by_key.get(key)
        if earlier is None:
            by_key[key] = change
        else:
            evidence = tuple(dict.fromkeys((*earlier.evidence, *change.evidence)))
            by_key[key] = Change(status=change.status, evidence=evidence, on_word_of=change.on_word_of)
    return tuple(by_key.values())

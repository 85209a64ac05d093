"""Changes of a matter's status: what the words that govern its mention say happened to it."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...model.matter import Change
from ..clause import is_passive
from ..status import verb_status
from ..syntax import SUBJECTS
from ..voices import Voices
from .find import Found
from .lexicon import History, HistoryWords, MatterWords

PHRASE_PREPOSITIONS = frozenset({"of", "to", "with", "in", "on", "for", "against", "into", "from", "down", "out", "up"})


class Historian:
    """Reads changes off the words around a mention."""

    def __init__(self, words: MatterWords, history: HistoryWords, voices: Voices) -> None:
        self._words = words
        self._history = history
        self._voices = voices

    def changes(self, found: Found) -> Iterator[Change]:
        """The changes that the words around one mention tell, in the order of the text."""
        told = self._history.kinds[found.kind.name]
        for child in found.head.children:
            status = told.adjectives.get(child.lower_) if child.dep_ == "amod" else None
            if status:
                yield self.change(found, child, status)
            # "an order that allows" is told of as new: that it holds already is not said.
            if child.dep_ == "relcl" and (found.definite or is_passive(child)):
                yield from self._as_subject(found, child, told)
            elif child.dep_ == "acl" and child.tag_ == "VBN":
                yield from self._governed(found, child, told)
                # "The accord lapsed in April": a finite verb that the parser takes for a participle.
                if child.lemma_.lower() in told.subjects and found.head.dep_ == "ROOT":
                    yield from self._as_subject(found, child, told, finite=True)
        yield from self._from_above(found, self._top(found.head), told)

    def change(self, found: Found, word: Token, status: str, governor: Token | None = None) -> Change:
        """A change with its words; `governor` tells of it where the word itself is only asked for or planned."""
        piece, told = found.piece, governor or word
        words = dict.fromkeys(piece.span_of(t) for t in (told, word))
        evidence = tuple(dict.fromkeys((*words, found.span)))
        return Change(status=status, evidence=evidence, on_word_of=self._voices.of(piece, piece.span_of(told)))

    def _top(self, head: Token) -> Token:
        """The head of the phrase that the matter is the content of ("a suite of charges")."""
        while head.dep_ == "pobj" and head.head.lower_ == "of":
            if head.head.head.lemma_.lower() not in self._words.transparent:
                break
            head = head.head.head
        return head

    def _from_above(self, found: Found, head: Token, told: History) -> Iterator[Change]:
        first = head
        while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
            first = first.head
        above = first.head
        if above == first:
            return
        if first.dep_ in ("dobj", "nsubjpass"):
            yield from self._governed(found, above, told)
        elif first.dep_ in SUBJECTS and not is_passive(above):
            yield from self._as_subject(found, above, told)
            # "to get his charges dropped": the participle governs what the parser takes for its subject.
            if above.tag_ == "VBN" and above.dep_ in ("ccomp", "xcomp"):
                yield from self._governed(found, above, told)
        elif first.dep_ == "pobj" and above.lower_ in PHRASE_PREPOSITIONS:
            noun = above.head
            if noun.ent_type_ in ("DATE", "TIME") and noun.dep_ == "pobj":
                noun = noun.head.head  # "the adoption in 2014 of the law"
            status = told.nouns.get(noun.lemma_.lower())
            if status and noun.pos_ == "NOUN":
                yield self.change(found, noun, status)
            elif noun.pos_ == "VERB" and (status := told.verbs.get(f"{noun.lemma_.lower()} {above.lower_}")):
                yield from self._governed(found, noun, told)

    def _as_subject(self, found: Found, verb: Token, told: History, *, finite: bool = False) -> Iterator[Change]:
        """A matter that does something: a law that limits is in force, one that lapses has expired."""
        if is_passive(verb) and not finite:
            yield from self._governed(found, verb, told)
            return
        preps = [c for c in verb.children if c.dep_ == "prep"]
        below = [o for above in (verb, *preps) for o in above.children if o.dep_ in ("dobj", "pobj")]
        phrase = next((s for o in below if (s := told.phrases.get(f"{verb.lemma_} {o.lemma_}"))), None)
        lemma = verb.lemma_.lower()
        particles = (told.subjects.get(f"{lemma} {c.lower_}") for c in verb.children if c.dep_ in ("prt", "advmod"))
        status = phrase or next(filter(None, particles), None) or told.subjects.get(lemma)
        if status is None or verb_status(verb) not in ("occurred", "ongoing"):
            return
        if status in told.present and not phrase and verb.tag_ not in ("VBZ", "VBP"):
            return
        yield self.change(found, verb, status)

    def _governed(self, found: Found, verb: Token, told: History) -> Iterator[Change]:
        """What a verb does to its object, or to its subject in the passive."""
        lemma = verb.lemma_.lower()
        after = [c for c in verb.children if c.dep_ in ("prt", "prep", "advmod") and c.i > verb.i]
        inner = [o for c in after if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
        phrases = (f"{lemma} {c.lower_}" for c in (*after, *inner))
        status = next((told.verbs[p] for p in phrases if p in told.verbs), None) or told.verbs.get(lemma)
        if status is None:
            return
        how = verb_status(verb, headline=found.piece.block.kind == "headline")
        if how == "denied":
            return
        if verb.dep_ == "acl" and verb.head.lemma_.lower() in self._history.deeds:
            how = "occurred"  # "upheld the decision to block it"
        if how in ("planned", "possible"):
            hedged = told.hedged.get((status, how))
            if hedged is None:
                return
            # Whoever asks or plans says so himself; that he does is told by whoever tells of the asking.
            governor = None
            if verb.dep_ in ("xcomp", "pcomp", "ccomp", "acl"):
                governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
            if hedged in self._history.implied:
                yield self.change(found, verb, self._history.implied[hedged], governor)
            yield self.change(found, verb, hedged, governor)
            return
        yield self.change(found, verb, status)


def in_order(changes: list[Change]) -> tuple[Change, ...]:
    """One change for each status and voice, with all its evidence, in the order of the text."""
    by_key: dict[tuple[str, tuple[str, ...]], Change] = {}
    for change in changes:
        key = (change.status, change.on_word_of)
        earlier = by_key.get(key)
        evidence = dict.fromkeys((*earlier.evidence, *change.evidence) if earlier else change.evidence)
        by_key[key] = Change(status=change.status, evidence=tuple(evidence), on_word_of=change.on_word_of)
    return tuple(by_key.values())

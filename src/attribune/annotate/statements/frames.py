"""Complement frames: how a cue takes its content ("said that …", "called for …", "criticized …", "is expected to …").

A frame is found in the parse alone; whether it makes a statement is the lexicon's business.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ..syntax import is_passive
from .phrases import Stretch, clause_words, has_to, is_finite, subtree, verb_group, without

# Prepositions that go on with an object ("accused X of Y", "criticized X for Y"), not with time or place.
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "as", "to", "from", "with", "against", "toward", "towards"})

# "in a statement on Tuesday": a day is when something was said, not what.
_WHEN = frozenset({"DATE", "TIME"})

_APART = frozenset({",", "—", "–", "--", "-"})
_PARENTHESIS_WORDS = 15


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to read a predicate: the frame's name, the words of the cue, of the content, and the content's head."""

    name: str
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    head: Token


def verb_frames(verb: Token) -> Iterator[Frame]:
    """The frames in which a verb stands, the most telling one first."""
    cue = (verb_group(verb),)
    passive = is_passive(verb)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i > verb.i]
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    infinitives = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and has_to(c)]
    for clause in clauses:
        if clause.i > verb.i and clause not in infinitives:
            yield Frame("clause" if _is_clause(clause) else "small", cue, (clause_words(clause, verb),), clause)
        elif clause.i < verb.i and clause.left_edge.i < verb.left_edge.i + 2 and is_finite(clause):
            yield Frame("fronted", cue, (subtree(clause),), clause)
    if not clauses:
        yield from (Frame("clause", cue, (subtree(clause),), clause) for clause in _misplaced_clauses(verb))
    if verb.dep_ in ("parataxis", "ccomp", "advcl") and _stands_apart(verb):
        yield Frame("fronted", cue, tuple(without(subtree(verb.head), subtree(verb))), verb.head)
    if passive:
        yield from _passive_frames(verb, infinitives)
    for infinitive in infinitives:
        start, end = subtree(infinitive)
        if objects and objects[0].i < infinitive.i:
            yield Frame("object-to", cue, ((objects[0].left_edge.i, end),), infinitive)
        elif _first_subject(infinitive) is not None:
            yield Frame("object-to", cue, ((start, end),), infinitive)
        elif not passive:
            yield Frame("to", cue, ((start, end),), infinitive)
            subject = _first_subject(verb)
            if subject is not None:
                yield Frame("raise", cue, (subtree(subject), (start, end)), infinitive)
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" or (child.dep_ == "acomp" and verb.lemma_ != "be"):
            start = objects[0].left_edge.i if objects and objects[0].i < child.i else child.left_edge.i
            yield Frame("small", cue, ((start, child.right_edge.i + 1),), child)
        elif child.dep_ in ("xcomp", "pcomp") and not has_to(child):
            yield Frame("ing" if child.tag_ == "VBG" else "small", cue, (subtree(child),), child)
    if any(c.dep_ == "appos" and verb.doc[c.left_edge.i - 1].is_quote for o in objects for c in o.children):
        # 'called the plan “a disgrace”': the marks hide from the parser that this is no apposition.
        yield Frame("small", cue, (subtree(objects[0]),), objects[0])
    if objects and not passive:
        yield Frame("object", cue, ((objects[0].left_edge.i, _object_end(verb, objects[0])),), objects[0])
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i > verb.i:
            for o in prep.children:
                if o.dep_ in ("pobj", "pcomp") and o.ent_type_ not in _WHEN:
                    group = (cue[0][0], prep.i + 1) if prep.i == cue[0][1] else cue[0]
                    yield Frame(f"prep:{prep.lower_}", (group,), ((o.left_edge.i, _phrase_end(verb, o)),), o)


def _misplaced_clauses(verb: Token) -> Iterator[Token]:
    """ "said in a statement that …": the parser often hangs the clause on the noun in between."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i > verb.i:
            for noun in prep.children:
                for clause in noun.children:
                    if noun.dep_ == "pobj" and clause.dep_ in ("acl", "ccomp") and _is_that_clause(clause):
                        yield clause


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def adjective_frames(copula: Token) -> Iterator[Frame]:
    """The frames of a predicative adjective: "is confident that …", "was willing to …", "is proud of …"."""
    for adjective in copula.children:
        if adjective.dep_ != "acomp":
            continue
        start = verb_group(copula)[0]
        cue = (start, adjective.i + 1)
        for child in adjective.children:
            if child.i < adjective.i:
                continue
            if child.dep_ in ("ccomp",) and not has_to(child):
                yield Frame("clause", (cue,), (subtree(child),), child)
            elif child.dep_ in ("xcomp", "ccomp") and has_to(child):
                yield Frame("to", (cue,), (subtree(child),), child)
                subject = _first_subject(copula)
                if subject is not None:
                    yield Frame("raise", (cue,), (subtree(subject), subtree(child)), child)
            elif child.dep_ == "prep":
                for o in child.children:
                    if o.dep_ in ("pobj", "pcomp") and o.ent_type_ not in _WHEN:
                        end = child.i + 1 if child.i == adjective.i + 1 else adjective.i + 1
                        yield Frame(f"prep:{child.lower_}", ((start, end),), (subtree(o),), o)


def noun_frames(noun: Token) -> Iterator[Frame]:
    """The frames of a noun that names an utterance or a view: "claim that …", "plan to …", "criticism of …"."""
    cue = (noun.i, noun.i + 1)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp") and any(c.dep_ == "mark" for c in child.children):
            yield Frame("clause", (cue,), (subtree(child),), child)
        elif child.dep_ in ("acl", "xcomp", "ccomp") and has_to(child):
            yield Frame("to", (cue,), (subtree(child),), child)
        elif child.dep_ == "prep":
            for o in child.children:
                if o.dep_ in ("pobj", "pcomp") and o.ent_type_ not in _WHEN:
                    end = child.i + 1 if child.i == noun.i + 1 else noun.i + 1
                    yield Frame(f"prep:{child.lower_}", ((noun.i, end),), (subtree(o),), o)


def light_frames(verb: Token) -> Iterator[tuple[Token, Frame]]:
    """An object that is itself an utterance or a view, with its complement: "raised the possibility of …".

    Yields the object's noun with each frame; the cue reaches from the verb to the noun, or to a participle of saying
    that hangs on it ("issued a statement saying …").
    """
    start = verb_group(verb)[0]
    for noun in verb.children:
        if noun.dep_ not in ("dobj", "obj") or noun.i < verb.i:
            continue
        for child in noun.children:
            if child.i < noun.i:
                continue
            saying = child.dep_ == "acl" and child.tag_ == "VBG"
            clauses = [c for c in child.children if c.dep_ == "ccomp" and c.i > child.i] if saying else []
            if clauses:
                yield noun, Frame("light", ((start, child.i + 1),), (subtree(clauses[0]),), clauses[0])
            elif _completes(child):
                yield noun, Frame("light", ((start, noun.i + 1),), (subtree(child),), child)


def _completes(child: Token) -> bool:
    """Whether a noun's dependent says what was uttered: a "that" clause, an infinitive, an "of" phrase."""
    if child.dep_ == "prep":
        return child.lower_ == "of"
    if child.dep_ in ("acl", "xcomp") and has_to(child):
        return True
    return child.dep_ in ("acl", "ccomp", "relcl", "appos") and any(c.dep_ == "mark" for c in child.children)


def _passive_frames(verb: Token, infinitives: list[Token]) -> Iterator[Frame]:
    """ "is expected to …": subject and infinitive are the content; "was criticized by X": the subject is."""
    cue = (verb_group(verb),)
    subject = _first_subject(verb)
    if subject is None:
        return
    for infinitive in infinitives:
        yield Frame("passive-to", cue, (subtree(subject), subtree(infinitive)), infinitive)
    if any(c.dep_ == "agent" for c in verb.children):
        yield Frame("by", cue, (subtree(subject),), subject)
    for child in verb.children:
        if child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as"):
            end = child.i + 1 if child.dep_ == "prep" else cue[0][1]
            start = child.left_edge.i if child.dep_ == "oprd" else child.i + 1
            if start < child.right_edge.i + 1:
                yield Frame(
                    "passive-as", ((cue[0][0], end),), (subtree(subject), (start, child.right_edge.i + 1)), child
                )


def _is_clause(clause: Token) -> bool:
    return is_finite(clause) or any(c.dep_ == "mark" or c.tag_ in ("WP", "WRB") for c in clause.children)


def _stands_apart(verb: Token) -> bool:
    """Whether the verb's words stand between commas in the clause that it attributes: "Time, she added, is short"."""
    start, end = subtree(verb)
    doc = verb.doc
    head = verb.head
    return (
        _first_subject(verb) is not None
        and end - start <= _PARENTHESIS_WORDS
        and head.left_edge.i < start
        and (doc[start].text in _APART or doc[start - 1].text in _APART)
        and (end >= len(doc) or doc[end].is_punct or doc[end - 1].is_punct)
    )


def _first_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")), None)


def _phrase_end(verb: Token, o: Token) -> int:
    """Where a prepositional object ends, with an "as" that goes on with it: "referred to him as a reformer"."""
    end = o.right_edge.i + 1
    for child in verb.children:
        if child.left_edge.i == end and child.dep_ == "prep" and child.lower_ == "as":
            end = child.right_edge.i + 1
    return end


def _object_end(verb: Token, first: Token) -> int:
    """Where the object ends, with the prepositional complements that the parser hung on the verb."""
    end = first.right_edge.i + 1
    for child in verb.children:
        if child.left_edge.i == end and _goes_with_object(child):
            end = child.right_edge.i + 1
    return end


def _goes_with_object(child: Token) -> bool:
    if child.dep_ == "conj":
        return child.pos_ not in ("VERB", "AUX")
    return child.dep_ == "prep" and child.lower_ in _COMPLEMENT_PREPOSITIONS

"""The status of an event: occurred, ongoing, planned, possible or denied, from the words around its trigger."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from .clause import is_infinitive, is_negated
from .lang_data import read_toml

MAX_CLIMB = 5
# Which of two statuses on the way up is kept: the one further left.
STRENGTH = ("denied", "possible", "planned", "ongoing", "occurred")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words → status, by where they stand (see status.toml), and the words of commitments."""

    modal: dict[str, str]
    governor: dict[str, str]
    noun: dict[str, str]
    adjective: dict[str, str]
    approached: frozenset[str]
    happening: frozenset[str]
    means: frozenset[str]
    contact: frozenset[str]
    decision: frozenset[str]
    performing: frozenset[str]
    commitment: dict[str, frozenset[str]]


@cache
def status_words() -> StatusWords:
    """The English words, read once a process."""
    data = read_toml("status.toml")

    def turned(table: dict[str, Any]) -> dict[str, str]:
        return {word: status for status, words in table.items() for word in words}

    return StatusWords(
        modal=turned(data["modal"]),
        governor=turned(data["governor"]),
        noun=turned(data["noun"]),
        adjective=turned(data["adjective"]),
        approached=frozenset(data["approached"]["phrases"]),
        happening=frozenset(data["happening"]["verbs"]),
        means=frozenset(data["means"]["words"]),
        contact=frozenset(data["contact"]["verbs"]),
        decision=frozenset(data["decision"]["words"]),
        performing=frozenset(data["performing"]["verbs"]),
        commitment={name: frozenset(words) for name, words in data["commitment"].items()},
    )


def verb_status(verb: Token, *, headline: bool = False) -> str:
    """The status of what a verb tells."""
    words = status_words()
    found = [_own(verb, words, headline)]
    current = verb
    for _ in range(MAX_CLIMB):
        above = current.head
        if above == current:
            break
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            found.append("possible")
        if current.dep_ == "conj":
            if not _has_auxiliary(current) and above.pos_ in ("VERB", "AUX") and current.tag_ == above.tag_:
                found.append(_own(above, words, headline))
        elif current.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
            over = above.head if current.dep_ == "pcomp" else above
            table = words.noun if over.pos_ in ("NOUN", "PROPN") else words.governor
            status = table.get(over.lemma_.lower())
            open_form = is_infinitive(current) or current.tag_ in ("VB", "VBG")
            if (
                current.dep_ == "advcl"
                and over.lemma_ in words.contact
                and any(c.dep_ == "dobj" for c in over.children)
            ):
                pass  # "called the minister to congratulate her": done with the call
            elif (
                over.lemma_ == "have"
                and open_form
                and any(c.lower_ == "yet" for c in (*over.children, *current.children))
            ):
                found.append("denied")  # "has yet to pass it"
            elif status and (open_form or status == "denied"):
                found.append(_turned(status, over))
            elif current.dep_ == "advcl" and is_infinitive(current):
                found.append("planned")
            elif current.dep_ == "xcomp" and is_infinitive(current):
                found.append(_own(over, words, headline))
            if over.pos_ in ("VERB", "AUX") and not open_form:
                break
            current = over
            continue
        else:
            break
        current = above
    return min(found, key=STRENGTH.index)


def _turned(status: str, governor: Token) -> str:
    """A negated governor: "did not deny" leaves it open, "does not plan to" denies."""
    if not is_negated(governor):
        return status
    return "possible" if status == "denied" else "denied"


def _has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)


def _own(verb: Token, words: StatusWords, headline: bool) -> str:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.pos_ not in ("VERB", "AUX"):
        auxiliaries += [c for c in verb.head.children if c.dep_ == "aux"]
    if is_negated(verb):
        return "denied"
    modal = next((words.modal[a.lower_] for a in auxiliaries if a.lower_ in words.modal), None)
    if modal:
        # "would have met", "could have been killed": it did not come to it.
        perfect = any(a.lower_ == "have" for a in auxiliaries)
        return "possible" if perfect and modal != "planned" else modal
    if headline and verb.dep_ == "ROOT" and is_infinitive(verb):
        return "planned"
    if verb.tag_ == "VBG" and any(a.lemma_ == "be" and a.tag_ in ("VBZ", "VBP", "VBD") for a in auxiliaries):
        return "ongoing" if not any(a.tag_ == "VBD" for a in auxiliaries) else "occurred"
    if any(a.lower_ == "being" for a in auxiliaries) and any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries):
        return "ongoing"
    if verb.tag_ == "VBG" and any(a.lower_ == "been" for a in auxiliaries):
        return "ongoing"
    return "occurred"


def _is_argument(noun: Token) -> bool:
    """Whether the verb above says something of the noun; "had no offices since the adoption" says nothing of it."""
    return noun.dep_ != "pobj" or noun.head.lower_ in ("for", "of", "to", "on", "about", "with", "over", "into")


def noun_status(noun: Token, *, headline: bool = False, verbal: bool = False) -> str:
    """The status of what a noun tells: by its adjectives, its governor, and the verb that it is an argument of.

    What is said (`verbal`) is said even where it is rejected ("rejected the request"), and is done by announcing it.
    As a subject, a happening takes the status of a verb that tells it ("the talks will begin"), not of one that tells
    its effects ("would not help").
    """
    words = status_words()
    found = ["occurred"]
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "det", "nmod"):
            if child.lower_ in ("no", "neither"):
                found.append("denied")
            status = words.adjective.get(child.lemma_.lower())
            if status:
                found.append(status)
    above = noun.head
    if noun.dep_ == "pobj":
        above = above.head
        if f"{above.lemma_.lower()} {noun.head.lower_}" in words.approached:
            found.append("planned")
    if above.pos_ == "NOUN" and above.lemma_.lower() in words.noun and noun.dep_ == "pobj":
        found.append(words.noun[above.lemma_.lower()])
    elif above.pos_ in ("VERB", "AUX") and above != noun and _is_argument(noun):
        if noun.dep_ in ("nsubj", "nsubjpass") and above.lemma_.lower() not in words.happening:
            # "a ruling would settle it": there is none yet; "the ruling would" speaks of one that was made.
            indefinite = any(c.dep_ == "det" and c.lower_ in ("a", "an", "any") for c in noun.children)
            if indefinite and any(c.dep_ == "aux" and c.lower_ in words.modal for c in above.children):
                found.append("possible")
            return min(found, key=STRENGTH.index)
        status = words.governor.get(above.lemma_.lower())
        if verbal and (status == "denied" or above.lemma_.lower() in words.performing):
            return min(found, key=STRENGTH.index)
        if status and noun.dep_ in ("dobj", "pobj") and status in ("planned", "possible", "ongoing", "denied"):
            found.append(_turned(status, above))
        found.append(verb_status(above, headline=headline))
    return min(found, key=STRENGTH.index)

"""From a match to its participants: the slots of an entry's frame, tried in turn."""

from itertools import islice

from spacy.tokens import Token

from ..clause import (
    agent,
    complement,
    coordinated,
    gerund,
    grammatical_subject,
    holders,
    is_infinitive,
    is_passive,
    leads_nowhere,
    objects,
    prepositional,
    sender,
    speaker_of,
)
from ..parse import Piece
from .cast import NAMED_LABELS, Cast
from .lexicon import Lexicon
from .match import Match, match_at

BEFORE = ("compound", "amod", "nmod")
# Phrases in which somebody who is named is likely the one acted towards, where the frame's own slots are empty.
TOWARDS = ("to", "against", "with", "on", "upon", "for", "of", "toward", "towards", "at", "in", "into", "from",
           "between", "among", "about")  # fmt: skip
TALKED_TO = ("to", "with", "for", "of", "from", "between", "among")  # "in Geneva" is where they talked
SOUGHT = ("for", "against", "on", "to")  # "pledged to push for a law": what the deed is about, without an object
CULPABLE = frozenset({"responsible", "guilty"})
EXAMPLE = ("including", "like")
CONDITIONAL = ("until", "till", "unless", "if", "before")
# What becomes of a recipient that is an act or a thing of somebody: of a law the thing itself counts, of what is hit,
# taken or cut the thing and its owner, of words somebody's deed stands for who did it.
THINGS = {
    "ENACT": "itself", "RULE": "both", "ASSAULT": "both", "COERCE": "both", "SANCTION": "both", "AID": "both",
    "SUPPORT": "both", "ACCUSE": "both", "REJECT": "both", "REQUEST": "both", "AGREE": "both", "CONCEDE": "both",
    "COOPERATE": "both", "RETREAT": "both",
}  # fmt: skip
# Types that are always done to somebody, so that a far phrase is better than none.
FAR = frozenset({
    "SUPPORT", "AID", "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "CONCEDE",
    "RETREAT", "MOBILIZE",
})  # fmt: skip
# Types done to somebody's things and people as much as to somebody: whose they are is told further down.
MATERIAL = frozenset({"AID", "RETREAT", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "CONCEDE", "AGREE", "REJECT"})
OWN = frozenset({"from", "by", "poss", "mod", "of", "between"})  # slots of a noun that need no verb
FURTHER = frozenset({"to", "with", "against"})  # prepositions that parsers hang too far down
PHRASAL = frozenset(
    {"relcl", "acl", "amod", "prep", "pobj", "dobj", "conj", "appos", "compound", "nummod", "npadvmod", "dative"}
)
# What only a country's authorities do to those who are there, with the prepositions of where.
CUSTODY = {
    ("COERCE", "arrest"): ("in",), ("COERCE", "deport"): ("from",), ("SANCTION", "expel"): ("from",),
    ("RETREAT", "release"): ("from", "in"), ("ASSAULT", "torture"): ("in",),
}  # fmt: skip
MAX_PHRASES = 3  # phrases within phrases that are looked through
MAX_SUBTREE = 40  # words of a complement clause that are searched for somebody


class Slots:
    """Resolves the slots of matches in one piece."""

    def __init__(self, piece: Piece, cast: Cast, lexicon: Lexicon) -> None:
        self._piece = piece
        self._cast = cast
        self._lexicon = lexicon

    def actors(self, match: Match) -> tuple[str, ...]:
        """Who acts."""
        found = self._first(match, self._acting(match), thing="owner", acts=True)
        if "subj" in match.entry.actor:
            found = tuple(dict.fromkeys((*found, *self._clients(match))))
        if match.head.pos_ == "VERB":
            found = tuple(dict.fromkeys((*found, *self._named_among(match, self._subject(match), found))))
        above = match.head.head
        if not found and match.head.dep_ == "pobj" and above.head.pos_ == "ADJ" and above.head.lemma_ in CULPABLE:
            # "has been responsible for the killings"
            guilty = grammatical_subject(above.head.head)
            found = tuple(n for g in guilty for n in self._cast.find(self._piece, g, acts=True))
        if not found and match.head.dep_ == "pobj" and match.head.head.lower_ in EXAMPLE:
            # "making remarks, including an attack on the minister": whoever makes the remarks.
            makers = holders(match.head.head.head) if match.head.head.head.pos_ == "NOUN" else []
            found = tuple(n for m in makers for n in self._cast.find(self._piece, m, acts=True))
        return found

    def scene(self, match: Match) -> list[Token]:
        """The town that names an attack: "the Bergen shootings". It is hit, where a country might have attacked."""
        if match.entry.type != "ASSAULT" or match.head.pos_ == "VERB":
            return []
        names = [c for c in match.head.children if c.dep_ in ("compound", "nmod")]
        return [n for n in names if self._cast.place(self._piece, [n]) and not self._cast.country(self._piece, n)]

    @staticmethod
    def _acting(match: Match) -> tuple[str, ...]:
        """The slots of who acts; of "his release", where nobody else is released, he is the one to whom it is done."""
        if "poss" not in match.entry.recipient or prepositional([match.head], ("of",)):
            return match.entry.actor
        return tuple(slot for slot in match.entry.actor if slot != "poss")

    def _clients(self, match: Match) -> list[str]:
        """For whom the lawyers act who are the subject: it is the clients' deed as well."""
        lawyers = [s for s in self._subject(match) if s.lemma_.lower() in self._lexicon.counsels]
        return self._others(prepositional(lawyers, ("for",)), ())

    def recipients(self, match: Match, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Who or what is acted upon; failing the frame's slots, somebody named in a phrase beside or below the trigger.

        Of those who act on each other ("the two ministers signed"), the slot `rest` makes all but the first recipients.
        """
        thing = THINGS.get(match.entry.type, "owner")
        # "gave the ministry a deadline over the attack": with fixed words, the indirect object is surely the one.
        found = self._others(self._heads(match, "dat"), actors) if match.words else []
        found = found or self._answering(match, actors)
        found = found or list(self._first(match, match.entry.recipient, thing=thing, but=actors))
        found = found or self._others(self.scene(match), actors)
        found += [n for n in self._of_deeds(match, actors) if n not in found]
        if not any(self._cast.is_named(f) for f in found):
            further = FURTHER if found else (*FURTHER, "on")
            deeper = (h for slot in match.entry.recipient if slot in further for h in self._deeper(match, slot))
            found += [n for n in self._others(list(deeper), actors) if n not in found]
        if not found:
            towards = TALKED_TO if match.entry.type == "CONSULT" else TOWARDS
            near = [h for h in prepositional(self._nodes(match), towards) if h.i > match.head.i and self._is_known(h)]
            found = self._others(near, actors)[:1] or self._below(match, actors)
        found += [n for n in self._named_among(match, objects(match.head), actors) if n not in found]
        if match.entry.type in MATERIAL and not any(self._cast.is_named(f) for f in found):
            found += self._in_phrases(match, actors)
        if match.entry.type == "REJECT" and match.head.dep_ == "pcomp" and match.head.head.lower_ == "for":
            found += self._others(agent(match.head.head.head), actors)  # "the panel fined him for refusing": who asked
        return tuple(dict.fromkeys(found))

    def _named_among(self, match: Match, several: list[Token], but: tuple[str, ...]) -> list[str]:
        """Who is named as one of several: "arrested six officials, including the mayor"."""
        nodes = [s for s in several if s.tag_ in ("NNS", "NNPS")] if match.head.pos_ == "VERB" else []
        before = [p for p in match.head.children if nodes and p.dep_ == "prep" and p.i > nodes[0].i]
        preps = [p for n in nodes for p in n.children if p.dep_ == "prep"] + before
        named = coordinated(o for p in preps if p.lower_ == "including" for o in p.children if o.dep_ == "pobj")
        return self._others([o for o in named if self._is_known(o)], but)

    def _of_deeds(self, match: Match, actors: tuple[str, ...]) -> list[str]:
        """Whose deed the object is, or to whom it is done: "rejected a call from the union", "refused talks"."""
        if match.head.pos_ != "VERB" or match.entry.type == "ENACT":
            return []
        for noun in [o for o in objects(match.head) if o not in match.words and o.pos_ == "NOUN"]:
            deed = match_at(self._piece, noun, self._lexicon, self._cast)
            if deed is None:
                continue
            doers = self._first(deed, tuple(s for s in deed.entry.actor if s in OWN), thing="owner", but=actors)
            done_to = self._first(deed, deed.entry.recipient, thing="owner", but=actors)
            found = [n for n in (doers or done_to) if n not in actors]
            if found:
                return found
        return []

    def _in_phrases(self, match: Match, actors: tuple[str, ...]) -> list[str]:
        """The first who is named in phrases that hang on the trigger or on its object, without any clause between:
        "withdrew its soldiers from the hills of Tessaly".
        """
        level = self._nodes(match)
        deed = self._complement(match)
        if deed is not None and match.head.pos_ != "NOUN":  # "are ready to send troops to the force in Tessaly"
            level += [deed, *objects(deed)]
        seen: set[int] = {t.i for t in level}
        for _ in range(MAX_PHRASES):
            below = [o for o in prepositional(level, None) if o.i not in seen and o.i > match.head.i]
            for noun in below:
                found = (
                    [f for f in self._others([noun], actors) if self._cast.is_named(f)] if self._is_known(noun) else []
                )
                if found:
                    return found[:1]
            seen.update(t.i for t in below)
            level = below
        return []

    def _answering(self, match: Match, actors: tuple[str, ...]) -> list[str]:
        """Who grants or rejects a request: to whom it was made."""
        verb = match.head.head
        if match.entry.type != "REQUEST" or match.head.dep_ not in ("dobj", "nsubjpass"):
            return []
        return self._others(agent(verb), actors) if verb.lemma_.lower() in self._lexicon.answers else []

    def authorities(self, match: Match, recipients: tuple[str, ...]) -> tuple[str, ...]:
        """Whose authorities are understood to act: "was arrested in Cuba", "released from captivity in Libya"."""
        where = CUSTODY.get((match.entry.type, match.entry.mode or ""))
        if where is None or not is_passive(match.head) or agent(match.head):
            return ()
        level = [match.head]
        for _ in range(MAX_PHRASES):
            level = prepositional(level, where)
            found = [n for noun in level if (n := self._cast.country(self._piece, noun)) and n not in recipients]
            if found:
                return tuple(found[:1])
        return ()

    def conditional(self, match: Match, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Whose deed a threat or a refusal waits for: "will not lift the ban until the ministry gives in"."""
        clauses = [
            c
            for verb in (match.head, complement(match.head))
            for c in (verb.children if verb is not None else ())
            if c.dep_ == "advcl" and any(m.lower_ in CONDITIONAL for m in c.children if m.dep_ in ("mark", "prep"))
        ]
        clauses = [x for c in clauses for x in (c, *(o for o in c.conjuncts if o.i > c.i))]
        subjects = [s for c in clauses for s in coordinated(s for s in c.children if s.dep_ in ("nsubj", "nsubjpass"))]
        subjects += [a for c in clauses if is_passive(c) for a in agent(c)]
        return tuple(self._others([s for s in subjects if self._is_known(s)], actors))

    def _below(self, match: Match, actors: tuple[str, ...]) -> list[str]:
        """The first in the trigger's own phrases who is named, outside of clauses that tell another story."""
        if match.head.pos_ != "VERB" or match.entry.type not in FAR:
            return []
        apart = {
            t.i
            for c in match.head.children
            if c.dep_ in ("advcl", "parataxis", "conj", "ccomp")
            # "gave 3 million euros to promote farming in Tessaly": what help is for tells whom it helps.
            if match.entry.type != "AID" or not is_infinitive(c)
            for t in c.subtree
        }
        for token in islice(match.head.subtree, MAX_SUBTREE):
            if token.i > match.head.i and token.i not in apart and self._is_known(token):
                found = [f for f in self._others([token], actors) if self._cast.is_named(f)]
                if found:
                    return found[:1]
        return []

    def _first(
        self, match: Match, slots: tuple[str, ...], *, thing: str, but: tuple[str, ...] = (), acts: bool = False
    ) -> tuple[str, ...]:
        for slot in slots:
            found: list[str] = []
            if slot == "rest":
                if len(but) > 1:
                    return but[1:]
                both = dict.fromkeys(self._sides(match))
                if len(both) > 1:
                    return tuple(side for side in both if side not in but)
                continue
            if slot == "word" and match.entry.type == "CONSULT" and not but:
                continue  # a meeting that nobody is told to attend
            if slot == "comp":
                found += self._in_complement(match, but)
                found += self._thing_in_complement(match) if found else []
            scene = self.scene(match) if acts else []
            for head in (h for h in self._heads(match, slot) if h not in scene):
                people = any(c.lower_ == "the" for c in head.children)  # "the homeless"
                make = head.pos_ != "ADJ" or people or head.ent_type_ in NAMED_LABELS
                meeting = slot == "word" and match.entry.type == "CONSULT"
                kept = "itself" if slot == "NP" or meeting else thing
                short = slot == "obj" and match.entry.head in self._lexicon.takes_of
                found += self._cast.find(self._piece, head, make=make, thing=kept, acts=acts, without_of=short)
            itself = self._cast.known(self._piece, match.head) if slot != "NP" else None  # "insults" insult nobody
            found = [f for f in dict.fromkeys(found) if f not in but and (f != itself or self._cast.is_named(f))]
            if slot == "mod":  # "Information Act lawsuits": by nobody whom the words name
                found = [f for f in found if not (acts and self._cast.is_matter(f))]
            if found:
                return tuple(found)
        return ()

    def _heads(self, match: Match, slot: str) -> list[Token]:
        head = match.head
        if slot == "subj":
            return self._subject(match)
        if slot == "obj" and head.pos_ == "ADP":  # "was against the war"
            return coordinated(c for c in head.children if c.dep_ == "pobj")
        if slot == "obj":
            # "ordered the arrest and detention": the second noun is what the first one is.
            own = [o for o in objects(head) if o not in match.words and o != head]
            if match.entry.type == "ASSAULT":  # "used tear gas": with what, not on whom
                own = [o for o in own if not any(w.head == o and w.dep_ == "compound" for w in match.words)]
            return [o for o in own if o.dep_ != "conj" or o.head not in match.words]
        if slot == "dat":
            return coordinated(c for c in head.children if c.dep_ == "dative" and c.pos_ != "ADP")
        if slot == "comp":
            return []
        if slot == "word":
            return [w for w in match.words if w.pos_ in ("NOUN", "PROPN")]
        if slot == "poss":
            return coordinated(c for c in head.children if c.dep_ == "poss")
        if slot == "mod":
            people = self._lexicon.people
            return [c for c in head.children if c.dep_ in BEFORE and (self._is_known(c) or c.lemma_.lower() in people)]
        if slot == "is":
            return self._subject(match) if head.dep_ == "attr" else [head.head] if head.dep_ == "appos" else []
        if slot == "lv":
            return self._light(head, reverse=False)
        if slot == "lvobj":
            return self._light(head, reverse=True)
        if slot == "NP":
            return [head]
        # "Along with the dispute, the court rejected …": what stands before is beside the deed.
        nodes = self._nodes(match)
        first = min(n.i for n in nodes)
        found = [o for o in prepositional(nodes, (slot,)) if o.i > first and o not in match.words]
        # "filed suit in court": the place of the deed.
        return [o for o in found if slot != "in" or o.lemma_.lower() not in self._lexicon.classes["court"]]

    def _deeper(self, match: Match, preposition: str) -> list[Token]:
        """Who is named in the phrase, where a parser hangs it further down: "returned a bone of a saint to Tessaly"."""
        if match.head.pos_ != "VERB":
            return []
        nodes = {n.i for n in self._nodes(match)}
        for prep in islice(match.head.subtree, MAX_SUBTREE):
            if prep.i < match.head.i or prep.dep_ not in ("prep", "dative") or prep.lower_ != preposition:
                continue
            above = prep.head
            while above.i not in nodes and above.dep_ in PHRASAL and above.i > match.head.i:
                above = above.head
            if above.i in nodes:
                found = [o for o in coordinated(o for o in prep.children if o.dep_ == "pobj") if self._is_known(o)]
                if found:
                    return found
        return []

    def _subject(self, match: Match) -> list[Token]:
        head = match.head
        if head.pos_ == "VERB":
            found = agent(head)
            if not found and is_passive(head):  # "was promised to the villages by the ministry"
                found = prepositional(self._nodes(match), ("by",))
            return [self._issuer(t) for t in (*found, *sender(head))]
        return grammatical_subject(head if any(c.dep_ == "nsubj" for c in head.children) else head.head)

    def _sides(self, match: Match) -> list[str]:
        """Whose people act on each other: "Tessalian and Norrish ministers", "Tessaly and Norrance's envoys"."""
        found: list[str] = []
        for subject in self._subject(match):
            if subject.tag_ in ("NNS", "NNPS"):
                before = [c for c in subject.children if c.dep_ in (*BEFORE, "poss")]
                sides = [o for c in before for o in (c, *(x for x in c.conjuncts if x.i > c.i))]
                found += [n for side in sides if self._is_known(side) for n in self._cast.find(self._piece, side)]
        return found

    def _issuer(self, subject: Token) -> Token:
        """Who speaks through a text: "released a statement criticizing", "said it would"."""
        if subject.lemma_.lower() in self._lexicon.classes["text"] and subject.dep_ == "dobj":
            return next(iter(agent(subject.head)), subject)
        if subject.pos_ == "PRON" and self._cast.known(self._piece, subject) is None:
            return speaker_of(subject)
        return subject

    def _nodes(self, match: Match) -> list[Token]:
        """The words that prepositional phrases of the participants may hang on: a parser often errs among them."""
        nodes = match.nodes
        if match.head.pos_ == "VERB":
            nodes = [
                *nodes,
                *(c for c in match.head.children if c.dep_ in ("dobj", "nsubjpass", "attr") and c not in nodes),
            ]
            nodes += [
                o
                for n in list(nodes)
                for p in n.children
                if p.dep_ == "prep"
                for o in p.children
                if o.dep_ == "pobj" and not leads_nowhere(o)
            ]
        elif match.head.dep_ == "dobj" or (match.head.dep_ == "nsubj" and match.head.head.lemma_ == "come"):
            nodes = [*nodes, match.head.head]
        if match.head.pos_ != "VERB":  # "the arrest of the editor by the police", "a suit by tenants against the bank"
            nodes = [
                *nodes,
                *(o for p in match.head.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"),
            ]
        return [*nodes, *(c for n in nodes for c in n.conjuncts if c.i > n.i and c.pos_ == "NOUN" and n.pos_ == "NOUN")]

    def _light(self, noun: Token, *, reverse: bool) -> list[Token]:
        """The subject of the light verb whose object the noun is."""
        verb = noun.head
        if verb.pos_ != "VERB":
            return []
        verbs = self._lexicon.reverse if reverse else self._lexicon.light
        if verb.lemma_.lower() not in verbs:
            return []
        if noun.dep_ == "dobj" or (noun.dep_ in ("nsubjpass", "conj") and is_passive(verb)):
            return [t for t in agent(verb) if t != noun]
        return []

    def _is_known(self, token: Token) -> bool:
        return token.ent_type_ in NAMED_LABELS or self._cast.known(self._piece, token) is not None

    def _in_complement(self, match: Match, actors: tuple[str, ...]) -> list[str]:
        """Whom the complement clause is about: its own subject, whom its own deed is done to, or the first in it."""
        clause = self._complement(match)
        if clause is None:
            return []
        own = coordinated(c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))
        found = self._others(own, actors)
        if found:
            return found
        below = match_at(self._piece, clause, self._lexicon, self._cast)
        if below is not None and below.entry.type not in ("AGREE", "REQUEST"):
            deed = [r for r in self.recipients(below, actors) if r not in actors]
            if deed:
                return deed
        found = self._others([*objects(clause), *prepositional([clause, *objects(clause)], None)], actors)
        if found:
            return found
        apart = {
            t.i for c in clause.subtree if c.dep_ in ("relcl", "ccomp", "advcl") and c != clause for t in c.subtree
        }
        for token in islice(clause.subtree, MAX_SUBTREE):
            if (
                token.i > match.head.i
                and token.i not in apart
                and token.pos_ in ("NOUN", "PROPN", "ADJ")
                and self._cast.is_actor(self._piece, token)
            ):
                found = self._others([token], actors)
                if found:
                    return found
        # "threatened to close the strait": the thing that it would be done to.
        return [f for o in objects(clause)[:1] for f in self._cast.find(self._piece, o) if f not in actors]

    def _complement(self, match: Match) -> Token | None:
        """The clause that tells what is asked, promised or refused."""
        # "signaled willingness to change the act", "filed suit challenging the rules": the clause of a fixed word.
        clauses = [c for w in match.nodes if (c := complement(w)) is not None]
        clauses += [c for w in match.words if (c := gerund(w)) is not None]
        if match.words:  # "filed suit, challenging the rules", wherever the parser hangs it
            clauses += [c for c in match.head.children if c.dep_ == "advcl" and c.tag_ == "VBG"]
        # "gave approval for the agency to deliver aid": whose deed it is stands in the clause.
        clauses += [
            c
            for c in match.head.children
            if c.dep_ == "advcl" and match.words and is_infinitive(c) and any(m.lower_ == "for" for m in c.children)
        ]
        # Only what comes after: the noun above a relative clause has the trigger's own clause below it.
        return next((c for c in clauses if c.i > match.head.i), None)

    def _thing_in_complement(self, match: Match) -> list[str]:
        """What the deed of the complement would be done to: "pledged to the allies to meet the target"."""
        clause = self._complement(match)
        if clause is None:
            return []
        things = [o for o in objects(clause) or prepositional([clause], SOUGHT) if o.pos_ == "NOUN"]
        return [f for o in things[:1] for f in self._cast.find(self._piece, o, thing="itself")]

    def _others(self, tokens: list[Token], actors: tuple[str, ...]) -> list[str]:
        """The ids of those of the words that stand for somebody other than the actors."""
        found: list[str] = []
        for token in tokens:
            make = self._cast.is_actor(self._piece, token)
            found += [n for n in self._cast.find(self._piece, token, make=make) if n not in actors]
        return found

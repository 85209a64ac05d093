"""The events of one sentence, with participants, status and voice, before mentions of one event are joined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.record import Skipped
from ...model.span import Span
from ..clause import complement, grammatical_subject, is_infinitive, is_negated, is_passive, prepositional
from ..parse import Piece
from ..status import noun_status, status_words, verb_status
from ..voices import Voices
from .cast import Cast
from .commitment import Commitment, commitment, demand
from .contexts import contexts
from .draft import HEDGED, JUDGEMENT, VERBAL, Draft
from .hinted import hinted
from .hints import Hints
from .judgement import Judgement
from .lexicon import Entry, Lexicon
from .match import Match, match_at
from .quantities import quantities
from .slots import EXAMPLE, Slots
from .unreal import is_decided_against, is_inability, is_mere_purpose

# Types whose complement is what is asked, promised or refused: it is no event of its own.
EMBEDDING = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST"})
# Not doing these, now or in future, is a refusal: "will not lift the ban", "cannot allow".
YIELDING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
FORMS = ("in", "with", "during")  # before the noun of a deed that a verb tells, too
DECLINED = YIELDING | {"ACCUSE", "ENACT"}  # what somebody may decide not to do, so as to refuse it
LOCATIVE = ("in", "at", "near", "outside")
DATING = ("in", "on", "since", "during", "by", "until", "before", "after", "at")
DEFINITE = frozenset({"the", "this", "that", "its", "their"})  # before a happening that was told before
UNCLEAR = frozenset({"this", "that"})  # subjects that stand for no actor: "that is destroying us"
PAST = frozenset({"did", "had", "was", "were", "has", "have", "could"})
INABILITY = frozenset({"can", "ca"})
MAX_TRIGGER = 60  # characters
SHORT = 3  # words: the shortest phrase tells, without what else stands between its words


@dataclass(slots=True)
class Finder:
    """Finds the drafts of a report, sentence by sentence."""

    lexicon: Lexicon
    cast: Cast
    voices: Voices
    hints: Hints
    skipped: list[Skipped] = field(default_factory=list)
    _order: int = 0
    _sentence: int = 0

    def sentence(self, piece: Piece, sentence: TokenSpan) -> Iterator[Draft]:
        """The drafts of one sentence, in the order of the text."""
        self._sentence += 1
        slots = Slots(piece, self.cast, self.lexicon)
        tokens = list(sentence)
        taken: set[int] = set()
        matches: list[Match] = []
        for pos in (("VERB",), ("ADJ", "ADP", "NOUN", "PROPN")):
            for token in tokens:
                if token.pos_ in pos and token.i not in taken:
                    match = match_at(piece, token, self.lexicon, self.cast)
                    if match is not None:
                        matches.append(match)
                        taken.update(w.i for w in match.nodes if w == token or not _has_own_agent(w))
        matches += hinted(piece, [t for t in tokens if t.i not in taken], self.hints)
        matches.sort(key=lambda m: m.head.i)
        told = {m.head.i for m in matches}
        matches = [m for m in matches if not self._denies(m, told)]
        at = {m.head.i: m for m in matches}
        telling = [m for m in matches if not m.hinted and m.entry.head not in self.lexicon.denials]
        embedded = _embedded(telling)
        for token in tokens:
            found = at.get(token.i)
            if found is not None and token.i not in embedded:
                if found.entry.pos == "v" and demand(token) is not None:
                    yield from self._unnamed_deed(piece, token, slots)
                else:
                    yield from self._draft(piece, found, slots, at)
            elif found is None and token.pos_ == "VERB" and token.i not in embedded:
                yield from self._unnamed_deed(piece, token, slots)
                yield from self._other(piece, token, slots)

    def _denies(self, match: Match, told: set[int]) -> bool:
        """Whether the match but denies an event of those `told`, by the index of their heads."""
        clause = complement(match.head) if match.entry.head in self.lexicon.denials else None
        return clause is not None and clause.i in told

    def judged(self, judgement: Judgement, sentence: int) -> Iterator[Draft]:
        """The drafts of a judgement, one a trigger: they join each other as mentions of one event."""
        for trigger in judgement.triggers:
            self._order += 1
            yield Draft(
                type=judgement.type,
                mode="disapprove" if judgement.type == "ACCUSE" else None,
                trigger=trigger,
                lemma=JUDGEMENT,
                actors=judgement.actors,
                recipients=judgement.recipients,
                implicit=(),
                status="occurred",
                on_word_of=(judgement.within,) if judgement.within else (),
                confidence=0.5,
                reasons=("a statement with a judging word",),
                order=self._order,
                sentence=sentence,
            )

    def _draft(self, piece: Piece, match: Match, slots: Slots, told: Mapping[int, Match]) -> Iterator[Draft]:
        entry, head = match.entry, match.head
        headline = piece.block.kind == "headline"
        subject = grammatical_subject(head) if head.pos_ == "VERB" else []
        if subject and entry.actor == ("subj",) and subject[0].lower_ in self.lexicon.nobody:
            return
        if entry.pos == "v" and not is_passive(head) and self._is_inert(piece, subject):
            self.skipped.append(Skipped("event", "its subject is a thing that does nothing", piece.span_of(head)))
            return
        if any(c.dep_ == "nsubj" and c.tag_ == "DT" and c.lower_ in UNCLEAR for c in head.children):
            return
        actors = slots.actors(match)
        if not actors and entry.pos == "v":
            # "were killed in a raid by the army": the noun tells who acts.
            under = [c for p in head.children if p.lower_ in FORMS for c in p.children if c.dep_ in ("pobj", "pcomp")]
            forms = (told.get(noun.i) for noun in under)
            actors = next((slots.actors(f) for f in forms if f is not None and f.entry.type == entry.type), ())
        recipients = slots.recipients(match, actors)
        actors = tuple(a for a in actors if a not in recipients)
        implicit = self.cast.lawgivers(recipients) if entry.type == "ENACT" and not actors else ()
        implicit = implicit or (slots.authorities(match, recipients) if not actors else ())
        actors = actors or implicit
        if entry.pos == "n" and _is_within(head, told):
            return
        is_verb = head.pos_ in ("VERB", "AUX") or entry.pos == "a"
        if is_verb:
            status = verb_status(head, headline=headline)
        else:
            status = noun_status(head, headline=headline, verbal=entry.type in VERBAL)
        kind, trigger = entry.type, self._trigger(piece, match)
        if kind == "AGREE":
            kind = self._promised(piece, match)
            if not kind:
                return
        promise = commitment(head) if entry.pos == "v" else None
        if promise is not None and self._can_be_promised(kind) and not _is_itself(entry, promise):
            kind, status = self._committed(kind, promise)
            trigger = self._from_governor(piece, promise, head)
            actors = actors or self._committing(piece, promise)
            recipients = tuple(r for r in recipients if r not in actors)
        elif (
            actors
            and status == "denied"
            and entry.pos == "v"
            and (_is_refusal(head, kind) or (kind in DECLINED and is_decided_against(head)))
        ):
            kind, status = "REJECT", "occurred"
        if kind in ("REJECT", "THREATEN"):
            waiting = (r for r in slots.conditional(match, actors) if r not in recipients)
            recipients = (*recipients, *waiting)
        if kind in ("REJECT", "SUPPORT") and entry.pos == "v" and self._is_court(subject):
            kind = "RULE"
        if not actors and not recipients:
            definite = any(c.dep_ in ("det", "poss") and c.lower_ in DEFINITE for c in head.children)
            if entry.pos == "n" and definite:
                yield self._made(piece, match, kind, trigger, (), (), status, loose=True)
            else:
                self.skipped.append(Skipped("event", "no participant found", trigger))
            return
        if entry.pos == "n" and not actors and not any(self.cast.is_somebody(r) for r in recipients):
            self.skipped.append(Skipped("event", "a noun, and nobody takes part", trigger))
            return
        if is_verb and _is_awaited(head):
            self.skipped.append(Skipped("event", "awaited: 'until the court decides'", trigger))
            return
        if (
            entry.pos == "v"
            and kind == entry.type
            and (is_mere_purpose(head) or (status == "denied" and is_inability(head)))
        ):
            self.skipped.append(Skipped("event", "only what something is for, or what somebody cannot do", trigger))
            return
        if kind != "APPOINT" and self._is_generic(head, subject, status):
            self.skipped.append(Skipped("event", "by people in general, or only possible and by nobody known", trigger))
            return
        if not actors and entry.pos == "v" and (kind == "REQUEST" or (kind in VERBAL and status in HEDGED)):
            self.skipped.append(Skipped("event", "a verbal act by nobody known", trigger))
            return
        scene = slots.scene(match)
        yield self._made(piece, match, kind, trigger, actors, recipients, status, implicit=implicit, scene=scene)

    def _made(
        self,
        piece: Piece,
        match: Match,
        kind: str,
        trigger: Span,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        status: str,
        *,
        loose: bool = False,
        implicit: tuple[str, ...] = (),
        scene: Sequence[Token] = (),
    ) -> Draft:
        self._order += 1
        reasons = [f"trigger: {match.entry.pos} {match.entry.head}"] + ["told by its context"] * match.hinted
        confidence = 0.75 if match.entry.pos == "v" else 0.6
        if match.words:
            confidence += 0.05
        if actors and recipients:
            confidence += 0.1
        elif not actors:
            confidence -= 0.2
        return Draft(
            type=kind,
            mode=match.entry.mode if kind == match.entry.type else None,
            trigger=trigger,
            lemma=match.entry.head,
            actors=actors,
            recipients=recipients,
            implicit=implicit,
            status=status,
            on_word_of=self._voice(piece, match, kind, trigger, actors),
            confidence=round(confidence, 2),
            reasons=tuple(reasons),
            order=self._order,
            sentence=self._sentence,
            loose=loose,
            hinted=match.hinted,
            quantities=quantities(piece, match, self.lexicon.people),
            contexts=contexts(match.head.sent),
            where=self.cast.place(piece, [*prepositional(match.nodes, LOCATIVE), *scene]),
        )

    def _voice(self, piece: Piece, match: Match, kind: str, trigger: Span, actors: tuple[str, ...]) -> tuple[str, ...]:
        """On whose word the event is. What a speaker does by their own words ("I demand", "said it opposes")
        is told by whoever tells of the saying.
        """
        head = match.head
        first = any(s.lower_ in ("i", "we") for s in grammatical_subject(head))
        by_saying = first or head.tag_ not in ("VBD", "VBN") or head.dep_ == "relcl"
        performs = kind in VERBAL and match.entry.pos == "v" and by_saying
        return self.voices.of(piece, trigger, presupposed=_is_presupposed(match), performers=actors if performs else ())

    def _unnamed_deed(self, piece: Piece, verb: Token, slots: Slots) -> Iterator[Draft]:
        """A deed of no type that is promised ("will provide"), refused, or demanded ("must provide")."""
        speaker = demand(verb)
        if speaker is not None:
            entry = Entry("v", verb.lemma_, (), "REQUEST", None, ("subj",), ("comp",), ())
            asking = Match(entry, speaker, ())
            actors, subjects = slots.actors(asking), grammatical_subject(verb)
            recipients = tuple(
                dict.fromkeys(
                    r
                    for s in subjects
                    for r in self.cast.find(piece, s, make=self.cast.is_person(piece, s))
                    if r not in actors
                )
            )
            if actors and recipients:
                yield self._made(
                    piece, asking, "REQUEST", self._clause_trigger(piece, verb), actors, recipients, "occurred"
                )
            return
        promise = commitment(verb)
        if promise is None or verb.lemma_ not in status_words().commitment["deeds"]:
            return
        entry = Entry(
            "v", verb.lemma_, (), "AGREE", None, ("subj",), ("to", "dat", "obj", "with", "for", "in", "of"), ()
        )
        match = Match(entry, verb, ())
        kind, status = self._committed("AGREE", promise)
        actors = slots.actors(match) or self._committing(piece, promise)
        recipients = slots.recipients(match, actors)
        if actors and recipients:
            yield self._made(piece, match, kind, self._from_governor(piece, promise, verb), actors, recipients, status)

    def _promised(self, piece: Piece, match: Match) -> str:
        """What a promise comes to: AGREE, THREATEN where the deed is hostile, "" where there is but a willingness."""
        words = status_words().commitment
        clause = complement(match.head)
        if clause is None:
            return "AGREE"
        if is_negated(clause) and match.entry.head in status_words().decision:
            return "REJECT"
        below = match_at(piece, clause, self.lexicon, self.cast)
        hostile = below is not None and below.entry.type in words["negative"] and not is_negated(clause)
        if hostile and match.entry.head not in words["kind"]:
            return "THREATEN"
        weak = match.entry.head in words["weak"]
        return "AGREE" if not weak or below is not None or clause.lemma_ in words["deeds"] else ""

    def _is_generic(self, head: Token, subject: list[Token], status: str) -> bool:
        """Whether the deed is of people in general, or a mere purpose or possibility of nobody known."""
        purpose = head.dep_ == "advcl" and is_infinitive(head)
        if not subject:
            return status in ("possible", "denied") and head.pos_ == "VERB"
        bare = subject[0].lemma_.lower() in self.lexicon.generic and not any(
            c.dep_ in ("nummod", "poss", "amod", "compound") or c.lower_ in ("the", "these")
            for c in subject[0].children
        )
        return bare or (purpose and status in ("possible", "denied"))

    def _is_inert(self, piece: Piece, subject: list[Token]) -> bool:
        return any(s.lemma_.lower() in self.lexicon.inert and not self.cast.is_name(piece, s) for s in subject[:1])

    def _is_court(self, subject: list[Token]) -> bool:
        court = self.lexicon.classes["court"]
        return any(t.lemma_.lower() in court for s in subject[:1] for t in (s, *s.children) if t.dep_ != "poss")

    def _committing(self, piece: Piece, promise: Commitment) -> tuple[str, ...]:
        """Who makes the commitment."""
        subject = grammatical_subject(promise.governor)
        return tuple(dict.fromkeys(n for s in subject for n in self.cast.find(piece, s, acts=True)))

    def _other(self, piece: Piece, verb: Token, slots: Slots) -> Iterator[Draft]:
        """A dated deed of somebody named, outside of the types: kept for chronologies."""
        if verb.lemma_ in self.lexicon.states or verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("amod", "xcomp"):
            return
        dates = [c for c in verb.children if c.dep_ == "npadvmod"] + prepositional([verb], DATING)
        if not any(self.cast.is_time(piece, d) for d in dates) or self.voices.is_cue(piece.span_of(verb)):
            return
        match = Match(Entry("v", verb.lemma_, (), "OTHER", None, ("subj",), ("obj",), ()), verb, ())
        actors = slots.actors(match)
        if verb_status(verb) == "occurred" and any(self.cast.is_named(a) for a in actors):
            recipients = slots.recipients(match, actors)
            yield self._made(piece, match, "OTHER", piece.span_of(verb), actors, recipients, "occurred")

    @staticmethod
    def _can_be_promised(kind: str) -> bool:
        words = status_words().commitment
        return kind in words["positive"] or kind in words["negative"]

    @staticmethod
    def _committed(kind: str, promise: Commitment) -> tuple[str, str]:
        words = status_words().commitment
        if kind in words["negative"]:
            return ("AGREE" if promise.negated else "THREATEN"), "occurred" if promise.negated else "planned"
        return ("REJECT", "occurred") if promise.negated else ("AGREE", "planned")

    def _trigger(self, piece: Piece, match: Match) -> Span:
        """The shortest phrase that tells: the head and its fixed words where they stand close together, else the head
        with what stands right behind ("called off"), or the noun that a light verb carries.
        """
        first, last = min(w.i for w in match.nodes), max(w.i for w in match.nodes)
        span = piece.span_of(match.head.doc[first : last + 1])
        if last - first < SHORT and span.length <= MAX_TRIGGER:
            return span
        # "the pledge that he and others made": the noun says what happened, the verb does not.
        nouns = [w for w in match.words if ("n", w.lemma_.lower()) in self.lexicon.entries]
        if nouns and match.head.lemma_.lower() in self.lexicon.light:
            return piece.span_of(nouns[0])
        particles = [w for w in match.words if w.i == match.head.i + 1 and w.pos_ in ("ADP", "PART", "ADV")]
        return piece.span_of(match.head.doc[match.head.i : match.head.i + 1 + len(particles)])

    def _from_governor(self, piece: Piece, promise: Commitment, verb: Token) -> Span:
        """The governor up to the deed with its adverbs ("wanted to work more closely"), else the deed's own verbs."""
        end = verb.i
        for child in verb.children:
            if child.dep_ == "advmod" and child.i > verb.i and child.left_edge.i == end + 1:
                end = child.i
        if promise.governor.pos_ != "VERB" or verb.dep_ == "xcomp":
            span = piece.span_of(verb.doc[min(promise.governor.i, verb.i) : end + 1])
            if span.length <= MAX_TRIGGER:
                return span
        return self._clause_trigger(piece, verb)

    @staticmethod
    def _clause_trigger(piece: Piece, verb: Token) -> Span:
        """The verb with its auxiliaries and negation."""
        first = min([c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")] + [verb.i])
        span = piece.span_of(verb.doc[first : verb.i + 1])
        return span if span.length <= MAX_TRIGGER else piece.span_of(verb)


def _is_itself(entry: Entry, promise: Commitment) -> bool:
    """Whether to announce the deed is to do it: "said he will refuse", "said it will investigate"."""
    return not promise.negated and (entry.type == "REJECT" or entry.mode == "investigate")


def _is_within(noun: Token, told: Mapping[int, Match]) -> bool:
    """Whether a noun is but the form of the deed above it: "rejected the argument in a ruling"."""
    above = noun.head.head if noun.dep_ in ("pobj", "pcomp") and noun.head.lower_ in FORMS else noun
    match, own = told.get(above.i), told.get(noun.i)
    return above != noun and match is not None and own is not None and match.entry.type == own.entry.type


def _is_awaited(verb: Token) -> bool:
    """Whether the clause names, in the present tense, what is not yet: "until the court decides"."""
    return verb.tag_ in ("VBZ", "VBP") and any(
        c.dep_ == "mark" and c.lower_ in ("until", "till") for c in verb.children
    )


def _is_presupposed(match: Match) -> bool:
    """Whether a noun takes an event as known: "attacked her for her support of", "including an attack on"."""
    noun = match.head
    if is_decided_against(noun) and noun.dep_ == "acl":  # "second-guessed the agency's decision not to sue"
        return noun.head.lemma_.lower() == "decision"
    if match.entry.pos != "n" or noun.dep_ != "pobj":
        return False
    return noun.head.lower_ in EXAMPLE or any(c.dep_ == "poss" for c in noun.children)


def _has_own_agent(noun: Token) -> bool:
    """Whether a fixed word tells of somebody else's act: "granted a request by the challengers"."""
    return noun.pos_ == "NOUN" and bool(prepositional([noun], ("by", "from")))


def _is_refusal(verb: Token, kind: str) -> bool:
    """Whether not yielding is refused, now or in future; not what did not happen, nor what one is unable to."""
    if kind not in YIELDING or not is_negated(verb) or verb.tag_ == "VBD":
        return False
    excuses = INABILITY if kind == "SUPPORT" else ()
    return not any(c.lower_ in PAST or c.lower_ in excuses for c in verb.children)


def _embedded(matches: list[Match]) -> set[int]:
    """Heads of matches that another match embeds: what is asked for, promised, threatened or refused."""
    heads: set[int] = set()
    for match in matches:
        if match.entry.type not in EMBEDDING or match.entry.pos == "n":
            continue
        clause = complement(match.head)
        if clause is not None and (clause.dep_ != "ccomp" or match.entry.type != "THREATEN" or not is_negated(clause)):
            heads.update(t.i for t in _chain(clause))
        if match.entry.type in ("REQUEST", "THREATEN", "REJECT"):
            # "called for sanctions": the noun is what is asked for.
            nouns = [c for c in match.head.children if c.dep_ == "dobj"] if match.entry.type != "REJECT" else []
            heads.update(n.i for n in [*nouns, *prepositional([match.head], ("for", "of"))] if n.pos_ == "NOUN")
    return heads


def _chain(clause: Token) -> list[Token]:
    """The clause with those coordinated with it and, below, what they are to do: "to try to refrain from attacking"."""
    found = [clause, *(c for c in clause.conjuncts if c.i > clause.i)]
    for verb in found:  # grows as it goes
        below = [c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c)]
        below += [g for p in verb.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pcomp"]
        found += [b for b in below if b not in found]
    return found

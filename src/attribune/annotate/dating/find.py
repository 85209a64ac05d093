"""The date of a statement, an event or a change, looked for from its words upwards."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ...model.event import Event
from ...model.matter import Change
from ...model.span import Span
from ...model.statement import Statement
from ..parse import Parse, Piece
from .attach import Dates, When, words
from .occasions import occasion_nouns
from .tokens import PAST, VERBAL, is_present, tokens_of

_MAX_CLIMB = 6


class Finder:
    """Finds dates for entries over one report's parse."""

    def __init__(self, parse: Parse, dates: Dates, published: str) -> None:
        self._parse = parse
        self._dates = dates
        self._published = published
        self._previous = {after.start: before for before, after in pairwise(parse.pieces)}

    def knowing(self, entries: Sequence[Statement | Event]) -> "Finder":
        """A finder that also knows the dates found for statements and events, at the words that tell them.

        An act told in two places is dated in both: "made the criticism on Monday" … "while criticising".
        """
        own = dict(self._dates.own)
        for entry in entries:
            if not entry.when:
                continue
            for piece, tokens in tokens_of(self._parse, entry.cue if isinstance(entry, Statement) else entry.triggers):
                for word in (tokens.root, *_carriers(tokens.root)):
                    own.setdefault((piece.start, word.i), When(entry.when, entry.when_from))
        return Finder(self._parse, Dates(own, self._dates.by_object), self._published)

    def statement(self, statement: Statement) -> When | None:
        """The date of the saying: a time at its cue, or in the clause that a participle cue belongs to."""
        for piece, tokens in tokens_of(self._parse, statement.cue):
            for token in _heads(tokens):
                if (when := self._of(piece, token) or self._shared(piece, token)) is not None:
                    return when
        return None

    def event(self, event: Event, statements: Sequence[Statement]) -> When | None:
        """The date of the act: at one of its triggers, or that of the speech which it is or in which it is offered."""
        found = list(tokens_of(self._parse, event.triggers))
        own = (self._of(piece, token) for piece, tokens in found for token in _heads(tokens))
        shared = (
            self._shared(piece, token) for piece, tokens in found for token in (tokens.root, *_carriers(tokens.root))
        )
        for dates in (own, shared):
            if (when := self._fitting(event, [date for date in dates if date is not None])) is not None:
                return when
        return self._speech(event, statements, found) or self._told_on(event, found)

    def _fitting(self, event: Event, dates: Sequence[When]) -> When | None:
        """The first of the dates that lies as the event's status wants it, behind the report or ahead; else the first.

        "Monday's first debate … the two debate on Monday": the second mention tells which Monday.
        """
        over = event.status in ("occurred", "denied")
        fitting = (date for date in dates if self._is_over(date) == over or self._is_now(date))
        # What was told in the past did not happen after the report: such a date belongs to something else.
        possible = (date for date in dates if not self.is_ahead(date) or not self.is_told(event))
        return next(fitting, next(possible, None))

    def said(self, event: Event, statements: Sequence[Statement]) -> When | None:
        """The date of the statement that an act of speech lies in: in its cue, or in what its actor says there."""
        if event.type not in words()["speech_types"] or event.status != "occurred":
            return None
        for statement in statements:
            if not statement.when or not set(statement.speakers) & set(event.actors):
                continue
            in_cue = any(cue.contains(trigger) for cue in statement.cue for trigger in event.triggers)
            said = any(content.contains(trigger) for content in statement.content for trigger in event.triggers)
            # "said he opposed it": nobody knows since when.
            if in_cue or (said and self._is_present(event.triggers, perfect=False)):
                return When(statement.when, statement.when_from)
        return None

    def beside(self, statement: Statement, statements: Sequence[Statement]) -> When | None:
        """The date of the saying that a participle goes along with: "said Thursday that …, revealing …"."""
        own = next(tokens_of(self._parse, statement.cue), None)
        if own is None or own[1].root.tag_ != "VBG" or _has_mark(own[1].root):
            return None
        for other in statements:
            if not other.when or other.source != statement.source or not other.cue or other.cue > statement.cue:
                continue
            cue = next(tokens_of(self._parse, other.cue), None)
            if cue is not None and cue[1].root.sent == own[1].root.sent:
                return When(other.when, other.when_from)
        return None

    def change(self, change: Change, statements: Sequence[Statement], events: Sequence[Event]) -> When | None:
        """The date of a matter's change: at its words, of the event that they tell, of the speech that tells it.

        A state in which the report's own present tense puts the matter holds on the day of the report.
        """
        for piece, tokens in tokens_of(self._parse, change.evidence):
            for token in tokens:
                if token.pos_ in ("VERB", "NOUN") and (when := self._of(piece, token)) is not None:
                    return when
        for event in events:
            overlaps = any(span.overlaps(trigger) for span in change.evidence for trigger in event.triggers)
            if overlaps and event.when:
                return When(event.when, event.when_from)
        # What somebody tells as done was done before, nobody says when: "to get the law passed, she said Sunday".
        done = any(tokens.root.tag_ in PAST for _, tokens in tokens_of(self._parse, change.evidence))
        for statement in statements:
            now = not done or statement.act != "statement"
            if now and statement.id in change.on_word_of and statement.when:
                return When(statement.when, statement.when_from)
        if (
            change.status in words()["states"]
            and not change.on_word_of
            and self._published
            and self._is_present(change.evidence)
        ):
            return When(self._published, None)
        return None

    def _is_present(self, spans: Sequence[Span], *, perfect: bool = True) -> bool:
        """Whether the words, or the clause above them, stand in the present tense; the perfect is one, if wanted."""
        for _, tokens in tokens_of(self._parse, spans):
            verbs = (token for token in (tokens.root, *tokens.root.ancestors) if token.pos_ in VERBAL)
            verb = next(verbs, None)
            if verb is not None:
                return is_present(verb, perfect=perfect)
        return False

    def _of(self, piece: Piece, token: Token, climb: int = _MAX_CLIMB) -> When | None:
        """A time of the word's own; for a noun also that of a verb which only carries it ("held talks Monday")."""
        place = (piece.start, token.i)
        if not climb:
            return None
        if place in self._dates.own:
            return self._dates.own[place]
        if token.pos_ in VERBAL:
            return (
                self._dates.by_object.get(place)
                or self._one_act(piece, token, climb)
                or self._of_subject(piece, token)
                or self._of_setting(piece, token)
                or self._of_twin(piece, token)
            )
        # "talks that were held Monday", "talks set for Monday", "held talks Monday".
        clauses = [child for child in token.children if child.dep_ == "relcl" or _says_that_it_happens(child)]
        carriers = [*clauses, *_carriers(token)]
        return next((when for one in carriers if (when := self._of(piece, one, climb - 1)) is not None), None)

    def _one_act(self, piece: Piece, verb: Token, climb: int) -> When | None:
        """The time of the infinitive that is the same act or its purpose: "refused to endorse him in July".

        What was still to be done has no date in the past: in "pledged to cut taxes last May", that of the pledge.
        """
        for child in verb.children:
            if child.tag_ != "VB" or child.i < verb.i or child.dep_ not in ("xcomp", "advcl"):
                continue
            when = self._of(piece, child, climb - 1)
            one_act = child.dep_ == "advcl" or verb.lemma_ in words()["one_act"]
            if when is not None and (one_act or self._is_over(when)):
                return when
        return None

    def _of_subject(self, piece: Piece, verb: Token) -> When | None:
        """The time of the happening that is the verb's subject: "the Aug. 7 bombings killed 200"."""
        if verb.lemma_ not in words()["happen"] or verb.tag_ not in PAST:
            return None
        subjects = (child for child in verb.children if child.dep_ in ("nsubj", "csubj"))
        return next((when for one in subjects if (when := self._dates.own.get((piece.start, one.i)))), None)

    def _of_setting(self, piece: Piece, verb: Token) -> When | None:
        """The time of the happening within which the verb is done: "mocked him during the Monday night debate"."""
        for preposition in (child for child in verb.children if child.dep_ == "prep"):
            if any(token.pos_ == "VERB" for token in verb.doc[verb.i + 1 : preposition.i]):
                continue  # "accused guards of beating dockers during …": rather when they beat them
            for noun in (child for child in preposition.children if child.dep_ == "pobj" and child.pos_ == "NOUN"):
                if _takes_place_in(noun, preposition) and (when := self._dates.own.get((piece.start, noun.i))):
                    return when
        return None

    def _of_twin(self, piece: Piece, verb: Token) -> When | None:
        """The time of a second verb right behind, which shares all with the first: "kidnapped and killed in May"."""
        for child in verb.children:
            between = verb.doc[verb.i + 1 : child.i]
            if (
                child.dep_ == "conj"
                and child.tag_ == verb.tag_
                and all(one.pos_ in ("CCONJ", "ADV", "PUNCT", "AUX") for one in between)
                and not any(one.lower_ in words()["afterwards"] for one in between)
            ):
                return self._dates.own.get((piece.start, child.i))
        return None

    def _is_over(self, when: When) -> bool:
        """Whether a date lies before the day of the report."""
        last = when.date.rpartition("/")[2].rstrip("~")
        return bool(self._published) and last < self._published[: len(last)]

    def is_told(self, event: Event) -> bool:
        """Whether the report tells in the past tense, at each of its triggers, that the event occurred."""
        roots = [tokens.root for _, tokens in tokens_of(self._parse, event.triggers)]
        return event.status == "occurred" and all(root.tag_ in PAST for root in roots)

    def is_ahead(self, when: When) -> bool:
        """Whether a date lies after the day of the report."""
        first = when.date.partition("/")[0].rstrip("~")
        return bool(self._published) and first > self._published[: len(first)]

    def _is_now(self, when: When) -> bool:
        """Whether the day of the report lies within a date."""
        first, last = when.date.partition("/")[0].rstrip("~"), when.date.rpartition("/")[2].rstrip("~")
        return first <= self._published[: len(first)] and self._published[: len(last)] <= last

    def _shared(self, piece: Piece, token: Token) -> When | None:
        """The time of an earlier coordinated verb, or of the clause that a participle stands in."""
        current = token
        for _ in range(_MAX_CLIMB):
            above = current.head
            if current.dep_ == "relcl" and current.tag_ in PAST:
                return self._of_act(piece, above)
            if current.dep_ == "pcomp" and current.tag_ == "VBG" and above.lower_ == "by" and above.head.pos_ in VERBAL:
                # "sought peace on Monday by offering …".
                above = above.head
                if (when := self._of(piece, above)) is not None:
                    return when
            if current.dep_ == "acl" and current.tag_ == "VBG" and above.dep_ == "dobj":
                # "filed papers on Monday opposing …".
                above = above.head
                if (when := self._of(piece, above)) is not None:
                    return when
            if above == current or above.pos_ not in VERBAL:
                return None
            coordinated = current.dep_ == "conj" and (current.tag_ in PAST) == (above.tag_ in PAST)
            participle = current.dep_ in ("advcl", "xcomp", "dep") and current.tag_ == "VBG" and not _has_mark(current)
            if not coordinated and not participle and not _goes_along(current):
                return None
            if (when := self._of(piece, above)) is not None:
                return when
            current = above
        return None

    def _of_act(self, piece: Piece, noun: Token) -> When | None:
        """The time of the noun that a relative clause tells of, which is the act, or of the noun above it.

        "the 2011 raid that killed …", "the January bombing of a clinic that killed …".
        """
        for _ in range(_MAX_CLIMB):
            if (when := self._dates.own.get((piece.start, noun.i))) is not None:
                return when
            above = noun.head.head
            if noun.dep_ != "pobj" or (above.pos_ != "NOUN" and above.tag_ != "VBG"):
                return None
            noun = above
        return None

    def _speech(
        self, event: Event, statements: Sequence[Statement], found: Sequence[tuple[Piece, TokenSpan]]
    ) -> When | None:
        """The day of a statement that the event is itself: its cue is the trigger, or its content is the offer."""
        for statement in statements:
            if not statement.when:
                continue
            when = When(statement.when, statement.when_from)
            if any(cue.overlaps(trigger) for cue in statement.cue for trigger in event.triggers):
                return when
            # Whoever offers by saying so is told to by the report: the offer need not be on the statement's word.
            open_ = event.status in ("planned", "possible") or not event.on_word_of
            offered = event.type in words()["offers"] and open_
            if offered and self._is_said(statement, found):
                return when
        return None

    def _told_on(self, event: Event, found: Sequence[tuple[Piece, TokenSpan]]) -> When | None:
        """The date of the sentence before where the report goes on telling in the past.

        It stands in the same paragraph, or the act is said to follow it ("He then defended …").
        """
        if event.status != "occurred" or event.on_word_of:
            return None
        for piece, tokens in found:
            verb, sentence = tokens.root, tokens.root.sent
            if verb.tag_ != "VBD" or verb.dep_ not in ("ROOT", "conj"):
                continue
            above, last = piece, sentence.start - 1
            if last < 0 and any(child.lower_ == "then" for child in verb.children):
                above = self._previous.get(piece.start, piece)
                last = len(above.doc) - 1 if above.start < piece.start else -1
            if last < 0:
                continue
            before = above.doc[last].sent.root
            if before.tag_ == "VBD" and (when := self._of(above, before)) is not None:
                return when
        return None

    def _is_said(self, statement: Statement, found: Sequence[tuple[Piece, TokenSpan]]) -> bool:
        """Whether a trigger is the very verb that depends on the cue: "said he wanted to work", "agreed to meet"."""
        cues = [token for _, tokens in tokens_of(self._parse, statement.cue) for token in tokens]
        for _, tokens in found:
            verb = tokens.root
            if verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL and verb.head not in cues:
                verb = verb.head
            if verb.dep_ in ("ccomp", "xcomp") and verb.head in cues:
                return True
        return False


def _heads(tokens: TokenSpan) -> list[Token]:
    """The head of the words, then the verbs and nouns among the others: "was quoted Monday as saying"."""
    rest = [token for token in tokens if token != tokens.root and token.pos_ in ("VERB", "NOUN")]
    return [tokens.root, *rest]


def _carriers(noun: Token) -> list[Token]:
    """The verb, if any, that says no more of an act than that it took place: "held talks", "the attack happened"."""
    verb = noun.head
    if (
        noun.dep_ == "pobj"
        and verb.dep_ == "prep"
        and verb.head.pos_ == "VERB"
        and verb.lower_ not in words()["limits"]
    ):
        return [verb.head] if verb.head.lemma_ in words()["light"] or _takes_place_in(noun, verb) else []
    light = noun.dep_ in ("dobj", "obj", "nsubjpass") and verb.lemma_ in words()["light"]
    happens = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in words()["happen"]
    return [verb] if verb.pos_ in VERBAL and (light or happens) else []


def _says_that_it_happens(participle: Token) -> bool:
    """Whether a participle behind a noun says no more than that it is or was held: "a summit set for April"."""
    held = participle.lemma_ in words()["light"] or participle.lemma_ in words()["happen"]
    return participle.dep_ == "acl" and participle.tag_ == "VBN" and held


def _takes_place_in(noun: Token, preposition: Token) -> bool:
    """Whether what the verb tells goes on within the noun: "during the visit", "at the summit", "In a protest, …"."""
    if preposition.lower_ == "during":
        return True
    if noun.lemma_ in occasion_nouns():
        return preposition.lower_ in ("at", "in", "on")
    return preposition.lower_ == "in" and preposition.i == preposition.sent.start


def _goes_along(verb: Token) -> bool:
    """Whether a clause says what went on at the same time: "while showing support", "when he left"."""
    return verb.dep_ == "advcl" and any(
        child.lower_ in words()["together"] and child.dep_ in ("mark", "advmod") for child in verb.children
    )


def _has_mark(verb: Token) -> bool:
    return any(child.dep_ in ("mark", "prep") and child.i < verb.i for child in verb.children)

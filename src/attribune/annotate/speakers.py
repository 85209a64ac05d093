"""Speakers: which actor each statement's source stands for, and what kind of source it is."""

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from ..model.actor import Actor, Mention
from ..model.span import Span
from ..model.statement import Candidate, Statement
from .actors.lexicon import first_names, noun_genders, noun_kinds, third_person, words
from .dialogue import goes_on, spans_of, spoken_words
from .layers import Annotations
from .parse import Parse, Piece
from .syntax import with_conjuncts

_SPEAKING = frozenset({"person", "organization", "group", "place", "thing"})
_MOST_REACH = 2  # pieces (paragraphs) over which a pronoun or a bare quotation is taken to go on with the last speaker
_MOST_QUOTED = 6  # paragraphs of nothing but quotation that are looked through
_OPENING = '"“«'


def annotate_speakers(annotations: Annotations) -> Annotations:
    """Name the actor behind every statement; sources that no actor stands for become unnamed actors."""
    desk = _Desk(annotations)
    statements = tuple(desk.attributed(statement) for statement in sorted(annotations.statements, key=_place))
    return replace(annotations, statements=statements, actors=desk.actors())


def _place(statement: Statement) -> tuple[Span, str]:
    return min((*statement.source, *statement.cue, *statement.content)), statement.id


class _Desk:
    """The statements' sources, read in the order of the text."""

    def __init__(self, annotations: Annotations) -> None:
        self.parse: Parse = annotations.parse
        self.text = annotations.report.text
        self.people = {actor.id: actor for actor in annotations.actors}
        self.groups = {frozenset(actor.members): actor.id for actor in annotations.actors if actor.members}
        self.added: dict[str, list[Mention]] = {}
        self.by_words: dict[str, str] = {}
        self.mentions = sorted(
            ((mention.span, actor.id, mention.form) for actor in annotations.actors for mention in actor.mentions),
        )
        self.starts = [span.start for span, _, _ in self.mentions]
        self.longest = max((span.length for span, _, _ in self.mentions), default=0)
        self.last: tuple[int, Statement] | None = None  # the number of its piece, and the last statement with a speaker
        self.pieces = {id(piece): number for number, piece in enumerate(self.parse.pieces)}
        self.known: dict[str, Statement] = {}
        self.outer = {statement.id: statement for statement in annotations.statements}

    def actors(self) -> tuple[Actor, ...]:
        """All actors, with the mentions that speaking has added."""
        found = []
        for actor in self.people.values():
            mentions = {*actor.mentions, *self.added.get(actor.id, ())}
            found.append(replace(actor, mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.form)))))
        return tuple(found)

    # -- one statement --------------------------------------------------------------------------------------------

    def attributed(self, statement: Statement) -> Statement:
        """The statement with its speakers and the kind of its source."""
        done = self._by_source(statement) if statement.source else self._without_source(statement)
        number = self._piece_number(_place(statement)[0].start)
        if done.speakers and done.within is None:
            self.last = (number, done)
        self.known[done.id] = done
        self._spoken(done)
        return done

    def _by_source(self, statement: Statement) -> Statement:
        span = statement.source[0]
        piece = self.parse.piece_at(span.start)
        tokens = piece.tokens_in(span) if piece is not None else None
        if piece is None or tokens is None:
            return replace(statement, source_kind="other_unnamed")
        root = _root(tokens)
        heads = [token for token in with_conjuncts([root, *_further(root)]) if tokens.start <= token.i < tokens.end]
        speakers: dict[str, None] = {}
        for head in heads:
            for actor in self._actors_at(head, piece, tokens):
                speakers.update(dict.fromkeys(self.people[actor].members or (actor,)))
        if speakers:
            return self._told(statement, tuple(speakers), root)
        if root.lower_ in third_person():
            return self._pronoun(statement, root, piece)
        if root.lower_ in words("pronouns", "first", "singular") | words("pronouns", "first", "plural"):
            outer = self._enclosing(statement)
            if outer is not None and outer.speakers:
                return self._told(statement, outer.speakers, root)
            return replace(statement, source_kind="other_unnamed")
        return self._unnamed(statement, tokens, piece)

    def _told(self, statement: Statement, speakers: tuple[str, ...], head: Token) -> Statement:
        named = any(self.people[speaker].named for speaker in speakers)
        kind = "named" if named else _source_kind(head, self.people[speakers[0]])
        return replace(statement, speakers=speakers, source_kind=kind)

    def _actors_at(self, head: Token, piece: Piece, source: TokenSpan) -> list[str]:
        """The actors whose mention `head` heads; else those of a name that stands beside it in the source."""
        if head.tag_ in ("WDT", "WP", "WP$") or (head.lower_ == "that" and head.dep_ in ("nsubj", "nsubjpass")):
            found = self._covering(head, piece)
            clause = next((a for a in head.ancestors if a.dep_ == "relcl"), None)
            return found or (self._covering(clause.head, piece) if clause is not None else [])
        found = self._covering(head, piece)
        if found and any(self.people[actor].named for actor in found):
            return found
        for child in head.children:
            # "spokesman Brian Fallon": the parser may take the title for the head.
            if child.dep_ in ("appos", "flat") and source.start <= child.i < source.end:
                beside = [a for a in self._covering(child, piece) if self.people[a].kind == "person"]
                if beside and self.people[beside[0]].named:
                    return beside
        return found

    def _covering(self, head: Token, piece: Piece) -> list[str]:
        """The actors with a mention that `head` is the head of, those with the shortest such mention."""
        at = piece.span_of(head)
        position = bisect_right(self.starts, at.start)
        found: list[tuple[int, str]] = []
        while position > 0 and self.starts[position - 1] >= at.start - self.longest:
            position -= 1
            span, actor, _ = self.mentions[position]
            if at.start - span.start > 200:
                break
            known = self.people[actor]
            if span.contains(at) and known.kind in _SPEAKING and not (known.named and known.kind == "thing"):
                tokens = piece.tokens_in(span)
                if tokens is not None and (tokens.root.i == head.i or len(tokens) == 1):
                    found.append((span.length, actor))
        shortest = min((length for length, _ in found), default=0)
        return [actor for length, actor in reversed(found) if length == shortest]

    def _pronoun(self, statement: Statement, token: Token, piece: Piece) -> Statement:
        """A pronoun that reference has left open: whoever spoke last, where nothing speaks against it."""
        pronoun = third_person()[token.lower_]
        number = self.pieces[id(piece)]
        if self.last is not None and self._reaches(self.last[0], number) and len(self.last[1].speakers) == 1:
            actor = self.people[self.last[1].speakers[0]]
            outer = self._enclosing(statement)
            if _agrees(actor, pronoun.gender, pronoun.number) and (outer is None or outer.speakers != (actor.id,)):
                self._mention(actor.id, piece.span_of(token), "pronoun")
                return self._told(statement, (actor.id,), token)
        candidates = tuple(
            Candidate(actor, round(1 / (rank + 2), 2), "mentioned shortly before")
            for rank, actor in enumerate(self._shortly_before(piece.span_of(token), pronoun.gender, pronoun.number))
        )
        return replace(statement, candidates=candidates, source_kind="other_unnamed")

    def _reaches(self, before: int, number: int) -> bool:
        """Whether a paragraph's speaker may still be meant in another: near by, or with only quotations between."""
        if number - before < _MOST_REACH:
            return True
        between = self.parse.pieces[before + 1 : number]
        return len(between) <= _MOST_QUOTED and goes_on(self.text, [piece.span for piece in between])

    def _shortly_before(self, span: Span, gender: str, number: str) -> list[str]:
        """The last two actors that a pronoun may stand for."""
        found: dict[str, None] = {}
        position = bisect_right(self.starts, span.start)
        for _, actor, form in reversed(self.mentions[max(0, position - 12) : position]):
            if form != "pronoun" and _agrees(self.people[actor], gender, number):
                found[actor] = None
        return list(found)[:2]

    def _enclosing(self, statement: Statement) -> Statement | None:
        if statement.within is None:
            return None
        return self.known.get(statement.within) or self.outer.get(statement.within)

    def _unnamed(self, statement: Statement, tokens: TokenSpan, piece: Piece) -> Statement:
        """A source that no actor stands for becomes one, under its own words."""
        root = _root(tokens)
        start = tokens.start
        while start < root.i and tokens.doc[start].pos_ in ("DET", "PUNCT"):
            start += 1
        end = root.i + 1
        for child in root.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i < tokens.end:
                end = child.right_edge.i + 1
        span = piece.span_of(tokens.doc[start:end])
        name = span.of(self.text)
        actor_id = self.by_words.get(name.lower())
        if actor_id is None:
            actor_id = f"u{len(self.by_words) + 1}"
            self.by_words[name.lower()] = actor_id
            kind = noun_kinds().get(root.lemma_.lower(), "person" if root.pos_ == "PRON" else "group")
            if root.tag_ in ("NNS", "NNPS") and kind == "person":
                kind = "group"
            mention = Mention(span, "nominal")
            self.people[actor_id] = Actor(actor_id, name, kind, (mention,), named=False)
        else:
            self._mention(actor_id, span, "nominal")
        return replace(statement, speakers=(actor_id,), source_kind=_source_kind(root, self.people[actor_id]))

    def _without_source(self, statement: Statement) -> Statement:
        """A bare quotation right after one with a speaker goes on with that speaker; all else is missing."""
        if statement.kind != "direct" or statement.cue or self.last is None:
            return replace(statement, source_kind="missing")
        number = self._piece_number(statement.content[0].start)
        before, last = self.last
        if last.kind == "indirect" and number != before:
            return replace(statement, source_kind="missing")
        if number - before < _MOST_REACH and self.text[statement.content[0].start] in _OPENING:
            return replace(statement, speakers=last.speakers, source_kind=last.source_kind)
        return replace(statement, source_kind="missing")

    def _piece_number(self, offset: int) -> int:
        piece = self.parse.piece_at(offset)
        return -1 if piece is None else self.pieces[id(piece)]

    # -- first and second persons -----------------------------------------------------------------------------------

    def _spoken(self, statement: Statement) -> None:
        """Quoted words: "I" is the speaker, "we" several speakers or a body, "you" the one who is spoken to."""
        spoken = list(spoken_words(statement, self.parse, self.text))
        if not spoken:
            return
        speakers = [self.people[speaker] for speaker in statement.speakers]
        if len(speakers) == 1:
            number = "singular" if speakers[0].kind == "person" else "plural"
            for span in spans_of(spoken, words("pronouns", "first", number)):
                self._mention(speakers[0].id, span, "pronoun")
        elif speakers:
            together = spans_of(spoken, words("pronouns", "first", "plural"))
            group = self._group(statement) if together else ""
            for span in together:
                self._mention(group, span, "pronoun")
        if len(statement.addressee) == 1 and statement.addressee[0] in self.people:
            for span in spans_of(spoken, words("pronouns", "second", "words")):
                self._mention(statement.addressee[0], span, "pronoun")

    def _group(self, statement: Statement) -> str:
        """The group that several speakers make up: the report's own, or a new one under the source's words."""
        members = statement.speakers
        known = self.groups.get(frozenset(members))
        if known is not None:
            return known
        span = statement.source[0] if statement.source else statement.content[0]
        name = f"g{len(self.people) + 1}"
        mention = Mention(span, "nominal")
        self.people[name] = Actor(name, span.of(self.text), "group", (mention,), named=False, members=members)
        self.groups[frozenset(members)] = name
        return name

    def _mention(self, actor: str, span: Span, form: str) -> None:
        self.added.setdefault(actor, []).append(Mention(span, form))


def _root(tokens: TokenSpan) -> Token:
    """A source's head; its last noun where it is part of a longer phrase ("the IMF" in "the IMF report")."""
    if tokens.root.pos_ not in ("DET", "PUNCT", "ADP", "CCONJ", "PART") or len(tokens) == 1:
        return tokens.root
    nouns = [token for token in tokens if token.pos_ in ("PROPN", "NOUN", "PRON")]
    return nouns[-1] if nouns else tokens.root


def _further(root: Token) -> list[Token]:
    """Names with an article of their own that the parser hung into the head's "of": "the city of X and the Y union"."""
    inner = [o for prep in root.rights if prep.lower_ == "of" for o in prep.children if o.dep_ == "pobj"]
    others = [other for name in inner if name.pos_ == "PROPN" for other in name.conjuncts if other.pos_ == "PROPN"]
    return [other for other in others if other.doc[other.left_edge.i].pos_ == "DET"]


def _agrees(actor: Actor, gender: str, number: str) -> bool:
    if gender == "n":
        return actor.kind in ("organization", "thing", "place")
    if number == "p":
        return actor.kind in ("group", "organization")
    return actor.kind == "person" and _gender(actor) in ("", gender)


def _gender(actor: Actor) -> str:
    """m, f or "": by the person's first name, or the noun that stands for an unnamed one."""
    parts = actor.name.lower().split()
    if not parts:
        return ""
    found = first_names().get(parts[0], "") if actor.named else noun_genders().get(parts[-1], "")
    return "" if found == "?" else found


def _source_kind(head: Token, actor: Actor) -> str:
    """What kind of voice an unnamed source is, by the noun that heads it."""
    for kind in ("poll", "official", "person_familiar", "crowd"):
        if head.lemma_.lower() in words("nominals", "source", kind) or head.lower_ in words("nominals", "source", kind):
            return kind
    return "document" if actor.kind == "thing" else "other_unnamed"

"""Who is there to take part in an event: everybody told of nearby, and what speaks for each of them in either role."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from ...model.actor import Mention
from ...model.span import Span
from ..clause import antecedent, grammatical_subject, is_passive
from ..layers import Annotations
from ..parse import Piece
from .draft import Draft
from .hints import ROLES
from .linear import Features, log_odds
from .surroundings import Surroundings

SENTENCES_BACK = 2
PATH = 5  # steps up and down the parse that are told apart
FAR = 30  # words from which on more make no difference
OFTEN = 12  # mentions likewise
FOREMOST = 3  # actors who are talked of most
MADE = frozenset({"AGREE", "ENACT", "RULE"})  # types of which what is made may be told by the trigger: "the ban"
# What is learnt for each type by itself, for each part of speech, and for roles that the grammar left empty.
BY_TYPE = ("picked", "first", "named", "speaker", "subject_of", "here", "nobody", "cue_speaker", "kind=person",
           "kind=thing", "kind=place", "kind=group")  # fmt: skip
BY_FORM = ("speaker", "foremost", "named", "subject_of", "cue_speaker", "back=1", "subject_back=1", "before", "below",
           "here")  # fmt: skip


@dataclass(slots=True)
class _Candidate:
    """Somebody or something told of near a trigger: its mentions in the sentence, and what is known of it."""

    mentions: list[tuple[Token, str]] = field(default_factory=list)
    marks: Features = field(default_factory=dict)


class Scene:
    """The actors and matters of one report, by where they stand. `around` has the events' own actors, too."""

    def __init__(self, annotations: Annotations, around: Surroundings) -> None:
        self._around = around
        self._matters = {matter.id: matter for matter in annotations.matters}
        self._in_sentence: dict[int, list[tuple[Piece, Token, str, str]]] = defaultdict(list)
        # By window of the encoder: at which piece whose mention stands.
        self._offered: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._headlined: set[str] = set()
        for name, mentions in self._everyone():
            for mention in mentions:
                self._place(annotations, name, mention)
        known = {name for name, actor in around.actors.items() if actor.named and name not in around.created}
        often = sorted(around.counts, key=lambda name: (-around.counts[name], name))
        self._foremost = [name for name in often if name in known][:FOREMOST]

    def _everyone(self) -> Iterable[tuple[str, Iterable[Mention]]]:
        yield from ((actor.id, actor.mentions) for actor in self._around.actors.values())
        yield from ((matter.id, matter.mentions) for matter in self._matters.values())

    def _place(self, annotations: Annotations, name: str, mention: Mention) -> None:
        piece = annotations.parse.piece_at(mention.span.start)
        tokens = piece.tokens_in(mention.span) if piece is not None else None
        if piece is None or tokens is None:
            return
        number = self._around.number(mention.span)
        self._in_sentence[number].append((piece, tokens.root, name, mention.form))
        at = self._around.hints.place(piece.span_of(tokens.root))
        if at is not None:
            self._offered[at[0]].append((at[1], name))
        if piece.block.kind == "headline":
            self._headlined.add(name)

    def candidates(self, draft: Draft) -> Mapping[str, Mapping[str, Features]]:
        """Everybody who may take part in the event, by id, each with the features of either role.

        Nobody is what is told of him: in "the state's purges of voter rolls" the purges are not purged.
        """
        told = self._around.trigger(draft.trigger)
        if told is None:
            return {}
        piece, _, trigger = told
        found = self._gathered(draft, piece)
        if draft.type not in MADE:
            found = {name: one for name, one in found.items() if all(token != trigger for token, _ in one.mentions)}
        hints = {role: self._hints(piece.span_of(trigger), role) for role in ROLES}
        either = {name: self._of_either(name, one, trigger) for name, one in found.items()}
        return {
            name: {
                role: _crossed(marks | self._of_role(name, draft, role) | hints[role].get(name, {}), draft, trigger)
                for role in ROLES
            }
            for name, marks in either.items()
        }

    def _gathered(self, draft: Draft, piece: Piece) -> dict[str, _Candidate]:
        """Who is mentioned in the sentence or before it, speaks, is spoken to, or is talked of most."""
        found: dict[str, _Candidate] = defaultdict(_Candidate)
        number = self._around.number(draft.trigger)
        for there, token, name, form in self._in_sentence[number]:
            if there is piece:
                found[name].mentions.append((token, form))
        within, cued = self._around.statement(draft.trigger), self._around.cued(draft.trigger)
        for statement, before in ((within, ""), (cued, "cue_")):
            if statement is not None:
                for mark, names in (("speaker", statement.speakers), ("addressee", statement.addressee)):
                    for name in names:
                        found[name].marks[before + mark] = 1.0
        for back in range(1, SENTENCES_BACK + 1):
            for _, token, name, _ in self._in_sentence.get(number - back, ()):
                marks = found[name].marks
                if not any(mark.startswith("back=") for mark in marks):
                    marks[f"back={back}"] = 1.0
                if token.dep_ in ("nsubj", "nsubjpass"):
                    marks[f"subject_back={back}"] = 1.0
        for place, name in enumerate(self._foremost):
            found[name].marks |= {"talked_of": 1.0} | ({"foremost": 1.0} if not place else {})
        for name in (*draft.actors, *draft.recipients):
            found.setdefault(name, _Candidate())
        return found

    def _of_either(self, name: str, one: _Candidate, trigger: Token) -> Features:
        """What is said of a candidate whatever the role."""
        return {
            **one.marks,
            f"kind={self._kind(name)}": 1.0,
            "named": float(self._is_named(name)),
            "made": float(name in self._around.created),
            "count": min(self._around.counts[name] or 1, OFTEN) / OFTEN,
            "headline": float(name in self._headlined),
            "here": float(bool(one.mentions)),
            f"pos={trigger.pos_}": 1.0,
            **self._position(one, trigger),
        }

    def _of_role(self, name: str, draft: Draft, role: str) -> Features:
        """What the grammar has found for the role and for the other one."""
        own, other = getattr(draft, role), getattr(draft, ROLES[1 - ROLES.index(role)])
        return {
            "picked": float(name in own),
            "first": float(own[:1] == (name,)),
            "nobody": float(not own),
            "picked_named": float(any(map(self._is_named, own))),
            "other_picked": float(name in other),
            "other_first": float(other[:1] == (name,)),
            "other_nobody": float(not other),
            "other_picked_named": float(any(map(self._is_named, other))),
        }

    @staticmethod
    def _position(one: _Candidate, trigger: Token) -> Features:
        """Where the nearest mention stands in the parse, as seen from the trigger."""
        if not one.mentions:
            return {"path=absent": 1.0}
        paths = [(_path(trigger, token), token, form) for token, form in one.mentions]
        path, token, form = min(
            paths, key=lambda p: (len(p[0]) if p[0] is not None else 2 * PATH, abs(p[1].i - trigger.i))
        )
        steps = ">".join(path) if path is not None else "none"
        clause = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
        subjects = {one.i for s in grammatical_subject(clause) for one in (s, antecedent(s))}
        passive = trigger.pos_ == "VERB" and is_passive(trigger)
        return {
            f"path={steps}": 1.0,
            f"path={steps}:{trigger.pos_}:{'passive' if passive else 'active'}": 1.0,
            "steps": (len(path) if path is not None else 2 * PATH) / PATH,
            "words": min(abs(token.i - trigger.i), FAR) / 10,
            "before": float(token.i < trigger.i),
            "below": float(any(trigger.left_edge.i <= t.i <= trigger.right_edge.i for t, _ in one.mentions)),
            f"form={form}": 1.0,
            f"last={token.dep_ if token.dep_ != 'pobj' else f'pobj_{token.head.lower_}'}": 1.0,
            "subject": float(token.dep_ in ("nsubj", "nsubjpass")),
            "possessor": float(token.dep_ == "poss"),
            "subject_of": float(token.i in subjects),
            "trigger": float(any(t.i == trigger.i for t, _ in one.mentions)),
        }

    def _hints(self, trigger: Span, role: str) -> Mapping[str, Features]:
        """What the encoder says of everybody whom it sees with the trigger."""
        at = self._around.hints.place(trigger)
        offered = self._offered.get(at[0], []) if at is not None else []
        if at is None or not offered:
            return {}
        scores = self._around.hints.participants(at, role, [piece for piece, _ in offered])
        best: dict[str, float] = {}
        for (_, name), score in zip(offered, scores, strict=True):
            best[name] = max(score, best.get(name, score))
        # One word may stand for several; nobody's score is 0.
        highest = max(0.0, *best.values())
        total = math.exp(-highest) + math.fsum(math.exp(score - highest) for score in set(best.values()))
        top = max(best, key=lambda name: (best[name], name))
        return {
            name: {
                "hint": log_odds(math.exp(score - highest) / total),
                "hint_seen": 1.0,
                "hint_best": float(name == top),
            }
            for name, score in best.items()
        }

    def _kind(self, name: str) -> str:
        actor = self._around.actors.get(name)
        return actor.kind if actor is not None else "matter"

    def _is_named(self, name: str) -> bool:
        actor = self._around.actors.get(name)
        if actor is not None:
            return actor.named
        return any(mention.form == "name" for mention in self._matters[name].mentions)


def _crossed(marks: Features, draft: Draft, trigger: Token) -> Features:
    """The features, and those that are learnt apart for types, parts of speech and empty roles."""
    features = {mark: value for mark, value in marks.items() if value}
    empty = "nobody" if "nobody" in features else "somebody"
    crossed = {f"{draft.type}*{mark}": features[mark] for mark in BY_TYPE if mark in features}
    for mark in BY_FORM:
        if mark in features:
            crossed |= {f"{empty}*{mark}": features[mark], f"{trigger.pos_}*{mark}": features[mark]}
    return features | crossed


def _path(trigger: Token, token: Token) -> list[str] | None:
    """The steps of the parse from one to the other: up with "^", then down, each preposition by name."""
    up: dict[int, int] = {}
    climbed: list[str] = []
    at = trigger
    while True:
        up[at.i] = len(climbed)
        if at.head == at or len(climbed) >= PATH:
            break
        climbed.append(f"^{at.dep_}")
        at = at.head
    down: list[str] = []
    at = token
    while at.i not in up:
        if len(down) > PATH or at.head == at:
            return None
        by_name = at.dep_ in ("prep", "agent", "dative") and at.pos_ == "ADP"
        down.append(f"prep_{at.lower_}" if by_name else at.dep_)
        at = at.head
    return climbed[: up[at.i]] + down[::-1]

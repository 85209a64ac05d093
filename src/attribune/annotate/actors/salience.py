"""Whom a pronoun may stand for: what speaks for and against each actor that was mentioned shortly before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from spacy.tokens import Token

from ...model.span import Span
from .chains import Chain, Occurrence, clause_role
from .links import Links

_WINDOW = 4  # sentences
_MOST = 60  # mentions looked at for one pronoun: keeps time linear in lists of names
_RANK = ("subject", "root", "object", "possessor", "oblique", "apposition", "other", "modifier")
_DISTANCE = ("same_sentence", "one_back", "two_back")
_STEPS = 25
LINKED = 5  # of each actor, the last mentions that the encoder's links look at
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "pcomp", "advcl"})

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun (m, f, n or ?) where it stands, whom it may stand for, and their mentions, last first."""

    at: Span
    gender: str
    candidates: Mapping[Chain, Features]
    mentions: list[Occurrence]


class Salience:
    """The mentions so far, in the order of the text, and what the encoder says of them."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.occurrences: list[Occurrence] = []
        self.counts: dict[int, int] = {}

    def add(self, occurrence: Occurrence) -> None:
        """A further mention."""
        self.occurrences.append(occurrence)
        self.counts[occurrence.chain.number] = self.counts.get(occurrence.chain.number, 0) + 1
        last = occurrence.chain.last
        if last is None or last.span <= occurrence.span:
            occurrence.chain.last = occurrence

    def recent(self, sentence: int, *, window: int = _WINDOW) -> list[Occurrence]:
        """The mentions in this sentence and a few before it, last first."""
        found: list[Occurrence] = []
        for occurrence in reversed(self.occurrences):
            if occurrence.sentence < sentence - window or len(found) >= _MOST:
                break
            found.append(occurrence)
        return found

    def candidates(
        self,
        token: Token,
        piece: int,
        sentence: int,
        fits: Iterable[Occurrence],
        *,
        quoted: list[bool],
        gender: str,
        reflexive: bool = False,
        at: Span | None = None,
    ) -> dict[Chain, Features]:
        """Features of every actor among `fits` (see `recent`) that `token` may stand for.

        `quoted` tells for every token of the piece whether it stands in quotation marks; `gender` is what the token
        tells (m, f, or anything else); `at` is where a pronoun stands in the report, None for what the encoder's links
        were not trained on.
        """
        barred, own, governors, voices = _binding(token, quoted)
        role = clause_role(token)
        by_chain: dict[Chain, list[Occurrence]] = {}
        for occurrence in fits:
            by_chain.setdefault(occurrence.chain, []).append(occurrence)
        before = [o for group in by_chain.values() for o in group if o.piece != piece or o.head.i < token.i]
        nearest = max(before, key=lambda o: o.span, default=None)
        found: dict[Chain, Features] = {}
        for chain, group in by_chain.items():
            here = {o.head.i for o in group if o.piece == piece}
            if reflexive:
                if not here & own:
                    continue
            elif here & barred:
                continue
            preceding = [o for o in group if o.piece != piece or o.head.i < token.i]
            last = max(preceding or group, key=lambda o: o.span)
            best = min((o for o in group if o.sentence == last.sentence), key=lambda o: _RANK.index(o.role))
            distance = sentence - last.sentence
            features: Features = {
                _DISTANCE[distance] if distance < len(_DISTANCE) else "far_back": 1.0,
                best.role: 1.0,
                "often": log(1 + self.counts[chain.number]),
            }
            marks = {
                "parallel": best.role == role and role in ("subject", "object"),
                "in_subject": best.role == "possessor" and best.head.head.dep_ in ("nsubj", "nsubjpass"),
                "subject_here": distance == 0 and best.role == "subject",
                "subject_before": distance == 1 and best.role == "subject",
                "governs": bool(here & governors),
                "quoted_by": bool(here & voices),
                "own_subject": bool(here & own) and not reflexive,
                "behind": not preceding,
                "other_block": last.piece != piece,
                "gender_known": bool(chain.gender),
                "pronoun_before": last.form == "pronoun",
                "first": best.span == min(o.span for o in self.occurrences[-_MOST:] if o.sentence == best.sentence),
                "nearest": last is nearest,
                "leans": not chain.gender and chain.leaning != "" and chain.leaning == gender,
                "leans_away": not chain.gender and chain.leaning != "" and chain.leaning != gender,
                "unnamed": not chain.named,
                "doubtful": chain.doubtful,
            }
            if chain.often:
                features["talked_of"] = log(1 + chain.often)
            features.update({name: 1.0 for name, holds in marks.items() if holds})
            if at is not None and self.links.know(at):
                features["link"] = self.links.best(at, [o.core for o in group[:LINKED]])
            found[chain] = features
        return found


def choose(candidates: Mapping[Chain, Features], weights: Mapping[str, float]) -> Chain | None:
    """The actor whose features weigh most, where the lead is clear."""
    scored = sorted(
        ((sum(weights[name] * value for name, value in features.items()), chain.number, chain))
        for chain, features in candidates.items()
    )
    if not scored or scored[-1][0] < weights["least"]:
        return None
    if len(scored) > 1 and scored[-1][0] - scored[-2][0] < weights["margin"]:
        return None
    return scored[-1][2]


def _binding(token: Token, quoted: list[bool]) -> tuple[set[int], set[int], set[int], set[int]]:
    """Token indices: what a pronoun here cannot stand for, the subject of its own clause, subjects above it.

    Last, the subjects of verbs outside of the quotation that the pronoun stands in: its speaker, who says "I".
    """
    barred: set[int] = set()
    own: set[int] = set()
    governors: set[int] = set()
    voices: set[int] = set()
    possessive = token.dep_ == "poss"
    current, clause, closest = token, 0, True
    for _ in range(_STEPS):
        head = current.head
        if head.i == current.i:
            break
        if possessive and clause == 0 and head.pos_ in ("NOUN", "PROPN") and current.i == token.i:
            # "his wife Jane": neither the phrase itself nor what stands beside it is the owner.
            barred.add(head.i)
            barred.update(child.i for child in head.children if child.dep_ in ("appos", "compound"))
        if head.pos_ in ("VERB", "AUX"):
            for child in head.children:
                if child.dep_ in ("nsubj", "nsubjpass") and child.i != current.i:
                    heads = {child.i, *(c.i for c in child.conjuncts)}
                    outside = quoted[token.i] and not quoted[head.i]
                    (voices if outside else own if clause == 0 else governors).update(heads)
                elif closest and not possessive and child.dep_ in ("dobj", "dative", "pobj") and child.i != current.i:
                    barred.add(child.i)
            if clause == 0 and not possessive and current.dep_ not in ("prep", "pcomp", "advcl", "xcomp"):
                barred.update(own)
            closest = False
            # "She sang and praised her": a verb without a subject of its own has that of the verb that it hangs on.
            if head.dep_ not in _SHARES_SUBJECT or any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children):
                clause += 1
        current = head
    barred.update(c.i for c in token.conjuncts)
    return barred, own, governors, voices

"""Pronouns to learn from: each with the actors that the product would choose among, and which of them is right.

The product's own reading finds the actors and their features, so that training sees what running will see. GAP says
of one pronoun a text whether it stands for either of two names; OntoGUM says of every pronoun which entity it means.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from eval.coreference import DOCUMENTS as HELD_OUT
from eval.ontogum import Document, read_documents
from numpy.typing import NDArray

from attribune.annotate import encoder
from attribune.annotate.actors.chains import Chain
from attribune.annotate.actors.links import Links
from attribune.annotate.actors.salience import LINKED, Question
from attribune.annotate.actors.walk import read_actors
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.times import annotate_times
from attribune.model.span import Span
from attribune.read.reader import read_text

Floats = NDArray[np.float32]
# The features of salience in the order of the weights that are learnt for them.
FEATURES = tuple(
    "same_sentence one_back two_back far_back subject object oblique possessor apposition modifier root other parallel "
    "often governs own_subject in_subject subject_here subject_before talked_of behind other_block gender_known "
    "pronoun_before first nearest unnamed doubtful leans leans_away quoted_by".split()
)


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun with C candidates, M mentions of theirs and an encoder of D dimensions.

    `asking` (D) is the pronoun's hidden state, `offering` (M, D) the mentions'; `owner` (M) says whose each mention is,
    `near` (M) whether it stands in the pronoun's window. `features` (C, F); `right` (C + 1) marks every candidate that
    would be right, at last "none of them". `names` (C, 2) and `gold` (2) are GAP's: whether the candidate is called by
    name A or B, and whether the pronoun stands for it.
    """

    gender: str
    asking: Floats
    offering: Floats
    owner: NDArray[np.int64]
    near: NDArray[np.bool_]
    features: Floats
    right: NDArray[np.bool_]
    names: NDArray[np.bool_]
    gold: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class _Truth:
    """What a corpus says of a pronoun, by the spans of each candidate's mentions: as in Case."""

    right: Callable[[list[list[Span]]], list[bool]]
    names: tuple[Span, Span] | None = None
    gold: tuple[bool, bool] = (False, False)


class Reading:
    """A report's actors, found by the product with `links` empty, and the encoder's hidden states."""

    def __init__(self, text: str, session: onnxruntime.InferenceSession, hidden: str) -> None:
        report = read_text(text)
        annotations = annotate_times(Annotations(report=report, parse=parse(report)))
        self.questions: list[Question] = []
        self.cores: list[dict[Chain, list[Span]]] = []
        read_actors(annotations.parse, annotations.times, Links(()), self._note)
        self._states: list[Floats] = []
        self._at: dict[int, tuple[int, int]] = {}
        for number, window in enumerate(encoder.windows(report)):
            inputs = {"ids": np.array([window.ids]), "cases": np.array([window.cases])}
            self._states.append(session.run([hidden], inputs)[0][0])
            for place, span in enumerate(window.places):
                if span is not None:
                    self._at.update(dict.fromkeys(range(span.start, span.end), (number, place)))

    def _note(self, question: Question) -> None:
        cores: dict[Chain, list[Span]] = {chain: [] for chain in question.candidates}
        for mention in question.mentions:
            if mention.chain in cores and len(cores[mention.chain]) < LINKED:
                cores[mention.chain].append(mention.core)
        self.questions.append(question)
        self.cores.append(cores)

    def cases(self, truths: Mapping[Span, _Truth]) -> Iterator[Case]:
        """The pronouns for he and she that `truths` tells of, those without any candidate left out."""
        for question, cores in zip(self.questions, self.cores, strict=True):
            truth, asking = truths.get(question.at), self._at.get(question.at.start)
            if question.gender not in ("m", "f") or truth is None or asking is None or not cores:
                continue
            offering, owner, near = [], [], []
            for number, spans in enumerate(cores.values()):
                for first, last in ((self._at.get(s.start), self._at.get(s.end - 1)) for s in spans):
                    if first is not None and last is not None:
                        offering.append((self._state(first) + self._state(last)) / 2)
                        owner.append(number)
                        near.append(first[0] == asking[0])
            # Where else in the report a candidate stands, this pronoun apart: by the whole reading, not only so far.
            known = [[s for s in _whole(chain).mentions if s != question.at] for chain in cores]
            right = truth.right(known)
            yield Case(
                question.gender,
                self._state(asking),
                np.array(offering, dtype=np.float32).reshape(len(owner), -1),
                np.array(owner, dtype=np.int64),
                np.array(near, dtype=np.bool_),
                np.array([[f.get(name, 0.0) for name in FEATURES] for f in question.candidates.values()], np.float32),
                np.array([*right, not any(right) or _open(truth)], dtype=np.bool_),
                np.array([[any(s.overlaps(n) for s in spans) for n in truth.names or ()] for spans in known], np.bool_),
                truth.gold,
            )

    def _state(self, place: tuple[int, int]) -> Floats:
        return self._states[place[0]][place[1]]


def _whole(chain: Chain) -> Chain:
    while chain.merged is not None:
        chain = chain.merged
    return chain


def _open(truth: _Truth) -> bool:
    """Whether GAP says only whom the pronoun does not stand for."""
    return truth.names is not None and not any(truth.gold)


def gap_cases(table: Path, session: onnxruntime.InferenceSession, hidden: str) -> list[Case]:
    """GAP's pronouns, in the order of its rows."""
    found: list[Case] = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            pronoun, first, second = (_span(row, name) for name in ("Pronoun", "A", "B"))
            gold = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")

            def right(
                known: list[list[Span]],
                names: tuple[Span, Span] = (first, second),
                gold: tuple[bool, bool] = gold,
            ) -> list[bool]:
                called = [[any(s.overlaps(name) for s in spans) for name in names] for spans in known]
                if not any(gold):
                    return [not any(one) for one in called]
                return [any(a and b for a, b in zip(one, gold, strict=True)) for one in called]

            reading = Reading(row["Text"], session, hidden)
            found.extend(reading.cases({pronoun: _Truth(right, (first, second), gold)}))
    return found


def _span(row: Mapping[str, str], name: str) -> Span:
    start = int(row[f"{name}-offset"])
    return Span(start, start + len(row[name]))


def ontogum_cases(folder: Path, session: onnxruntime.InferenceSession, hidden: str) -> list[Case]:
    """OntoGUM's pronouns for he and she, but those of the documents that eval/coreference reports on."""
    found: list[Case] = []
    for document in read_documents(folder):
        if document.name not in HELD_OUT:
            truths = {
                Span(*spot): _Truth(_same_entity(document, number))
                for number, spans in document.mentions.items()
                for spot in spans
                if spot in document.words
            }
            found.extend(Reading(document.text, session, hidden).cases(truths))
    return found


def _same_entity(document: Document, wanted: int) -> Callable[[list[list[Span]]], list[bool]]:
    """Whether most of a candidate's mentions are, in OntoGUM, mentions of the wanted entity."""
    marked = [(end - start, start, end, number) for number, spans in document.mentions.items() for start, end in spans]

    def entity(span: Span) -> int | None:
        holding = [(size, n) for size, start, end, n in marked if start <= span.start and span.end <= end]
        return min(holding)[1] if holding else None

    def right(known: list[list[Span]]) -> list[bool]:
        return [sum(entity(s) == wanted for s in spans) * 2 > len(spans) for spans in known]

    return right

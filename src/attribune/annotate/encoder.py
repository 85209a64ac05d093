"""The shared encoder: a report's prose in windows of word pieces, one pass over each, scores back on characters.

The model file holds a small BERT encoder and its heads, with int8 weights (training/ says how it was made). Windows are
passed one at a time and without padding, so that a window's result depends on nothing but the window.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ..model.report import PROSE_KINDS, Report
from ..model.span import Span
from .labels import Floats

MODEL = files("attribune.annotate.lang.en") / "model"
HEADS = ("labels", "links", "references", "events", "parts")  # outputs of the model file
MAX_PIECES = 256  # as in training: a longer paragraph is cut
# Short paragraphs share a window up to this size. Measured on PolNeAR dev, windows that are not quite full find more
# (relation F1 71.2 at 192 pieces, 70.2 at 256), and the pass takes less time.
PACKED_PIECES = 192
# On a CPU onnxruntime takes longer for this fused operator than for the two that it stands for: a tenth of the pass.
SLOW_FUSIONS = ["SkipLayerNormFusion"]
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces that the model sees at once: ids, casing, and where each stands (None for separators)."""

    ids: list[int]
    cases: list[int]
    places: list[Span | None]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a window of L pieces: labels (L, 7), link vectors (L, 256), references (L, 128).

    And of events: how much speaks for each type (L, 20), and the vectors of who takes part (L, 386).
    """

    window: Window
    labels: Floats
    links: Floats
    references: Floats
    events: Floats
    parts: Floats

    @property
    def real(self) -> list[int]:
        """The positions of the pieces that are text."""
        return [number for number, place in enumerate(self.window.places) if place is not None]


def encode(report: Report, *, model: Path | None = None) -> Iterator[Scores]:
    """Each window of the report's prose, in the order of the text, with its scores; `model` is another model file."""
    session = _session(model)
    for window in windows(report):
        ids = np.array([window.ids], dtype=np.int64)
        cases = np.array([window.cases], dtype=np.int64)
        found = session.run(HEADS, {"ids": ids, "cases": cases})
        yield Scores(window, *(scores[0] for scores in found))


def windows(report: Report) -> Iterator[Window]:
    """The report's prose blocks, packed into windows of PACKED_PIECES, or one by one where they are longer."""
    tokenizer = _tokenizer()
    start, end = (_special(tokenizer, mark) for mark in ("[CLS]", "[SEP]"))
    window = Window([start], [0], [None])
    for block in report.blocks:
        if block.kind not in PROSE_KINDS:
            continue
        for pieces in _pieces(block.span, report.text, tokenizer):
            if len(window.ids) > 1 and len(window.ids) + len(pieces) + 1 > PACKED_PIECES:
                yield window
                window = Window([start], [0], [None])
            for number, place, case in pieces:
                window.ids.append(number)
                window.cases.append(case)
                window.places.append(place)
            window.ids.append(end)
            window.cases.append(0)
            window.places.append(None)
    if len(window.ids) > 1:
        yield window


def _pieces(span: Span, text: str, tokenizer: Tokenizer) -> Iterator[Sequence[tuple[int, Span, int]]]:
    """The block's pieces (id, place, casing), cut where they are more than a window holds."""
    words = span.of(text)
    coded = tokenizer.encode(words, add_special_tokens=False)
    cases: dict[int, int] = {}
    for word in _WORD.finditer(words):
        case = casing(word.group())
        for place in range(word.start(), word.end()):
            cases[place] = case
    pieces = [
        (number, Span(span.start + first, span.start + last), cases.get(first, 0))
        for number, (first, last) in zip(coded.ids, coded.offsets, strict=True)
        if first < last
    ]
    for cut in range(0, len(pieces), MAX_PIECES - 2):
        yield pieces[cut : cut + MAX_PIECES - 2]


def casing(word: str) -> int:
    """How a word is written, as the model takes it: 0 no letters, 1 lower, 2 Capitalised, 3 UPPER, 4 miXed."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(c.islower() for c in letters):
        return 1
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 3
    return 2 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 4


def _special(tokenizer: Tokenizer, mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    assert number is not None, f"{mark} is not in the tokenizer's vocabulary"
    return int(number)


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str((MODEL / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def _session(model: Path | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # Reports are spread over processes: within one, a second thread would only get in the way of another's.
    options.intra_op_num_threads = 1
    with nullcontext(model) if model is not None else as_file(MODEL / "encoder.onnx") as path:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )

from pathlib import Path

import pytest

from attribune.errors import BadDate, BinaryReport, EmptyReport, InputError, MissingReport
from attribune.read.corpus import Corpus
from attribune.read.reader import read_source

FULL = (
    b'{"id": "r7", "url": "https://example.org/7", "outlet": "Quay Times", "wire": "Reuters", '
    b'"published": "2031-03-12", "byline": ["Ana Voss", "Piet Lorne"], "headline": "Port shut", '
    b'"text": "The port was shut on Monday.", "x": 1}'
)


def corpus(folder: Path, *lines: bytes) -> Corpus:
    path = folder / "corpus.jsonl"
    path.write_bytes(b"\n".join(lines))
    return Corpus(path)


def test_a_line_is_a_report_with_what_is_known_of_it(tmp_path: Path) -> None:
    given = corpus(tmp_path, FULL, b"", b'{"text": "Bare words of a report."}', b'{"text": "t", "outlet": null}')
    assert len(given) == 3
    full, bare, _ = map(read_source, given)
    assert (full.given_id, full.url, full.outlet, full.wire) == ("r7", "https://example.org/7", "Quay Times", "Reuters")
    assert (full.published, full.byline, full.headline) == ("2031-03-12", ("Ana Voss", "Piet Lorne"), "Port shut")
    assert (full.text, full.path, full.rereadable) == ("The port was shut on Monday.", None, False)
    assert (bare.given_id, bare.outlet, bare.published) == (None, None, "")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", BinaryReport),
        (b"\xff", BinaryReport),
        (b"[" * 100_000, BinaryReport),
        (b"[1]", EmptyReport),
        (b'{"headline": "No text"}', EmptyReport),
        (b'{"text": 7}', EmptyReport),
        (b'{"text": ""}', EmptyReport),
        (b'{"text": "Words.", "published": "soon"}', BadDate),
    ],
)
def test_a_bad_line_fails_alone_and_says_where(tmp_path: Path, line: bytes, error: type[InputError]) -> None:
    first, second = corpus(tmp_path, line, FULL)
    with pytest.raises(error, match=r"corpus\.jsonl, line 1"):
        read_source(first)
    assert read_source(second).given_id == "r7"


def test_a_missing_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingReport):
        list(Corpus(tmp_path / "no.jsonl"))

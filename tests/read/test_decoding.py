"""Bytes to text, and bytes that are none."""

import pytest

from attribune.errors import BinaryReport, EmptyReport, InputError, UndecodableReport
from attribune.read.decoding import check_text, decode

TEXT = (
    "Señor Núñez said the café’s owner “won’t pay” the 18 € that the façade costs, naïve as it may be.\r\n\r\nNo.\r\n"
)


@pytest.mark.parametrize(
    ("encoding", "named", "noted"),
    [("utf-8", "utf-8", False), ("utf-16", "utf-16", True), ("utf-32", "utf-32", True), ("cp1252", "cp1252", True)],
)
def test_encodings(encoding: str, named: str, *, noted: bool) -> None:
    found = decode(TEXT.encode(encoding), name="a.txt")

    assert (found.text, found.encoding) == (TEXT, named)
    assert [note.code for note in found.notes] == (["encoding"] if noted else [])
    assert all(named in note.message for note in found.notes)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The mayor said “no” on Monday — twice.", "cp1252"),
        ("The naïve mayor said no.", "cp1252"),
        ("Мэр города сказал в понедельник, что порт будет закрыт до конца недели из-за забастовки.", "cp1251"),
    ],
)
def test_the_likeliest_encoding_is_detected(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), name="a.txt")

    assert (found.text, found.encoding) == (text, encoding)


def test_a_byte_order_mark_stays_in_utf_8() -> None:
    assert decode(b"\xef\xbb\xbfShips wait.", name="a.txt").text == "\ufeffShips wait."


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź was quiet.</p></body></html>'

    assert decode(page.encode("iso-8859-2"), name="a.html").encoding == "iso8859-2"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyReport),
        (b" \n\t ", EmptyReport),
        (b"\xef\xbb\xbf\n", EmptyReport),
        (b"\xff\xfe", EmptyReport),
        ("\u2003\u00a0".encode(), EmptyReport),
        (b"%PDF-1.7 ...", BinaryReport),
        (b"PK\x03\x04rest", BinaryReport),
        (b"\x89PNG\r\n", BinaryReport),
        (b"text\0text", BinaryReport),
        (b"\x01\x02\x03\x04" * 10, BinaryReport),
        (b"\xff\xfea", UndecodableReport),
    ],
)
def test_what_is_not_text(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^a\.txt: "):
        decode(content, name="a.txt")


@pytest.mark.parametrize(
    ("text", "error"), [("\udc80 wait", UndecodableReport), ("a\0b", BinaryReport), (" \ufeff"[::-1], EmptyReport)]
)
def test_strings_that_hold_no_text(text: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        check_text(text, name="the text")

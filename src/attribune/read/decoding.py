"""Bytes → text. Offsets count in the decoded content: line ends and a UTF-8 byte order mark stay where they are."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from ..errors import BinaryReport, EmptyReport, UndecodableReport
from ..model.report import Note
from .paragraphs import BYTE_ORDER_MARK

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 256 * 1024  # bytes that the detector sees: enough to tell, and its time stays bounded
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


class Decoded(NamedTuple):
    """`text` is what `open(path, encoding=encoding, newline="").read()` gives."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


def decode(content: bytes, *, name: str) -> Decoded:
    """The text in the bytes of a file; `name` is for messages.

    UTF-16 and UTF-32 are told by their byte order mark; else it is UTF-8, or what an HTML page declares, or what
    charset-normalizer detects; a note says so. Raises EmptyReport, BinaryReport or UndecodableReport.
    """
    if not content.strip():
        raise EmptyReport(f"{name}: the file is empty; nothing to read")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_strictly(content, encoding, name), encoding, name)
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise BinaryReport(f"{name}: {kind}, not text; save it as plain text or HTML first")
    if b"\0" in content:
        raise BinaryReport(f"{name}: binary data, not text; save it as plain text or HTML first")
    try:
        return _checked(content.decode("utf-8"), "utf-8", name, noted=False)
    except UnicodeDecodeError:
        encoding = _declared(content) or _detected(content, name)
    return _checked(_strictly(content, encoding, name), encoding, name)


def check_text(text: str, *, name: str) -> None:
    """Raises EmptyReport, BinaryReport or UndecodableReport where a str holds no text that can be kept."""
    if not text.removeprefix(BYTE_ORDER_MARK).strip():
        raise EmptyReport(f"{name}: there is no text in it, only white space")
    if "\0" in text:
        raise BinaryReport(f"{name}: binary data, not text; save it as plain text or HTML first")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UndecodableReport(
            f"{name}: character {error.start} is a lone surrogate; decode the bytes without surrogateescape"
        ) from error


def _checked(text: str, encoding: str, name: str, *, noted: bool = True) -> Decoded:
    check_text(text, name=name)
    if 20 * len(_CONTROL.findall(text)) > len(text):
        raise BinaryReport(f"{name}: mostly control characters, not text; save it as plain text or HTML first")
    notes = (Note("encoding", f"not UTF-8: read as {encoding}; convert it to UTF-8 if letters look wrong"),)
    return Decoded(text, encoding, notes if noted else ())


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UndecodableReport(f"{name}: not {encoding} all through; convert it to UTF-8 first") from error


def _declared(content: bytes) -> str | None:
    """The encoding that an HTML page names and that fits its bytes."""
    match = _DECLARED.search(content[:4096])
    if match is None:
        return None
    try:
        encoding = codecs.lookup(match[1].decode("ascii")).name
        content.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return encoding


def _detected(content: bytes, name: str) -> str:
    matches = from_bytes(content[:_SAMPLE])
    best = matches.best()
    if best is None:
        raise UndecodableReport(f"{name}: neither UTF-8 nor any encoding that could be told; convert it to UTF-8 first")
    # Few letters leave several encodings equally likely; English text is in Windows' Western European one then.
    equal = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return "cp1252" if any("cp1252" in match.could_be_from_charset for match in equal) else best.encoding

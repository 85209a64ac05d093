"""What one report contributes to an entry, in few bytes: its words are not repeated, only where they stand."""

import json
import zlib
from dataclasses import replace
from functools import lru_cache

from ..model.codec import ENTRY_SCHEMA, entry_from_dict, entry_to_dict
from ..model.entry import Entry
from ..model.report import Report
from ..model.span import Span
from .base import Merging

# What the report and the other tables tell again.
_ELSEWHERE = ("schema", "id", "sources", "evidence", "contradictions", "chosen", "verdict", "corrections", "history")
_LOOKING_BACK = 32_000  # bytes: zlib's window, less what it keeps for itself
# What bodies have in common. Whoever changes it has bodies made anew: see `schema.DERIVATION`.
_COMMON = (
    b'"President","police","United States"],"recipients":["The ","status":"planned","when":"2025-0","direct","mixed","'
    b'{"kind":"event","type":"CONSULT","when":"","what":" and ","actors":[],"recipients":[],"matters":[],'
    b'"status":"occurred","on_word_of":[],"places":[[[[1,2]],[[1,2]]]]}{"kind":"statement","type":"indirect","when":"",'
    b'"what":" said: that the ","actors":[" "],"recipients":[],"matters":[],"status":"asserted","on_word_of":[],'
)


def packed(entry: Entry, text: str) -> bytes:
    """The entry of one report, without what the report holds; `text` is the report's."""
    data = entry_to_dict(entry)
    for name in _ELSEWHERE:
        del data[name]
    data["places"] = [[_pairs(item.triggers), _pairs(item.spans)] for item in entry.evidence]
    packer = zlib.compressobj(9, zdict=_dictionary(text))
    return packer.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()) + packer.flush()


def unpacked(body: bytes, *, id: str, report: Report, merging: Merging) -> Entry:  # noqa: A002
    """The entry again, from its report's metadata and text."""
    data = json.loads(zlib.decompressobj(zdict=_dictionary(report.text)).decompress(body))
    places = data.pop("places")
    data |= {"schema": ENTRY_SCHEMA, "id": id, "sources": {"reports": 1, "independent": 1}, "evidence": []}
    entry = entry_from_dict(data)
    return replace(entry, evidence=tuple(merging.evidence_of(report, *map(_spans, place)) for place in places))


@lru_cache(maxsize=4)
def _dictionary(text: str) -> bytes:
    """What an entry is likely to repeat: the names and words of its report, as far as zlib looks back."""
    return text.encode()[: _LOOKING_BACK - len(_COMMON)] + _COMMON


def _pairs(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _spans(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)

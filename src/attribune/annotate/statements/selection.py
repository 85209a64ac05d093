"""Which drafts are kept where several claim the same words, and which stand within others."""

from ...model.span import Span
from .draft import Draft


def selected(drafts: list[Draft], passages: list[Span]) -> list[Draft]:
    """One draft a cue, the surest; none whose content cuts through a passage that is not its own.

    Of two with the same content ("said in a statement that …") one without a source goes.
    """
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.place, -d.confidence, d.frame)):
        if draft.frame != "quote" and _cuts_passage(draft, passages):
            continue
        key = draft.cue or draft.content
        known = kept.get(key)
        if known is None or known.confidence < draft.confidence:
            kept[key] = draft
    told = {draft.content for draft in kept.values() if draft.source}
    remaining = [draft for draft in kept.values() if draft.source or draft.content not in told]
    return sorted(remaining, key=lambda d: (d.place, -d.extent.length, d.extent))


def with_outer(drafts: list[Draft]) -> list[tuple[Draft, int | None]]:
    """Each draft with the index of the innermost one in whose content its cue (else its content) stands."""
    found: list[tuple[Draft, int | None]] = []
    ends = [draft.extent.end for draft in drafts]
    opened: list[int] = []
    for number, draft in enumerate(drafts):
        start, mark = draft.place.start, min(draft.cue or draft.content)
        opened = [i for i in opened if ends[i] > start]
        around = (i for i in reversed(opened) if any(c.contains(mark) for c in drafts[i].content))
        found.append((draft, next(around, None)))
        opened.append(number)
    return found


def _cuts_passage(draft: Draft, passages: list[Span]) -> bool:
    low, high = 0, len(passages)
    extent = draft.extent
    while low < high:
        middle = (low + high) // 2
        if passages[middle].end <= extent.start:
            low = middle + 1
        else:
            high = middle
    while low < len(passages) and passages[low].start < extent.end:
        passage = passages[low]
        inside = passage.contains(extent)
        if not inside and any(passage.overlaps(c) for c in draft.content):
            return True
        low += 1
    return False

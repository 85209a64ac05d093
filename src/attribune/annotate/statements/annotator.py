"""The statements of a report, step by step."""

from bisect import bisect_right
from dataclasses import replace

from ...model.statement import Statement
from ..layers import Annotations
from ..quotes import Quotation, is_left_open, quotations
from .by_rules import statements_by_rules
from .confidence import calibrated
from .draft import Draft
from .learned import learned_statements
from .qualities import kind_of, medium_of, occasion_of, polarity_of
from .selection import joined_with_rules, with_outer


def annotate_statements(annotations: Annotations) -> Annotations:
    """Find who is said to say, order, plan, believe or favour what; which actor speaks is found later."""
    # 1. Pair the quotation marks of each paragraph.
    quoted = _quotations(annotations)
    # 2. Ask the model, which sees more than rules do, and keep of theirs what it cannot see.
    learned = [replace(d, confidence=calibrated(d.confidence)) for d in learned_statements(annotations)]
    drafts = joined_with_rules(learned, statements_by_rules(annotations, quoted))
    # 3. Find which statements stand within others, and say of what kind each one is.
    return _with_statements(annotations, drafts, quoted)


def annotate_by_rules(annotations: Annotations) -> Annotations:
    """What rules alone find: for a language without a model, and to see what each part brings."""
    quoted = _quotations(annotations)
    return _with_statements(annotations, statements_by_rules(annotations, quoted), quoted)


def _with_statements(annotations: Annotations, drafts: list[Draft], quoted: list[tuple[Quotation, ...]]) -> Annotations:
    text = annotations.report.text
    starts = [piece.start for piece in annotations.parse.pieces]
    return replace(
        annotations,
        statements=tuple(
            _statement(f"s{number}", draft, None if outer is None else f"s{outer + 1}", text, quoted, starts)
            for number, (draft, outer) in enumerate(with_outer(drafts), 1)
        ),
    )


def _quotations(annotations: Annotations) -> list[tuple[Quotation, ...]]:
    """Each piece's quotations."""
    found: list[tuple[Quotation, ...]] = []
    runs_on = False
    for piece in annotations.parse.pieces:
        found.append(quotations(annotations.report.text, piece.span, runs_on=runs_on))
        runs_on = is_left_open(found[-1])
    return found


def _statement(
    name: str, draft: Draft, outer: str | None, text: str, quoted: list[tuple[Quotation, ...]], starts: list[int]
) -> Statement:
    # A passage may run on over paragraphs.
    first = bisect_right(starts, min(draft.content).start) - 1
    last = bisect_right(starts, max(draft.content).start)
    marks = [quotation for found in quoted[max(first, 0) : last] for quotation in found]
    return Statement(
        id=name,
        kind=kind_of(draft, text, marks),
        cue=tuple(sorted(draft.cue)),
        content=tuple(sorted(draft.content)),
        source=tuple(sorted(draft.source)),
        act=draft.act,
        polarity=polarity_of(draft),
        within=outer,
        medium=medium_of(draft),
        occasion=occasion_of(draft, text),
        confidence=round(draft.confidence, 2),
    )

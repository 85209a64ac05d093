"""The statements of a report, step by step."""

from dataclasses import replace

from ...model.statement import Statement
from ..layers import Annotations
from ..quotes import Quotation
from .addressees import Addressees
from .by_rules import statements_by_rules
from .confidence import calibrated
from .draft import Draft
from .kinds import quotations_of
from .learned import learned_statements
from .qualities import qualities_of
from .selection import joined_with_rules, with_outer


def annotate_statements(annotations: Annotations) -> Annotations:
    """Find who is said to say, order, plan, believe or favour what; which actor speaks is found later."""
    # 1. Pair the quotation marks of each paragraph.
    quoted = quotations_of(annotations)
    # 2. Ask the model, which sees more than rules do, and keep of theirs what it cannot see.
    learned = [replace(d, confidence=calibrated(d.confidence)) for d in learned_statements(annotations)]
    drafts = joined_with_rules(learned, statements_by_rules(annotations, quoted))
    # 3. Find which statements stand within others, and say of what kind each one is.
    return _with_statements(annotations, drafts, quoted)


def annotate_by_rules(annotations: Annotations) -> Annotations:
    """What rules alone find: for a language without a model, and to see what each part brings."""
    quoted = quotations_of(annotations)
    return _with_statements(annotations, statements_by_rules(annotations, quoted), quoted)


def _with_statements(annotations: Annotations, drafts: list[Draft], quoted: list[tuple[Quotation, ...]]) -> Annotations:
    addressees = Addressees(annotations.actors)
    return replace(
        annotations,
        statements=tuple(
            _statement(f"s{number}", draft, None if outer is None else f"s{outer + 1}", annotations, quoted, addressees)
            for number, (draft, outer) in enumerate(with_outer(drafts), 1)
        ),
    )


def _statement(
    name: str,
    draft: Draft,
    outer: str | None,
    annotations: Annotations,
    quoted: list[tuple[Quotation, ...]],
    addressees: Addressees,
) -> Statement:
    found = qualities_of(annotations, quoted, cue=draft.cue, content=draft.content)
    return Statement(
        id=name,
        kind=found.kind,
        cue=tuple(sorted(draft.cue)),
        content=tuple(sorted(draft.content)),
        source=tuple(sorted(draft.source)),
        act=found.act,
        polarity=found.polarity,
        within=outer,
        addressee=addressees.at(found.addressees),
        medium=found.medium,
        occasion=found.occasion,
        confidence=round(draft.confidence, 2),
    )

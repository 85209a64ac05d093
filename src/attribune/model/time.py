"""Time expressions, as TimeML's TIMEX3 has them."""

from dataclasses import dataclass

from .span import Span

TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span with a TIMEX3 type and value.

    `value` is a TIMEX3 value ("2025-02-13", "2025-W07", "P3M", "PRESENT_REF"); what cannot be resolved keeps X for
    its unknown digits ("XXXX-WXX-4"). `mod` is a TIMEX3 mod (APPROX, START, …). `anchor` is the id of the time
    expression that a duration or a relative date starts from, where the text gives one.
    """

    id: str
    span: Span
    type: str
    value: str
    mod: str | None = None
    anchor: str | None = None

"""Attribune reads news reports and keeps the public record that they make.

>>> import attribune
>>> report = "ORVANE (MNA) - Mayor Ana Voss said Monday she would sign the order."
>>> record = attribune.read(report, published="2026-03-04")
>>> [(s.kind, s.when) for s in record.statements]
[('indirect', '2026-03-02')]
>>> record.statements[0].content[0].of(record.report.text)
'she would sign the order'
"""

from .errors import AttribuneError
from .model.entry import Entry
from .model.record import Record
from .model.report import Report
from .model.span import Span
from .public import open_store, read

__all__ = ["AttribuneError", "Entry", "Record", "Report", "Span", "open_store", "read"]
__version__ = "0.1.0"

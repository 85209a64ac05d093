"""Statements: who is said to say, order, plan, believe or favour what, as source, cue and content spans."""

from .annotator import annotate_by_rules, annotate_statements

__all__ = ["annotate_by_rules", "annotate_statements"]

"""Statements: who is said to say, order, plan, believe or favour what, as source, cue and content spans."""

from .annotator import annotate_statements

__all__ = ["annotate_statements"]

"""Whole populations, scored by the same tables as one person. Needs numpy; nothing else of the library does."""

from throughcare.rules.populations.columns import Coded, Column, code
from throughcare.rules.populations.many import Scores, score_many

__all__ = ["Coded", "Column", "Scores", "code", "score_many"]

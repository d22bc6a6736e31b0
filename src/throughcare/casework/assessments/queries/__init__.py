"""Reads of assessments and scores. Each takes the actor first."""

from throughcare.casework.assessments.queries.listing import Line, Listing, SourceLine, assessments_of
from throughcare.casework.assessments.queries.sheet import AnswerRead, ScoreRead, Sheet, WorkRead, sheet

__all__ = [
    "AnswerRead",
    "Line",
    "Listing",
    "ScoreRead",
    "Sheet",
    "SourceLine",
    "WorkRead",
    "assessments_of",
    "sheet",
]

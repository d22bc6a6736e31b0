"""Reads of assessments and scores. Each takes the actor first."""

from throughcare.casework.assessments.queries.contests import (
    ContestRead,
    Waiting,
    contest,
    contests_of,
    waiting_contests,
)
from throughcare.casework.assessments.queries.due import Call, Due, DueOf, call_of, due_of
from throughcare.casework.assessments.queries.listing import Line, Listing, SourceLine, assessments_of
from throughcare.casework.assessments.queries.relying import Rested, rests_on
from throughcare.casework.assessments.queries.sheet import AnswerRead, ScoreRead, Sheet, WorkRead, sheet

__all__ = [
    "AnswerRead",
    "Call",
    "ContestRead",
    "Due",
    "DueOf",
    "Line",
    "Listing",
    "Rested",
    "ScoreRead",
    "Sheet",
    "SourceLine",
    "Waiting",
    "WorkRead",
    "assessments_of",
    "call_of",
    "contest",
    "contests_of",
    "due_of",
    "rests_on",
    "sheet",
    "waiting_contests",
]

"""Appointments and contacts: their kinds, what came of them, how they repeat, and when they stop."""

from throughcare.rules.contacts.changes import StateChange, change
from throughcare.rules.contacts.kinds import ContactKind
from throughcare.rules.contacts.outcomes import Outcome, OutcomeFamily, counts_as_failure
from throughcare.rules.contacts.repetition import Interval, PlannedDate, Repetition, TooManyRepeats
from throughcare.rules.contacts.states import Activity, Resumption, SupervisionState, resumes, stops
from throughcare.rules.contacts.whereabouts import Attempt, AttemptsAsked, ReachResult, ReachWay

__all__ = [
    "Activity",
    "Attempt",
    "AttemptsAsked",
    "ContactKind",
    "Interval",
    "Outcome",
    "OutcomeFamily",
    "PlannedDate",
    "ReachResult",
    "ReachWay",
    "Repetition",
    "Resumption",
    "StateChange",
    "SupervisionState",
    "TooManyRepeats",
    "change",
    "counts_as_failure",
    "resumes",
    "stops",
]

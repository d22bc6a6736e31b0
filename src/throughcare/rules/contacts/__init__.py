"""Appointments and contacts: their kinds, what came of them, how they repeat, and when they stop."""

from throughcare.rules.contacts.kinds import ContactKind
from throughcare.rules.contacts.outcomes import Outcome, OutcomeFamily, counts_as_failure
from throughcare.rules.contacts.repetition import Interval, PlannedDate, Repetition, TooManyRepeats
from throughcare.rules.contacts.states import Activity, SupervisionState, stops

__all__ = [
    "Activity",
    "ContactKind",
    "Interval",
    "Outcome",
    "OutcomeFamily",
    "PlannedDate",
    "Repetition",
    "SupervisionState",
    "TooManyRepeats",
    "counts_as_failure",
    "stops",
]

"""Appointments and contacts: their kinds, what came of them, how they repeat, and when they stop.

What every place shares has a plain name: `kinds` and `outcomes` of contacts, `repetition` of appointments, `states` of
supervision with what they stop, `changes` between them, `whereabouts`; `checkin_window`, `checkin_eligibility` and
`checkin_states` of checking in remotely. The contact standards of the United States are read from the inside out:
`us_sources` and `us_places`, the data in `us_standards` (what a standard is) and `us_table` (a row for each),
`us_contact_table` and `us_frequency` (which row holds), `us_counting` and `us_clocks` (what counts, and until when),
and the rules that are asked: `us_contact_due`, `us_contact_windows`, with their common questions in `us_contact_items`.
`supervision_package_ew` is England and Wales's.
"""

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

"""Reads on appointments, contacts, notes and tasks. Each takes the actor first."""

from throughcare.casework.supervision.queries.beginning import beginning_for
from throughcare.casework.supervision.queries.day import Free, Meeting, gaps_between, meetings
from throughcare.casework.supervision.queries.diary import Engagement, diary, officer_clashes, overlapping
from throughcare.casework.supervision.queries.expecting import Expected, expected, missing
from throughcare.casework.supervision.queries.item import Item, item_of_appointment, item_of_contact
from throughcare.casework.supervision.queries.log import OUTCOMES, SORTS, LogFilter, LogPage, activity_log
from throughcare.casework.supervision.queries.notes import last_notes, note
from throughcare.casework.supervision.queries.open_work import (
    Unrecorded,
    WorkTask,
    own_tasks,
    task,
    without_outcome,
)
from throughcare.casework.supervision.queries.planning import Colleague, Planning, planning_for, staff_for
from throughcare.casework.supervision.queries.progressing import ProgressLine, progressing
from throughcare.casework.supervision.queries.rows import (
    AppointmentShown,
    ArrangementShown,
    ContactShown,
    EarlierOutcome,
    HomeVisitShown,
    LogEntry,
    NoteShown,
    TaskShown,
)
from throughcare.casework.supervision.queries.schedule import Schedule, schedule
from throughcare.casework.supervision.queries.telling import told
from throughcare.casework.supervision.queries.visits import VisitShown, visit_of, visits_for, visits_of

__all__ = [
    "OUTCOMES",
    "SORTS",
    "AppointmentShown",
    "ArrangementShown",
    "Colleague",
    "ContactShown",
    "EarlierOutcome",
    "Engagement",
    "Expected",
    "Free",
    "HomeVisitShown",
    "Item",
    "LogEntry",
    "LogFilter",
    "LogPage",
    "Meeting",
    "NoteShown",
    "Planning",
    "ProgressLine",
    "Schedule",
    "TaskShown",
    "Unrecorded",
    "VisitShown",
    "WorkTask",
    "activity_log",
    "beginning_for",
    "diary",
    "expected",
    "gaps_between",
    "item_of_appointment",
    "item_of_contact",
    "last_notes",
    "meetings",
    "missing",
    "note",
    "officer_clashes",
    "overlapping",
    "own_tasks",
    "planning_for",
    "progressing",
    "schedule",
    "staff_for",
    "task",
    "told",
    "visit_of",
    "visits_for",
    "visits_of",
    "without_outcome",
]

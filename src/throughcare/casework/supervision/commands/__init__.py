"""Writes on appointments, contacts, notes and tasks. Each takes the actor first."""

from throughcare.casework.supervision.commands.arranging import settle_arrangement
from throughcare.casework.supervision.commands.away import PlannedMove, move_all, plan_moves
from throughcare.casework.supervision.commands.booking import book_appointment, book_series
from throughcare.casework.supervision.commands.contacts import WITH_WHOM, record_contact
from throughcare.casework.supervision.commands.filling import Proposed, book_missing, plan_missing
from throughcare.casework.supervision.commands.home_visits import record_home_visit
from throughcare.casework.supervision.commands.letters import write_about
from throughcare.casework.supervision.commands.moving import cancel, reschedule
from throughcare.casework.supervision.commands.notes import add_note, correct_note
from throughcare.casework.supervision.commands.outcomes import change_outcome, record_outcome
from throughcare.casework.supervision.commands.planning import plan_series
from throughcare.casework.supervision.commands.progressing import (
    ProgressDraft,
    decide_progress,
    end_phase,
    propose_progress,
    weighed,
    withdraw_progress,
)
from throughcare.casework.supervision.commands.tasks import add_task, finish_task, move_task, reopen_task
from throughcare.casework.supervision.commands.visiting import (
    call_off,
    come_back,
    escalate_overdue,
    go_out,
    heard_from,
    plan_visit,
    stay_longer,
    watch_appointment,
)

__all__ = [
    "WITH_WHOM",
    "PlannedMove",
    "ProgressDraft",
    "Proposed",
    "add_note",
    "add_task",
    "book_appointment",
    "book_missing",
    "book_series",
    "call_off",
    "cancel",
    "change_outcome",
    "come_back",
    "correct_note",
    "decide_progress",
    "end_phase",
    "escalate_overdue",
    "finish_task",
    "go_out",
    "heard_from",
    "move_all",
    "move_task",
    "plan_missing",
    "plan_moves",
    "plan_series",
    "plan_visit",
    "propose_progress",
    "record_contact",
    "record_home_visit",
    "record_outcome",
    "reopen_task",
    "reschedule",
    "settle_arrangement",
    "stay_longer",
    "watch_appointment",
    "weighed",
    "withdraw_progress",
    "write_about",
]

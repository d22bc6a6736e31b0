"""Writes of the plan: objectives, steps, notes, versions, answers, reviews. Each takes the actor first."""

from throughcare.casework.plans.commands.asking import record_answer
from throughcare.casework.plans.commands.beginning import begin_plan, end_with_supervision, keep_own_words
from throughcare.casework.plans.commands.closing import (
    achieve_objective,
    delete_objective,
    readd_objective,
    remove_objective,
)
from throughcare.casework.plans.commands.giving import give_copy
from throughcare.casework.plans.commands.in_sight import call_for_what_comes
from throughcare.casework.plans.commands.noting import note_progress
from throughcare.casework.plans.commands.objectives import add_objective, change_objective, move_objective
from throughcare.casework.plans.commands.reviewing import do_review, skip_review
from throughcare.casework.plans.commands.scheduling import call_for_review
from throughcare.casework.plans.commands.signing import countersign_plan, return_plan, sign_plan
from throughcare.casework.plans.commands.steps import (
    add_step,
    change_step,
    move_step,
    remove_step,
    set_step_state,
)

__all__ = [
    "achieve_objective",
    "add_objective",
    "add_step",
    "begin_plan",
    "call_for_review",
    "call_for_what_comes",
    "change_objective",
    "change_step",
    "countersign_plan",
    "delete_objective",
    "do_review",
    "end_with_supervision",
    "give_copy",
    "keep_own_words",
    "move_objective",
    "move_step",
    "note_progress",
    "readd_objective",
    "record_answer",
    "remove_objective",
    "remove_step",
    "return_plan",
    "set_step_state",
    "sign_plan",
    "skip_review",
]

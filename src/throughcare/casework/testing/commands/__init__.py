"""Writes of this app: draws, tests and their steps, hearing the person, treatment."""

from throughcare.casework.testing.commands.collecting import collect, give_time, hand_over, record_not_taken
from throughcare.casework.testing.commands.draws import cancel_draw, make_draw, open_draw
from throughcare.casework.testing.commands.hearing import (
    accept_afterwards,
    ask_person,
    contest_test,
    decide_contest,
    judge_reason,
)
from throughcare.casework.testing.commands.ordering import cancel_test, order_test, tell_of_test
from throughcare.casework.testing.commands.results import record_report, record_retest, record_screen
from throughcare.casework.testing.commands.treating import change_treatment, record_treatment

__all__ = [
    "accept_afterwards",
    "ask_person",
    "cancel_draw",
    "cancel_test",
    "change_treatment",
    "collect",
    "contest_test",
    "decide_contest",
    "give_time",
    "hand_over",
    "judge_reason",
    "make_draw",
    "open_draw",
    "order_test",
    "record_not_taken",
    "record_report",
    "record_retest",
    "record_screen",
    "record_treatment",
    "tell_of_test",
]

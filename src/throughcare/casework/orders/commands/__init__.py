"""Writes on offences, sentences, orders, conditions, key dates and states. Each takes the actor first."""

from throughcare.casework.orders.commands.beginning import begin_orders
from throughcare.casework.orders.commands.closing import end_supervision
from throughcare.casework.orders.commands.conditions import add_condition, retract_condition, vary_condition
from throughcare.casework.orders.commands.court_results import enter_court_result
from throughcare.casework.orders.commands.custody import (
    leave,
    note_custody,
    receive,
    retract_custody_note,
    retract_stay,
)
from throughcare.casework.orders.commands.deaths import confirm_death, report_death, undo_death
from throughcare.casework.orders.commands.key_dates import add_key_date, correct_key_date, retract_key_date
from throughcare.casework.orders.commands.offences import add_offence, correct_offence, retract_offence
from throughcare.casework.orders.commands.orders import add_order, correct_order, end_order, retract_order
from throughcare.casework.orders.commands.sentences import add_sentence, correct_sentence, retract_sentence
from throughcare.casework.orders.commands.stated import bring_condition, end_condition, restate_condition
from throughcare.casework.orders.commands.states import change_state, retract_state
from throughcare.casework.orders.commands.whereabouts import (
    decide_whereabouts_unknown,
    record_attempt,
    retract_attempt,
)

__all__ = [
    "add_condition",
    "add_key_date",
    "add_offence",
    "add_order",
    "add_sentence",
    "begin_orders",
    "bring_condition",
    "change_state",
    "confirm_death",
    "correct_key_date",
    "correct_offence",
    "correct_order",
    "correct_sentence",
    "decide_whereabouts_unknown",
    "end_condition",
    "end_order",
    "end_supervision",
    "enter_court_result",
    "leave",
    "note_custody",
    "receive",
    "record_attempt",
    "report_death",
    "restate_condition",
    "retract_attempt",
    "retract_condition",
    "retract_custody_note",
    "retract_key_date",
    "retract_offence",
    "retract_order",
    "retract_sentence",
    "retract_state",
    "retract_stay",
    "undo_death",
    "vary_condition",
]

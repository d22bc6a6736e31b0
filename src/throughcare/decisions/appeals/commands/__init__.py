"""Writes of appeals. Each takes the actor first; whoever made the decision rules on nothing here."""

from throughcare.decisions.appeals.commands.conditions import end_conditions
from throughcare.decisions.appeals.commands.deciding import (
    carry_out,
    decide,
    record_fact,
    rule_on_lateness,
    rule_on_waiting,
    take_up,
)
from throughcare.decisions.appeals.commands.hearing import arrange_hearing
from throughcare.decisions.appeals.commands.lodging import acknowledge, lodge, withdraw
from throughcare.decisions.appeals.commands.telling import prepare_letter

__all__ = [
    "acknowledge",
    "arrange_hearing",
    "carry_out",
    "decide",
    "end_conditions",
    "lodge",
    "prepare_letter",
    "record_fact",
    "rule_on_lateness",
    "rule_on_waiting",
    "take_up",
    "withdraw",
]

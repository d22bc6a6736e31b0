"""Writes on failures and responses. Each takes the actor first; judging and deciding need a named person."""

from throughcare.decisions.noncompliance.commands.asking import ask_reason, hear_excuse, least_answer_day
from throughcare.decisions.noncompliance.commands.considering import consider, consider_person, run_on
from throughcare.decisions.noncompliance.commands.deciding import decide
from throughcare.decisions.noncompliance.commands.judging import judge
from throughcare.decisions.noncompliance.commands.praising import praise
from throughcare.decisions.noncompliance.commands.withdrawing import withdraw_warning

__all__ = [
    "ask_reason",
    "consider",
    "consider_person",
    "decide",
    "hear_excuse",
    "judge",
    "least_answer_day",
    "praise",
    "run_on",
    "withdraw_warning",
]

"""Writes on failures and responses. Each takes the actor first; judging and deciding need a named person."""

from throughcare.decisions.noncompliance.commands.approving import approve_response, decline_response
from throughcare.decisions.noncompliance.commands.asking import ask_reason, hear_excuse, least_answer_day
from throughcare.decisions.noncompliance.commands.confirming import prepare_grid, release_grid, withdraw_grid
from throughcare.decisions.noncompliance.commands.considering import (
    Happened,
    consider,
    consider_fact,
    consider_person,
    none_any_more,
    run_on,
)
from throughcare.decisions.noncompliance.commands.deciding import decide, waits_for_approval
from throughcare.decisions.noncompliance.commands.fairly import light, prepare
from throughcare.decisions.noncompliance.commands.finding import find_ability, weigh
from throughcare.decisions.noncompliance.commands.judging import judge
from throughcare.decisions.noncompliance.commands.praising import praise, reward
from throughcare.decisions.noncompliance.commands.recording import record_failure, take_back_failure
from throughcare.decisions.noncompliance.commands.sanctioning import end_sanction
from throughcare.decisions.noncompliance.commands.setting_aside import end_part_set_aside, end_set_aside
from throughcare.decisions.noncompliance.commands.telling import tell_of_response
from throughcare.decisions.noncompliance.commands.withdrawing import withdraw_warning

__all__ = [
    "Happened",
    "approve_response",
    "ask_reason",
    "consider",
    "consider_fact",
    "consider_person",
    "decide",
    "decline_response",
    "end_part_set_aside",
    "end_sanction",
    "end_set_aside",
    "find_ability",
    "hear_excuse",
    "judge",
    "least_answer_day",
    "light",
    "none_any_more",
    "praise",
    "prepare",
    "prepare_grid",
    "record_failure",
    "release_grid",
    "reward",
    "run_on",
    "take_back_failure",
    "tell_of_response",
    "waits_for_approval",
    "weigh",
    "withdraw_grid",
    "withdraw_warning",
]

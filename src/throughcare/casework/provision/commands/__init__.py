"""Writes of the workspace, the actor first; all but the officer's answers are for staff of an organisation."""

from throughcare.casework.provision.commands.answering import give_to, move_on
from throughcare.casework.provision.commands.attending import record_group, record_session, see_return
from throughcare.casework.provision.commands.groups import end_group, set_up_group
from throughcare.casework.provision.commands.planning import answer_plan, write_plan
from throughcare.casework.provision.commands.reporting import ask_to_end, take_measure, write_report
from throughcare.casework.provision.commands.scheduling import move_session, plan_group_session, plan_session

__all__ = [
    "answer_plan",
    "ask_to_end",
    "end_group",
    "give_to",
    "move_on",
    "move_session",
    "plan_group_session",
    "plan_session",
    "record_group",
    "record_session",
    "see_return",
    "set_up_group",
    "take_measure",
    "write_plan",
    "write_report",
]

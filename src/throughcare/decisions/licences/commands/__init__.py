"""Writes of licences. Each takes the actor first; nobody approves what they drafted."""

from throughcare.decisions.licences.commands.approving import (
    approve,
    be_fair,
    drop,
    reject,
    send_back,
    submit,
)
from throughcare.decisions.licences.commands.conditions import (
    add_row,
    change_row,
    place_row,
    remove_row,
    restore_row,
)
from throughcare.decisions.licences.commands.drafting import begin, change_details, vary
from throughcare.decisions.licences.commands.in_force import activate, end
from throughcare.decisions.licences.commands.keeping import end_of_order, keep_time
from throughcare.decisions.licences.commands.telling import prepare_paper_of

__all__ = [
    "activate",
    "add_row",
    "approve",
    "be_fair",
    "begin",
    "change_details",
    "change_row",
    "drop",
    "end",
    "end_of_order",
    "keep_time",
    "place_row",
    "prepare_paper_of",
    "reject",
    "remove_row",
    "restore_row",
    "send_back",
    "submit",
    "vary",
]

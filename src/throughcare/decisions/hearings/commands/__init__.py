"""Writes of hearings. Each takes the actor first; what weighs on a person is decided by somebody named."""

from throughcare.decisions.hearings.commands.arranging import adjourn, arrange, change, vacate
from throughcare.decisions.hearings.commands.deciding import decide, record_result
from throughcare.decisions.hearings.commands.eligibility import answer_eligibility
from throughcare.decisions.hearings.commands.parties import (
    add_party,
    change_party,
    drop_party,
    record_attendance,
)

__all__ = [
    "add_party",
    "adjourn",
    "answer_eligibility",
    "arrange",
    "change",
    "change_party",
    "decide",
    "drop_party",
    "record_attendance",
    "record_result",
    "vacate",
]

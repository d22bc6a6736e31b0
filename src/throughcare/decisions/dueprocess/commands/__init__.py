"""Writes of due process. Each takes the actor first; whatever closes a gate or decides needs a named person."""

from throughcare.decisions.dueprocess.commands.adjourning import adjourn, answer_representation, represent
from throughcare.decisions.dueprocess.commands.days import agree_gate_days, set_gate_days
from throughcare.decisions.dueprocess.commands.deciding import decide, record_as_fact
from throughcare.decisions.dueprocess.commands.gates import (
    meet_gate,
    meet_gates,
    reopen_gate,
    serve_notice,
    waive_gate,
)
from throughcare.decisions.dueprocess.commands.opening import drop_process, open_process, set_facts
from throughcare.decisions.dueprocess.commands.setting_aside import set_aside
from throughcare.decisions.dueprocess.commands.telling import prepare_letter

__all__ = [
    "adjourn",
    "agree_gate_days",
    "answer_representation",
    "decide",
    "drop_process",
    "meet_gate",
    "meet_gates",
    "open_process",
    "prepare_letter",
    "record_as_fact",
    "reopen_gate",
    "represent",
    "serve_notice",
    "set_aside",
    "set_facts",
    "set_gate_days",
    "waive_gate",
]

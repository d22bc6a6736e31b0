"""Writes of assessments and scores. Each takes the actor first."""

from throughcare.casework.assessments.commands.answering import Clash, Saved, save_answers
from throughcare.casework.assessments.commands.calling import decline_call
from throughcare.casework.assessments.commands.contesting import (
    contest,
    decide_contest,
    tell_outcome,
    withdraw_contest,
)
from throughcare.casework.assessments.commands.recording import record_source_score
from throughcare.casework.assessments.commands.relying import rest_on
from throughcare.casework.assessments.commands.sections import ask_colleague, finish_section, reopen_section
from throughcare.casework.assessments.commands.signing import countersign, send_back, sign_assessment
from throughcare.casework.assessments.commands.starting import (
    correct_assessment,
    set_aside,
    start_assessment,
)

__all__ = [
    "Clash",
    "Saved",
    "ask_colleague",
    "contest",
    "correct_assessment",
    "countersign",
    "decide_contest",
    "decline_call",
    "finish_section",
    "record_source_score",
    "reopen_section",
    "rest_on",
    "save_answers",
    "send_back",
    "set_aside",
    "sign_assessment",
    "start_assessment",
    "tell_outcome",
    "withdraw_contest",
]

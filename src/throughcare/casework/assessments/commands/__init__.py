"""Writes of assessments and scores. Each takes the actor first."""

from throughcare.casework.assessments.commands.answering import Clash, Saved, save_answers
from throughcare.casework.assessments.commands.recording import record_source_score
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
    "correct_assessment",
    "countersign",
    "finish_section",
    "record_source_score",
    "reopen_section",
    "save_answers",
    "send_back",
    "set_aside",
    "sign_assessment",
    "start_assessment",
]

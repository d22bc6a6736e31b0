"""Writes on letters, and on the texts that an agency and its users word for themselves."""

from throughcare.register.documents.commands.letters import (
    LetterNotSafe,
    LetterStopped,
    NoSuchLetter,
    make_appointment_letter,
    make_letter,
    mark_came,
    mark_sent,
    note_disclosed,
    withdraw_letter,
)
from throughcare.register.documents.commands.snippets import change_snippet, keep_snippet, remove_snippet
from throughcare.register.documents.commands.templates import (
    change_template,
    discard_template,
    draft_template,
    release_template,
    retire_template,
)
from throughcare.register.documents.queries.templates import template_for

__all__ = [
    "LetterNotSafe",
    "LetterStopped",
    "NoSuchLetter",
    "change_snippet",
    "change_template",
    "discard_template",
    "draft_template",
    "keep_snippet",
    "make_appointment_letter",
    "make_letter",
    "mark_came",
    "mark_sent",
    "note_disclosed",
    "release_template",
    "remove_snippet",
    "retire_template",
    "template_for",
    "withdraw_letter",
]

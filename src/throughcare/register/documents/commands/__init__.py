"""Writes on letters, on stored documents, and on the texts that an agency and its users word for themselves."""

from throughcare.register.documents.commands.attaching import NotAttached, attach_documents, detach_document
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
from throughcare.register.documents.commands.papers import (
    change_paper,
    complete_paper,
    discard_paper,
    drop_waiting,
    prepare_paper,
    sign_paper,
)
from throughcare.register.documents.commands.snippets import change_snippet, keep_snippet, remove_snippet
from throughcare.register.documents.commands.storing import (
    NotSuchADocument,
    describe_document,
    examine_document,
    note_handed_out,
    set_document_aside,
    store_document,
    store_encoded,
)
from throughcare.register.documents.commands.templates import (
    change_template,
    discard_template,
    draft_template,
    release_template,
    retire_template,
)
from throughcare.register.documents.queries.templates import template_for
from throughcare.register.documents.storing.recognising import NotStored

__all__ = [
    "LetterNotSafe",
    "LetterStopped",
    "NoSuchLetter",
    "NotAttached",
    "NotStored",
    "NotSuchADocument",
    "attach_documents",
    "change_paper",
    "change_snippet",
    "change_template",
    "complete_paper",
    "describe_document",
    "detach_document",
    "discard_paper",
    "discard_template",
    "draft_template",
    "drop_waiting",
    "examine_document",
    "keep_snippet",
    "make_appointment_letter",
    "make_letter",
    "mark_came",
    "mark_sent",
    "note_disclosed",
    "note_handed_out",
    "prepare_paper",
    "release_template",
    "remove_snippet",
    "retire_template",
    "set_document_aside",
    "sign_paper",
    "store_document",
    "store_encoded",
    "template_for",
    "withdraw_letter",
]

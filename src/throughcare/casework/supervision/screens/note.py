"""Screens: write a note under those already there, and correct one's own."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import NoteDraft
from throughcare.casework.supervision.queries import NoteShown
from throughcare.casework.supervision.screens.wording import as_key
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm, NoteField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.documents.screens.beginning import BeginFields, began_with
from throughcare.register.people.queries import PersonHeader, person_header

LONG = 1000
"""Characters above which an earlier note is folded away."""


class NoteText(GovForm):
    """The note; "sensitive?" last."""

    text = NoteField(
        label="Note",
        help_text="Leave an empty line between subjects.",
        error_messages={"required": "Write the note"},
    )
    sensitive = forms.BooleanField(
        label="This note is sensitive",
        required=False,
        help_text="Only those who may read sensitive entries see it.",
    )


class AddNoteForm(NoteText, BeginFields, OnceForm):
    """A new note. contact: what it is on, if anything."""

    note_field = "text"
    contact = forms.UUIDField(widget=forms.HiddenInput, required=False)


class CorrectNoteForm(NoteText, VersionedForm):
    """One's own note again."""


@dataclass(frozen=True)
class NotePage:
    """notes: what was written before, the newest first."""

    person: PersonHeader
    notes: tuple[NoteShown, ...]
    long: int
    form: NoteText
    back: str
    title: str


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET plays back the last notes above the box; `?contact=` says on what, `?template=` what it begins with."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:note", person_id, Permission.CONTACT_RECORD)
    contact_id = as_key(request.GET.get("contact") or request.POST.get("contact"))
    form = AddNoteForm(posted(request), initial={"contact": contact_id})
    put = form.begin(request, queries.beginning_for(actor, person_id))

    def act() -> str:
        given = form.cleaned_data
        draft = NoteDraft(
            text=given["text"],
            contact_id=given["contact"],
            template=began_with(given),
            sensitive=given["sensitive"],
        )
        commands.add_note(actor, person_id, draft)
        messages.success(request, "Note saved")
        return _back(person_id, given["contact"])

    if request.method == "POST" and not put and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = NotePage(
        person=person_header(actor, person_id),
        notes=queries.last_notes(actor, person_id, contact_id=contact_id),
        long=LONG,
        form=form,
        back=_back(person_id, contact_id),
        title="Add a note",
    )
    return page(request, "supervision/note.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def correct_note(request: HttpRequest, person_id: UUID, note_id: UUID) -> HttpResponse:
    """GET shows one's own note; POST keeps what it said before and holds the new text."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:correct_note", person_id, Permission.CONTACT_RECORD)
    written = queries.note(actor, person_id, note_id)
    if written.author_id != actor.user_id:
        raise door.NotPermitted(Permission.CONTACT_RECORD, person_id, "only its author corrects a note")
    form = CorrectNoteForm(
        posted(request),
        initial={"version": written.version, "text": written.text, "sensitive": written.sensitive},
    )

    def act() -> str:
        given = form.cleaned_data
        commands.correct_note(
            actor,
            person_id,
            note_id,
            text=given["text"],
            sensitive=given["sensitive"],
            expected=given["version"],
        )
        messages.success(request, "Note corrected. What it said before is kept.")
        return _back(person_id, written.contact_id)

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = NotePage(
        person_header(actor, person_id),
        (),
        LONG,
        form,
        _back(person_id, written.contact_id),
        "Correct your note",
    )
    return page(request, "supervision/note.jinja", content, status=status_of(form))


def _back(person_id: UUID, contact_id: UUID | None) -> str:
    if contact_id is not None:
        return reverse("supervision:contact", args=[person_id, contact_id])
    return reverse("supervision:activity", args=[person_id])

"""Screen: record a contact that was not booked: a call, a letter, a visit without an appointment."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.commands import WITH_WHOM
from throughcare.casework.supervision.drafts import ContactDraft
from throughcare.casework.supervision.screens.booking_form import KINDS, WhichTime
from throughcare.casework.supervision.screens.outcome_form import NO_ANSWER, NoteText, OutcomeFields
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, TimeField
from throughcare.platform.design.page import page
from throughcare.register.documents.screens.beginning import began_with
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.contacts import ContactKind


class RecordForm(NoteText, WhichTime, OutcomeFields, OnceForm):
    """What happened; "sensitive?" last."""

    kind = CodeField(
        label="What kind of contact?",
        codes=KINDS,
    )
    with_whom = CodeField(label="With whom", codes=WITH_WHOM.items(), as_select=True, initial="person")
    on = DateField(label="Date", named="The date")
    at = TimeField(label="Time", named="The time")
    title = forms.CharField(
        label="What it was about",
        max_length=120,
        required=False,
        help_text="A few words, such as “Asked about housing”.",
    )
    sensitive = forms.BooleanField(
        label="This contact and its note are sensitive",
        required=False,
        help_text="Only those who may read sensitive entries see what it was about.",
    )

    field_order = (
        "kind", "with_whom", "on", "at", "second", "title", "note", "outcome", "failed_how", "acceptable_why",
        "service_how", "evidence_due_on", "sensitive",
    )  # fmt: skip

    @property
    def asks_outcome(self) -> bool:
        """Whether an outcome was chosen, or there is something to correct in it."""
        return self.data.get("outcome", "") not in ("", NO_ANSWER) or any(
            name in self.errors for name in OutcomeFields.base_fields
        )

    def draft(self) -> ContactDraft:
        """What was typed."""
        given: dict[str, Any] = self.cleaned_data
        return ContactDraft(
            kind=ContactKind(given["kind"]), on=given["on"], at=given["at"], with_whom=given["with_whom"],
            title=given["title"], outcome=self.result, evidence_due_on=given.get("evidence_due_on"),
            sensitive=given["sensitive"], second=self.is_second, note=given["note"],
            note_sensitive=given["sensitive"], template=began_with(given),
        )  # fmt: skip


@dataclass(frozen=True)
class RecordPage:
    """The questions."""

    person: PersonHeader
    form: RecordForm
    title: str = "Record a contact"


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST records the contact and shows it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:record", person_id, Permission.CONTACT_RECORD)
    form = RecordForm(posted(request), initial={"on": clock.today(actor.zone)})
    form.offer(actor, optional=True)
    put = form.begin(request, queries.beginning_for(actor, person_id))

    def act() -> str:
        contact = commands.record_contact(actor, person_id, form.draft())
        messages.success(request, "Contact recorded")
        return reverse("supervision:contact", args=[person_id, contact.pk])

    if request.method == "POST" and not put and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(
        request,
        "supervision/record.jinja",
        RecordPage(person_header(actor, person_id), form),
        status=status_of(form),
    )

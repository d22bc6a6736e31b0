"""Screens: reschedule and cancel an appointment. Who asked is kept, so that a pattern can be seen."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import MoveDraft, Slot
from throughcare.casework.supervision.queries import AppointmentShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import WhichTime, length_field
from throughcare.casework.supervision.screens.clashes import warn_if_busy
from throughcare.casework.supervision.screens.risks import RisksRead
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding.queries import ConcernShown, immediate_concerns
from throughcare.rules.contacts import ContactKind

ASKED_BY = (("person", "The person"), ("service", "The service"))


class AskedForm(OnceForm, VersionedForm):
    """Who asked, and why."""

    asked_by = CodeField(label="Who asked?", codes=ASKED_BY)
    because = forms.CharField(
        label="Why", max_length=200, help_text="A few words. Details belong in a note.",
        error_messages={"required": "Say why, in a few words"},
    )  # fmt: skip


class RescheduleForm(AskedForm, RisksRead, WhichTime):
    """A new day and time."""

    on = DateField(label="New date", named="The new date")
    at = TimeField(label="New time", named="The new time")
    minutes = length_field()

    field_order = ("asked_by", "because", "on", "at", "second", "minutes", "risks")


@dataclass(frozen=True)
class MovingPage:
    """The appointment as it stands, and the questions."""

    person: PersonHeader
    appointment: AppointmentShown
    what: str
    form: AskedForm
    title: str
    concerns: tuple[ConcernShown, ...] = ()


@require_http_methods(["GET", "POST"])
def reschedule(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """GET asks for the new day; POST moves the appointment and shows the new one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    old = _appointment(actor, "supervision:reschedule", person_id, appointment_id)
    form = RescheduleForm(posted(request), initial={"version": old.version, "minutes": str(old.minutes)})
    concerns = immediate_concerns(actor, person_id)
    form.show_risks(concerns if old.kind == ContactKind.HOME else ())

    def act() -> str:
        given = form.cleaned_data
        draft = MoveDraft(
            on=given["on"], at=given["at"], minutes=int(given["minutes"]), asked_by=given["asked_by"],
            because=given["because"], second=form.is_second, risks_read=form.risks_read,
        )  # fmt: skip
        new = commands.reschedule(actor, person_id, appointment_id, draft, expected=given["version"])
        messages.success(request, f"Rescheduled to {wording.when(actor, new.starts_at)}")
        warn_if_busy(request, actor, new.officer_id, Slot(new.starts_at, new.ends_at), new.pk)
        return reverse("supervision:appointment", args=[person_id, new.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = MovingPage(
        person_header(actor, person_id), old, _what(actor, old), form, "Reschedule the appointment", concerns
    )
    return page(request, "supervision/reschedule.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """GET asks who and why; POST cancels."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    old = _appointment(actor, "supervision:cancel", person_id, appointment_id)
    form = AskedForm(posted(request), initial={"version": old.version})

    def act() -> str:
        given = form.cleaned_data
        commands.cancel(
            actor, person_id, appointment_id, asked_by=given["asked_by"], because=given["because"],
            expected=given["version"],
        )  # fmt: skip
        messages.success(request, "Cancelled")
        return reverse("supervision:appointment", args=[person_id, appointment_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = MovingPage(
        person_header(actor, person_id), old, _what(actor, old), form, "Cancel the appointment"
    )
    return page(request, "supervision/cancel.jinja", content, status=status_of(form))


def _appointment(actor: Actor, page_name: str, person_id: UUID, appointment_id: UUID) -> AppointmentShown:
    door.look(actor, page_name, person_id, Permission.APPOINTMENT_BOOK)
    found = queries.item_of_appointment(actor, person_id, appointment_id).appointment
    assert found is not None
    return found


def _what(actor: Actor, old: AppointmentShown) -> str:
    return f"{wording.kind_label(old.kind)} with {old.officer}, {wording.when(actor, old.starts_at)}"

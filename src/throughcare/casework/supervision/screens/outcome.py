"""Screen: what came of an appointment, with the next date and a note, on one short page. Made for a phone."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import BookingDraft, Slot
from throughcare.casework.supervision.queries import AppointmentShown
from throughcare.casework.supervision.refusals import RisksNotRead
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import WhichTime
from throughcare.casework.supervision.screens.clashes import warn_if_busy
from throughcare.casework.supervision.screens.outcome_form import NoteFields, OutcomeFields
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import DateField, OnceForm, TimeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import ContactKind

UNREAD = "A home visit can be planned only where the concerns about staff safety are shown."
NEXT = {"on": "next_on", "at": "next_at"}
"""Where a refusal of the next appointment is shown."""


class OutcomeForm(NoteFields, WhichTime, OutcomeFields, OnceForm, VersionedForm):
    """Outcome, next date, note; "sensitive?" last."""

    next_on = DateField(label="Next appointment", named="The next date", required=False)
    next_at = TimeField(label="Time", named="The time of the next appointment", required=False)

    field_order = (
        "outcome", "failed_how", "acceptable_why", "service_how", "evidence_due_on", "next_on", "next_at", "second",
        "note", "note_sensitive",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A next date has a time, and a time a date."""
        given = super().clean()
        if given.get("next_on") and not given.get("next_at") and "next_at" not in self.errors:
            self.add_error("next_at", "Enter the time of the next appointment")
        if given.get("next_at") and not given.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Enter the date of the next appointment")
        return given


@dataclass(frozen=True)
class OutcomePage:
    """The appointment and the questions. can_book: whether the reader may make the next appointment."""

    person: PersonHeader
    appointment: AppointmentShown
    kind: str
    when: str
    form: OutcomeForm
    can_book: bool
    title: str = "Record the outcome"


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """GET asks; POST records the outcome, the note, and books the next appointment: all or none of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:outcome", person_id, Permission.CONTACT_RECORD)
    item = queries.item_of_appointment(actor, person_id, appointment_id)
    appointment = item.appointment
    assert appointment is not None
    if request.method == "GET" and appointment.status != "booked":
        return _to_item(request, person_id, appointment_id)
    form = OutcomeForm(posted(request), initial={"version": appointment.version})
    form.offer(actor, evidence_hint=evidence_hint(actor, wording.day_of(actor, appointment.starts_at)))
    put = form.begin(request, queries.beginning_for(actor, person_id))
    if (
        request.method == "POST"
        and not put
        and form.is_valid()
        and (done := submit(request, form, lambda: _record(request, actor, person_id, appointment, form)))
    ):
        return done
    content = OutcomePage(
        person_header(actor, person_id), appointment, wording.kind_label(appointment.kind),
        wording.when(actor, appointment.starts_at), form, Permission.APPOINTMENT_BOOK in actor.permissions,
    )  # fmt: skip
    return page(request, "supervision/outcome.jinja", content, status=status_of(form))


def evidence_hint(actor: Actor, happened_on: date) -> str:
    """When evidence would be due, in words; "" where the place's rules give no number of days."""
    pack = jurisdictions.get(actor.jurisdiction)
    due = pack.evidence_limit.due(happened_on, pack.holidays(happened_on.year, happened_on.year + 1))
    return "" if due is None else f"Due by {wording.day_words(actor, due)}."


def _to_item(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    messages.info(request, "This appointment is not waiting for an outcome.")
    answer = HttpResponse(status=303)
    answer["Location"] = reverse("supervision:appointment", args=[person_id, appointment_id])
    return answer


def _record(
    request: HttpRequest, actor: Actor, person_id: UUID, appointment: AppointmentShown, form: OutcomeForm
) -> str:
    draft, given = form.outcome_draft(), form.cleaned_data
    commands.record_outcome(actor, person_id, appointment.id, draft, expected=given["version"])
    done = f"Recorded: {wording.outcome_label(draft.outcome or '').lower()}"
    if given["next_on"]:
        done += f". Next appointment on {_book_next(request, actor, person_id, appointment, form)}"
    messages.success(request, done)
    return reverse("supervision:appointment", args=[person_id, appointment.id])


def _book_next(
    request: HttpRequest, actor: Actor, person_id: UUID, appointment: AppointmentShown, form: OutcomeForm
) -> str:
    """Book the same kind, length, place and officer again. A refusal is shown beside the next date."""
    given = form.cleaned_data
    draft = BookingDraft(
        kind=ContactKind(appointment.kind), on=given["next_on"], at=given["next_at"], minutes=appointment.minutes,
        officer_id=appointment.officer_id, place=appointment.place, required=appointment.required,
        second=form.is_second,
    )  # fmt: skip
    try:
        made = commands.book_appointment(actor, person_id, draft)
    except RisksNotRead as unread:
        raise Refused(
            f"{UNREAD} Leave the next date empty and use “Book an appointment”.", "next_on"
        ) from unread
    except Refused as broken:
        broken.field = NEXT.get(broken.field, broken.field)
        raise
    warn_if_busy(request, actor, made.officer_id, Slot(made.starts_at, made.ends_at), made.pk)
    return wording.when(actor, made.starts_at)

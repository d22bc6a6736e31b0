"""Screen: say how an interpreter or adjustment asked for came out."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import AppointmentShown, ArrangementShown
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import Code, CodeField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

ANSWERS = (
    Code("confirmed", "Yes, it is booked"),
    Code("not_available", "No, it could not be had", "It is shown where a missed contact is judged."),
    Code("not_needed", "It is not needed this time"),
    Code("asked", "Not known yet"),
)


class ArrangementForm(VersionedForm):
    """How it stands."""

    standing = CodeField(label="Is it booked?", codes=ANSWERS)


@dataclass(frozen=True)
class ArrangementPage:
    """What was asked for, at which appointment."""

    person: PersonHeader
    appointment: AppointmentShown
    when: str
    need: str
    form: ArrangementForm
    title: str = "Interpreter or adjustment"


@require_http_methods(["GET", "HEAD", "POST"])
def arrangement(
    request: ActingRequest, person_id: UUID, appointment_id: UUID, arrangement_id: UUID
) -> HttpResponse:
    """GET asks; POST writes it down."""
    actor = request.actor
    door.look(actor, "supervision:arrangement", person_id, Permission.APPOINTMENT_BOOK)
    item = queries.item_of_appointment(actor, person_id, appointment_id)
    found = _one(item.arrangements, arrangement_id, person_id)
    booked = item.appointment
    assert booked is not None
    form = ArrangementForm(posted(request), initial={"version": found.version, "standing": found.standing})

    def act() -> str:
        given = form.cleaned_data
        commands.settle_arrangement(
            actor, person_id, arrangement_id, given["standing"], expected=given["version"]
        )
        messages.success(request, f"{found.need}: written down")
        return reverse("supervision:appointment", args=[person_id, appointment_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = ArrangementPage(
        person_header(actor, person_id), booked, wording.when(actor, booked.starts_at), found.need, form
    )
    return page(request, "supervision/arrangement.jinja", content, status=status_of(form))


def _one(rows: tuple[ArrangementShown, ...], key: UUID, person_id: UUID) -> ArrangementShown:
    for each in rows:
        if each.id == key:
            return each
    raise door.NotThere(Permission.APPOINTMENT_BOOK, person_id, "R1 no such arrangement")

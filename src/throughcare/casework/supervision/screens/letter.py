"""Screen: make the neutral letter about an appointment."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries import AppointmentShown
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


class LetterForm(OnceForm):
    """Nothing is asked: the letter says what is booked."""


@dataclass(frozen=True)
class LetterPage:
    """The appointment the letter is about."""

    person: PersonHeader
    appointment: AppointmentShown
    what: str
    form: LetterForm
    title: str = "Make a letter about the appointment"


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """GET says what the letter will tell; POST makes it and shows it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:letter", person_id, Permission.LETTER_MAKE)
    booked = queries.item_of_appointment(actor, person_id, appointment_id).appointment
    assert booked is not None
    form = LetterForm(posted(request))

    def act() -> str:
        made = commands.write_about(actor, person_id, appointment_id)
        messages.success(request, "Letter made. Send it, then write down that it was sent")
        return reverse("documents:letter", args=[person_id, made])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    what = f"{wording.kind_label(booked.kind)} with {booked.officer}, {wording.when(actor, booked.starts_at)}"
    content = LetterPage(person_header(actor, person_id), booked, what, form)
    return page(request, "supervision/letter.jinja", content, status=status_of(form))

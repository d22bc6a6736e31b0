"""Screen: make the neutral letter about an appointment."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
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
from throughcare.register.people.channels import Channels, Telling
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.people.queries.channels import channels_for


class LetterForm(OnceForm):
    """Only how it reaches the person: the letter says what is booked."""

    by_hand = forms.BooleanField(label="It is handed over in person, not posted", required=False)


@dataclass(frozen=True)
class LetterPage:
    """The appointment the letter is about. ways: where it may go, and why not elsewhere."""

    person: PersonHeader
    appointment: AppointmentShown
    what: str
    form: LetterForm
    ways: Channels
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
        made = commands.write_about(actor, person_id, appointment_id, by_hand=form.cleaned_data["by_hand"])
        messages.success(request, "Letter made. Send it or hand it over, then write that down")
        return reverse("documents:letter", args=[person_id, made])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    what = f"{wording.kind_label(booked.kind)} with {booked.officer}, {wording.when(actor, booked.starts_at)}"
    ways = channels_for(actor, person_id, Telling.LETTER)
    content = LetterPage(person_header(actor, person_id), booked, what, form, ways)
    return page(request, "supervision/letter.jinja", content, status=status_of(form))

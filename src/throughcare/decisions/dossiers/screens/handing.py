"""Screens: a copy as a file, a look at it before it is made, and the log of whom it was given to."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import HandoverDraft
from throughcare.decisions.dossiers.screens.framing import dossier_href, form_page
from throughcare.decisions.dossiers.wording import HOW, RECIPIENTS
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, TimeField
from throughcare.platform.refusal import Refused
from throughcare.rules.dates import ClockTimeDoesNotExist, civil_date, clock_time, utc_moment

SANDBOX = "sandbox; default-src 'none'"
"""Whatever a file says, the browser runs nothing of it."""
MINUTE = timedelta(minutes=1)


class HandOverForm(OnceForm):
    """To whom, how and when."""

    recipient = CodeField(label="Who was given it?", codes=tuple(RECIPIENTS.items()))
    name = forms.CharField(
        label="Which lawyer, court or board?",
        max_length=120,
        required=False,
        help_text="Not needed for the person",
    )
    how = CodeField(label="How?", codes=tuple(HOW.items()))
    day = DateField(label="On which day?", named="The day")
    time = TimeField(label="At what time?", named="The time")

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """Read the moment; one that clocks jump over is refused beside its time."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("day") is not None and given.get("time") is not None:
            try:
                moment = utc_moment(given["day"], given["time"], self.zone)
            except ClockTimeDoesNotExist as jumped:
                self.add_error("time", str(jumped))
                return given
            now = clock.now()  # this very minute is typed without its seconds
            given["given_at"] = now if moment <= now < moment + MINUTE else moment
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: ActingRequest, person_id: UUID, dossier_id: UUID) -> HttpResponse:
    """GET asks; POST writes it in the log, and meets the step of disclosure where the person was given it."""
    actor = request.actor
    door.look(actor, "dossiers:hand_over", person_id, Permission.HEARING_ARRANGE)
    held = queries.dossier_of(actor, person_id, dossier_id).dossier
    now = clock.now()
    first = {"day": civil_date(now, actor.zone), "time": clock_time(now, actor.zone)}
    form = HandOverForm(posted(request), zone=actor.zone, initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.hand_over(actor, dossier_id, HandoverDraft(
            recipient=given["recipient"], how=given["how"], given_at=given["given_at"], name=given["name"]
        ))  # fmt: skip

    return form_page(
        request, person_id, form, act, title=f"Hand over version {held.number}", button="Record it",
        done="It is in the log", back=dossier_href(person_id, dossier_id),
        says=("The person and whoever speaks for them get the person's copy; a court or board gets the whole.",
              "Somebody in custody gets it on paper, or in a form they can use there."),
    )  # fmt: skip


@require_safe
def look_before(request: ActingRequest, person_id: UUID, dossier_id: UUID, copy: str) -> HttpResponse:
    """A copy as it would be made now; the dossier says why where it cannot be."""
    actor = request.actor
    door.look(actor, "dossiers:look_before", person_id, Permission.HEARING_ARRANGE)
    held = queries.dossier_of(actor, person_id, dossier_id).dossier
    try:
        pdf = commands.preview(actor, dossier_id, copy)
    except Refused as refused:
        messages.error(request, f"This copy cannot be made: {refused}.")
        return redirect(dossier_href(person_id, dossier_id))
    return pdf_answer(pdf, f"draft-{held.number}-{copy}")


@require_safe
def copy_file(request: ActingRequest, person_id: UUID, dossier_id: UUID, copy: str) -> HttpResponse:
    """A copy that was made."""
    actor = request.actor
    decision = door.look(actor, "dossiers:dossier", person_id, Permission.HEARING_ARRANGE)
    held = queries.dossier_of(actor, person_id, dossier_id).dossier
    line, content = queries.copy_of(person_id, dossier_id, copy)
    commands.note_handed_out(actor, person_id, line.id, decision.purpose)
    return pdf_answer(content, f"dossier-{held.number}-{copy}")


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """A PDF to save: the browser shows nothing of it inside this system."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Content-Security-Policy"] = SANDBOX
    return answer

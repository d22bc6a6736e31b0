"""What the pages that change a hearing share: one form, the way back, and what a hearing is called."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.decisions.hearings import queries, wording
from throughcare.decisions.hearings.queries import HearingLine, HearingView
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.forms import GovForm
from throughcare.register.people.one_form import form_on_person
from throughcare.rules import jurisdictions


def may(
    request: ActingRequest, page_name: str, person_id: UUID, hearing_id: UUID,
    permission: Permission = Permission.HEARING_ARRANGE,
) -> HearingView:  # fmt: skip
    """Let the actor write this, write down the look, and read the hearing."""
    door.look(request.actor, page_name, person_id, permission)
    return queries.hearing(request.actor, person_id, hearing_id)


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, says: tuple[str, ...] = (), kind: str = "primary", back_text: str = "",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    if not back_text:
        back_text = "Hearings" if back == reverse("hearings:hearings", args=[person_id]) else "The hearing"
    return form_on_person(
        request, person_id, form, act, app="hearings", title=title, button=button, done=done, back=back,
        back_text=back_text, says=says, kind=kind,
    )  # fmt: skip


def hearing_page(person_id: UUID, hearing_id: UUID) -> str:
    """Where a hearing stands."""
    return reverse("hearings:hearing", args=[person_id, hearing_id])


def moment_in_words(request: ActingRequest, moment: datetime) -> str:
    """A moment on the clock of the agency: "2:30pm on 3 March 2026"."""
    return jurisdictions.get(request.actor.jurisdiction).moment_in_words(moment, request.actor.zone)


def state_in_words(line: HearingLine) -> str:
    """How it stands, or what came of it."""
    if line.outcome:
        return wording.RESULTS[line.outcome]
    return wording.STATES[line.state]


def missing(line: HearingLine) -> tuple[str, ...]:
    """What is not in place yet for a hearing that is listed."""
    if line.state != "listed":
        return ()
    said = []
    if line.notice == "open":
        said.append("Notice not served")
    if line.interpreter is False:
        said.append("No interpreter booked")
    return tuple(said)

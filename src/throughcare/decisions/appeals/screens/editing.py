"""What the pages that change an appeal share: one form, the way back, and days in words."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.decisions.appeals import queries, wording
from throughcare.decisions.appeals.queries import AppealView
from throughcare.decisions.dueprocess.wording import KIND_WORDS
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.forms import GovForm
from throughcare.register.people.one_form import form_on_person
from throughcare.rules import jurisdictions


def may(
    request: ActingRequest, page_name: str, person_id: UUID, appeal_id: UUID,
    permission: Permission = Permission.APPEAL_CARRY,
) -> AppealView:  # fmt: skip
    """Let the actor do this, write down the look, and read the appeal."""
    door.look(request.actor, page_name, person_id, permission)
    return queries.appeal(request.actor, person_id, appeal_id)


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, back_text: str = "The appeal", says: tuple[str, ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    return form_on_person(
        request, person_id, form, act, app="appeals", title=title, button=button, done=done, back=back,
        back_text=back_text, says=says, kind=kind,
    )  # fmt: skip


def appeal_page(person_id: UUID, appeal_id: UUID) -> str:
    """Where an appeal stands."""
    return reverse("appeals:appeal", args=[person_id, appeal_id])


def day_words(request: ActingRequest, day: date) -> str:
    """A day as the place writes it."""
    return jurisdictions.get(request.actor.jurisdiction).in_words(day)


def title_of(called: str, kind: str) -> str:
    """What an appeal is called, with what it is against: "Appeal: recall to custody"."""
    return f"{wording.CALLED[called]}: {KIND_WORDS[kind].lower()}"

"""What the pages that change something share: the look written down, one form, saved once, back to the hours."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.casework.unpaidwork.queries import Work, work_of
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork


@dataclass(frozen=True, slots=True)
class WorkFormPage(FormPage):
    """A form about unpaid work. days: what would be planned, to be read."""

    days: tuple[str, ...] = ()


def may(request: ActingRequest, page_name: str, person_id: UUID) -> Work:
    """Let the actor write this, write down the look, and read what stands."""
    door.look(request.actor, page_name, person_id, Permission.WORK_PLAN)
    return work_of(request.actor, person_id, place_of(request.actor))


def place_of(actor: Actor) -> UnpaidWork | None:
    """What the actor's place says of unpaid work."""
    return jurisdictions.get(actor.jurisdiction).unpaid_work


def title_of(actor: Actor) -> str:
    """What unpaid work is called here."""
    place = place_of(actor)
    return place.title if place else "Unpaid work"


def form_page(
    request: ActingRequest,
    person_id: UUID,
    form: GovForm,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    says: tuple[str, ...] = (),
    kind: str = "primary",
    anchor: str = "",
) -> HttpResponse:
    """Show the form, or carry it out once and go back to the hours with the message `done`."""
    back = f"{reverse('unpaidwork:work', args=[person_id])}{f'#{anchor}' if anchor else ''}"
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    person, back_text = person_header(request.actor, person_id), title_of(request.actor)
    shown = WorkFormPage(form, title, button, back, person, back_text, says=says, kind=kind)
    return page(request, "unpaidwork/form_page.jinja", shown, status=status_of(form))

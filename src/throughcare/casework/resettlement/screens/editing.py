"""What the pages that change something share: the look written down, one form, saved once, back to the pathways."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.casework.resettlement.queries import Prepared, prepared
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header


def may(request: ActingRequest, page_name: str, person_id: UUID) -> Prepared:
    """Let the actor write this, write down the look, and read what stands."""
    door.look(request.actor, page_name, person_id, Permission.RESETTLE)
    return prepared(request.actor, person_id)


def back_to(person_id: UUID, anchor: str = "") -> str:
    """The person's pathways."""
    return f"{reverse('resettlement:pathways', args=[person_id])}{f'#{anchor}' if anchor else ''}"


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
    """Show the form, or carry it out once and go back to the pathways with the message `done`."""
    back = back_to(person_id, anchor)
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    person = person_header(request.actor, person_id)
    shown = FormPage(form, title, button, back, person, says=says, kind=kind)
    return page(request, "resettlement/form_page.jinja", shown, status=status_of(form))

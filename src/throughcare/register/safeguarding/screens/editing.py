"""What the pages that add or change one record share: the look written down, one form, saved once, back to the list."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header


def may(request: ActingRequest, page_name: str, person_id: UUID, permission: Permission) -> None:
    """Let the actor write this, and write down the look."""
    door.look(request.actor, page_name, person_id, permission)


def form_page(
    request: ActingRequest,
    person_id: UUID,
    form: GovForm,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    lead: str = "",
    kind: str = "primary",
    anchor: str = "concerns",
) -> HttpResponse:
    """Show the form, or carry it out once and go back to the list with the message `done`."""
    back = f"{reverse('safeguarding:safeguarding', args=[person_id])}#{anchor}"
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    person = person_header(request.actor, person_id)
    shown = FormPage(form, title, button, back, person, lead=lead, kind=kind)
    return page(request, "safeguarding/form_page.jinja", shown, status=status_of(form))

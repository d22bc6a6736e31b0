"""What the pages that change something share: one form, saved once, and back to where one came from."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse

from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header


def form_page(
    request: ActingRequest, form: GovForm, act: Callable[[], object], *, title: str, button: str, done: str,
    back: str, back_text: str, says: tuple[str, ...] = (), kind: str = "primary", person_id: UUID | None = None,
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    person = person_header(request.actor, person_id) if person_id else None
    shown = FormPage(form, title, button, back, person, back_text, says=says, kind=kind)
    return page(request, "interventions/form_page.jinja", shown, status=status_of(form))

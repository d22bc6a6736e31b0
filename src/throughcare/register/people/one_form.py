"""A page with one form on a person: shown, carried out once, and back to where it came from."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True, slots=True)
class FormPage:
    """What a page with one form shows, whatever it is about. An app that shows more derives from it.

    back, back_text: where the page came from. person: None for what concerns nobody, or nobody who may be named.
    lead: what the form is about. says: sentences above it. kind: of the button.
    """

    form: GovForm
    title: str
    button: str
    back: str
    person: PersonHeader | None = None
    back_text: str = ""
    lead: str = ""
    says: tuple[str, ...] = ()
    kind: str = "primary"


@dataclass(frozen=True, slots=True)
class FramedFormPage(FormPage):
    """A form on a person in the frame of their record. app: whose page it is, and whose frame it stands in."""

    app: str = ""


def form_on_person(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, app: str, title: str,
    button: str, done: str, back: str, back_text: str, says: tuple[str, ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`. Permission is the caller's to ask."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    header = person_header(request.actor, person_id)
    shown = FramedFormPage(form, title, button, back, header, back_text, says=says, kind=kind, app=app)
    return page(request, "people/one_form.jinja", shown, status=status_of(form))

"""What the pages that change a licence share: one form, the way back, and acts of one button."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError

from throughcare.decisions.licences import queries
from throughcare.decisions.licences.queries import LicenceView
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import CHANGED_MEANWHILE, act_once, status_of
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class FormPage:
    """A page with one form on a person. says: sentences above it."""

    person: PersonHeader
    form: GovForm
    title: str
    button: str
    back: str
    back_text: str
    says: tuple[str, ...] = ()
    kind: str = "primary"


def may(
    request: ActingRequest, page_name: str, person_id: UUID, licence_id: UUID,
    permission: Permission = Permission.CONDITIONS_DRAFT,
) -> LicenceView:  # fmt: skip
    """Let the actor do this, write down the look, and read the licence."""
    door.look(request.actor, page_name, person_id, permission)
    return queries.licence(request.actor, person_id, licence_id)


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, says: tuple[str, ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    back_text = "Licences" if back == reverse("licences:licences", args=[person_id]) else "The licence"
    header = person_header(request.actor, person_id)
    shown = FormPage(header, form, title, button, back, back_text, says, kind)
    return page(request, "licences/form_page.jinja", shown, status=status_of(form))


def licence_page(person_id: UUID, licence_id: UUID) -> str:
    """Where a licence stands."""
    return reverse("licences:licence", args=[person_id, licence_id])


def version_sent(request: ActingRequest) -> int:
    """The version of the licence that was read before a button was pressed; 0 where none was sent."""
    try:
        sent = request.POST["version"]
    except MultiValueDictKeyError:
        return 0
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 0


def press(request: ActingRequest, act: Callable[[], str], *, done: str, back: str) -> HttpResponse:
    """Carry out what a button asks, and go where it leads; what is in the way is said there."""
    try:
        goal = act()
    except StaleVersion:
        messages.error(request, CHANGED_MEANWHILE)
        return HttpResponseRedirect(back)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(back)
    if done:
        messages.success(request, done)
    return HttpResponseRedirect(goal)

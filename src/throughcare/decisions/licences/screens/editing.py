"""What the pages that change a licence share: one form, the way back, and acts of one button."""

from collections.abc import Callable
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
from throughcare.platform.access.submitting import CHANGED_MEANWHILE
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.forms import GovForm
from throughcare.platform.refusal import Refused
from throughcare.register.people.one_form import form_on_person


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
    back_text = "Licences" if back == reverse("licences:licences", args=[person_id]) else "The licence"
    return form_on_person(
        request, person_id, form, act, app="licences", title=title, button=button, done=done, back=back,
        back_text=back_text, says=says, kind=kind,
    )  # fmt: skip


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

"""What the pages that change something share: the look written down, one form, saved once, back to the referral."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.casework.provision.looking import saw
from throughcare.casework.provision.queries import Referral, referral
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage


@dataclass(frozen=True, slots=True)
class ReferralFormPage(FormPage):
    """A form about a referral, for an organisation that sees no more of a person. about: whose referral."""

    about: str = ""


def look_at(request: ActingRequest, page_name: str, referral_id: UUID) -> Referral:
    """The organisation's referral, with the look written down. Raises NotPermitted or NotThere."""
    found = referral(request.actor, referral_id)
    saw(request.actor, f"provision:{page_name}", [found.person_id])
    return found


def back_to(referral_id: UUID, anchor: str = "") -> str:
    """The referral's page."""
    return f"{reverse('provision:referral', args=[referral_id])}{f'#{anchor}' if anchor else ''}"


def form_page(
    request: ActingRequest,
    form: GovForm,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    done: str,
    back: str,
    about: str = "",
    lead: str = "",
    says: tuple[str, ...] = (),
    kind: str = "primary",
    template: str = "form_page",
) -> HttpResponse:
    """Show the form, or carry it out once and go `back` with the message `done`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    shown = ReferralFormPage(form, title, button, back, about=about, lead=lead, says=says, kind=kind)
    return page(request, f"provision/{template}.jinja", shown, status=status_of(form))

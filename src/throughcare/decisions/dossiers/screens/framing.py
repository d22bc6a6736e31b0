"""What the pages that change something share: one form, what is said above it, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import act_once, status_of
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import person_header

MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class PaperFormPage(FormPage):
    """A form about a dossier. text: what a paper says, to copy words from."""

    text: tuple[tuple[str, str], ...] = ()


def form_page(
    request: ActingRequest, person_id: UUID, form: GovForm, act: Callable[[], object], *, title: str, button: str,
    done: str, back: str, back_text: str = "Dossier", says: tuple[str, ...] = (),
    text: tuple[tuple[str, str], ...] = (), kind: str = "primary",
) -> HttpResponse:  # fmt: skip
    """Show the form, or carry it out once and go back with the message `done`."""
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    header = person_header(request.actor, person_id)
    shown = PaperFormPage(form, title, button, back, header, back_text, says=says, text=text, kind=kind)
    return page(request, "dossiers/form_page.jinja", shown, status=status_of(form))


def dossier_href(person_id: UUID, dossier_id: UUID) -> str:
    """A dossier's page."""
    return reverse("dossiers:dossier", args=[person_id, dossier_id])


def paper_href(person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> str:
    """A paper's page."""
    return reverse("dossiers:paper", args=[person_id, dossier_id, exhibit_id])

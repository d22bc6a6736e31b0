"""Screens: declare that one knows a person; the record is shut to the user from that moment."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import DirectoryLine
from throughcare.register.caseload.screens.by_number import ByNumberForm
from throughcare.register.caseload.wording import TIES

DECLARED = (
    "Your tie is noted, and your managers are told. If there is such a record, it is closed to you now."
)


class TieForm(OnceForm, ByNumberForm):
    """Whom the user knows, and how."""

    kind = CodeField(label="How do you know this person?", codes=[Code(*pair) for pair in TIES.items()])


@dataclass(frozen=True)
class TiePage:
    """The form; the directory line where the user comes from a record."""

    form: TieForm
    line: DirectoryLine | None
    title: str = "I know this person"


@require_http_methods(["GET", "POST"])
def tie(request: HttpRequest, person_id: UUID | None = None) -> HttpResponse:
    """GET asks whom and how; POST shuts the user out and says the same whoever was meant."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    line = None
    if person_id is None:
        door.require(actor, Permission.PERSON_FIND)
    else:
        door.look(actor, "caseload:tie", person_id, Permission.PERSON_FIND)
        line = queries.directory_lines(actor, [person_id]).get(person_id)
        if line is None:
            raise Http404
    form = TieForm(posted(request), agencies=queries.agencies(actor), asked=person_id is None)
    sent = request.method == "POST" and form.is_valid()
    if sent and (done := submit(request, form, lambda: _declare(request, form, person_id))):
        return done
    return page(request, "caseload/tie.jinja", TiePage(form, line), status=status_of(form))


def _declare(request: HttpRequest, form: TieForm, person_id: UUID | None) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = form.cleaned_data
    if person_id is not None:
        commands.declare_tie(actor, person_id, kind=said["kind"])
    else:
        commands.declare_tie_by_number(
            actor, number=said["number"], agency_id=UUID(said["agency"]), kind=said["kind"]
        )
    messages.success(request, DECLARED)
    return reverse("web:today")

"""Screen: past appointments without an outcome, one's own or the whole team's."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.supervision import queries
from throughcare.casework.supervision.queries import Unrecorded
from throughcare.casework.supervision.screens import wording
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.listing import Window, page_number, trim, window
from throughcare.platform.design.page import page

A_PAGE = 25
WHOSE = (("own", "Mine and my people's"), ("team", "My whole team's"))


class WhoseForm(GovForm):
    """Whose appointments to list."""

    whose = CodeField(label="Whose", codes=WHOSE, required=False, initial="own")


@dataclass(frozen=True)
class Waiting:
    """One line of the list."""

    who: str
    reference: str
    person_href: str
    when: str
    kind: str
    officer: str
    outcome_href: str


@dataclass(frozen=True)
class WithoutOutcomePage:
    """The list, the oldest first."""

    rows: list[Waiting]
    window: Window
    filters: WhoseForm
    title: str = "Appointments without an outcome"


@require_safe
def without_outcome(request: HttpRequest) -> HttpResponse:
    """What still waits to be recorded."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    whole_team, number = request.GET.get("whose") == "team", page_number(request.GET)
    found = queries.without_outcome(
        actor, whole_team=whole_team, limit=A_PAGE + 1, offset=(number - 1) * A_PAGE
    )
    shown = trim(found, A_PAGE)
    door.look_at_list(actor, "supervision:without_outcome", {each.person_id for each in shown})
    content = WithoutOutcomePage(
        rows=[_line(actor, each) for each in shown],
        window=window(request.GET, number, A_PAGE, len(found), "appointments"),
        filters=WhoseForm({"whose": "team" if whole_team else "own"}),
    )
    return page(request, "supervision/without_outcome.jinja", content)


def _line(actor: Actor, each: Unrecorded) -> Waiting:
    may = Permission.CONTACT_RECORD in actor.permissions
    name = "supervision:outcome" if may else "supervision:appointment"
    return Waiting(
        who=each.who, reference=each.reference if each.name else "",
        person_href=reverse("supervision:schedule", args=[each.person_id]), when=wording.when(actor, each.starts_at),
        kind=wording.kind_label(each.kind), officer="You" if each.mine else each.officer,
        outcome_href=reverse(name, args=[each.person_id, each.id]),
    )  # fmt: skip

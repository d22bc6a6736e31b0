"""Screen: appeals that somebody has to act on, one's own or the team's, the next day first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.decisions.appeals import queries
from throughcare.decisions.appeals.queries import WAITS, WaitingLine
from throughcare.decisions.appeals.screens.editing import appeal_page, title_of
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.listing import selected_filters
from throughcare.platform.design.page import page

MOST = 500
WHOSE = {"mine": "People I am responsible for", "team": "My team’s people"}


class FilterForm(GovForm):
    """Whose, and what they wait for."""

    whose = CodeField(label="Whose", codes=WHOSE.items(), as_select=True, required=False)
    waits = CodeField(
        label="Waits for", codes=WAITS.items(), as_select=True, nothing="Any step", required=False
    )


@dataclass(frozen=True)
class RowShown:
    """An appeal that waits. late: its day is over."""

    line: WaitingLine
    title: str
    href: str
    waits: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class RegisterPage:
    """What waits. cut: whether more wait than are shown."""

    filters: GovForm
    selected: list[Any]
    rows: list[RowShown]
    cut: bool
    title: str = "Appeals that wait"


@require_safe
def register(request: ActingRequest) -> HttpResponse:
    """The list; `whose=team` for the team's to who may see it, `waits` for one step."""
    actor = request.actor
    door.require(actor, Permission.APPEAL_CARRY)
    may = Permission.TEAM_READ in actor.permissions
    team = may and request.GET.get("whose", "team") == "team"
    waits = request.GET.get("waits", "")
    waits = waits if waits in WAITS else ""
    found = queries.waiting(actor, waits=waits, team=team, most=MOST + 1)
    door.look_at_list(actor, "appeals:register", {each.person_id for each in found[:MOST]})
    form = FilterForm(initial={"whose": "team" if team else "mine", "waits": waits})
    if not may:
        del form.fields["whose"]
    chosen = request.GET.copy()
    if team or not may:  # what is shown where nothing is chosen, so that there is nothing to take away
        chosen.pop("whose", None)
    chosen["waits"] = waits
    labels = {"whose": WHOSE, "waits": WAITS}
    selected = selected_filters(chosen, {"whose": "Whose", "waits": "Waits for"}, labels)
    today = clock.today(actor.zone)
    rows = [_row(each, today) for each in found[:MOST]]
    return page(request, "appeals/register.jinja", RegisterPage(form, selected, rows, len(found) > MOST))


def _row(line: WaitingLine, today: date) -> RowShown:
    return RowShown(
        line, title_of(line.called, line.kind), appeal_page(line.person_id, line.id), WAITS[line.waits], line.due_on,
        line.due_on is not None and line.due_on < today,
    )  # fmt: skip

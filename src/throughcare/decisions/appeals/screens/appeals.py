"""Screen: the appeals of a person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.appeals import queries, wording
from throughcare.decisions.appeals.queries import AppealLine
from throughcare.decisions.appeals.screens.editing import appeal_page, title_of
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class LineShown:
    """An appeal in a list. late: the day by which it is decided is over."""

    title: str
    href: str
    lodged_on: date
    state: str
    hint: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class AppealsPage:
    """The appeals of a person."""

    person: PersonHeader
    lines: list[LineShown]
    processes_href: str
    register_href: str
    title: str = "Appeals"


@require_safe
def appeals(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Every appeal of the person, the newest first."""
    actor = request.actor
    door.look(actor, "appeals:appeals", person_id)
    today = clock.today(actor.zone)
    return page(request, "appeals/appeals.jinja", AppealsPage(
        person_header(actor, person_id), [_line(each, today) for each in queries.of_person(actor, person_id)],
        reverse("dueprocess:processes", args=[person_id]),
        reverse("appeals:register") if Permission.APPEAL_CARRY in actor.permissions else "",
    ))  # fmt: skip


def _line(line: AppealLine, today: date) -> LineShown:
    runs = line.state in wording.RUNNING
    state = wording.OUTCOMES[line.outcome] if line.outcome else wording.STATES[line.state]
    waits = line.outcome in wording.UNDOES and line.carried_out_on is None
    return LineShown(
        title_of(line.called, line.kind), appeal_page(line.person_id, line.id), line.lodged_on, state,
        "Not carried out yet" if waits else "", line.decide_by if runs else None,
        runs and line.decide_by is not None and line.decide_by < today,
    )  # fmt: skip

"""Screen: failures that wait for a step, by step; one's own or the team's."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.noncompliance import queries, wording
from throughcare.decisions.noncompliance.queries import FailureLine
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page

MOST = 500


@dataclass(frozen=True)
class Row:
    """A failure and its page."""

    line: FailureLine
    href: str


@dataclass(frozen=True)
class OpenPage:
    """Failures by the step they wait for. team: whose they are. cut: whether more wait than are shown."""

    groups: list[tuple[str, list[Row]]]
    team: bool
    may_see_team: bool
    cut: bool
    title: str = "Failures to deal with"


@require_safe
def open_work(request: ActingRequest) -> HttpResponse:
    """The list; `?whose=team` shows the team's to who may see it."""
    actor = request.actor
    door.require(actor, Permission.CASELOAD_READ)
    may = Permission.TEAM_READ in actor.permissions
    team = may and request.GET.get("whose") == "team"
    found = queries.open_failures(actor, team=team, most=MOST + 1)
    door.look_at_list(actor, "noncompliance:open", _people(found))
    order = list(wording.STAGES)
    found.sort(key=lambda line: order.index(line.stage))
    groups = [
        (wording.STAGES[stage], [_row(line) for line in lines])
        for stage, lines in groupby(found[:MOST], key=lambda line: line.stage)
    ]
    return page(request, "noncompliance/open.jinja", OpenPage(groups, team, may, len(found) > MOST))


def _row(line: FailureLine) -> Row:
    return Row(line, reverse("noncompliance:failure", args=[line.person_id, line.id]))


def _people(found: list[FailureLine]) -> list[UUID]:
    return list(dict.fromkeys(line.person_id for line in found[:MOST]))

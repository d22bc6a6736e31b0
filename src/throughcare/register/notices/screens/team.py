"""Screen: a manager's view of alerts: how many each officer got each day, and what still stands open."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.notices import queries
from throughcare.register.notices.queries import OfficerDays
from throughcare.register.notices.queries.team import DAYS


@dataclass(frozen=True)
class TeamPage:
    """Officers by name; days: the last seven, the oldest first."""

    officers: list[OfficerDays]
    days: list[date]
    title: str = "Alerts of the team"


@require_safe
def team(request: ActingRequest) -> HttpResponse:
    """The counts; they name officers, not people under supervision."""
    actor = request.actor
    door.require(actor, Permission.TEAM_READ)
    today = clock.today(actor.zone)
    days = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    return page(request, "notices/team.jinja", TeamPage(queries.officers_and_days(actor), days))

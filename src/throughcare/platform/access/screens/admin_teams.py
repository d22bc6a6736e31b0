"""Screen: the agency's teams, searched and sorted; open ones, or closed ones."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.design.listing import Heading, headings
from throughcare.platform.design.page import page


@dataclass(frozen=True)
class TeamsPage:
    """What the page shows."""

    menu: list[dict[str, Any]]
    heads: list[Heading]
    rows: list[list[Any]]
    search: str
    closed: bool
    title: str = "Teams"


@require_safe
def teams(request: ActingRequest) -> HttpResponse:
    """The list; query string: q (part of the name), closed (any value), sort."""
    actor = request.actor
    door.require(actor, Permission.AGENCY_ADMINISTER)
    search, closed = request.GET.get("q", "").strip(), bool(request.GET.get("closed"))
    found = admin_queries.teams(actor, search=search, closed=closed, sort=request.GET.get("sort", "name"))
    columns: list[tuple[str, str] | str] = [("Team", "name"), "Duty telephone", ("Staff", "members")]
    shown = TeamsPage(
        menu(actor, "admin:teams"),
        headings(request.GET, columns, default="name"),
        [_row(team) for team in found],
        search,
        closed,
    )
    return page(request, "access/admin_teams.jinja", shown)


def _row(team: admin_queries.TeamView) -> list[Any]:
    return [
        {"text": team.name, "href": reverse("admin:team", args=[team.id])},
        team.duty_phone or "Not recorded",
        str(team.members),
    ]

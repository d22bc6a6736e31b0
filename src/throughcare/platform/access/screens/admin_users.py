"""Screen: the agency's users, searched, filtered and sorted."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.design.forms import GovForm
from throughcare.platform.design.listing import (
    Heading,
    Window,
    headings,
    page_number,
    selected_filters,
    trim,
    window,
)
from throughcare.platform.design.page import page

SIZE = 50
ROLE_TITLES = {code: role.title for code, role in ROLES.items()}


class UserFilters(GovForm):
    """The filters, sent by GET so that a filtered list has an address."""

    q = forms.CharField(label="Name, user name or e-mail", required=False)
    role = forms.ChoiceField(label="Role held today", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    state = forms.ChoiceField(label="Account", required=False)

    def __init__(self, data: QueryDict, teams: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choices = {"role": ROLE_TITLES.items(), "team": teams, "state": admin_queries.STATES.items()}
        for name, listed in choices.items():
            field: Any = self.fields[name]
            field.choices = [("", "Any"), *listed]


@dataclass(frozen=True)
class UsersPage:
    """What the page shows."""

    menu: list[dict[str, Any]]
    filters: UserFilters
    selected: list[dict[str, object]]
    heads: list[Heading]
    rows: list[list[Any]]
    window: Window
    title: str = "Users"


@require_safe
def users(request: ActingRequest) -> HttpResponse:
    """The list; query string: q, role, team, state, sort, page."""
    actor = request.actor
    door.require(actor, Permission.USERS_ADMINISTER)
    asked, number = request.GET, page_number(request.GET)
    team_names = admin_queries.open_team_names(actor)
    found = admin_queries.users(
        actor, search=asked.get("q", "").strip(), role=asked.get("role", ""), team=_id(asked.get("team", "")),
        state=asked.get("state", ""), sort=asked.get("sort", "name"),
        limit=SIZE + 1, offset=(number - 1) * SIZE,
    )  # fmt: skip
    columns: list[tuple[str, str] | str] = [
        ("Name", "name"), ("User name", "username"), "Roles today", "Account",
    ]  # fmt: skip
    names = {"q": "Search", "role": "Role", "team": "Team", "state": "Account"}
    labels = {"role": ROLE_TITLES, "team": dict(team_names), "state": admin_queries.STATES}
    shown = UsersPage(
        menu=menu(actor, "admin:users"),
        filters=UserFilters(asked, team_names),
        selected=selected_filters(asked, names, labels),
        heads=headings(asked, columns, default="name"),
        rows=[_row(user) for user in trim(found, SIZE)],
        window=window(asked, number, SIZE, len(found), noun="users"),
    )
    return page(request, "access/admin_users.jinja", shown)


def _row(user: admin_queries.UserView) -> list[Any]:
    state = "In use" if user.is_active else "Deactivated"
    return [
        {"text": user.name, "href": reverse("admin:user", args=[user.id])},
        {"text": user.username, "hint": user.organisation},
        ", ".join(user.roles) or "No role today",
        "Not signed in yet" if user.is_active and user.password_once else state,
    ]


def _id(asked: str) -> str:
    """A team's id as asked for; what is no id asks for nothing."""
    try:
        return str(UUID(asked))
    except ValueError:
        return ""

"""Screens: give a user a role by date and team; end a role."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import admin_queries, door
from throughcare.platform.access.administration.roles import end_role, give_role
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.screens.admin_user import the_user
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm
from throughcare.platform.design.page import page

WHOLE_AGENCY = "agency"


class GiveRoleForm(OnceForm):
    """Which role, where, from when until when."""

    role = CodeField(
        label="Role",
        codes=[],
    )
    team = CodeField(
        label="Where", codes=[], as_select=True,
        help_text="Who holds a role in a team may open the records of the team's people.",
    )  # fmt: skip
    starts_on = DateField(label="First day")
    ends_on = DateField(
        label="First day without the role", required=False, help_text="Leave empty if it is to last."
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], outside: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["role"]
        roles = [role for role in ROLES.values() if role.outside == outside]
        offered.choices = [(role.code, role.title) for role in roles]
        offered.hints = {role.code: role.what_for for role in roles}
        field: Any = self.fields["team"]
        field.choices = [("", "Choose one"), (WHOLE_AGENCY, "The whole agency"), *teams]
        if outside:  # they belong to no team: what was referred to their organisation is theirs
            del self.fields["team"]


class EndRoleForm(OnceForm):
    """When."""

    ends_on = DateField(label="First day without the role", help_text="Today's date ends it at once.")


@dataclass(frozen=True)
class RolePage:
    """What the pages show. role: the one to be ended."""

    form: GovForm
    menu: list[dict[str, Any]]
    user: admin_queries.UserView
    title: str
    role: admin_queries.RoleView | None = None


@require_http_methods(["GET", "POST"])
def new_role(request: ActingRequest, user_id: UUID) -> HttpResponse:
    """GET asks for the role, POST gives it."""
    seen = the_user(request, user_id)
    teams, today = admin_queries.open_team_names(request.actor), admin_queries.role_day(request.actor)
    outside = seen.organisation_id is not None
    form = GiveRoleForm(posted(request), teams=teams, outside=outside, initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _give(request, seen, form.cleaned_data))
        if done:
            return done
    shown = RolePage(form, menu(request.actor, "admin:users"), seen, f"Give {seen.name} a role")
    return page(request, "access/admin_role_new.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "POST"])
def role_end(request: ActingRequest, user_id: UUID, role_held_id: UUID) -> HttpResponse:
    """GET asks when, POST ends the role."""
    seen, held = the_user(request, user_id), admin_queries.role(request.actor, role_held_id)
    if held is None or held.user_id != user_id:
        raise door.NotThere(Permission.USERS_ADMINISTER, None, "R2 another agency's role, or none")
    form = EndRoleForm(posted(request), initial={"ends_on": admin_queries.role_day(request.actor)})
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _end(request, seen, held, form.cleaned_data))
        if done:
            return done
    shown = RolePage(form, menu(request.actor, "admin:users"), seen, f"End a role of {seen.name}", held)
    return page(request, "access/admin_role_end.jinja", shown, status=status_of(form))


def _give(request: ActingRequest, seen: admin_queries.UserView, said: dict[str, Any]) -> str:
    team = said.get("team", WHOLE_AGENCY)
    team_id = None if team == WHOLE_AGENCY else UUID(team)
    give_role(
        request.actor, seen.id, role=said["role"], team_id=team_id,
        starts_on=said["starts_on"], ends_on=said["ends_on"],
    )  # fmt: skip
    messages.success(request, f"{seen.name} is given the role {ROLES[said['role']].title}.")
    return reverse("admin:user", args=[seen.id])


def _end(
    request: ActingRequest, seen: admin_queries.UserView, held: admin_queries.RoleView, said: dict[str, Any]
) -> str:
    end_role(request.actor, held.id, ends_on=said["ends_on"])
    messages.success(request, f"The role {held.title} of {seen.name} has an end.")
    return reverse("admin:user", args=[seen.id])

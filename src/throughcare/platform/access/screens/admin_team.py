"""Screens: add a team, change its name and duty telephone, close it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform.access import admin_queries, door, workload
from throughcare.platform.access.administration.teams import add_team, change_team, close_team
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page


class TeamFields(GovForm):
    """What is known of a team."""

    name = forms.CharField(label="Name of the team", max_length=120)
    duty_phone = forms.CharField(
        label="Duty telephone", max_length=40, required=False, widget=forms.TextInput({"width": "20"}),
        help_text="Shown in the directory beside the team's people.",
    )  # fmt: skip


class AddTeamForm(TeamFields, OnceForm):
    """A new team."""


class ChangeTeamForm(TeamFields, VersionedForm):
    """A team as it was seen."""


class CloseTeamForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class TeamPage:
    """What the pages show. team: none while it is being added. people: allocated to one to be closed."""

    form: GovForm
    menu: list[dict[str, Any]]
    title: str
    team: admin_queries.TeamView | None = None
    people: int = 0


@require_http_methods(["GET", "POST"])
def new_team(request: ActingRequest) -> HttpResponse:
    """GET asks for the team, POST adds it."""
    door.require(request.actor, Permission.AGENCY_ADMINISTER)
    form = AddTeamForm(posted(request))
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _add(request, form.cleaned_data))
        if done:
            return done
    return _show(request, "access/admin_team.jinja", TeamPage(form, _menu(request), "Add a team"))


@require_http_methods(["GET", "POST"])
def team(request: ActingRequest, team_id: UUID) -> HttpResponse:
    """GET shows the team in a form, POST changes it."""
    held = _team(request, team_id)
    first = {"name": held.name, "duty_phone": held.duty_phone, "version": held.version}
    form = ChangeTeamForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _change(request, team_id, form.cleaned_data))
        if done:
            return done
    return _show(request, "access/admin_team.jinja", TeamPage(form, _menu(request), held.name, held))


@require_http_methods(["GET", "POST"])
def team_closing(request: ActingRequest, team_id: UUID) -> HttpResponse:
    """GET asks whether to close the team, POST closes it."""
    held = _team(request, team_id)
    form = CloseTeamForm(posted(request), initial={"version": held.version})
    if request.method == "POST" and form.is_valid():
        done = submit(request, form, lambda: _close(request, held, form.cleaned_data["version"]))
        if done:
            return done
    people = workload.people_with_team(team_id)
    return _show(
        request, "access/admin_team_closing.jinja",
        TeamPage(form, _menu(request), f"Close {held.name}", held, people),
    )  # fmt: skip


def _show(request: ActingRequest, template: str, shown: TeamPage) -> HttpResponse:
    return page(request, template, shown, status=status_of(shown.form))


def _menu(request: ActingRequest) -> list[dict[str, Any]]:
    return menu(request.actor, "admin:teams")


def _team(request: ActingRequest, team_id: UUID) -> admin_queries.TeamView:
    door.require(request.actor, Permission.AGENCY_ADMINISTER)
    held = admin_queries.team(request.actor, team_id)
    if held is None:
        raise door.NotThere(Permission.AGENCY_ADMINISTER, None, "R2 another agency's team, or none")
    return held


def _add(request: ActingRequest, said: dict[str, Any]) -> str:
    made = add_team(request.actor, name=said["name"], duty_phone=said["duty_phone"])
    messages.success(request, f"The team {made.name} is added.")
    return reverse("admin:teams")


def _change(request: ActingRequest, team_id: UUID, said: dict[str, Any]) -> str:
    change_team(
        request.actor, team_id, expected=said["version"], name=said["name"], duty_phone=said["duty_phone"]
    )
    messages.success(request, f"The team {said['name']} is saved.")
    return reverse("admin:teams")


def _close(request: ActingRequest, held: admin_queries.TeamView, version: int) -> str:
    close_team(request.actor, held.id, expected=version)
    messages.success(request, f"The team {held.name} is closed.")
    return reverse("admin:teams")

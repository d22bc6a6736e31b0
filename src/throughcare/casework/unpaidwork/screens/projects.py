"""Screens: the agency's projects: the list, a new one, a change, the closing of one."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import ProjectDraft
from throughcare.casework.unpaidwork.queries import ProjectLine, project_of, projects
from throughcare.casework.unpaidwork.screens.editing import place_of, title_of
from throughcare.casework.unpaidwork.screens.fields import TimesOfDay, WeekdaysField
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS


class ProjectFields(TimesOfDay):
    """What a project is."""

    title = forms.CharField(label="Name", max_length=120)
    kind = CodeField(label="Kind of project", codes=(), as_select=True)
    place = forms.CharField(label="Where do people meet?", max_length=200)
    weekdays = WeekdaysField(label="On which weekdays does it run?")
    starts_on = DateField(label="First day", named="The first day")
    ends_on = DateField(
        label="Last day",
        named="The last day",
        required=False,
        help_text="The first day on which it runs no more.",
    )
    field_order = ("title", "kind", "place", "weekdays", "starts_at", "ends_at", "starts_on", "ends_on")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = place_of(actor)
        self.fill(
            "kind", [(code, each.title) for code, each in place.kinds.items()] if place else [], "Choose one"
        )

    def draft(self) -> ProjectDraft:
        """What was typed."""
        given = {name: self.cleaned_data[name] for name in self.field_order}
        return ProjectDraft(**given | {"weekdays": tuple(given["weekdays"])})


class AddForm(ProjectFields, OnceForm):
    """A new project."""


class ChangeForm(ProjectFields, VersionedForm):
    """A project as it is."""


class CloseForm(VersionedForm):
    """When and why a project closes."""

    closed_on = DateField(label="From which day on is it closed?", named="The day")
    because = forms.CharField(label="Why?", max_length=200, error_messages={"required": "Say why it closes"})


@dataclass(frozen=True)
class ProjectRow:
    """A project in the list."""

    title: str
    kind: str
    place: str
    runs: str
    state: str
    change_href: str
    close_href: str


@dataclass(frozen=True)
class ProjectsPage:
    """Every project, those that run first."""

    rows: list[ProjectRow]
    title: str
    add_href: str
    back: str


@dataclass(frozen=True)
class ProjectPage:
    """One form on a project."""

    form: GovForm
    title: str
    button: str
    back: str
    kind: str = "primary"


@require_safe
def project_list(request: ActingRequest) -> HttpResponse:
    """The list."""
    actor = request.actor
    door.require(actor, Permission.WORK_DIRECT)
    rows = [_row(actor, each) for each in projects(actor)]
    shown = ProjectsPage(
        rows, f"{title_of(actor)}: projects", reverse("unpaidwork:add_project"), reverse("unpaidwork:groups")
    )
    return page(request, "unpaidwork/projects.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add_project(request: ActingRequest) -> HttpResponse:
    """GET asks; POST begins a project."""
    actor = request.actor
    door.require(actor, Permission.WORK_DIRECT)
    form = AddForm(posted(request), actor=actor, initial={"starts_on": clock.today(actor.zone)})
    return _page(
        request,
        form,
        lambda: commands.add_project(actor, form.draft()),
        "Begin a project",
        "Begin",
        "The project runs",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change_project(request: ActingRequest, project_id: UUID) -> HttpResponse:
    """GET shows it; POST changes it."""
    actor = request.actor
    door.require(actor, Permission.WORK_DIRECT)
    found = project_of(actor, project_id, Permission.WORK_DIRECT)
    initial = {name: getattr(found, name) for name in (*ProjectFields.field_order, "version")}
    form = ChangeForm(posted(request), actor=actor, initial=initial)
    return _page(
        request, form,
        lambda: commands.change_project(actor, project_id, form.draft(), expected=form.cleaned_data["version"]),
        f"Change: {found.title}", "Save", "The project is changed. Days that are planned stay",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def close_project(request: ActingRequest, project_id: UUID) -> HttpResponse:
    """GET asks when and why; POST closes it."""
    actor = request.actor
    door.require(actor, Permission.WORK_DIRECT)
    found = project_of(actor, project_id, Permission.WORK_DIRECT)
    form = CloseForm(
        posted(request), initial={"version": found.version, "closed_on": clock.today(actor.zone)}
    )

    def act() -> None:
        given = form.cleaned_data
        closed_on: date = given["closed_on"]
        commands.close_project(
            actor, project_id, closed_on=closed_on, because=given["because"], expected=given["version"]
        )

    return _page(
        request, form, act, f"Close: {found.title}", "Close the project", "The project is closed", "warning"
    )


def _page(
    request: ActingRequest, form: GovForm, act: Any, title: str, button: str, done: str, kind: str = "primary"
) -> HttpResponse:
    back = reverse("unpaidwork:projects")
    if answer := act_once(request, form, act, done=done, back=back):
        return answer
    shown = ProjectPage(form, title, button, back, kind)
    return page(request, "unpaidwork/project.jinja", shown, status=status_of(form))


def _row(actor: Actor, each: ProjectLine) -> ProjectRow:
    place, today = place_of(actor), clock.today(actor.zone)
    over = each.ends_on is not None and each.ends_on <= today
    state = f"Closed: {each.closed_because}" if each.closed_on else "Over" if over else "Runs"
    ids = [each.id]
    return ProjectRow(
        each.title, place.kinds[each.kind].title if place else each.kind, each.place,
        f"{', '.join(WEEKDAYS[code][:3] for code in each.weekdays)}, {each.starts_at:%H:%M} to {each.ends_at:%H:%M}",
        state, "" if each.closed_on else reverse("unpaidwork:change_project", args=ids),
        "" if each.closed_on else reverse("unpaidwork:close_project", args=ids),
    )  # fmt: skip

"""Screens: who has a part in a person's supervision, allocating an officer, and ending a part."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import Code, CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import Part, Post
from throughcare.register.people.queries import PersonHeader, person_header

PARTS = (
    Code(
        "responsible", "Responsible", "One at a time: the present responsible officer's part ends that day."
    ),
    Code("supporting", "Supporting", "Sees the record and helps; any number at once."),
)


class AllocateForm(OnceForm):
    """An officer in a team, in which part, from when, and why."""

    post = CodeField(label="Officer and team", codes=(), as_select=True)
    part = CodeField(label="Part", codes=PARTS, initial="responsible")
    starts_on = DateField(label="First day")
    reason = forms.CharField(
        label="Reason", max_length=200,
        help_text="For example, “moved to the area” or “officer on leave”. No details about the person.",
    )  # fmt: skip

    def __init__(self, *args: object, posts: list[Post], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_posts(self.fields["post"], posts)

    def officer_and_team(self) -> tuple[UUID, UUID]:
        """The post chosen."""
        return read_post(self.cleaned_data["post"])


class EndPartForm(VersionedForm):
    """The first day on which the part no longer holds, and why."""

    ends_on = DateField(label="First day without this officer")
    reason = forms.CharField(label="Reason", max_length=200)


@dataclass(frozen=True)
class AllocationPage:
    """The parts of today and before, and the form for who may allocate."""

    person: PersonHeader
    parts: list[Part]
    today: date
    form: AllocateForm | None
    title: str = "Who is responsible"


@dataclass(frozen=True)
class EndPartPage:
    """Ending one officer's part."""

    person: PersonHeader
    part: Part
    form: EndPartForm
    title: str = "End a part"


@require_http_methods(["GET", "POST"])
def allocation(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET lists the parts with the form to allocate; POST allocates."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:allocation", person_id)
    form = _form(request, actor) if Permission.ALLOCATE in actor.permissions else None
    if request.method == "POST":
        door.require(actor, Permission.ALLOCATE, person_id)
        assert form is not None
        if form.is_valid() and (done := submit(request, form, lambda: _allocate(request, person_id, form))):
            return done
    content = AllocationPage(
        person_header(actor, person_id), queries.parts(actor, person_id), clock.today(actor.zone), form
    )
    return page(request, "caseload/allocation.jinja", content, status=status_of(form) if form else 200)


@require_http_methods(["GET", "POST"])
def end_part(request: HttpRequest, person_id: UUID, part_id: UUID) -> HttpResponse:
    """GET asks for the day and the reason; POST ends the part."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "caseload:allocation", person_id, Permission.ALLOCATE)
    part = next((each for each in queries.parts(actor, person_id) if each.id == part_id), None)
    if part is None:
        raise Http404
    form = EndPartForm(posted(request), initial={"version": part.version, "ends_on": clock.today(actor.zone)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def act() -> str:
            commands.end_allocation(
                actor, part_id, expected=given["version"], ends_on=given["ends_on"], because=given["reason"]
            )
            messages.success(request, f"{part.officer}'s part ends")
            return reverse("caseload:allocation", args=[person_id])

        if done := submit(request, form, act):
            return done
    content = EndPartPage(person_header(actor, person_id), part, form)
    return page(request, "caseload/end_part.jinja", content, status=status_of(form))


def offer_posts(field: Any, posts: list[Post]) -> None:
    """Fill a select with the posts, grouped by team, each with how many people it has."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in posts:
        groups.setdefault(each.team, []).append((each.key, f"{each.officer} ({each.people} people)"))
    field.choices = [("", "Choose an officer"), *groups.items()]


def read_post(key: str) -> tuple[UUID, UUID]:
    """The officer and the team behind a form value that the field has found among its choices."""
    officer, _, team = key.partition(":")
    return UUID(officer), UUID(team)


def _form(request: HttpRequest, actor: Actor) -> AllocateForm:
    return AllocateForm(
        posted(request), posts=queries.posts(actor), initial={"starts_on": clock.today(actor.zone)}
    )


def _allocate(request: HttpRequest, person_id: UUID, form: AllocateForm) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    officer_id, team_id = form.officer_and_team()
    given = form.cleaned_data
    commands.allocate(
        actor, person_id, officer_id=officer_id, team_id=team_id, starts_on=given["starts_on"],
        reason=given["reason"], part=given["part"],
    )  # fmt: skip
    messages.success(request, "Allocated")
    return reverse("caseload:allocation", args=[person_id])

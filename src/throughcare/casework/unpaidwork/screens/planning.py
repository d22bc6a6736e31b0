"""Screens: book one day of work; plan days by weekday, shown before they are booked."""

from dataclasses import replace
from datetime import date, time
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import DayDraft, PlanDraft
from throughcare.casework.unpaidwork.queries import ProjectLine, requirement_of, running_projects
from throughcare.casework.unpaidwork.screens.editing import WorkFormPage, form_page, may, place_of, title_of
from throughcare.casework.unpaidwork.screens.fields import ProjectChoice, TimesOfDay, WeekdaysField
from throughcare.casework.unpaidwork.screens.outcome import OutcomeFields
from throughcare.casework.unpaidwork.wording import hours
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import person_header
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.unpaid_work_schedule import WEEKDAYS
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork

EVERY = {"1": "Every week", "2": "Every second week", "4": "Every fourth week"}


class BookForm(ProjectChoice, TimesOfDay, OutcomeFields, OnceForm):
    """One day. What became of it is asked for a day that is past."""

    on = DateField(label="Which day?", named="The day")
    field_order = (
        "project_id", "on", "starts_at", "ends_at", "outcome", "penalty_minutes", "work_quality", "behaviour", "notes",
        "sensitive",
    )  # fmt: skip

    def __init__(self, *args: Any, place: UnpaidWork | None, **kwargs: Any) -> None:
        super().__init__(*args, place=place, **kwargs)
        outcome = self.fields["outcome"]
        outcome.required = False
        outcome.label, outcome.help_text = "What became of it?", "Only for a day that is past."
        outcome.widget = forms.Select()
        self.fill(
            "outcome",
            [(code, each.words) for code, each in place.outcomes.items()] if place else [],
            "Not yet",
        )

    def day(self, requirement_id: UUID) -> DayDraft:
        """What was typed."""
        given = self.cleaned_data
        return DayDraft(
            requirement_id=requirement_id, project_id=UUID(given["project_id"]), on=given["on"],
            starts_at=given["starts_at"], ends_at=given["ends_at"],
            outcome=replace(self.draft(), starts_at=None, ends_at=None) if given["outcome"] else None,
        )  # fmt: skip


class PlanForm(ProjectChoice, TimesOfDay, OnceForm):
    """Days by weekday. seen: what was shown before, so that only what was read is booked."""

    weekdays = WeekdaysField(label="On which weekdays?")
    every_weeks = CodeField(label="How often?", codes=EVERY.items(), initial="1")
    first_day = DateField(label="From which day on?", named="The first day")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("project_id", "weekdays", "starts_at", "ends_at", "every_weeks", "first_day")

    def plan(self, requirement_id: UUID) -> PlanDraft:
        """What was typed."""
        given = self.cleaned_data
        return PlanDraft(
            requirement_id=requirement_id, project_id=UUID(given["project_id"]), weekdays=tuple(given["weekdays"]),
            starts_at=given["starts_at"], ends_at=given["ends_at"], every_weeks=int(given["every_weeks"]),
            first_day=given["first_day"],
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: ActingRequest, person_id: UUID, requirement_id: UUID) -> HttpResponse:
    """GET asks; POST books one day."""
    actor = request.actor
    held = may(request, "unpaidwork:book", person_id)
    requirement_of(held, person_id, requirement_id)
    today = clock.today(actor.zone)
    form = BookForm(posted(request), place=place_of(actor), initial={"on": today, **_usual(actor, today)})
    form.fill("project_id", _projects(actor, today), "Choose one")
    return form_page(
        request, person_id, form, lambda: commands.book_day(actor, person_id, form.day(requirement_id)),
        title="Add a day of work", button="Add the day", done="The day is on the record", anchor="coming",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: ActingRequest, person_id: UUID, requirement_id: UUID) -> HttpResponse:
    """GET asks; the first POST shows the days, the second books them."""
    actor = request.actor
    held = may(request, "unpaidwork:plan", person_id)
    found = requirement_of(held, person_id, requirement_id)
    place, today = place_of(actor), clock.today(actor.zone)
    form = PlanForm(posted(request), initial={"first_day": today, **_usual(actor, today)})
    form.fill("project_id", _projects(actor, today), "Choose one")
    back, days = reverse("unpaidwork:work", args=[person_id]), list[tuple[date, time, time]]()
    if request.method == "POST" and form.is_valid():
        days = _days(actor, person_id, form, requirement_id)
        mark = _mark(days)
        if days and form.cleaned_data["seen"] == mark and (
            answer := submit(request, form, lambda: _book(request, person_id, form.plan(requirement_id), back))
        ):  # fmt: skip
            return answer
        form.data = _with(form, "seen", mark)
    left = hours(held.hours(place, found, today).to_plan) if place else ""
    shown = WorkFormPage(
        form, "Plan days of work", "Book these days" if days else "Show the days", f"{back}#coming",
        person_header(actor, person_id), title_of(actor),
        says=(f"Still to plan: {left}. Public holidays and days taken already are passed over.",),
        days=tuple(_in_words(actor, *each) for each in days),
    )  # fmt: skip
    return page(request, "unpaidwork/form_page.jinja", shown, status=status_of(form))


def _days(
    actor: Actor, person_id: UUID, form: PlanForm, requirement_id: UUID
) -> list[tuple[date, time, time]]:
    """What would be booked; none where it is refused, with the reason on the form."""
    try:
        return commands.preview_days(actor, person_id, form.plan(requirement_id))
    except Refused as broken:
        form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        return []


def _with(form: PlanForm, name: str, value: str) -> QueryDict:
    """What was typed, with another value in one field."""
    typed = cast(QueryDict, form.data).copy()
    typed[name] = value
    return typed


def _book(request: ActingRequest, person_id: UUID, draft: PlanDraft, back: str) -> str:
    made = commands.plan_days(request.actor, person_id, draft)
    messages.success(request, f"Booked: {len(made)} {'day' if len(made) == 1 else 'days'} of work")
    return f"{back}#coming"


def _projects(actor: Actor, today: date) -> list[tuple[UUID, str]]:
    return [(each.id, _project_words(each)) for each in running_projects(actor, today)]


def _project_words(each: ProjectLine) -> str:
    runs = ", ".join(WEEKDAYS[code][:3] for code in each.weekdays)
    return f"{each.title} ({runs}, {each.starts_at:%H:%M} to {each.ends_at:%H:%M})"


def _usual(actor: Actor, today: date) -> dict[str, time]:
    """The hours of the only project there is, else nothing is guessed."""
    running = running_projects(actor, today)
    return {"starts_at": running[0].starts_at, "ends_at": running[0].ends_at} if len(running) == 1 else {}


def _in_words(actor: Actor, on: date, starts_at: time, ends_at: time) -> str:
    pack = jurisdictions.get(actor.jurisdiction)
    weekday = list(WEEKDAYS.values())[on.weekday()]
    return f"{weekday} {pack.in_words(on)}, {starts_at:%H:%M} to {ends_at:%H:%M}"


def _mark(days: list[tuple[date, time, time]]) -> str:
    """By which the second sending is known to be about the days that were shown."""
    return "|".join(f"{on:%Y%m%d}{starts_at:%H%M}{ends_at:%H%M}" for on, starts_at, ends_at in days)

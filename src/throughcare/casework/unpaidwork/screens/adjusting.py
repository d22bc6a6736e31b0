"""Screens: adjust the hours, take an adjustment back, decide on travel, and the travel that waits."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import AdjustmentDraft
from throughcare.casework.unpaidwork.queries import day_of, requirement_of, travel_of, travel_waiting
from throughcare.casework.unpaidwork.screens.editing import form_page, may, place_of, title_of
from throughcare.casework.unpaidwork.screens.fields import HoursField, MinutesField
from throughcare.casework.unpaidwork.wording import ADJUSTMENTS, TRAVEL, hours
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions

REASONS = [(code, words) for code, words in ADJUSTMENTS.items() if code != TRAVEL]
WAYS = {"less": "Fewer hours are to be worked", "more": "More hours are to be worked"}


class AdjustForm(OnceForm):
    """Hours added or taken off."""

    way = CodeField(label="What changes?", codes=WAYS.items())
    minutes = HoursField(label="By how many hours?")
    reason = CodeField(label="Why?", codes=REASONS)
    on = DateField(label="For which day?", named="The day")
    note = forms.CharField(
        label="In your words", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why the hours change"},
    )  # fmt: skip

    def draft(self, requirement_id: UUID) -> AdjustmentDraft:
        """What was typed."""
        given = self.cleaned_data
        minutes = given["minutes"] if given["way"] == "more" else -given["minutes"]
        return AdjustmentDraft(
            requirement_id=requirement_id,
            minutes=minutes,
            reason=given["reason"],
            on=given["on"],
            note=given["note"],
        )


class TakeBackForm(VersionedForm):
    """Why an adjustment no longer holds."""

    because = forms.CharField(
        label="Why is it taken back?", max_length=200, error_messages={"required": "Say why it is taken back"}
    )


class TravelForm(VersionedForm):
    """Whether travel counts."""

    minutes = MinutesField(
        label="How many minutes of travel count?", help_text="0 for none, with the reason."
    )
    words = forms.CharField(
        label="In your words", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: ActingRequest, person_id: UUID, requirement_id: UUID) -> HttpResponse:
    """GET asks; POST adds hours or takes them off."""
    actor = request.actor
    requirement_of(may(request, "unpaidwork:adjust", person_id), person_id, requirement_id)
    form = AdjustForm(posted(request), initial={"on": clock.today(actor.zone)})
    return form_page(
        request, person_id, form, lambda: commands.adjust_hours(actor, person_id, form.draft(requirement_id)),
        title="Adjust the hours", button="Save", done="The hours are adjusted", anchor="adjustments",
        says=("Travel is decided day by day, on a page of its own.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: ActingRequest, person_id: UUID, adjustment_id: UUID) -> HttpResponse:
    """GET asks why; POST takes the adjustment back."""
    actor = request.actor
    held = may(request, "unpaidwork:take_back", person_id)
    found = next((each for each in held.adjustments if each.id == adjustment_id), None)
    if found is None:
        raise NotThere(Permission.WORK_PLAN, person_id, "no such adjustment")
    form = TakeBackForm(posted(request), initial={"version": found.version})
    return form_page(
        request, person_id, form,
        lambda: commands.take_back_adjustment(
            actor, person_id, adjustment_id, because=form.cleaned_data["because"],
            expected=form.cleaned_data["version"],
        ),
        title="Take an adjustment back", button="Take it back", kind="warning", done="Taken back",
        says=(f"{ADJUSTMENTS[found.reason]}: {hours(found.minutes)}",), anchor="adjustments",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def travel(request: ActingRequest, person_id: UUID, travel_id: UUID) -> HttpResponse:
    """GET shows the day; POST decides whether its travel counts."""
    actor = request.actor
    held, place = may(request, "unpaidwork:travel", person_id), place_of(request.actor)
    found = travel_of(held, person_id, travel_id)
    day = day_of(held, person_id, found.appointment_id)
    most = place.credit.travel_most if place and place.credit else 0
    form = TravelForm(posted(request), initial={"version": found.version})
    says = (
        f"{day.project}, {day.place}. {jurisdictions.get(actor.jurisdiction).in_words(day.on)}",
        f"At most {most} minutes. They come off the hours that are required.",
    )
    return form_page(
        request, person_id, form,
        lambda: commands.decide_travel(
            actor, person_id, travel_id, minutes=form.cleaned_data["minutes"], words=form.cleaned_data["words"],
            expected=form.cleaned_data["version"],
        ),
        title="Travel to work", button="Save the decision", done="The travel is decided", says=says,
        anchor="adjustments",
    )  # fmt: skip


@dataclass(frozen=True)
class TravelRow:
    """A day whose travel waits."""

    name: str
    reference: str
    on: date
    time: str
    project: str
    place: str
    href: str


@dataclass(frozen=True)
class TravelPage:
    """The list, the oldest first."""

    rows: list[TravelRow]
    title: str
    groups_href: str


@require_safe
def travel_list(request: ActingRequest) -> HttpResponse:
    """Travel that waits for a decision, of people whom the reader may open."""
    actor = request.actor
    door.require(actor, Permission.WORK_PLAN)
    found = travel_waiting(actor)
    door.look_at_list(actor, "unpaidwork:travel_list", {each.person_id for each in found})
    rows = [
        TravelRow(
            each.name, each.reference, each.on, f"{each.starts_at:%H:%M} to {each.ends_at:%H:%M}", each.project,
            each.place, reverse("unpaidwork:travel", args=[each.person_id, each.id]),
        )
        for each in found
    ]  # fmt: skip
    shown = TravelPage(rows, f"{title_of(actor)}: travel to decide", reverse("unpaidwork:groups"))
    return page(request, "unpaidwork/travel_list.jinja", shown)

"""Screens: record the hours of a condition, and change them."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.unpaidwork import commands
from throughcare.casework.unpaidwork.drafts import RequirementDraft
from throughcare.casework.unpaidwork.queries import requirement_of
from throughcare.casework.unpaidwork.screens.editing import form_page, may, place_of
from throughcare.casework.unpaidwork.screens.fields import HoursField
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork


class HoursFields(GovForm):
    """How many hours, and from when to when. The scheme is asked about only where the place has one."""

    required_minutes = HoursField(label="How many hours?")
    starts_on = DateField(
        label="Since when do hours count?", named="The first day", help_text="The day of sentence."
    )
    ends_on = DateField(
        label="By when are they to be done?", named="The last day", required=False,
        help_text="The first day on which none count any more.",
    )  # fmt: skip
    in_scheme = forms.BooleanField(label="The person is in the incentive scheme", required=False)

    def __init__(self, *args: Any, place: UnpaidWork | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place is None or place.credit is None:
            del self.fields["in_scheme"]

    def given(self) -> dict[str, Any]:
        """What was typed, for the draft."""
        names = ("required_minutes", "starts_on", "ends_on", "in_scheme")
        return {name: self.cleaned_data.get(name, False) for name in names}


class RequireForm(HoursFields, OnceForm):
    """The hours of a condition that has none yet."""

    condition_id = CodeField(label="Which condition?", codes=())
    field_order = ("condition_id", "required_minutes", "starts_on", "ends_on", "in_scheme")


class ChangeForm(HoursFields, VersionedForm):
    """Other hours."""


@require_http_methods(["GET", "HEAD", "POST"])
def require(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST records the hours."""
    actor = request.actor
    held, place = may(request, "unpaidwork:require", person_id), place_of(request.actor)
    first = next(iter(held.without_hours), None)
    initial = (
        {"condition_id": str(first.id), "starts_on": first.made_on, "ends_on": first.ends_on} if first else {}
    )
    form = RequireForm(posted(request), place=place, initial=initial)
    form.fill("condition_id", [(each.id, each.text) for each in held.without_hours])
    return form_page(
        request, person_id, form,
        lambda: commands.require_hours(
            actor, person_id,
            RequirementDraft(condition_id=UUID(form.cleaned_data["condition_id"]), **form.given()),
        ),
        title="Record the hours required", button="Record", done="The hours are on the record",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActingRequest, person_id: UUID, requirement_id: UUID) -> HttpResponse:
    """GET shows them; POST changes them."""
    actor = request.actor
    held = may(request, "unpaidwork:change", person_id)
    found = requirement_of(held, person_id, requirement_id)
    initial = {
        "required_minutes": f"{found.required_minutes / 60:g}", "starts_on": found.starts_on,
        "ends_on": found.ends_on, "in_scheme": found.in_scheme, "version": found.version,
    }  # fmt: skip
    form = ChangeForm(posted(request), place=place_of(actor), initial=initial)
    return form_page(
        request, person_id, form,
        lambda: commands.change_required_hours(
            actor, person_id, requirement_id, expected=form.cleaned_data["version"], **form.given()
        ),
        title="Change the hours required", button="Save", done="The hours are changed",
        says=("What was credited stays credited.",),
    )  # fmt: skip

"""Screens: add a line to the directory, change it, close it."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.interventions import commands, queries, wording
from throughcare.casework.interventions.drafts import ResourceDraft
from throughcare.casework.interventions.opening import NotHours, read_hours, typed
from throughcare.casework.interventions.screens.editing import form_page
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import (
    CodeField,
    CodesField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.rules.needs import NEEDS

DAYS = range(7)
HOURS_HINT = "Such as 9:00am to 12:30pm, 1:30pm to 5:00pm. Leave it empty where it is closed."


class ResourceFields(GovForm):
    """What stands in a line of the directory."""

    title = forms.CharField(label="Name", max_length=160)
    kind = CodeField(label="Kind of help", codes=wording.RESOURCE_KINDS.items(), as_select=True)
    what = NoteField(label="What it is", required=False, max_length=2000)
    who_for = forms.CharField(label="Whom it is for", max_length=500, required=False)
    how = forms.CharField(
        label="How to come",
        max_length=500,
        required=False,
        help_text="Just walk in, ring first, by referral only.",
    )
    needs = CodesField(
        label="For which needs", required=False, codes=[(code, each.title) for code, each in NEEDS.items()]
    )
    address = forms.CharField(label="Address", max_length=300, required=False)
    latitude = forms.FloatField(
        label="Latitude", required=False, min_value=-90, max_value=90, widget=forms.TextInput({"width": "10"}),
        help_text="In degrees, north is positive: 53.801. With both numbers it stands on the map.",
    )  # fmt: skip
    longitude = forms.FloatField(
        label="Longitude", required=False, min_value=-180, max_value=180,
        widget=forms.TextInput({"width": "10"}), help_text="In degrees, east is positive: -1.549.",
    )  # fmt: skip
    phone = forms.CharField(
        label="Telephone", max_length=40, required=False, widget=forms.TextInput({"width": "20"})
    )
    email = forms.EmailField(label="E-mail", required=False)
    web = forms.URLField(label="Web page", required=False, assume_scheme="https")
    languages = forms.CharField(
        label="Languages spoken there", max_length=200, required=False, help_text="With commas between them."
    )
    checked_on = DateField(
        label="When did somebody last find this to be true?", named="The day it was checked"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in DAYS:
            self.fields[f"hours_{day}"] = forms.CharField(
                label=f"Hours on {wording.WEEKDAYS[day]}", required=False, max_length=120,
                widget=forms.TextInput({"width": "20"}),
                help_text=HOURS_HINT if day == 0 else "",
            )  # fmt: skip
        self.order_fields([*(each for each in self.fields if each != "checked_on"), "checked_on"])

    def clean(self) -> dict[str, Any]:
        """Hours are read where they are typed, so that a mistake stands beside its day."""
        given = super().clean() or self.cleaned_data
        opening = []
        for day in DAYS:
            try:
                opening += read_hours(day, given.get(f"hours_{day}", ""))
            except NotHours as wrong:
                self.add_error(f"hours_{day}", ValidationError(f"{wording.WEEKDAYS[day]} {wrong}"))
        return given | {"opening": opening}

    def draft(self) -> ResourceDraft:
        """What was typed."""
        given = self.cleaned_data
        plain = ("title", "kind", "what", "who_for", "how", "needs", "address", "latitude", "longitude", "phone",
                 "email", "web", "checked_on", "opening")  # fmt: skip
        spoken = [each.strip() for each in given["languages"].split(",") if each.strip()]
        return ResourceDraft(**{name: given[name] for name in plain}, languages=spoken)


class AddResource(ResourceFields, OnceForm):
    """A new line."""


class ChangeResource(ResourceFields, VersionedForm):
    """A line as it was seen."""


class CloseResource(VersionedForm):
    """From when."""

    closed_on = DateField(label="Since when is it closed?", named="The day it closed")


BACK = "The directory"


@require_http_methods(["GET", "HEAD", "POST"])
def add_resource(request: ActingRequest) -> HttpResponse:
    """GET asks; POST adds it."""
    actor = request.actor
    door.require(actor, Permission.RESOURCE_KEEP)
    form = AddResource(posted(request), initial={"checked_on": clock.today(actor.zone)})
    return form_page(
        request, form, lambda: commands.add_resource(actor, form.draft()), title="Add a place of help",
        button="Add it", done="It stands in the directory", back=reverse("interventions:directory"), back_text=BACK,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change_resource(request: ActingRequest, resource_id: UUID) -> HttpResponse:
    """GET shows it as it is; POST changes it."""
    actor = request.actor
    door.require(actor, Permission.RESOURCE_KEEP)
    held = queries.resource(actor, resource_id)
    names = [each for each in ChangeResource.base_fields if each not in ("languages", "version")]
    first = {name: getattr(held, name) for name in names} | {
        f"hours_{day}": typed(held.opening, day) for day in DAYS
    }
    first |= {"languages": ", ".join(held.languages), "version": held.version}
    form = ChangeResource(posted(request), initial=first)
    back = reverse("interventions:resource", args=[resource_id])

    def act() -> None:
        commands.change_resource(actor, resource_id, form.draft(), expected=form.cleaned_data["version"])

    return form_page(
        request, form, act, title=f"Change {held.title}", button="Save it", done="Saved", back=back,
        back_text=held.title,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def close_resource(request: ActingRequest, resource_id: UUID) -> HttpResponse:
    """GET asks since when; POST closes it."""
    actor = request.actor
    door.require(actor, Permission.RESOURCE_KEEP)
    held = queries.resource(actor, resource_id)
    form = CloseResource(
        posted(request), initial={"closed_on": clock.today(actor.zone), "version": held.version}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.close_resource(actor, resource_id, closed_on=given["closed_on"], expected=given["version"])

    return form_page(
        request, form, act, title=f"Close {held.title}", button="Close it", kind="warning",
        done="It is in the directory no more", back=reverse("interventions:directory"), back_text=BACK,
        says=("It leaves every list. What was recorded about it stays.",),
    )  # fmt: skip

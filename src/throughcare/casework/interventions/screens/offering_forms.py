"""Screens: offer something, change it, close it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.interventions import commands, queries, wording
from throughcare.casework.interventions.drafts import OfferingDraft
from throughcare.casework.interventions.screens.editing import form_page
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.organisation_queries import open_organisations
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import (
    CodeField,
    CodesField,
    DateField,
    GovForm,
    NoteField,
    OnceForm,
    VersionedForm,
)
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import SEXES
from throughcare.rules.needs import NEEDS

SMALL = {"width": "4", "inputmode": "numeric"}
BACK = "Services and programmes offered"


class OfferingFields(GovForm):
    """What stands in an offering."""

    organisation = CodeField(label="Who runs it?", codes=(), as_select=True)
    programme = CodeField(
        label="Is it one of the field's programmes?", codes=(), as_select=True, required=False,
        help_text="Its needs, conditions and the way of its referrals are then those of the catalogue.",
    )  # fmt: skip
    title = forms.CharField(label="Name", max_length=160)
    what = NoteField(label="What it is", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))
    needs = CodesField(
        label="Which needs does it work on?", required=False, codes=[(code, each.title) for code, each in NEEDS.items()]
    )  # fmt: skip
    from_age = forms.IntegerField(
        label="From which age?", required=False, min_value=10, max_value=120, widget=forms.TextInput(SMALL)
    )
    for_sex = CodeField(
        label="For whom?", codes=[("", "For everybody"), *((code, f"For {words}") for code, words in SEXES.items())],
        as_select=True, required=False,
    )  # fmt: skip
    clinical = forms.BooleanField(
        label="What is done in it is treatment",
        required=False,
        help_text="Its records may flow with written consent only.",
    )
    setting = CodeField(label="Where?", codes=wording.SETTINGS.items())
    delivery = CodeField(label="How?", codes=wording.DELIVERIES.items())
    place = forms.CharField(label="Place", max_length=300, required=False)
    places = forms.IntegerField(
        label="Places at once", required=False, min_value=0, max_value=10_000, widget=forms.TextInput(SMALL)
    )
    sessions = forms.IntegerField(
        label="Sessions for one person",
        required=False,
        min_value=1,
        max_value=500,
        widget=forms.TextInput(SMALL),
    )
    minutes = forms.IntegerField(
        label="Minutes a session", required=False, min_value=5, max_value=600, widget=forms.TextInput(SMALL)
    )
    opens_on = DateField(label="From when are people referred?", named="The first day")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("organisation", open_organisations(actor), "Choose one")
        open_ones = [each for each in jurisdictions.get(actor.jurisdiction).programmes if not each.closed]
        self.fill("programme", ((each.code, each.title) for each in open_ones), "No, a service of our own")

    def draft(self) -> OfferingDraft:
        """What was typed."""
        skipped = ("submission", "version", "organisation", "from_age", "for_sex")
        given = {name: value for name, value in self.cleaned_data.items() if name not in skipped}
        return OfferingDraft(
            organisation=UUID(self.cleaned_data["organisation"]), **given, eligibility=self._conditions()
        )

    def _conditions(self) -> list[dict[str, Any]]:
        age, sex = self.cleaned_data["from_age"], self.cleaned_data["for_sex"]
        made: list[dict[str, Any]] = [{"kind": "AgeBetween", "low": age, "high": None}] if age else []
        return [*made, {"kind": "OfSex", "sex": sex}] if sex else made


class AddOffering(OfferingFields, OnceForm):
    """A new offering."""


class ChangeOffering(OfferingFields, VersionedForm):
    """An offering as it was seen."""


class CloseOffering(VersionedForm):
    """From when."""

    closed_on = DateField(label="From when is nobody referred any more?", named="The day it closes")


@require_http_methods(["GET", "HEAD", "POST"])
def add_offering(request: ActingRequest) -> HttpResponse:
    """GET asks; POST offers it. Query string: programme."""
    actor = request.actor
    door.require(actor, Permission.PROGRAMME_KEEP)
    first = {"opens_on": clock.today(actor.zone), "programme": request.GET.get("programme", "")}
    form = AddOffering(posted(request), actor=actor, initial=first)
    return form_page(
        request, form, lambda: commands.add_offering(actor, form.draft()), title="Offer a service or programme",
        button="Offer it", done="It is offered now", back=reverse("interventions:catalogue"), back_text=BACK,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change_offering(request: ActingRequest, offering_id: UUID) -> HttpResponse:
    """GET shows it as it is; POST changes it."""
    actor = request.actor
    door.require(actor, Permission.PROGRAMME_KEEP)
    held = queries.offering(actor, offering_id)
    names = [
        each for each in OfferingFields.base_fields if each not in ("organisation", "from_age", "for_sex")
    ]
    first = {name: getattr(held, name) for name in names} | {
        "organisation": str(held.organisation_id), "version": held.version,
        "from_age": next((each["low"] for each in held.eligibility if each["kind"] == "AgeBetween"), None),
        "for_sex": next((each["sex"] for each in held.eligibility if each["kind"] == "OfSex"), ""),
    }  # fmt: skip
    form = ChangeOffering(posted(request), actor=actor, initial=first)

    def act() -> None:
        commands.change_offering(actor, offering_id, form.draft(), expected=form.cleaned_data["version"])

    return form_page(
        request, form, act, title=f"Change {held.title}", button="Save it", done="Saved",
        back=reverse("interventions:offering", args=[offering_id]), back_text=held.title,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def close_offering(request: ActingRequest, offering_id: UUID) -> HttpResponse:
    """GET asks from when; POST closes it."""
    actor = request.actor
    door.require(actor, Permission.PROGRAMME_KEEP)
    held = queries.offering(actor, offering_id)
    form = CloseOffering(
        posted(request), initial={"closed_on": clock.today(actor.zone), "version": held.version}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.close_offering(actor, offering_id, closed_on=given["closed_on"], expected=given["version"])

    return form_page(
        request, form, act, title=f"Close {held.title}", button="Close it", kind="warning",
        done="Nobody is referred to it any more", back=reverse("interventions:catalogue"), back_text=BACK,
        says=(f"Open referrals go on to their end: {held.waiting + held.running}.",),
    )  # fmt: skip

"""Screens: arranging a hearing, changing it, putting it off, taking it off the list."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.dueprocess.screens.editing import MomentForm, day_field, time_field
from throughcare.decisions.dueprocess.wording import ASKED_BY
from throughcare.decisions.hearings import commands, queries, wording
from throughcare.decisions.hearings.drafts import AdjournDraft, HearingDraft
from throughcare.decisions.hearings.queries import HearingLine
from throughcare.decisions.hearings.screens.editing import form_page, hearing_page, may
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, NoteField, OnceForm, VersionedForm
from throughcare.platform.refusal import Refused
from throughcare.rules.dates import civil_date, clock_time

NOTICE_FIRST = "A hearing that is a step of a fair process cannot be before its notice has run."


class HearingFields(MomentForm):
    """When, where, before whom, and what it is about."""

    moments = ("starts_at",)
    kind = CodeField(label="What kind of hearing?", codes=wording.KINDS.items(), as_select=True)
    starts_at_day = day_field("On which day?")
    starts_at_time = time_field()
    minutes = forms.IntegerField(
        label="How long, in minutes?", initial=60, min_value=5, max_value=2880,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "width": "4"}),
    )  # fmt: skip
    body = forms.CharField(
        label="Before which court or board?", max_length=160, error_messages={"required": "Name the court or board"}
    )  # fmt: skip
    bench_id = CodeField(
        label="Does it sign in here?", codes=(), as_select=True, required=False,
        help_text="Its members then see this hearing, and may decide here.",
    )  # fmt: skip
    how = CodeField(label="How is it held?", codes=wording.HOW.items(), initial="in_person")
    place = forms.CharField(
        label="Where?",
        max_length=160,
        required=False,
        help_text="Room, or establishment. No private address.",
    )
    process_id = CodeField(
        label="Which decision is it about?", codes=(), as_select=True, required=False,
        help_text="One that is being prepared under Fair process.",
    )  # fmt: skip
    order_id = CodeField(label="Which order is it about?", codes=(), as_select=True, required=False)
    field_order = (
        "kind", "starts_at_day", "starts_at_time", "minutes", "body", "bench_id", "how", "place", "process_id",
        "order_id",
    )  # fmt: skip

    def offer(self, actor: Actor, person_id: UUID) -> None:
        """Give the lists what there is of this person."""
        known = queries.choices(actor, person_id)
        for name, listed, first in (
            ("bench_id", known.benches, "No"), ("process_id", known.processes, "None"),
            ("order_id", known.orders, "None"),
        ):  # fmt: skip
            self.fill(name, listed, first)
            if not listed:
                del self.fields[name]

    def for_an_appeal(self) -> None:
        """Ask nothing that follows from the appeal which is heard."""
        for name in ("kind", "process_id", "order_id"):
            self.fields.pop(name, None)

    def draft(self) -> HearingDraft:
        """What was typed."""
        given: dict[str, Any] = self.cleaned_data
        ids: dict[str, Any] = {
            name: UUID(given[name]) if given.get(name) else None
            for name in ("bench_id", "process_id", "order_id")
        }
        plain = {name: given[name] for name in ("starts_at", "minutes", "body", "how", "place")}
        return HearingDraft(kind=given.get("kind") or "appeal", **plain, **ids)


class ArrangeForm(HearingFields, OnceForm):
    """A new hearing."""


class ChangeForm(HearingFields, VersionedForm):
    """The same hearing at another time, or before somebody else."""


class AdjournForm(MomentForm, VersionedForm):
    """Who asked, why, and to when."""

    moments = ("until",)
    asked_by = CodeField(label="Who asked?", codes=ASKED_BY.items())
    because = NoteField(
        label="Why?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is put off"},
    )  # fmt: skip
    until_day = day_field("To which day, if it is known?", required=False)
    until_time = time_field(required=False)
    field_order = ("asked_by", "because", "until_day", "until_time")


class VacateForm(VersionedForm):
    """Why it does not take place."""

    because = NoteField(
        label="Why is it taken off the list?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is taken off the list"},
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks for the hearing; POST lists it, or says the earliest day."""
    actor = request.actor
    door.look(actor, "hearings:arrange", person_id, Permission.HEARING_ARRANGE)
    form = ArrangeForm(posted(request), zone=actor.zone, initial=_asked_for(request))
    form.offer(actor, person_id)
    return form_page(
        request, person_id, form, lambda: beside(form, lambda: commands.arrange(actor, person_id, form.draft())),
        title="Arrange a hearing", button="Arrange it", done="The hearing is listed",
        back=reverse("hearings:hearings", args=[person_id]), says=(NOTICE_FIRST,),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET shows what was arranged; POST changes it."""
    actor, view = request.actor, may(request, "hearings:change", person_id, hearing_id)
    form = ChangeForm(posted(request), zone=actor.zone, initial=_initial(view.line, actor.zone))
    form.offer(actor, person_id)
    if view.line.appeal is not None:
        form.for_an_appeal()
    return form_page(
        request, person_id, form,
        lambda: beside(form, lambda: commands.change(
            actor, hearing_id, form.draft(), expected=form.cleaned_data["version"])),
        title="Change the hearing", button="Save", done="The hearing is changed",
        back=hearing_page(person_id, hearing_id), says=(NOTICE_FIRST,),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def adjourn(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET asks who and why; POST puts it off, to a new hearing where a day is known."""
    actor, view = request.actor, may(request, "hearings:adjourn", person_id, hearing_id)
    form = AdjournForm(posted(request), zone=actor.zone, initial={"version": view.line.version})
    return form_page(
        request, person_id, form,
        lambda: beside(form, lambda: commands.adjourn(
            actor, hearing_id,
            AdjournDraft(**{name: form.cleaned_data[name] for name in ("asked_by", "because", "until")}),
            expected=form.cleaned_data["version"]), "until"),
        title="Put the hearing off", button="Put it off", done="The hearing is put off",
        back=hearing_page(person_id, hearing_id),
        says=("What this does to each clock of the decision stands beside it, under Fair process.",),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def vacate(request: ActingRequest, person_id: UUID, hearing_id: UUID) -> HttpResponse:
    """GET asks why; POST takes it off the list."""
    actor, view = request.actor, may(request, "hearings:vacate", person_id, hearing_id)
    form = VacateForm(posted(request), initial={"version": view.line.version})
    return form_page(
        request, person_id, form,
        lambda: commands.vacate(
            actor, hearing_id, form.cleaned_data["because"], expected=form.cleaned_data["version"]
        ),
        title="Take the hearing off the list", button="Take it off", kind="warning", done="It is off the list",
        back=hearing_page(person_id, hearing_id),
    )  # fmt: skip


def _asked_for(request: ActingRequest) -> dict[str, Any]:
    """What the address asks for to begin with, as a page that says a hearing is due does. Nothing is arranged by it."""
    given = request.GET
    try:
        day = date.fromisoformat(given.get("on", ""))
    except ValueError:
        day = None
    kind = given.get("kind", "")
    asked = {
        "kind": kind if kind in wording.KINDS else "", "starts_at_day": day,
        "process_id": given.get("process", ""), "order_id": given.get("order", ""),
    }  # fmt: skip
    return {name: value for name, value in asked.items() if value}


def _initial(line: HearingLine, zone: str) -> dict[str, Any]:
    at: datetime = line.starts_at
    ids = {name: str(getattr(line, name) or "") for name in ("bench_id", "process_id", "order_id")}
    plain = {name: getattr(line, name) for name in ("version", "kind", "minutes", "body", "how", "place")}
    return {**plain, **ids, "starts_at_day": civil_date(at, zone), "starts_at_time": clock_time(at, zone)}


def beside(form: forms.Form, act: Any, moment: str = "starts_at") -> object:
    """Carry it out; what is wrong with the moment stands beside its day."""
    try:
        return act()
    except Refused as refused:
        if refused.field == "starts_at":
            refused.field = f"{moment}_day"
        raise

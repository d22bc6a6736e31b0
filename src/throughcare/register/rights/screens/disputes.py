"""Screens: what the person disputes, and settling it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import person_header
from throughcare.register.rights import commands
from throughcare.register.rights.commands.disputes import About
from throughcare.register.rights.queries import disputes_of
from throughcare.register.rights.screens.requests import SmallFormPage

KINDS = (
    ("disagreement", "The person disagrees with it"),
    ("restriction", "Its use is restricted until this is settled (a manager decides)"),
)


class DisputeForm(OnceForm):
    """What is disputed, and in the person's words why."""

    kind = CodeField(label="What is recorded?", codes=KINDS)
    what = forms.CharField(
        label="What is it about?", max_length=200,
        help_text="For example “the note of 3 November” or “the offence of 2019”.",
    )  # fmt: skip
    said = forms.CharField(label="What does the person say?", max_length=4000, widget=forms.Textarea)
    starts_on = DateField(label="When did they say so?")


class SettleForm(VersionedForm):
    """What came of it."""

    settled = forms.CharField(label="What came of it?", max_length=500, widget=forms.Textarea)
    ends_on = DateField(label="From which day is it settled?")


@require_http_methods(["GET", "POST"])
def dispute(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Write down a disagreement or a restriction; query string: table and row it is about, if it is one row."""
    actor = request.actor
    door.look(actor, "rights:dispute", person_id, Permission.PERSON_CHANGE)
    about = _about(request)
    form = DisputeForm(posted(request), initial={
        "starts_on": clock.today(actor.zone), "what": request.GET.get("what", "")[:200]})  # fmt: skip
    back = reverse("rights:rights", args=[person_id])

    def act() -> str:
        given = form.cleaned_data
        commands.record_dispute(
            actor, person_id, kind=given["kind"], about=about, what=given["what"], said=given["said"],
            starts_on=given["starts_on"],
        )  # fmt: skip
        messages.success(request, "Recorded. It stands beside the entry from now on.")
        return back

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = SmallFormPage(
        person_header(actor, person_id), form, "Record what the person disputes",
        "Use the person's own words. If the entry is wrong, correct it as well.", "Save", back,
    )  # fmt: skip
    return page(request, "rights/form.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def settle(request: ActingRequest, person_id: UUID, dispute_id: UUID) -> HttpResponse:
    """End a dispute with what came of it."""
    actor = request.actor
    door.look(actor, "rights:settle", person_id, Permission.RIGHTS_ANSWER)
    held = next((each for each in disputes_of(person_id) if each.id == dispute_id), None)
    if held is None:
        raise Http404
    form = SettleForm(posted(request), initial={"version": held.version, "ends_on": clock.today(actor.zone)})
    back = reverse("rights:rights", args=[person_id])

    def act() -> str:
        given = form.cleaned_data
        commands.settle_dispute(
            actor, dispute_id, expected=given["version"], ends_on=given["ends_on"], settled=given["settled"]
        )
        messages.success(request, "Settled. What the person said stays on the record.")
        return back

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = SmallFormPage(
        person_header(actor, person_id), form, f"Settle: {held.what}", held.said, "Save", back
    )
    return page(request, "rights/form.jinja", content, status=status_of(form))


def _about(request: ActingRequest) -> About:
    table, row = request.GET.get("table", ""), request.GET.get("row", "")
    try:
        return About(table, UUID(row)) if table and row else About()
    except ValueError:
        raise Http404 from None

"""Acts on one self-report: make or stop a link, hand the device over, take the questions back."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughcare.casework.selfreports import commands, cookie, queries
from throughcare.casework.selfreports.links import address_of
from throughcare.casework.selfreports.qr import Code, code_of
from throughcare.casework.selfreports.screens.report import CheckForm
from throughcare.platform.access import door, guard
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header


@dataclass(frozen=True)
class LinkPage:
    """A link just made, shown this once. code: to be given by hand, "" where the date of birth is asked."""

    person: PersonHeader
    report: queries.ReportShown
    address: str
    drawn: Code
    code: str
    title: str = "Give the person this link"


@dataclass(frozen=True)
class HandOverPage:
    """Before the device changes hands."""

    person: PersonHeader
    report: queries.ReportShown
    title: str = "Hand this device over"


class VersionForm(forms.Form):
    """The version that was seen."""

    version = forms.IntegerField()


@require_POST
def make_link(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """Make a link and show it: it is kept nowhere, so a page that is loaded again makes another."""
    actor = request.actor
    door.look(actor, "selfreports:link", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    form = CheckForm(request.POST)
    check = form.cleaned_data["check"] if form.is_valid() else ""
    try:
        made = commands.make_link(actor, person_id, self_report_id, check)
    except Refused as refused:
        return _back(request, person_id, self_report_id, refused.message, messages.ERROR)
    address = address_of(made.token, request.build_absolute_uri("/").rstrip("/"))
    found = queries.report(actor, person_id, self_report_id)
    content = LinkPage(person_header(actor, person_id), found, address, code_of(address), made.code)
    return page(request, "selfreports/link.jinja", content)


@require_POST
def stop_link(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """Let nobody in by the link any more."""
    actor = request.actor
    door.look(actor, "selfreports:report", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    commands.stop_link(actor, person_id, self_report_id)
    return _back(request, person_id, self_report_id, "The link no longer opens")


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """GET says what happens; POST locks the actor’s session on this device and opens the questions, nothing else."""
    actor = request.actor
    door.look(actor, "selfreports:report", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    if request.method != "POST":
        found = queries.report(actor, person_id, self_report_id)
        content = HandOverPage(person_header(actor, person_id), found)
        return page(request, "selfreports/hand_over.jinja", content)
    try:
        secret = commands.hand_over(actor, person_id, self_report_id)
    except Refused as refused:
        return _back(request, person_id, self_report_id, refused.message, messages.ERROR)
    guard.lock_now(request)
    return cookie.let_in(HttpResponseRedirect(reverse("portal:begin")), secret, None)


@require_POST
def take_back(request: ActingRequest, person_id: UUID, self_report_id: UUID) -> HttpResponse:
    """Ask no longer. What was said so far stays."""
    actor = request.actor
    door.look(actor, "selfreports:report", person_id, Permission.ASSESSMENT_CONTRIBUTE)
    form = VersionForm(request.POST)
    expected = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        commands.take_back(actor, person_id, self_report_id, expected=expected)
    except (Refused, StaleVersion):
        changed = "The person answered meanwhile, or somebody else was quicker. This is how it stands now"
        return _back(request, person_id, self_report_id, changed, messages.ERROR)
    return _back(request, person_id, self_report_id, "The person is no longer asked")


def _back(
    request: ActingRequest, person_id: UUID, self_report_id: UUID, said: str, level: int = messages.SUCCESS
) -> HttpResponse:
    messages.add_message(request, level, said)
    return HttpResponseRedirect(reverse("selfreports:report", args=[person_id, self_report_id]), status=303)

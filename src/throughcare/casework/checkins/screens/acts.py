"""Acts on a check-in or a series: a link by hand, sending it again, a reminder, cancelling, going on."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.queries import CheckinLine, checkin_in, checkins_of
from throughcare.casework.checkins.screens.shown import may
from throughcare.casework.selfreports.links import address_of
from throughcare.casework.selfreports.qr import Code, code_of
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.crisis import sentences

CHANGED = "It has changed meanwhile. This is how it stands now"


@dataclass(frozen=True)
class LinkPage:
    """A link just made, shown this once, to be printed or read out."""

    person: PersonHeader
    checkin: CheckinLine
    address: str
    drawn: Code
    code: str
    help_lines: tuple[str, ...]
    title: str = "Give the person this link"


class VersionForm(forms.Form):
    """The version that was seen."""

    version = forms.IntegerField()


@require_POST
def give_link(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """Make a link and show it: it is kept nowhere, so a page that is loaded again makes another."""
    actor = request.actor
    may(request, "checkins:give_link", person_id)
    try:
        made = commands.give_link(actor, person_id, checkin_id, check="code")
    except Refused as refused:
        return _back(request, "checkins:checkin", [person_id, checkin_id], refused.message, messages.ERROR)
    address = address_of(made.token, request.build_absolute_uri("/").rstrip("/"))
    row = checkin_in(checkins_of(actor, person_id), person_id, checkin_id)
    lines = sentences(jurisdictions.get(actor.jurisdiction).help_now)
    content = LinkPage(person_header(actor, person_id), row, address, code_of(address), made.code, lines)
    return page(request, "checkins/link.jinja", content)


@require_POST
def send_again(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """A new link, through a safe way."""
    may(request, "checkins:send_again", person_id)
    told = {True: "A new link is on its way", False: "There is no safe way to send it. Give it by hand"}
    return _act(
        request, "checkins:checkin", [person_id, checkin_id],
        lambda: told[commands.send_again(request.actor, person_id, checkin_id)],
    )  # fmt: skip


@require_POST
def remind(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """Remind the person."""
    may(request, "checkins:remind", person_id)
    told = {
        True: "A reminder is on its way",
        False: "No reminder goes out: there is no safe way, or they want none",
    }
    return _act(
        request, "checkins:checkin", [person_id, checkin_id],
        lambda: told[commands.remind_now(request.actor, person_id, checkin_id)],
    )  # fmt: skip


@require_POST
def cancel(request: ActingRequest, person_id: UUID, checkin_id: UUID) -> HttpResponse:
    """Cancel one check-in, against nobody."""
    may(request, "checkins:cancel", person_id)

    def act() -> str:
        commands.cancel(request.actor, person_id, checkin_id, because="officer", expected=_version(request))
        return "The check-in is cancelled. Nothing of it counts against the person"

    return _act(request, "checkins:checkin", [person_id, checkin_id], act)


@require_POST
def resume(request: ActingRequest, person_id: UUID, series_id: UUID) -> HttpResponse:
    """Go on after contact was suspended."""
    may(request, "checkins:resume", person_id)

    def act() -> str:
        commands.resume(request.actor, person_id, series_id, expected=_version(request))
        return "The person checks in remotely again"

    return _act(request, "checkins:checkins", [person_id], act)


@require_POST
def drop_question(
    request: ActingRequest, person_id: UUID, series_id: UUID, own_question_id: UUID
) -> HttpResponse:
    """Take a question back before it is asked."""
    may(request, "checkins:drop_question", person_id)

    def act() -> str:
        commands.drop_question(
            request.actor, person_id, series_id, own_question_id, expected=_version(request)
        )
        return "The question is taken back"

    return _act(request, "checkins:checkins", [person_id], act)


def _version(request: ActingRequest) -> int:
    form = VersionForm(request.POST)
    return form.cleaned_data["version"] if form.is_valid() else 0


def _act(request: ActingRequest, name: str, where: list[UUID], act: Callable[[], str]) -> HttpResponse:
    """Carry it out, and go back with what came of it."""
    try:
        return _back(request, name, where, act())
    except Refused as refused:
        return _back(request, name, where, refused.message, messages.ERROR)
    except StaleVersion:
        return _back(request, name, where, CHANGED, messages.ERROR)


def _back(
    request: ActingRequest, name: str, where: list[UUID], said: str, level: int = messages.SUCCESS
) -> HttpResponse:
    messages.add_message(request, level, said)
    return HttpResponseRedirect(reverse(name, args=where), status=303)

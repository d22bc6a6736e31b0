"""Screens: check-ins that wait to be read and to be approved; and whether the agency asks for pictures."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.checkins import commands, wording
from throughcare.casework.checkins.commands.arranging import photo_on
from throughcare.casework.checkins.queries import to_decide, to_read
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, NoteField, OnceForm
from throughcare.platform.design.page import page


class ChoiceForm(OnceForm):
    """Whether pictures are asked for."""

    photo = CodeField(
        label="Pictures with check-ins",
        codes={
            "off": "Off: no picture is asked for",
            "on": "On: an officer may ask for one, and compares it",
        }.items(),
    )
    reason = NoteField(
        label="Why, and who agreed to it?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why, and who agreed to it"},
    )  # fmt: skip


@dataclass(frozen=True)
class WaitingPage:
    """Both lists."""

    rows: list[dict[str, Any]]
    deciding: list[dict[str, Any]]
    may_decide: bool
    title: str = "Check-ins to read"


@dataclass(frozen=True)
class ChoicePage:
    """Whether pictures are on."""

    form: ChoiceForm
    on: bool
    title: str = "Pictures with check-ins"


@require_safe
def waiting(request: ActingRequest) -> HttpResponse:
    """Everything that waits, of people whom the reader may open; who asks for help stands first."""
    actor = request.actor
    door.require(actor, Permission.CHECKIN_ARRANGE)
    today = clock.today(actor.zone)
    found, asked = to_read(actor), to_decide(actor)
    door.look_at_list(
        actor, "checkins:waiting", {*(each.person_id for each in found), *(each.person_id for each in asked)}
    )
    rows: list[dict[str, Any]] = [
        {"href": reverse("checkins:checkin", args=[each.person_id, each.id]), "name": each.name,
         "reference": each.reference, "state": wording.STATES[each.state], "due_on": each.due_on,
         "review_by": each.review_by, "late": bool(each.review_by and each.review_by < today),
         "trouble": wording.TROUBLES.get(each.trouble, ""), "asks_help": each.asks_help}
        for each in found
    ]  # fmt: skip
    deciding: list[dict[str, Any]] = [
        {"href": reverse("checkins:decide", args=[each.person_id, each.id]), "name": each.name,
         "reference": each.reference, "mode": wording.MODES[each.mode], "often": wording.INTERVALS[each.interval_days],
         "asked": each.asked, "own": each.asked_by_id == actor.user_id}
        for each in asked
    ]  # fmt: skip
    decides = Permission.CHECKIN_APPROVE in actor.permissions
    return page(request, "checkins/waiting.jinja", WaitingPage(rows, deciding, decides))


@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: ActingRequest) -> HttpResponse:
    """GET shows what is chosen; POST chooses."""
    actor = request.actor
    door.require(actor, Permission.CHECKIN_APPROVE)
    on = photo_on(actor.agency_id)
    form = ChoiceForm(posted(request), initial={"photo": "on" if on else "off"})

    def act() -> None:
        given = form.cleaned_data
        commands.choose_photo(actor, photo=given["photo"] == "on", reason=given["reason"])

    if answer := act_once(request, form, act, done="Your choice is kept", back=reverse("checkins:choice")):
        return answer
    return page(request, "checkins/choice.jinja", ChoicePage(form, on), status=status_of(form))

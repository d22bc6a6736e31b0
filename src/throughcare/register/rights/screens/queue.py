"""Screens: requests to answer, records whose time to be kept has come, and deciding on one of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import person_header
from throughcare.register.rights import commands
from throughcare.register.rights.queries import KeepingDue, keeping_due
from throughcare.register.rights.queries.access import open_requests
from throughcare.register.rights.queries.keeping import Schedule, due_of, schedule_of
from throughcare.register.rights.screens.requests import SmallFormPage


class KeepingForm(OnceForm):
    """Keep until a day, or decide that it goes."""

    decision = CodeField(
        label="What happens to this record?",
        codes=(("keep", "It is kept longer"), ("erase", "It is no longer needed: it is to be erased")),
    )
    keep_until = DateField(label="Until when, before it is looked at again?", required=False)
    reason = forms.CharField(label="Why?", max_length=500, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        """A record kept longer needs the next day of review."""
        given: dict[str, Any] = super().clean() or {}
        if (
            given.get("decision") == "keep"
            and not given.get("keep_until")
            and "keep_until" not in self.errors
        ):
            self.add_error("keep_until", "Say until when it is kept")
        return given


@dataclass(frozen=True)
class QueuePage:
    """What waits for a decision."""

    requests: list[dict[str, Any]]
    keeping: list[KeepingDue]
    schedule: list[Schedule]
    today: Any
    title: str = "Data protection: what waits for you"


@require_safe
def queue(request: ActingRequest) -> HttpResponse:
    """Requests soonest due first, and records whose time has come."""
    actor = request.actor
    door.require(actor, Permission.TEAM_READ)
    asked, due = open_requests(door.visible_to(actor)), keeping_due(actor)
    people = [row["person_id"] for row in asked] + [each.person_id for each in due]
    door.look_at_list(actor, "rights:queue", people, purpose="team")
    content = QueuePage(asked, due, schedule_of(actor), clock.today(actor.zone))
    return page(request, "rights/queue.jinja", content)


@require_http_methods(["GET", "POST"])
def keeping(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Decide whether one record is kept longer."""
    actor = request.actor
    door.look(actor, "rights:keeping", person_id, Permission.RIGHTS_ANSWER)
    form = KeepingForm(posted(request))
    due = due_of(actor, person_id)

    def act() -> str:
        given = form.cleaned_data
        commands.decide_keeping(
            actor, person_id, keeping="case", due_on=due.due_on if due else clock.today(actor.zone),
            keep_until=given["keep_until"] if given["decision"] == "keep" else None, reason=given["reason"],
        )  # fmt: skip
        messages.success(request, "Decided. The reason is kept.")
        return reverse("rights:queue")

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    said = f"{due.why}. Its time came on {due.due_on.isoformat()}." if due else "Its time has not come yet."
    content = SmallFormPage(
        person_header(actor, person_id), form, "Keep this record?", said, "Save", reverse("rights:queue")
    )
    return page(request, "rights/form.jinja", content, status=status_of(form))

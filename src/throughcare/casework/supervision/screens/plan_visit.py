"""Screens: plan a visit of which the person is not told; ask somebody to watch for one's return from an appointment."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.casework.orders.queries import Power
from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import VisitDraft
from throughcare.casework.supervision.queries import Colleague, VisitShown
from throughcare.casework.supervision.screens import wording
from throughcare.casework.supervision.screens.booking_form import WHOLE_ORDER, WHOLE_ORDER_WORDS, WhichTime
from throughcare.casework.supervision.screens.risks import RisksRead
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, TimeField
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.safeguarding.queries import ConcernShown

LENGTHS = (
    ("30", "30 minutes"),
    ("60", "1 hour"),
    ("90", "1 and a half hours"),
    ("120", "2 hours"),
    ("240", "4 hours"),
)


class Watched(OnceForm):
    """Who is rung, and after how long."""

    minutes = CodeField(label="How long until you are back?", codes=LENGTHS, as_select=True, initial="60")
    watcher = CodeField(
        label="Who is rung if you are not back?", codes=(), as_select=True,
        help_text="They and the duty manager are told at once.",
    )  # fmt: skip

    def offer_colleagues(self, staff: list[Colleague], actor: Actor) -> None:
        """Everybody but whoever asks."""
        self.fill(
            "watcher", [(each.id, each.name) for each in staff if each.id != actor.user_id], "Choose one"
        )


class VisitForm(RisksRead, WhichTime, Watched):
    """The visit, the power it rests on, and why nobody is told."""

    on = DateField(label="Date", named="The date")
    at = TimeField(label="Time", named="The time")
    condition = CodeField(label="What does it rest on?", codes=(), required=False, initial=WHOLE_ORDER)
    authority = forms.CharField(
        label="Which power allows a visit without notice?", max_length=200,
        help_text="The words of the condition, or the rule.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why is the person not told beforehand?", max_length=500, widget=forms.Textarea
    )
    place = forms.CharField(
        label="Where",
        max_length=160,
        required=False,
        help_text="A few words, not the address: it stands on the record.",
    )
    field_order = (
        "on", "at", "second", "minutes", "watcher", "place", "condition", "authority", "reason", "risks",
    )  # fmt: skip

    def offer_powers(self, powers: tuple[Power, ...], actor: Actor) -> None:
        """The order as a whole, or one of its conditions."""
        if not powers:
            del self.fields["condition"]
            return
        offered = [(str(each.id), wording.power_words(actor, each)) for each in powers]
        self.fill("condition", [(WHOLE_ORDER, WHOLE_ORDER_WORDS), *offered])

    def draft(self) -> VisitDraft:
        """What was typed."""
        given = self.cleaned_data
        chosen = given.get("condition", "")
        return VisitDraft(
            on=given["on"], at=given["at"], minutes=int(given["minutes"]), watcher_id=UUID(given["watcher"]),
            authority=given["authority"], reason=given["reason"], place=given["place"], second=self.is_second,
            condition_id=UUID(chosen) if chosen and chosen != WHOLE_ORDER else None, risks_read=self.risks_read,
        )  # fmt: skip


@dataclass(frozen=True)
class PlanVisitPage:
    """The questions, and what is planned or was made already as far as the reader may know."""

    person: PersonHeader
    form: VisitForm
    concerns: tuple[ConcernShown, ...]
    known: list[dict[str, Any]]
    title: str = "Plan a visit without notice"


@dataclass(frozen=True)
class WatchPage:
    """The appointment, and who watches."""

    person: PersonHeader
    what: str
    back: str
    form: Watched
    title: str = "Ask somebody to watch for your return"


@require_http_methods(["GET", "HEAD", "POST"])
def plan_visit(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST plans it."""
    actor = request.actor
    door.look(actor, "supervision:plan_visit", person_id, Permission.APPOINTMENT_BOOK)
    planning = queries.planning_for(actor, person_id)
    form = VisitForm(posted(request))
    form.show_risks(planning.concerns)
    form.offer_colleagues(planning.staff, actor)
    form.offer_powers(planning.powers, actor)

    def act() -> str:
        made = commands.plan_visit(actor, person_id, form.draft())
        messages.success(request, "Planned. Nothing made for the person says so")
        return reverse("supervision:visit", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    known = [_known(actor, each) for each in queries.visits_of(actor, person_id)[:20]]
    content = PlanVisitPage(person_header(actor, person_id), form, planning.concerns, known)
    return page(request, "supervision/plan_visit.jinja", content, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def watch(request: ActingRequest, person_id: UUID, appointment_id: UUID) -> HttpResponse:
    """GET asks who watches; POST writes it down."""
    actor = request.actor
    door.look(actor, "supervision:watch", person_id, Permission.APPOINTMENT_BOOK)
    booked = queries.item_of_appointment(actor, person_id, appointment_id).appointment
    assert booked is not None
    form = Watched(posted(request))
    form.offer_colleagues(queries.staff_for(actor, person_id), actor)

    def act() -> str:
        given = form.cleaned_data
        made = commands.watch_appointment(
            actor, person_id, appointment_id, UUID(given["watcher"]), int(given["minutes"])
        )
        messages.success(request, "Written down. Say when you go out, and when you are back")
        return reverse("supervision:visit", args=[person_id, made.pk])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    what = f"{wording.kind_label(booked.kind)} with {booked.officer}, {wording.when(actor, booked.starts_at)}"
    back = reverse("supervision:appointment", args=[person_id, appointment_id])
    content = WatchPage(person_header(actor, person_id), what, back, form)
    return page(request, "supervision/watch.jinja", content, status=status_of(form))


def _known(actor: Actor, each: VisitShown) -> dict[str, Any]:
    return {
        "href": reverse("supervision:visit", args=[each.person_id, each.id]),
        "text": f"{wording.when(actor, each.starts_at)}, {each.officer}", "state": each.state.replace("_", " "),
    }  # fmt: skip

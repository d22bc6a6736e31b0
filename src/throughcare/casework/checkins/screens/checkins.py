"""Screens: a person's check-ins, how they are arranged, and the officer's own questions."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.checkins import commands, wording
from throughcare.casework.checkins.queries import (
    CheckinLine,
    QuestionLine,
    SeriesLine,
    checkins_of,
    series_in,
)
from throughcare.casework.checkins.screens.shown import (
    BACK_TEXT,
    how_often,
    may,
    next_day,
    series_facts,
    state_of,
)
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import OnceForm
from throughcare.platform.design.page import page
from throughcare.register.people.one_form import FormPage
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions


class QuestionForm(OnceForm):
    """A question of the officer's own."""

    asks = forms.CharField(
        label="What do you want to ask?", max_length=200,
        help_text="In plain words, as you would say it. It is asked once, in the next check-in. Name nobody else.",
        error_messages={"required": "Write the question"},
    )  # fmt: skip


@dataclass(frozen=True)
class CheckinsPage:
    """series: the one that runs or waits, or the latest. next_on: the day of the next. open: the one that stands open.

    ended: why the latest one did. may_decide: the actor may approve, and has not asked for it. note: on what the terms
    of the place rest.
    """

    person: PersonHeader
    series: SeriesLine | None
    running: bool
    status: str
    how: str
    ended: str
    facts: list[tuple[str, str]]
    next_on: date | None
    open: CheckinLine | None
    told: str
    rows: list[dict[str, Any]]
    questions: list[QuestionLine]
    may_arrange: bool
    may_decide: bool
    may_resume: bool
    note: str
    title: str = "Check-ins"


@require_safe
def checkins(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """How the person checks in, what stands open, and what came so far."""
    actor = request.actor
    door.look(actor, "checkins:checkins", person_id)
    held = checkins_of(actor, person_id)
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)
    series = held.running or next(iter(held.series), None)
    arranges = Permission.CHECKIN_ARRANGE in actor.permissions
    waits = series is not None and series.status == "initial"
    shown = CheckinsPage(
        person=person_header(actor, person_id), series=series, running=held.running is not None,
        status=wording.STATUSES[series.status] if series else "", how=how_often(series) if series else "",
        ended=wording.INACTIVE_BECAUSE.get(series.inactive_because, "").lower() if series else "",
        facts=series_facts(series) if series else [],
        next_on=next_day(series, today) if series and series.status == "verified" else None,
        open=held.open, told=wording.TOLD[held.open.told] if held.open else "",
        rows=[_row(person_id, each) for each in held.checkins],
        questions=held.waiting_questions, may_arrange=arranges,
        may_decide=bool(series and waits and Permission.CHECKIN_APPROVE in actor.permissions
                        and series.asked_by_id != actor.user_id),
        may_resume=bool(arranges and series and series.inactive_because == "contact_stopped"
                        and series.decision == "approved"),
        note=pack.checkins.note,
    )  # fmt: skip
    return page(request, "checkins/checkins.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add_question(request: ActingRequest, person_id: UUID, series_id: UUID) -> HttpResponse:
    """GET asks; POST puts a question into the next check-in."""
    actor = request.actor
    series_in(may(request, "checkins:add_question", person_id), person_id, series_id)
    form, back = QuestionForm(posted(request)), reverse("checkins:checkins", args=[person_id])

    def act() -> None:
        commands.add_question(actor, person_id, series_id, form.cleaned_data["asks"])

    if answer := act_once(request, form, act, done="It is asked in the next check-in", back=back):
        return answer
    shown = FormPage(
        form, "Ask something of your own", "Ask it", back, person_header(actor, person_id), BACK_TEXT,
        says=("The person may skip it, as any question.",),
    )  # fmt: skip
    return page(request, "checkins/form_page.jinja", shown, status=status_of(form))


def _row(person_id: UUID, each: CheckinLine) -> dict[str, Any]:
    return {
        "href": reverse("checkins:checkin", args=[person_id, each.id]), "due_on": each.due_on,
        "state": state_of(each), "trouble": wording.TROUBLES.get(each.trouble, ""), "sent": each.submitted_at,
    }  # fmt: skip

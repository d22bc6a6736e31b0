"""Screens for the officer: what came back of a referral, the action plan to be answered, what was read."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.provision import commands, queries, wording
from throughcare.casework.provision.queries import Referral, SessionRead, Work, referral_of_person, work_under
from throughcare.casework.provision.series import Series, series_of
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, NoteField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules.interventions.referring import ENDS


class AnswerForm(VersionedForm):
    """Approve, or what is missing."""

    answer = CodeField(
        label="Your answer", codes=(("approve", "Approve the plan"), ("return", "Send it back"))
    )
    words = NoteField(
        label="If you send it back: what is missing?", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class SeenForm(VersionedForm):
    """Nothing but the version that was seen."""


@dataclass(frozen=True)
class DeliveryPage:
    """What came back. plan_href: where a plan that waits is answered."""

    person: PersonHeader
    referral: Referral
    work: Work
    sessions: list[SessionRead]
    planned: int | None
    planned_minutes: int | None
    series: list[Series]
    behaviour: dict[str, str]
    why_none: dict[str, str]
    plan_words: str
    plan_href: str
    ended: str
    may: bool
    back: str
    title: str


@dataclass(frozen=True)
class AnswerPage:
    """A form about a referral of a person."""

    person: PersonHeader
    form: VersionedForm
    back: str
    button: str
    lines: list[str]
    title: str


@require_safe
def delivery(request: ActingRequest, person_id: UUID, service_referral_id: UUID) -> HttpResponse:
    """Attendance, the plan, measures and the report of one referral."""
    actor = request.actor
    door.look(actor, "provision:delivery", person_id)
    found, work = referral_of_person(actor, person_id, service_referral_id), work_under(service_referral_id)
    may = Permission.REFERRAL_MAKE in actor.permissions
    plan, approved = work.plan, work.approved
    waits = plan is not None and plan.state == "submitted" and may
    shown = DeliveryPage(
        person=person_header(actor, person_id), referral=found, work=work, sessions=list(reversed(work.shown)),
        planned=approved.sessions if approved else None,
        planned_minutes=approved.sessions * found.usual_minutes if approved and found.usual_minutes else None,
        series=series_of(work.measures), behaviour=dict(wording.BEHAVIOUR), why_none=dict(wording.WHY_NO_SESSION),
        plan_words=wording.PLAN_STATES[plan.state] if plan else "",
        plan_href=reverse("provision:answer_plan", args=[person_id, plan.id]) if plan and waits else "",
        ended=ENDS.get(found.ended_how, ""), may=may, back=reverse("interventions:services", args=[person_id]),
        title=f"{found.offering}: sessions and results",
    )  # fmt: skip
    return page(request, "provision/delivery.jinja", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_plan(request: ActingRequest, person_id: UUID, action_plan_id: UUID) -> HttpResponse:
    """GET shows the plan; POST approves it or sends it back."""
    actor = request.actor
    door.look(actor, "provision:answer_plan", person_id, Permission.REFERRAL_MAKE)
    referral_id = queries.referral_of_plan(person_id, action_plan_id)
    plan = next(each for each in work_under(referral_id).plans if each.id == action_plan_id)
    form = AnswerForm(posted(request), initial={"version": plan.version})
    back = reverse("provision:delivery", args=[person_id, referral_id])

    def act() -> None:
        given = form.cleaned_data
        commands.answer_plan(
            actor, person_id, action_plan_id, approve=given["answer"] == "approve", words=given["words"],
            expected=given["version"],
        )  # fmt: skip

    if answer := act_once(request, form, act, done="Answered. The service is told", back=back):
        return answer
    sessions = "One session" if plan.sessions == 1 else f"{plan.sessions} sessions"
    shown = AnswerPage(
        person_header(actor, person_id),
        form,
        back,
        "Answer",
        [sessions, *plan.activities],
        "Answer an action plan",
    )
    return page(request, "provision/answer.jinja", shown, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def see_return(request: ActingRequest, person_id: UUID, session_id: UUID) -> HttpResponse:
    """GET shows what a service told of a session; POST says that it was read."""
    actor = request.actor
    door.look(actor, "provision:see_return", person_id, Permission.REFERRAL_MAKE)
    referral_id = queries.referral_of_session(person_id, session_id)
    told = next(each for each in work_under(referral_id).sessions if each.id == session_id)
    form = SeenForm(posted(request), initial={"version": told.version})
    back = reverse("provision:delivery", args=[person_id, referral_id])
    if answer := act_once(
        request, form,
        lambda: commands.see_return(actor, person_id, session_id, expected=form.cleaned_data["version"]),
        done="Noted as read", back=back,
    ):  # fmt: skip
        return answer
    lines = [f"Session {told.number}: {told.says.lower()}.", told.known_of, told.tell]
    shown = AnswerPage(
        person_header(actor, person_id),
        form,
        back,
        "I have read it",
        [each for each in lines if each],
        "What a service told",
    )
    return page(request, "provision/answer.jinja", shown, status=status_of(form))

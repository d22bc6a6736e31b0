"""Screen: one referral, with what was shared, what is done under it, and what may be done next."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.interventions.reasons import END_ASKED, reasons_for
from throughcare.casework.provision import wording
from throughcare.casework.provision.commands.answering import BY_ITSELF
from throughcare.casework.provision.queries import Referral, SessionRead, Work, work_under
from throughcare.casework.provision.screens.editing import look_at
from throughcare.casework.provision.series import Series, series_of
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.rules.interventions.referring import ASKED, ENDS, ROUTE, RUNNER, RUNNING, SERVICE, WAITING


@dataclass(frozen=True)
class Next:
    """A state into which the referral may be brought. closing: it ends there."""

    to: str
    words: str
    href: str
    closing: bool


@dataclass(frozen=True)
class SessionShown:
    """A session as it is shown. notes: kept by the organisation. due: its time has come and nobody recorded it."""

    read: SessionRead
    notes: list[str]
    due: bool
    record_href: str
    move_href: str


@dataclass(frozen=True)
class ReferralPage:
    """Everything the page shows. planned: sessions of the approved plan; None while none is approved."""

    referral: Referral
    work: Work
    sessions: list[SessionShown]
    nexts: list[Next]
    planned: int | None
    planned_minutes: int | None
    series: list[Series]
    behaviour: dict[str, str]
    plan_words: str
    ended: str
    may_answer: bool
    working: bool
    asking: bool
    state_words: Mapping[str, str]
    title: str


@require_safe
def referral(request: ActingRequest, referral_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    found = look_at(request, "referral", referral_id)
    work = work_under(referral_id)
    may_answer = Permission.REFERRAL_ANSWER in actor.permissions
    plan, approved = work.plan, work.approved
    minutes = found.usual_minutes
    shown = ReferralPage(
        referral=found,
        work=work,
        sessions=[_session(each, work) for each in reversed(work.shown)],
        nexts=_nexts(found, may_answer),
        planned=approved.sessions if approved else None,
        planned_minutes=approved.sessions * minutes if approved and minutes else None,
        series=series_of(work.measures),
        behaviour=dict(wording.BEHAVIOUR),
        plan_words=wording.PLAN_STATES[plan.state] if plan else "",
        ended=_ended(found),
        may_answer=may_answer,
        working=found.phase in {WAITING, RUNNING},
        asking=found.phase == ASKED,
        state_words=ROUTE[found.route].table.states,
        title=f"{found.name or 'Referral'}: {found.offering}",
    )
    return page(request, "provision/referral.jinja", shown)


def _nexts(found: Referral, may_answer: bool) -> list[Next]:
    """What may follow. Whoever works with the person may ask to end it; all else is for who answers referrals."""
    route = ROUTE[found.route]
    following = [
        to for to in route.following(found.state, RUNNER)
        if to == END_ASKED or (may_answer and not (found.route == SERVICE and to in BY_ITSELF))
    ]  # fmt: skip
    return [Next(to, _words(found, to), _href(found, to), to in route.ends) for to in following]


def _href(found: Referral, to: str) -> str:
    if to == END_ASKED:
        return reverse("provision:ask_to_end", args=[found.id])
    return reverse("provision:move", args=[found.id, to])


def _words(found: Referral, to: str) -> str:
    """What the button says: accepting and declining have words of their own."""
    if to == "assigned":
        return "Accept"
    if to == END_ASKED:
        return "Ask to end it early"
    if to == "cancelled" and found.state == "sent":
        return "Decline"
    return ROUTE[found.route].table.states[to]


def _session(each: SessionRead, work: Work) -> SessionShown:
    waits = each.state == "scheduled"
    return SessionShown(
        read=each,
        notes=[note.words for note in work.notes if note.session_id == each.id],
        due=waits and each.starts_at <= clock.now(),
        record_href=reverse("provision:record", args=[each.id]),
        move_href=reverse("provision:move_session", args=[each.id]) if waits else "",
    )


def _ended(found: Referral) -> str:
    if not found.ended_on:
        return ""
    reasons = {
        code: words
        for start in ROUTE[found.route].table.states
        for code, words in reasons_for(found.route, start, found.state, RUNNER).items()
    }
    why = reasons.get(found.ended_why, "")
    return f"{ENDS[found.ended_how]}{f': {why}' if why else ''}"

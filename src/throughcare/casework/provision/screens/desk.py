"""Screens: what waits for the organisation today, and all its referrals."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.provision.looking import saw
from throughcare.casework.provision.queries import Line, Slot, referrals, sessions_between, unrecorded
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.rules.interventions.referring import ASKED, ENDED, PHASES, ROUTE, RUNNER, RUNNING, WAITING

WEEK = timedelta(days=7)
NAMELESS = "Name not shared"


@dataclass(frozen=True)
class Waits:
    """One thing to be done. since: from when it waits, or when it is due."""

    name: str
    what: str
    do: str
    href: str
    since: datetime | None


@dataclass(frozen=True)
class DeskPage:
    """What waits, then the week. counts: open referrals by phase, each leading to them."""

    waits: list[Waits]
    week: list[Slot]
    counts: list[dict[str, Any]]
    title: str = "Today"


@dataclass(frozen=True)
class ReferralsPage:
    """Referrals of one phase or of all that are open."""

    lines: list[Line]
    phases: list[dict[str, Any]]
    title: str = "Referrals"


@require_safe
def desk(request: ActingRequest) -> HttpResponse:
    """What waits for the organisation, and its week."""
    actor = request.actor
    open_now = referrals(actor)
    late = unrecorded(actor)
    today = clock.today(actor.zone)
    week = [slot for slot in sessions_between(actor, today, today + WEEK) if slot.state == "scheduled"]
    people = [*(each.person_id for each in open_now), *(slot.person_id for slot in (*late, *week))]
    saw(actor, "provision:desk", people)
    may_answer = Permission.REFERRAL_ANSWER in actor.permissions
    waits = [
        *(_answer(each) for each in open_now if may_answer and each.phase == ASKED and _theirs(each)),
        *(_record(each) for each in late),
        *(_plan(each) for each in open_now if each.plan_state in {None, "created", "returned"} and _plannable(each)),
        *(_session(each) for each in open_now if each.plan_state == "approved" and _idle(each)),
        *(_report(each) for each in open_now if each.state == "end_requested" or _all_recorded(each)),
    ]  # fmt: skip
    counts = [
        {"label": words, "value": sum(each.phase == phase for each in open_now),
         "href": f"{reverse('provision:referrals')}?phase={phase}"}
        for phase, words in PHASES.items() if phase in {ASKED, WAITING, RUNNING}
    ]  # fmt: skip
    return page(request, "provision/desk.jinja", DeskPage(waits, week, counts))


@require_safe
def referral_list(request: ActingRequest) -> HttpResponse:
    """All referrals; query string: phase."""
    chosen = request.GET.get("phase", "")
    found = referrals(request.actor, [chosen] if chosen in PHASES else [ASKED, WAITING, RUNNING])
    saw(request.actor, "provision:referrals", [each.person_id for each in found])
    offered = {
        "": "Open",
        **{key: words for key, words in PHASES.items() if key in {ASKED, WAITING, RUNNING, ENDED}},
    }
    phases = [
        {"text": words, "href": f"?phase={key}" if key else reverse("provision:referrals"), "active": key == chosen}
        for key, words in offered.items()
    ]  # fmt: skip
    return page(request, "provision/referrals.jinja", ReferralsPage(found, phases))


def _theirs(each: Line) -> bool:
    """Whether the next move is for whoever runs it."""
    return bool(ROUTE[each.route].following(each.state, RUNNER))


def _plannable(each: Line) -> bool:
    return each.state in {"assigned", "assessed", "assessed_suitable", "on_programme"}


def _idle(each: Line) -> bool:
    """A plan is approved, sessions are left, and none has a day."""
    left = (each.planned or 0) - each.attended - each.missed
    return each.phase in {WAITING, RUNNING} and left > 0 and each.next_at is None and each.unrecorded == 0


def _all_recorded(each: Line) -> bool:
    return (
        each.state == "delivering" and bool(each.planned) and each.attended > 0
        and each.attended + each.missed >= (each.planned or 0)
    )  # fmt: skip


def _answer(each: Line) -> Waits:
    return Waits(
        each.name or NAMELESS, f"New referral: {each.offering}", "Read and answer", _href(each), each.sent_at
    )


def _record(slot: Slot) -> Waits:
    href = reverse("provision:record", args=[slot.id])
    return Waits(
        slot.name or NAMELESS, f"Session {slot.number} is not recorded", "Record it", href, slot.starts_at
    )


def _plan(each: Line) -> Waits:
    what = "The action plan was sent back" if each.plan_state == "returned" else "No action plan yet"
    href = reverse("provision:action_plan", args=[each.id])
    return Waits(each.name or NAMELESS, what, "Write it", href, each.sent_at)


def _session(each: Line) -> Waits:
    href = reverse("provision:new_session", args=[each.id])
    return Waits(each.name or NAMELESS, "The next session has no day", "Plan it", href, None)


def _report(each: Line) -> Waits:
    href = reverse("provision:report", args=[each.id])
    return Waits(each.name or NAMELESS, "The end-of-service report is to be written", "Write it", href, None)


def _href(each: Line) -> str:
    return reverse("provision:referral", args=[each.id])

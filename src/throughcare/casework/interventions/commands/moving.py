"""The one place where a referral comes from one state into another, whoever moves it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.writing import add, held_referral
from throughcare.casework.interventions.events import ReferralMoved, ServiceEnded
from throughcare.casework.interventions.models import ReferralMove, ServiceReferral
from throughcare.casework.interventions.reasons import left_programme, reasons_for
from throughcare.casework.interventions.refusals import NoSuchMove, ReasonNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.interventions.referring import ASKED, ENDED, REFERRER, ROUTE, RUNNER, RUNNING
from throughcare.rules.kernel import UnknownCode


@transaction.atomic
def move(
    actor: Actor, referral_id: UUID, *, to: str, side: str = RUNNER, reason: str = "", words: str = "",
    expected: int, **changes: object,
) -> ServiceReferral:  # fmt: skip
    """Bring a referral into the state `to`: the move is kept, the days that are counted are set, and it is told.

    side: REFERRER for the agency's staff, who may refer the person; RUNNER for staff of the referral's organisation.
    reason: a code of `reasons_for` this move; words: why, needed where the reason is "another".
    changes: columns of the referral that change with it, such as worker_id.
    Raises NotPermitted, NotThere, PurposeNeeded, NoSuchMove, ReasonNeeded, StaleVersion, or what a text may not tell.
    """
    referral = held_referral(actor, referral_id)
    _let_through(actor, referral, side)
    if side == REFERRER:
        refuse_what_tells(actor, referral.person_id, {"words": words})
    start, route = referral.state, ROUTE[referral.route]
    _check(referral, to, side, reason, words)
    phase, today = route.phase(to), clock.today(actor.zone)
    days: dict[str, Any] = {}
    if phase == ASKED and referral.sent_at is None:
        days |= {"sent_at": clock.now(), "waits_from": today}
    if phase == RUNNING and referral.began_on is None:
        days["began_on"] = today
    if left_programme(referral.route, start, to):
        days |= {"began_on": None, "waits_from": today}
        _keep(actor, referral, start, "deselected", side, reason, words)
        start, reason, words = "deselected", "", ""
    if phase == ENDED:
        days |= {
            "ended_on": today, "ended_how": route.ends[to], "ended_why": reason, "ended_words": words.strip(),
        }  # fmt: skip
    amend(referral, expected=expected, by=actor, because=f"moved:{to}"[:200], state=to, **days, **changes)
    trail.record(actor, "interventions:referral:moved", referral, details={"to": to, "reason": reason})
    _keep(actor, referral, start, to, side, reason, words)
    _tell(actor, referral, start, phase, side, reason)
    return referral


def _let_through(actor: Actor, referral: ServiceReferral, side: str) -> None:
    if actor.system:
        return
    if side == REFERRER:
        require(actor, Permission.REFERRAL_MAKE, referral.person_id)
        return
    if Permission.REFERRAL_WORK not in actor.permissions:
        raise NotPermitted(Permission.REFERRAL_WORK, None, "R5 not among the roles' permissions")
    if actor.organisation_id != referral.organisation_id or referral.sent_at is None:
        raise NotThere(Permission.REFERRAL_WORK, None, "another organisation's referral")


def _check(referral: ServiceReferral, to: str, side: str, reason: str, words: str) -> None:
    route, start = ROUTE[referral.route], referral.state
    try:
        allowed = route.may(start, to, side)
    except UnknownCode:
        allowed = False
    if not allowed:
        raise NoSuchMove(route.table.states[start], to)
    reasons = reasons_for(referral.route, start, to, side)
    if (reason or reasons) and reason not in reasons:
        raise ReasonNeeded("Choose why", "reason", reason)
    if reason == "another" and not words.strip():
        raise ReasonNeeded("Say why, in words", "words", reason)


def _keep(
    actor: Actor, referral: ServiceReferral, start: str, to: str, side: str, reason: str, words: str
) -> None:
    kept = ReferralMove(
        person_id=referral.person_id, referral_id=referral.pk, organisation_id=referral.organisation_id,
        start=start, to=to, side=side, reason=reason, words=words.strip(), moved_on=clock.today(actor.zone),
    )  # fmt: skip
    add(actor, kept, "interventions:move:recorded", outside=actor.organisation_id is not None)


def _tell(actor: Actor, referral: ServiceReferral, start: str, phase: str, side: str, reason: str) -> None:
    bus.publish(
        actor,
        ReferralMoved(
            referral.person_id, referral.pk, referral.organisation_id, referral.offering_id, start,
            referral.state, phase, side, reason,
        ),
    )  # fmt: skip
    if referral.ended_on is not None:
        bus.publish(
            actor,
            ServiceEnded(
                referral.person_id, referral.pk, referral.organisation_id, referral.objective_id,
                referral.ended_how, reason, referral.ended_on,
            ),
        )  # fmt: skip

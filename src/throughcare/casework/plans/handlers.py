"""What this app does when it hears of something: it calls for reviews, ends plans, tells colleagues.

That a person disagrees, or does not sign, is heard by nobody here or elsewhere as a failure.
"""

from datetime import date
from typing import Any, Protocol
from uuid import UUID

from throughcare.casework.assessments.events import AssessmentCompleted
from throughcare.casework.orders.events import OrderEnded, SupervisionStateChanged
from throughcare.casework.plans.checking import needs_found
from throughcare.casework.plans.commands.beginning import end_with_supervision
from throughcare.casework.plans.commands.scheduling import call_for_review
from throughcare.casework.plans.events import ObjectiveAchieved, PlanCountersigned, PlanSigned
from throughcare.casework.plans.models import Objective, PlanVersion
from throughcare.casework.plans.queries.plan import assessed_needs
from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.register.caseload.events import AllocationChanged
from throughcare.register.caseload.models import Allocation
from throughcare.register.caseload.queries.glass import responsible_and_managers
from throughcare.register.caseload.queries.team import moved_to_another_team
from throughcare.register.notices.mail import tell
from throughcare.register.people.models import Person
from throughcare.register.safeguarding.events import ConcernNoted
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.plans.gaps import OpenObjective, find_gaps
from throughcare.rules.plans.goals import OPEN
from throughcare.rules.plans.reviewing import PlanTrigger

WENT_ON = "referral"
"""The kind of response that brings noncompliance before those who decide."""


class ServiceOver(Protocol):
    """What an app above tells when a service or programme ended. cause_id: the row that tells of it."""

    @property
    def person_id(self) -> UUID: ...
    @property
    def cause_id(self) -> UUID: ...


def review_after_move(actor: Actor, event: AllocationChanged) -> None:
    """A move to another team: a change of officer within a team is none."""
    if event.part == Allocation.Part.RESPONSIBLE and event.former_id is not None and moved_to_another_team(
        event.person_id, event.team_id, event.starts_on
    ):  # fmt: skip
        call_for_review(actor, event.person_id, PlanTrigger.TRANSFER, event.allocation_id, event.starts_on)


def review_after_state(actor: Actor, event: SupervisionStateChanged) -> None:
    """Into custody or out of it: the same plan goes on in another place."""
    custody = str(SupervisionState.IN_CUSTODY)
    if event.change == "added" and (event.state == custody) != (event.former == custody) and event.former:
        call_for_review(actor, event.person_id, PlanTrigger.TRANSFER, event.state_id, event.starts_on)


def review_after_concern(actor: Actor, event: ConcernNoted) -> None:
    """A concern about somebody's safety."""
    call_for_review(actor, event.person_id, PlanTrigger.NEW_RISK, event.concern_id)


def review_after_decision(actor: Actor, event: Any) -> None:
    """Noncompliance that went to a decision. event: noncompliance's ResponseDecided, of an app above this one."""
    if event.kind == WENT_ON:
        call_for_review(actor, event.person_id, PlanTrigger.NONCOMPLIANCE, event.response_id)


def review_after_achievement(actor: Actor, event: ObjectiveAchieved) -> None:
    """An objective was achieved: what comes next?"""
    call_for_review(actor, event.person_id, PlanTrigger.OBJECTIVE_ACHIEVED, event.objective_id)


def review_after_assessment(actor: Actor, event: AssessmentCompleted) -> None:
    """An assessment that shows a great need which no open objective answers."""
    needs = needs_found(assessed_needs(actor, event.person_id)) or ()
    rows = Objective.objects.filter(
        person_id=event.person_id, plan__ended_on__isnull=True, state__in=OPEN
    ).values_list("id", "need", "related")
    held = [OpenObjective(key=str(pk), areas=(need, *related)) for pk, need, related in rows]
    if find_gaps(needs, held).great:
        call_for_review(actor, event.person_id, PlanTrigger.NEW_RISK, event.assessment_id)


def review_after_service(actor: Actor, event: ServiceOver) -> None:
    """A service or programme that carried an objective ended."""
    call_for_review(actor, event.person_id, PlanTrigger.SERVICE_ENDED, event.cause_id)


def end_after_order(actor: Actor, event: OrderEnded) -> None:
    """The last order ended, and supervision with it."""
    end_with_supervision(actor, event.person_id, event.ended_on)


def tell_of_signature(actor: Actor, event: PlanSigned) -> None:
    """Tell the managers of the person's team that a second signature is asked for; nobody countersigns their own."""
    if event.state != "waiting":
        return
    today = _day_of(event.person_id)
    authors = set(PlanVersion.objects.filter(pk=event.version_id).values_list("author_id", flat=True))
    responsible = Allocation.objects.filter(person_id=event.person_id, part=Allocation.Part.RESPONSIBLE)
    others = authors | set(responsible.values_list("officer_id", flat=True))
    whom = set(responsible_and_managers(event.person_id, today)) - others
    tell(actor, whom, "plan-signed", "A plan waits for its second signature",
         "An officer of your team signed a plan. Sign in to read it, and to sign it or send it back.",
         people=[event.person_id])  # fmt: skip


def tell_of_return(actor: Actor, event: PlanCountersigned) -> None:
    """Tell whoever signed it that it came back."""
    if event.state != "returned":
        return
    authors = PlanVersion.objects.filter(pk=event.version_id).values_list("author_id", flat=True)
    tell(actor, set(authors), "plan-returned", "A plan was sent back to you",
         "Somebody read a plan that you signed and asks you to look at it again. Sign in to see why.",
         people=[event.person_id])  # fmt: skip


def _day_of(person_id: UUID) -> date:
    """Today, where the person is supervised."""
    zone = Agency.objects.filter(pk__in=Person.versions.filter(pk=person_id).values("agency_id"))
    return clock.today(zone.values_list("zone", flat=True).first() or "UTC")

"""What this app does when it hears of something: it calls for assessments, answers calls, and tells colleagues."""

from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.assessments.commands.calling import Happened, answer_calls, call_for
from throughcare.casework.assessments.events import (
    AssessmentCompleted,
    AssessmentReturned,
    AssessmentSigned,
    SectionAsked,
)
from throughcare.casework.assessments.models import Assessment
from throughcare.casework.orders.events import OffenceHistoryChanged, OrderChanged
from throughcare.casework.orders.models import Offence
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
from throughcare.rules.jurisdictions import Trigger

ARRESTED = (Offence.Outcome.ARRESTED, Offence.Outcome.CHARGED)
WENT_ON = "referral"
"""The kind of response that brings noncompliance before those who decide: a court, a board, a releasing authority."""


def call_after_order(actor: Actor, event: OrderChanged) -> None:
    """A new sentence or order."""
    if event.change == "added":
        _call(actor, event.person_id, Trigger.NEW_ORDER, event.order_id, event.starts_on)


def call_after_offence(actor: Actor, event: OffenceHistoryChanged) -> None:
    """A new arrest or charge; what a court decided long ago and is entered now calls for nothing."""
    if event.kind != "offence" or event.change != "added":
        return
    if Offence.objects.filter(pk=event.record_id, outcome__in=ARRESTED).exists():
        _call(actor, event.person_id, Trigger.ARREST, event.record_id)


def call_after_move(actor: Actor, event: AllocationChanged) -> None:
    """A move to another team: a change of officer within a team is none."""
    if event.part != Allocation.Part.RESPONSIBLE or event.former_id is None:
        return
    if moved_to_another_team(event.person_id, event.team_id, event.starts_on):
        _call(actor, event.person_id, Trigger.TRANSFER, event.allocation_id, event.starts_on)


def call_after_concern(actor: Actor, event: ConcernNoted) -> None:
    """A concern about somebody's safety."""
    _call(actor, event.person_id, Trigger.CONCERN, event.concern_id)


def call_after_decision(actor: Actor, event: Any) -> None:
    """Noncompliance that went to a decision. event: noncompliance's ResponseDecided, of an app above this one."""
    if event.kind == WENT_ON:
        _call(actor, event.person_id, Trigger.NONCOMPLIANCE, event.response_id)


def answer_after_assessment(actor: Actor, event: AssessmentCompleted) -> None:
    """A completed assessment answers what called for it."""
    answer_calls(actor, event.person_id, event.assessment_id)


def tell_of_section(actor: Actor, event: SectionAsked) -> None:
    """Tell the colleague who was asked."""
    tell(actor, {event.asked}, "section-asked", "You were asked to answer a part of an assessment",
         "A colleague asks for your part of an assessment. Sign in: it stands on the page Today.",
         people=[event.person_id])  # fmt: skip


def tell_of_return(actor: Actor, event: AssessmentReturned) -> None:
    """Tell whoever signed it that it came back."""
    leads = Assessment.objects.filter(pk=event.assessment_id).values_list("lead_id", flat=True)
    tell(actor, set(leads), "assessment-returned", "An assessment was sent back to you",
         "Somebody looked at an assessment that you signed and asks you to look at it again. Sign in to see why.",
         people=[event.person_id])  # fmt: skip


def tell_of_signature(actor: Actor, event: AssessmentSigned) -> None:
    """Tell the managers of the person's team that a second signature is asked for; nobody countersigns their own."""
    today = _day_of(event.person_id)
    leads = set(Assessment.objects.filter(pk=event.assessment_id).values_list("lead_id", flat=True))
    responsible = Allocation.objects.filter(person_id=event.person_id, part=Allocation.Part.RESPONSIBLE)
    others = leads | set(responsible.values_list("officer_id", flat=True))
    whom = set(responsible_and_managers(event.person_id, today)) - others
    tell(actor, whom, "assessment-signed", "An assessment waits for its second signature",
         "An officer of your team signed an assessment. Sign in to read it, and to sign it or send it back.",
         people=[event.person_id])  # fmt: skip


def _call(actor: Actor, person_id: UUID, trigger: Trigger, cause: UUID, on: date | None = None) -> None:
    call_for(actor, Happened(person_id, trigger, cause, on), _day_of(person_id))


def _day_of(person_id: UUID) -> date:
    """Today, where the person is supervised."""
    zone = Agency.objects.filter(pk__in=Person.versions.filter(pk=person_id).values("agency_id"))
    return clock.today(zone.values_list("zone", flat=True).first() or "UTC")

"""The plan begins with reception or sentence, holds what the person wants, and ends with supervision."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.models import Order
from throughcare.casework.plans.commands.writing import add, hold, running
from throughcare.casework.plans.events import PlanBegun, PlanEnded
from throughcare.casework.plans.models import Objective, ObjectiveNote, Plan, PlanReview
from throughcare.casework.plans.refusals import DayWrong, PlanStands
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.plans.agreement import DRAFT, new_supervision_period

OVER = "Supervision ended, and the plan with it."


@transaction.atomic
def begin_plan(actor: Actor, person_id: UUID, *, own_words: str = "", said_on: date | None = None) -> Plan:
    """Begin the one plan. own_words: what the person wants of it, as they said it on `said_on` (today when None).

    Raises NotPermitted, NotThere, PurposeNeeded, PlanStands, DayWrong, ValidationError, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place = hold(person_id)
    refuse_what_tells(actor, person_id, {"own_words": own_words})
    if Plan.objects.filter(person_id=person_id, ended_on__isnull=True).exists():
        raise PlanStands
    said = _said(own_words, said_on or place.today, place.today)
    plan = Plan(person_id=person_id, begun_on=place.today, **said)
    add(actor, plan, "plans:plan:begun")
    bus.publish(actor, PlanBegun(person_id, plan.pk))
    return plan


@transaction.atomic
def keep_own_words(
    actor: Actor, person_id: UUID, *, own_words: str, said_on: date | None = None, expected: int
) -> Plan:
    """Write down what the person wants, in their words; what they said before stays in the history.

    Raises NotPermitted, NotThere, PurposeNeeded, NoPlan, DayWrong, StaleVersion, ValidationError, or what a text may
    not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, plan = hold(person_id), running(person_id)
    refuse_what_tells(actor, person_id, {"own_words": own_words}, before=plan)
    said = _said(own_words, said_on or place.today, place.today)
    amend(plan, expected=expected, by=actor, because="own words", **said)
    trail.record(actor, "plans:own-words:kept", plan)
    return plan


@transaction.atomic
def end_with_supervision(actor: Actor, person_id: UUID, ended_on: date) -> Plan | None:
    """End the plan where no order is left that stands or is to come. Safe to repeat; None where nothing ends.

    What was open is taken out with a note that says so; what was achieved stays.
    """
    if Person.objects.select_for_update(no_key=True, of=("self",)).filter(pk=person_id).first() is None:
        return None  # the record was taken away meanwhile
    plan: Plan | None = Plan.objects.filter(person_id=person_id, ended_on__isnull=True).first()
    if plan is None or Order.objects.filter(person_id=person_id, status__in=("planned", "active")).exists():
        return None
    day = max(ended_on, plan.begun_on)
    _close_objectives(actor, plan, day)
    for review in PlanReview.objects.filter(plan=plan, state="due"):
        amend(
            review,
            expected=review.version,
            by=actor,
            because="the plan ended",
            state="not_needed",
            words=OVER,
        )
        trail.record(actor, "plans:review:waived", review)
    amend(plan, expected=plan.version, by=actor, because="supervision ended", ended_on=day)
    trail.record(actor, "plans:plan:ended", plan)
    bus.publish(actor, PlanEnded(person_id, plan.pk))
    return plan


def _close_objectives(actor: Actor, plan: Plan, day: date) -> None:
    held = list(Objective.objects.filter(plan=plan).order_by("position", "id"))
    found = new_supervision_period(goals=tuple(each.state for each in held), agreement=DRAFT)
    states = found.results["goals"]
    assert isinstance(states, tuple)
    for objective, state in zip(held, states, strict=True):
        if state != objective.state:
            amend(
                objective, expected=objective.version, by=actor, because="supervision ended", state=state,
                state_on=day,
            )  # fmt: skip
            trail.record(actor, "plans:objective:removed", objective)
            note = ObjectiveNote(
                person_id=plan.person_id, objective=objective, kind="removed", seen_on=day, words=OVER
            )
            add(actor, note, "plans:note:kept")


def _said(own_words: str, said_on: date, today: date) -> dict[str, object]:
    if said_on > today:
        raise DayWrong("The day must be today or in the past", "said_on", said_on)
    words = own_words.strip()
    return {"own_words": words, "own_words_on": said_on if words else None}

"""Objectives: written and changed. What is done with them when they are reached or given up: `closing`."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughcare.casework.plans.commands.steps import write_step
from throughcare.casework.plans.commands.weighing import state_for, weighed
from throughcare.casework.plans.commands.writing import add, changed, hold, objective_of, running
from throughcare.casework.plans.drafts import ObjectiveDraft
from throughcare.casework.plans.models import Objective
from throughcare.casework.plans.refusals import NotAllowedNow
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.rules.plans.goals import OPEN


@transaction.atomic
def add_objective(actor: Actor, person_id: UUID, draft: ObjectiveDraft) -> Objective:
    """Add an objective that traces to a need.

    Raises NotPermitted, NotThere, PurposeNeeded, NoPlan, UnknownCode, NeedNotShown, DayWrong, FigureWrong,
    NotOfTheTeam, NotYetSmart, ValidationError, or what a text may not tell.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, plan = hold(person_id), running(person_id)
    columns = weighed(actor, place, plan, draft)
    last = Objective.objects.filter(plan=plan).aggregate(last=Max("position"))["last"]
    objective = Objective(
        person_id=person_id, plan=plan, state=state_for(draft), state_on=place.today,
        position=0 if last is None else last + 1, **columns,
    )  # fmt: skip
    add(actor, objective, "plans:objective:added")
    for position, step in enumerate(draft.steps):
        write_step(actor, place, objective, step, position)
    changed(actor, plan)
    return objective


@transaction.atomic
def change_objective(
    actor: Actor, person_id: UUID, objective_id: UUID, draft: ObjectiveDraft, *, expected: int
) -> Objective:
    """Say an objective anew; what it said stays in the history.

    Raises as `add_objective`, or NotAllowedNow for one that is closed, StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    if objective.state not in OPEN:
        raise NotAllowedNow("It is closed. Take it back into the plan before you change it")
    columns = weighed(actor, place, objective.plan, draft, objective)
    state = state_for(draft)
    day = objective.state_on if state == objective.state else place.today
    amend(objective, expected=expected, by=actor, because="changed", state=state, state_on=day, **columns)
    trail.record(actor, "plans:objective:changed", objective)
    changed(actor, objective.plan)
    return objective


@transaction.atomic
def move_objective(
    actor: Actor, person_id: UUID, objective_id: UUID, *, up: bool, expected: int
) -> Objective:
    """Move an objective one place up or down among those that are open; at the end of the list nothing happens.

    Raises NotPermitted, NotThere, PurposeNeeded or StaleVersion.
    """
    require(actor, Permission.PLAN_WRITE, person_id)
    hold(person_id)
    objective = objective_of(person_id, objective_id)
    beside = Objective.objects.filter(plan=objective.plan, state__in=OPEN)
    beside = (
        beside.filter(position__lt=objective.position).order_by("-position", "-id")
        if up
        else beside.filter(position__gt=objective.position).order_by("position", "id")
    )
    other = beside.first()
    if other is None:
        return objective
    here, there = objective.position, other.position
    amend(objective, expected=expected, by=actor, because="moved", position=there)
    amend(other, expected=other.version, by=actor, because="moved", position=here)
    trail.record(actor, "plans:objective:moved", objective)
    return objective

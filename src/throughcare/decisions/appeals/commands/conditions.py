"""Conditions that a decision set, taken back through the order's own commands when an appeal sets it aside."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.models import Condition
from throughcare.decisions.hearings.models import ConditionOutcome
from throughcare.platform.actor import Actor


@transaction.atomic
def end_conditions(actor: Actor, person_id: UUID, process_id: UUID, *, only: UUID | None = None) -> int:
    """Take back what a hearing set through this decision; returns how many. Safe to repeat.

    only: this condition of it, where the appeal was allowed in part. What was varied or discharged is put back by a
    person: its former terms may no longer fit. Raises NotPermitted, NotThere or PurposeNeeded.
    """
    keys = ConditionOutcome.objects.filter(
        person_id=person_id, act="set", result__decision__process_id=process_id
    ).values("condition_id")
    rows = Condition.objects.filter(pk__in=keys)
    held = list(rows if only is None else rows.filter(pk=only))
    for each in held:
        orders.retract_condition(
            actor, person_id, each.pk, expected=each.version, because="the decision was set aside on appeal"
        )
    return len(held)

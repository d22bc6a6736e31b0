"""Conditions that a hearing set, varied or discharged flow back to the order, through the order's own commands."""

from collections.abc import Iterable
from dataclasses import replace

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.decisions.hearings.commands.writing import add
from throughcare.decisions.hearings.drafts import ConditionChange
from throughcare.decisions.hearings.models import ConditionOutcome, Hearing, Result
from throughcare.decisions.hearings.refusals import NotListed, OfAnother, WordsNeeded
from throughcare.decisions.hearings.wording import CONDITION_ACTS
from throughcare.platform.actor import Actor
from throughcare.platform.refusal import Refused

MOST = 160


def change_conditions(
    writer: Actor, hearing: Hearing, result: Result, changes: Iterable[ConditionChange]
) -> None:
    """Carry them out in their order, each with the hearing as its authority.

    Raises NotListed, OfAnother, WordsNeeded, and what the order's commands do, beside the change's own number.
    """
    authority = f"{result.made_by}, hearing of {result.decided_at:%Y-%m-%d}"[:MOST]
    for at, each in enumerate(changes):
        try:
            condition = _change(writer, hearing, each, authority)
        except Refused as refused:
            refused.field = f"condition_{at}_{refused.field}" if refused.field else f"condition_{at}"
            raise
        row = ConditionOutcome(person_id=hearing.person_id, result=result, act=each.act, condition=condition)
        add(writer, row, "hearings:condition:changed", act=each.act)


def _change(writer: Actor, hearing: Hearing, change: ConditionChange, authority: str) -> Condition:
    if change.act not in CONDITION_ACTS:
        raise NotListed("act")
    if change.act == "set":
        if hearing.order_id is None:
            raise WordsNeeded("Name the order of this hearing first: a condition stands in an order", "kind")
        return orders.add_condition(
            writer, hearing.person_id, hearing.order_id, replace(_draft(change), authority=authority)
        )
    rows = Condition.objects.filter(pk=change.condition_id, person_id=hearing.person_id)
    held: Condition | None = rows.filter(order_id=hearing.order_id).first()
    if held is None:
        raise OfAnother("condition")
    if change.act == "discharged":
        orders.retract_condition(
            writer, hearing.person_id, held.pk, expected=change.expected, because="discharged at a hearing"
        )
        return held
    return orders.vary_condition(
        writer, hearing.person_id, held.pk, replace(_restated(change, held), authority=authority),
        expected=change.expected, because="varied at a hearing",
    )  # fmt: skip


def _restated(change: ConditionChange, held: Condition) -> ConditionDraft:
    """What it says from now on. Terms not stated anew stay, unless it was said that they hold no longer."""
    draft = _draft(change)
    if change.keep_terms and not draft.terms and draft.kind == held.kind:
        return replace(draft, terms=held.terms)
    return draft


def _draft(change: ConditionChange) -> ConditionDraft:
    if change.draft is None:
        raise WordsNeeded("Say what the person must do or not do", "text")
    return change.draft

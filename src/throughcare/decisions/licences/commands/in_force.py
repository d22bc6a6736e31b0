"""Into force and out of it: the conditions come onto the order in the transaction that makes the licence active."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.models import Condition, Order
from throughcare.decisions.licences.commands.stating import condition_columns
from throughcare.decisions.licences.commands.writing import (
    DRAFT,
    licence_held,
    move,
    order_held,
    pack_of,
    rows_of,
    stage_words,
)
from throughcare.decisions.licences.events import LicenceInForce
from throughcare.decisions.licences.fairness import SET_ASIDE, heard_of
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import NotNow, NotYet, OrderIsOver
from throughcare.decisions.licences.timing import not_released
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions.licensing import Stage


@transaction.atomic
def activate(actor: Actor, licence_id: UUID, *, expected: int | None = None) -> Licence:
    """Put an approved licence, or new version, into force, from its first day on and when the person was released.

    Safe to repeat: one that is in force stays as it is. expected: None for the daily job.
    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, NotYet, OrderIsOver, StaleVersion.
    """
    licence = licence_held(actor, licence_id, DRAFT)
    if licence.stage == Stage.ACTIVE:
        return licence
    if licence.stage != Stage.APPROVED:
        raise NotNow("Only what was approved comes into force.", stage_words(licence))
    today = clock.today(licence.person.agency.zone)
    _due(licence, today)
    order = order_held(licence.person_id, licence.order_id)
    if order.status in (Order.Status.ENDED, Order.Status.REVOKED):
        raise OrderIsOver
    former = licence.varies
    if former is not None and (heard := heard_of(licence.pk)).asks_more and heard.set_aside:
        raise NotYet(SET_ASIDE)
    if former is not None and former.stage == Stage.ACTIVE:
        move(
            actor, former, Stage.INACTIVE, expected=former.version, action="replaced",
            what="The former cannot end.", over_because="replaced",
        )  # fmt: skip
    _onto_the_order(actor, licence, today)
    licence = move(
        actor, licence, Stage.ACTIVE, expected=licence.version if expected is None else expected,
        action="in-force", what="It cannot come into force.", activated_at=clock.now(),
    )  # fmt: skip
    bus.publish(actor, LicenceInForce(licence.person_id, licence.pk, licence.order_id, today))
    return licence


@transaction.atomic
def end(actor: Actor, licence_id: UUID, because: str) -> Licence:
    """Nothing is in force of it any more: its order ended, or its last day passed. Safe to repeat."""
    licence = licence_held(actor, licence_id)
    if Stage(licence.stage).over:
        return licence
    return move(
        actor, licence, Stage.INACTIVE, expected=licence.version, action="ended", what="It cannot end.",
        over_because=because,
    )  # fmt: skip


def authority_of(licence: Licence) -> str:
    """What a condition on the order stands on: the licence, when it was approved and by whom."""
    pack = pack_of(licence)
    decider = licence.decided_by
    assert licence.decided_at is not None and decider is not None
    day = pack.in_words(civil_date(licence.decided_at, licence.person.agency.zone))
    return f"{pack.licensing.title} {licence.number}, approved {day} by {decider.name}"


def _due(licence: Licence, today: date) -> None:
    if licence.starts_on is None or today < licence.starts_on:
        day = pack_of(licence).in_words(licence.starts_on) if licence.starts_on else "a day nobody said"
        raise NotYet(f"It starts on {day}", starts_on=licence.starts_on)
    if because := not_released(licence.person_id, today):
        raise NotYet(because)


def _onto_the_order(actor: Actor, licence: Licence, today: date) -> None:
    """Add, restate and end the conditions of the order as the licence says."""
    authority = authority_of(licence)
    for row in rows_of(licence):
        if row.act == "ended":
            if row.condition_id is not None and _stands(row):
                orders.end_condition(actor, licence.person_id, row.condition_id, today, "licence")
        elif row.act == "added":
            _add(actor, licence, row, authority, today)
        elif row.act == "changed" and row.condition_id is not None:
            if not _stands(row):
                raise NotYet("A condition that it changes was taken back on the order. Draft that one anew")
            columns = condition_columns(row, authority)
            orders.restate_condition(actor, licence.person_id, row.condition_id, columns, "licence")


def _stands(row: LicenceCondition) -> bool:
    """Whether the condition is still held true on the order."""
    return bool(Condition.objects.filter(pk=row.condition_id).exists())


def _add(actor: Actor, licence: Licence, row: LicenceCondition, authority: str, today: date) -> None:
    columns = condition_columns(row, authority)
    begins = licence.order.starts_on
    if columns["starts_on"] is None and licence.varies_id is not None and (begins is None or begins < today):
        columns["starts_on"] = today  # nothing new is required of days that are past
    condition = orders.bring_condition(actor, licence.person_id, licence.order_id, columns)
    amend(row, expected=row.version, by=actor, because="in force", condition_id=condition.pk)
    trail.record(actor, "licences:condition:in-force", row)

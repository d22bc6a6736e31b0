"""Beginning a licence with the standard conditions of its catalogue, or a new version; its days and first meeting."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition, Order
from throughcare.decisions.licences.commands.stating import COLUMNS, standing_row, stated
from throughcare.decisions.licences.commands.writing import (
    DRAFT,
    add,
    licence_held,
    order_held,
    pack_of,
    rows_of,
    to_be_changed,
    touch,
)
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.events import LicenceBegun
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import (
    CarriesNone,
    DatesContradict,
    InForceAlready,
    NotListed,
    NotNow,
    OneAtATime,
    OrderIsOver,
)
from throughcare.decisions.licences.wording import MAKING, STANDS
from throughcare.platform.access.door import require
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.conditions import ConditionKind, ConditionType, Wording
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.licensing import Stage


@transaction.atomic
def begin(actor: Actor, person_id: UUID, order_id: UUID, draft: LicenceDraft) -> Licence:
    """Begin to draft the licence of an order: what stands on the order already, then every standard condition.

    Raises NotPermitted, NotThere, PurposeNeeded, CarriesNone, OrderIsOver, OneAtATime, InForceAlready, NotListed,
    DatesContradict, or what a text may not tell.
    """
    require(actor, DRAFT, person_id)
    order = order_held(person_id, order_id)
    pack = jurisdictions.get(order.person.agency.jurisdiction)
    _carries(pack, order)
    if Licence.objects.filter(order=order, stage=Stage.ACTIVE).exists():
        raise InForceAlready
    licence = Licence(
        person_id=person_id, order=order, number=_next(order), place=pack.code, drafted_by_id=actor.user_id,
        catalogue=_catalogue(pack, order), **_columns(actor, pack, order, draft),
    )  # fmt: skip
    add(actor, licence, "licences:licence:begun", kind=licence.kind)
    _fill(actor, pack, licence, order)
    bus.publish(actor, LicenceBegun(person_id, licence.pk, order.pk, licence.kind))
    return licence


@transaction.atomic
def vary(actor: Actor, licence_id: UUID, *, expected: int) -> Licence:
    """Begin a new version of the licence in force, with its conditions as they stand.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, OneAtATime, OrderIsOver, StaleVersion.
    """
    former = licence_held(actor, licence_id)
    if former.stage != Stage.ACTIVE:
        raise NotNow("Only a licence that is in force is varied.", former.get_stage_display())
    touch(actor, former, expected)  # whoever read it before this sees that it changed
    order = order_held(former.person_id, former.order_id)
    pack = pack_of(former)
    _carries(pack, order)
    licence = Licence(
        person_id=former.person_id, order=order, number=_next(order), varies=former, place=former.place,
        kind=pack.licensing.kind_of_variation(former.kind), type=former.type, catalogue=former.catalogue,
        ends_on=former.ends_on, meets_who=former.meets_who, meets_on=former.meets_on, meets_at=former.meets_at,
        meets_place=former.meets_place, drafted_by_id=actor.user_id,
    )  # fmt: skip
    add(actor, licence, "licences:licence:begun", kind=licence.kind)
    for at, row in enumerate(each for each in rows_of(former) if each.act in STANDS):
        copied = {name: getattr(row, name) for name in COLUMNS}
        add(actor, LicenceCondition(
            person_id=licence.person_id, licence=licence, position=at, part=row.part, act="kept", former=row,
            condition_id=row.condition_id, **copied), "licences:condition:carried-over")  # fmt: skip
    bus.publish(actor, LicenceBegun(licence.person_id, licence.pk, order.pk, licence.kind))
    return licence


@transaction.atomic
def change_details(actor: Actor, licence_id: UUID, draft: LicenceDraft, *, expected: int) -> Licence:
    """Change its kind, days and first meeting; one that was approved waits for approval again.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, NotListed, DatesContradict, StaleVersion, or what a text may
    not tell.
    """
    licence = licence_held(actor, licence_id)
    columns = _columns(actor, pack_of(licence), licence.order, draft, licence)
    return to_be_changed(actor, licence, expected, **columns)


def _carries(pack: Jurisdiction, order: Order) -> None:
    """Raises CarriesNone, OrderIsOver or OneAtATime."""
    kinds = {each.code: each.kind for each in pack.order_types}
    if kinds.get(order.kind) not in pack.licensing.carried_by:
        raise CarriesNone
    if order.status in (Order.Status.ENDED, Order.Status.REVOKED):
        raise OrderIsOver
    if Licence.objects.filter(order=order, stage__in=MAKING).exists():
        raise OneAtATime


def _next(order: Order) -> int:
    last = Licence.objects.filter(order=order).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _columns(
    actor: Actor, pack: Jurisdiction, order: Order, draft: LicenceDraft, held: Licence | None = None
) -> dict[str, Any]:
    """Raises NotListed, DatesContradict, or what a text may not tell."""
    kinds, types = pack.licensing.kinds, pack.licensing.types
    varies = held is not None and held.varies_id is not None
    kind = held.kind if held is not None and varies else draft.kind or next(iter(kinds))
    if kind not in kinds and not varies:
        raise NotListed("kind", kind)
    if draft.type and draft.type not in types:
        raise NotListed("type", draft.type)
    starts_on = draft.starts_on or (None if held is not None else order.starts_on)
    ends_on = draft.last_day + timedelta(days=1) if draft.last_day else order.ends_on
    if starts_on and ends_on and ends_on <= starts_on:
        raise DatesContradict("The last day must be on or after the first day", "last_day")
    if order.starts_on and starts_on and starts_on < order.starts_on:
        raise DatesContradict("The order begins later: choose its first day or a later one", "starts_on")
    if order.ends_on and ends_on and ends_on > order.ends_on:
        raise DatesContradict("The order ends earlier: choose its last day or an earlier one", "last_day")
    texts = {"meets_who": draft.meets_who.strip(), "meets_place": draft.meets_place.strip()}
    refuse_what_tells(actor, order.person_id, texts, before=held)
    return {
        "kind": kind, "type": draft.type, "starts_on": starts_on, "ends_on": ends_on, "meets_on": draft.meets_on,
        "meets_at": draft.meets_at, **texts,
    }  # fmt: skip


def _catalogue(pack: Jurisdiction, order: Order) -> str:
    """The version in use when the order begins; it is kept with the licence, whatever comes later."""
    first = next((each for each in pack.condition_types if _standard(pack, each)), None)
    if first is None:
        return ""
    catalogue = pack.catalogue_of(first)
    return catalogue.name(catalogue.in_use(order.starts_on or order.made_on))


def _standard(pack: Jurisdiction, kind: ConditionType) -> bool:
    return kind.kind is ConditionKind.STANDARD and pack.licensing.catalogue in ("", kind.catalogue)


def _fill(actor: Actor, pack: Jurisdiction, licence: Licence, order: Order) -> None:
    """What stands on the order, and the standard conditions that do not."""
    on_order = list(Condition.objects.filter(order=order).order_by("id"))
    rows = [standing_row(pack, licence, condition) for condition in on_order]
    kinds = {condition.kind for condition in on_order if not condition.wording}
    wordings = {(condition.kind, condition.wording) for condition in on_order}
    for kind, wording in _standards(pack, order):
        if kind.code in kinds or (kind.code, wording.code if wording else "") in wordings:
            continue
        rows.append(stated(actor, licence, order, RowDraft(condition=_as_draft(kind, wording))))
    for at, row in enumerate(
        sorted(rows, key=lambda each: ("standard", "additional", "bespoke").index(each.part))
    ):
        row.position = at
        add(actor, row, "licences:condition:added")


def _standards(pack: Jurisdiction, order: Order) -> Iterator[tuple[ConditionType, Wording | None]]:
    for kind in pack.condition_types:
        if _standard(pack, kind):
            version = pack.catalogue_of(kind).in_use(order.starts_on or order.made_on)
            worded: Iterable[Wording | None] = kind.wordings_in(version.version) or (None,)
            yield from ((kind, wording) for wording in worded)


def _as_draft(kind: ConditionType, wording: Wording | None) -> ConditionDraft:
    if wording is None or wording.inputs:
        return ConditionDraft(kind=kind.code, text=kind.title)
    return ConditionDraft(kind=kind.code, wording=wording.code)

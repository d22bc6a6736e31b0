"""What every write of this app shares: the licence held, the place's table of moves, rows kept with their entry."""

from typing import Any
from uuid import UUID

from throughcare.casework.orders.models import Order
from throughcare.decisions.licences.events import LicenceMoved, LicenceOver
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import NotNow
from throughcare.decisions.licences.wording import OPEN_TO_CHANGE
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import Versioned, amend
from throughcare.platform.events import bus
from throughcare.register.documents.commands import drop_waiting
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.licensing import Stage

DRAFT, APPROVE = Permission.CONDITIONS_DRAFT, Permission.CONDITIONS_APPROVE


def licence_held(actor: Actor, licence_id: UUID, permission: Permission = DRAFT) -> Licence:
    """The licence, if the actor may; one writer at a time. Raises NotPermitted, NotThere, PurposeNeeded."""
    rows = Licence.objects.select_for_update(no_key=True, of=("self",))
    licence: Licence | None = rows.select_related("person__agency", "order").filter(pk=licence_id).first()
    if licence is None:
        raise NotThere(permission, None, "no such licence")
    require(actor, permission, licence.person_id)
    return licence


def pack_of(licence: Licence) -> Jurisdiction:
    """The place whose table it keeps."""
    return jurisdictions.get(licence.place)


def stage_words(licence: Licence) -> str:
    """Where it is, in the place's own words."""
    return pack_of(licence).licensing.words(Stage(licence.stage), variation=licence.varies_id is not None)


def move(
    actor: Actor, licence: Licence, to: Stage, *, expected: int, action: str, what: str, **changes: Any
) -> Licence:
    """Pass it to another stage, where the place's table allows it, with its entry and event.

    what: what cannot be done where it is not allowed. Raises NotNow, StaleVersion.
    """
    allowed = pack_of(licence).licensing.allows(
        Stage(licence.stage), to, variation=licence.varies_id is not None
    )
    if not allowed:
        raise NotNow(what, stage_words(licence))
    amend(licence, expected=expected, by=actor, because=to.value, stage=to.value, **changes)
    if to not in (Stage.APPROVED, Stage.ACTIVE):
        drop_waiting(actor, licence.person_id, licence.pk, because=to.value)
    trail.record(actor, f"licences:licence:{action}", licence, details={"stage": to.value})
    if to.over:
        because = changes.get("over_because") or to.value
        bus.publish(actor, LicenceOver(licence.person_id, licence.pk, licence.order_id, because))
    elif to is not Stage.ACTIVE:
        bus.publish(actor, LicenceMoved(licence.person_id, licence.pk, licence.order_id, to.value))
    return licence


def to_be_changed(actor: Actor, licence: Licence, expected: int, **changes: Any) -> Licence:
    """Let what it says be changed: a draft, or one that waits; one that was approved waits for approval again.

    Raises NotNow, StaleVersion.
    """
    if licence.stage == Stage.APPROVED:
        return move(
            actor, licence, Stage.SUBMITTED, expected=expected, action="changed-after-approval",
            what="It cannot be changed.", decided_by_id=None, decided_at=None, decided_because="", **changes,
        )  # fmt: skip
    if licence.stage not in OPEN_TO_CHANGE:
        raise NotNow("What was approved stays as it is.", stage_words(licence))
    return touch(actor, licence, expected, **changes)


def touch(actor: Actor, licence: Licence, expected: int, **changes: Any) -> Licence:
    """A new version of the licence, so that whoever read it before sees that it changed. Raises StaleVersion."""
    amend(licence, expected=expected, by=actor, because="changed", **changes)
    trail.record(actor, "licences:licence:changed", licence)
    return licence


def rows_of(licence: Licence) -> list[LicenceCondition]:
    """Its conditions, in their order."""
    return list(LicenceCondition.objects.filter(licence=licence).order_by("position", "id"))


def order_held(person_id: UUID, order_id: UUID) -> Order:
    """The order of this person, locked. Raises NotThere."""
    rows = Order.objects.select_for_update(no_key=True, of=("self",)).select_related("person__agency")
    order: Order | None = rows.filter(pk=order_id, person_id=person_id).first()
    if order is None:
        raise NotThere(DRAFT, person_id, "no such order")
    return order


def add(actor: Actor, row: Versioned, action: str, **details: str | int | bool) -> None:
    """Check and keep a new row, and write it down."""
    row.recorded_by_id = actor.user_id
    row.full_clean(validate_constraints=False)
    row.save(force_insert=True)
    trail.record(actor, action, row, details=details)

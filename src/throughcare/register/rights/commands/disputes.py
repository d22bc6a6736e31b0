"""What the person says against something recorded, and restricting its use until that is settled."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.holdings import models_of_the_record
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.rights.events import DisputeRecorded
from throughcare.register.rights.models import Dispute
from throughcare.register.rights.refusals import NotOpen, OutOfOrder, ReasonMissing


@dataclass(frozen=True, slots=True)
class About:
    """What is disputed: a row of a table, or the whole record (table "")."""

    table: str = ""
    row: UUID | None = None


@transaction.atomic
def record_dispute(
    actor: Actor, person_id: UUID, *, kind: str, about: About, what: str, said: str, starts_on: date
) -> Dispute:
    """Write down what the person says. Anyone who may change the record may; restricting is for those who answer.

    Raises NotPermitted, NotThere, PurposeNeeded, OutOfOrder or ReasonMissing.
    """
    restricts = kind == Dispute.Kind.RESTRICTION
    door.require(actor, Permission.RIGHTS_ANSWER if restricts else Permission.PERSON_CHANGE, person_id)
    if starts_on > clock.today(actor.zone):
        raise OutOfOrder("The day must be today or in the past", "starts_on", on=starts_on)
    if not said.strip():
        raise ReasonMissing("Write down what the person says", "said")
    refuse_what_tells(actor, person_id, {"what": what, "said": said})
    _check_there(person_id, about)
    made = Dispute(
        person_id=person_id, kind=kind, table=about.table, row=about.row, what=what, said=said, starts_on=starts_on,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(validate_constraints=False)
    made.save(force_insert=True)
    trail.record(actor, f"rights:{kind}:recorded", made)
    bus.publish(actor, DisputeRecorded(person_id, made.pk, kind))
    return made


@transaction.atomic
def settle_dispute(actor: Actor, dispute_id: UUID, *, expected: int, ends_on: date, settled: str) -> Dispute:
    """End a dispute with what came of it; it stays on the record. Raises as `record_dispute`, NotOpen, StaleVersion."""
    held: Dispute | None = Dispute.objects.filter(pk=dispute_id).first()
    if held is None:
        raise door.NotThere(Permission.RIGHTS_ANSWER, None, "R1 no such dispute")
    door.require(actor, Permission.RIGHTS_ANSWER, held.person_id)
    if held.ends_on is not None:
        raise NotOpen
    if ends_on < held.starts_on:
        raise OutOfOrder("The end must be on or after the start", "ends_on", on=ends_on)
    if not settled.strip():
        raise ReasonMissing("Say what came of it", "settled")
    refuse_what_tells(actor, held.person_id, {"settled": settled})
    amend(held, expected=expected, by=actor, because="settled", ends_on=ends_on, settled=settled)
    trail.record(actor, f"rights:{held.kind}:settled", held)
    return held


def _check_there(person_id: UUID, about: About) -> None:
    if not about.table:
        return
    model = next((each for each in models_of_the_record() if each._meta.label == about.table), None)
    rows = model._default_manager.filter(pk=about.row, person_id=person_id) if model and about.row else None
    if rows is None or not rows.exists():
        raise door.NotThere(Permission.PERSON_CHANGE, person_id, "R1 no such row")

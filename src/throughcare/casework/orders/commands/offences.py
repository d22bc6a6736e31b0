"""The offence history: add, correct, take back."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.orders.commands.writing import (
    ADDED,
    CHANGED,
    TAKEN_BACK,
    add,
    held,
    pack_of,
    refuse_why,
)
from throughcare.casework.orders.drafts import OffenceDraft
from throughcare.casework.orders.events import OffenceHistoryChanged
from throughcare.casework.orders.models import Offence, Sentence
from throughcare.casework.orders.refusals import (
    CodeWithoutScheme,
    DatesContradict,
    InTheFuture,
    NotListed,
    OutcomeContradicts,
    StillInUse,
)
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.people.models import BirthPrecision, Person
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def add_offence(actor: Actor, person_id: UUID, draft: OffenceDraft) -> Offence:
    """Add an entry to the offence history.

    Raises NotPermitted, NotThere, PurposeNeeded, or what `_check` raises.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft))
    offence = Offence(person_id=person_id, recorded_by_id=actor.user_id, **asdict(draft))
    add(actor, offence, "orders:offence:added")
    bus.publish(actor, OffenceHistoryChanged(person_id, "offence", offence.pk, ADDED))
    return offence


@transaction.atomic
def correct_offence(
    actor: Actor, person_id: UUID, offence_id: UUID, draft: OffenceDraft, *, expected: int, because: str
) -> Offence:
    """Write a new version of an entry. Raises as `add_offence`, and StaleVersion."""
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    offence = held(Offence, person_id, offence_id)
    _check(actor, person_id, draft)
    refuse_what_tells(actor, person_id, asdict(draft), before=offence)
    amend(offence, expected=expected, by=actor, because=because, **asdict(draft))
    trail.record(actor, "orders:offence:changed", offence)
    bus.publish(actor, OffenceHistoryChanged(person_id, "offence", offence.pk, CHANGED))
    return offence


@transaction.atomic
def retract_offence(actor: Actor, person_id: UUID, offence_id: UUID, *, expected: int, because: str) -> None:
    """Stop holding an entry true; its versions stay.

    Raises StillInUse when a sentence rests on it, StaleVersion.
    """
    require(actor, Permission.ORDER_CHANGE, person_id)
    refuse_why(actor, person_id, because)
    offence = held(Offence, person_id, offence_id)
    if Sentence.objects.filter(offence_id=offence_id).exists():
        raise StillInUse("A sentence is recorded for this offence. Change or take back the sentence first.")
    retract(offence, expected=expected, by=actor, because=because)
    trail.record(actor, "orders:offence:taken-back", offence)
    bus.publish(actor, OffenceHistoryChanged(person_id, "offence", offence.pk, TAKEN_BACK))


def _check(actor: Actor, person_id: UUID, draft: OffenceDraft) -> None:
    """Raise InTheFuture, DatesContradict, OutcomeContradicts, CodeWithoutScheme or NotListed."""
    today = clock.today(actor.zone)
    for day, what, field in (
        (draft.committed_on, "The date of the offence", "committed_on"),
        (draft.convicted_on, "The date of conviction", "convicted_on"),
    ):
        if day is not None and day > today:
            raise InTheFuture(what, field, day)
    if draft.convicted_on and draft.outcome != Offence.Outcome.CONVICTED:
        raise OutcomeContradicts(draft.outcome)
    if draft.committed_on and draft.convicted_on and draft.convicted_on < draft.committed_on:
        raise DatesContradict(
            "The date of conviction must not be before the date of the offence",
            "convicted_on", draft.committed_on, draft.convicted_on,
        )  # fmt: skip
    _check_birth(person_id, draft)
    if draft.code and not draft.scheme:
        raise CodeWithoutScheme()
    known = {scheme.code for scheme in pack_of(actor, person_id).offence_schemes}
    if draft.scheme and draft.scheme not in known:
        raise NotListed("scheme", draft.scheme)


def _check_birth(person_id: UUID, draft: OffenceDraft) -> None:
    earliest = min((day for day in (draft.committed_on, draft.convicted_on) if day), default=None)
    born: date | None = (
        Person.objects.filter(pk=person_id, born_precision=BirthPrecision.EXACT)
        .values_list("born_from", flat=True)
        .first()
    )
    if earliest and born and earliest < born:
        field = "committed_on" if draft.committed_on == earliest else "convicted_on"
        raise DatesContradict(
            "This date is before the person's date of birth. Check both.", field, born, earliest
        )

"""Allocating people to officers: one at a time, or many from one officer to another.

A new responsible officer ends the former one's part on the same day. That nobody has two at once is the
database's promise (an exclusion constraint); what it refuses is told in plain words.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload import queries
from throughcare.register.caseload.events import AllocationChanged, AllocationEnded
from throughcare.register.caseload.models import Allocation, Exclusion, Named, Restriction
from throughcare.register.people.texts import refuse_what_tells

RESPONSIBLE = Allocation.Part.RESPONSIBLE
ENTRIES_HOLD = 1500
"""People named in one audit entry; a larger transfer writes several."""


class AllocationRefused(Refused):
    """Something about officer, team, day or person stands against it; the message says what."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """People to move from one responsible officer to another, from `starts_on`."""

    from_officer: UUID
    person_ids: Sequence[UUID]
    to_officer: UUID
    to_team: UUID
    starts_on: date
    reason: str


@transaction.atomic
def allocate(
    actor: Actor,
    person_id: UUID,
    *,
    officer_id: UUID,
    team_id: UUID,
    starts_on: date,
    reason: str,
    part: str = RESPONSIBLE,
) -> Allocation:
    """Give an officer a part in a person's supervision from `starts_on`.

    Raises NotPermitted, NotThere, PurposeNeeded or AllocationRefused.
    """
    require(actor, Permission.ALLOCATE, person_id)
    refuse_what_tells(actor, person_id, {"reason": reason})
    _check_officer(actor, officer_id, team_id, [person_id])
    former = _former(person_id, starts_on) if part == RESPONSIBLE else None
    if former is not None and (former.officer_id, former.team_id) == (officer_id, team_id):
        raise AllocationRefused("This officer is already responsible for this person", "post")
    if part != RESPONSIBLE:
        _check_not_supporting(person_id, officer_id, starts_on)
    made = Allocation(
        person_id=person_id, officer_id=officer_id, team_id=team_id, part=part, starts_on=starts_on,
        reason=reason, recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean(validate_constraints=False)  # the database asks the constraints, with the write
    with _told_plainly():
        if former is not None:
            amend(
                former, expected=former.version, by=actor, because="allocated to another", ends_on=starts_on
            )
        made.save(force_insert=True)
    _name_where_restricted(actor, [person_id], officer_id)
    trail.record(actor, "caseload:allocation:changed", made, details={"part": part})
    bus.publish(actor, _changed(made, former.officer_id if former else None))
    return made


@transaction.atomic
def transfer(
    actor: Actor, person_id: UUID, *, officer_id: UUID, team_id: UUID, starts_on: date, reason: str
) -> Allocation:
    """Move one person to another responsible officer. Raises as `allocate`, and when nobody is so now."""
    require(actor, Permission.ALLOCATE, person_id)
    if _former(person_id, starts_on) is None:
        raise AllocationRefused(
            "Nobody is responsible for this person on that day. Allocate them instead.", "starts_on"
        )
    return allocate(
        actor, person_id, officer_id=officer_id, team_id=team_id, starts_on=starts_on, reason=reason
    )


@transaction.atomic
def end_allocation(
    actor: Actor, allocation_id: UUID, *, expected: int, ends_on: date, because: str
) -> Allocation:
    """End an officer's part; `ends_on` is the first day on which it no longer holds.

    Raises NotPermitted, NotThere, PurposeNeeded, StaleVersion or AllocationRefused.
    """
    held: Allocation | None = Allocation.objects.filter(pk=allocation_id).first()
    if held is None:
        raise NotThere(Permission.ALLOCATE, None, "R1 no such allocation")
    require(actor, Permission.ALLOCATE, held.person_id)
    if held.ends_on is not None and held.ends_on <= clock.today(actor.zone):
        raise AllocationRefused("This part has already ended", "ends_on")
    if ends_on < held.starts_on:
        raise AllocationRefused("It must be on or after the day the part began", "ends_on", on=held.starts_on)
    refuse_what_tells(actor, held.person_id, {"reason": because})
    amend(held, expected=expected, by=actor, because=because, ends_on=ends_on)
    trail.record(actor, "caseload:allocation:ended", held, details={"part": held.part})
    bus.publish(actor, AllocationEnded(held.person_id, held.pk, held.officer_id, held.part, ends_on))
    return held


@transaction.atomic
def mass_transfer(actor: Actor, move: Transfer) -> int:
    """Move people from one officer's caseload to another's, all or none; returns how many.

    Raises NotPermitted, or AllocationRefused when someone chosen is no longer with that officer, is hidden
    from the actor, or may not be seen by the new officer.
    """
    require(actor, Permission.ALLOCATE)
    chosen = set(move.person_ids)
    if not chosen:
        raise AllocationRefused("Choose at least one person", "people")
    if move.from_officer == move.to_officer:
        raise AllocationRefused("Choose another officer than the one they are with now", "post")
    _check_officer(actor, move.to_officer, move.to_team, chosen)
    rows = list(
        Allocation.objects.select_for_update(of=("self",)).filter(
            visible_to(actor), _holding(move.starts_on), person_id__in=chosen, officer_id=move.from_officer,
            part=RESPONSIBLE,
        )
    )  # fmt: skip
    if len(rows) != len(chosen):
        raise AllocationRefused(
            "Someone you chose is no longer on this caseload. Nobody was moved: look at the list again.",
            "people",
        )
    for row in rows:
        refuse_what_tells(actor, row.person_id, {"reason": move.reason})
    made = _move(actor, rows, move)
    _name_where_restricted(actor, chosen, move.to_officer)
    for start in range(0, len(made), ENTRIES_HOLD):
        part = made[start : start + ENTRIES_HOLD]
        trail.record(
            actor, "caseload:allocation:transferred", kind="caseload.allocation",
            people=[each.person_id for each in part],
            details={"from": str(move.from_officer), "to": str(move.to_officer), "people": len(part)},
        )  # fmt: skip
    for each in made:
        bus.publish(actor, _changed(each, move.from_officer))
    return len(made)


def _move(actor: Actor, rows: Sequence[Allocation], move: Transfer) -> list[Allocation]:
    made = [
        Allocation(
            person_id=row.person_id, officer_id=move.to_officer, team_id=move.to_team, part=RESPONSIBLE,
            starts_on=move.starts_on, reason=move.reason, recorded_by_id=actor.user_id,
        )
        for row in rows
    ]  # fmt: skip
    made[0].full_clean(validate_constraints=False)  # all alike but for the person
    with _told_plainly():
        Allocation.objects.filter(pk__in=[row.pk for row in rows]).update(
            ends_on=move.starts_on, version=F("version") + 1, known_from=clock.now(),
            recorded_by_id=actor.user_id, because="transferred to another",
        )  # fmt: skip
        Allocation.objects.bulk_create(made)
    return made


def _former(person_id: UUID, starts_on: date) -> Allocation | None:
    """Who is responsible on the day, if anyone; locked, so that two allocations wait for each other."""
    rows = Allocation.objects.select_for_update(of=("self",)).filter(
        _holding(starts_on), person_id=person_id, part=RESPONSIBLE
    )
    found: Allocation | None = rows.first()
    return found


def _holding(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def _check_officer(actor: Actor, officer_id: UUID, team_id: UUID, people: Collection[UUID]) -> None:
    if not queries.works_in(officer_id, team_id, clock.today(actor.zone)):
        raise AllocationRefused("Choose an officer who works in the team", "post")
    if Exclusion.objects.filter(user_id=officer_id, person_id__in=people).exists():
        raise AllocationRefused(
            "This officer may not see the record of someone you chose. Choose another officer.", "post"
        )


def _check_not_supporting(person_id: UUID, officer_id: UUID, starts_on: date) -> None:
    rows = Allocation.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on), person_id=person_id, officer_id=officer_id,
        part=Allocation.Part.SUPPORTING,
    )  # fmt: skip
    if rows.exists():
        raise AllocationRefused("This officer already supports this person", "post")


def _name_where_restricted(actor: Actor, people: Collection[UUID], officer_id: UUID) -> None:
    """Whoever is given a restricted record to work on is named on it, or could not open it."""
    held = Named.objects.filter(user_id=officer_id, person_id__in=people).values("person_id")
    for wall in Restriction.objects.filter(person_id__in=people).exclude(person_id__in=held):
        named = Named(
            person_id=wall.person_id, agency_id=wall.agency_id, user_id=officer_id, reason="Allocated",
            recorded_by_id=actor.user_id,
        )  # fmt: skip
        named.save(force_insert=True)
        trail.record(actor, "caseload:named:added", named)


def _changed(made: Allocation, former: UUID | None) -> AllocationChanged:
    return AllocationChanged(
        made.person_id, made.pk, made.officer_id, made.team_id, made.part, made.starts_on, former
    )


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Turn the exclusion constraint's refusal into one a person understands; anything else goes on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        if "caseload_allocation_one_responsible" not in str(broken):
            raise
        raise AllocationRefused(
            "Another officer is already responsible on some of these days."
            " Choose a later day, or end that part first.",
            "starts_on",
        ) from broken

"""Who may see a record: restrictions with those named on them, and exclusions."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.platform.refusal import Refused
from throughcare.register.caseload import queries
from throughcare.register.caseload.events import AccessChanged, RecordRestricted, RestrictionLifted
from throughcare.register.caseload.models import Allocation, Exclusion, Glass, Named, Restriction
from throughcare.register.caseload.reach import own_agency
from throughcare.register.people.texts import refuse_what_tells

HAS_A_PART = "This colleague has a part in the supervision. Allocate the person to someone else first."


class WallRefused(Refused):
    """The wall would leave nobody to do the work, or stands already; the message says which."""


@transaction.atomic
def restrict(
    actor: Actor, person_id: UUID, *, reason: str, review_on: date | None = None, also: Iterable[UUID] = (),
    never_broken: bool = False,
) -> Restriction:  # fmt: skip
    """Make a record limited-access. Named from the first moment: whoever does it, the officers who have a
    part today or to come, the managers of their teams, and `also`.

    never_broken: not to be opened by breaking the glass either; who has it open so is shut out at once.
    Raises NotPermitted, NotThere, PurposeNeeded or WallRefused.
    """
    require(actor, Permission.RESTRICT, person_id)
    if Restriction.objects.filter(person_id=person_id).exists():
        raise WallRefused("This record is already restricted")
    refuse_what_tells(actor, person_id, {"reason": reason})
    extra = list(also)
    _check_colleagues(actor, extra, "also")
    # Names before the wall: with the wall standing first, its own builder would no longer see the person.
    for user_id, why in _present(actor, person_id, extra).items():
        _name(actor, person_id, user_id, why)
    made = Restriction(
        person_id=person_id, agency_id=own_agency(actor), reason=reason, starts_on=clock.today(actor.zone),
        review_on=review_on, never_broken=never_broken, recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    if never_broken:
        _shut_glass(actor, person_id)
    trail.record(actor, "caseload:restriction:added", made, details={"never_broken": never_broken})
    bus.publish(actor, RecordRestricted(person_id, made.pk))
    return made


@transaction.atomic
def lift_restriction(actor: Actor, person_id: UUID, *, expected: int, because: str) -> None:
    """Make the record an ordinary one again. The list of those named ends with it; its history stays.

    Raises NotPermitted, NotThere, StaleVersion or WallRefused.
    """
    require(actor, Permission.RESTRICT, person_id)
    held = Restriction.objects.filter(person_id=person_id).first()
    if held is None:
        raise WallRefused("This record is not restricted")
    refuse_what_tells(actor, person_id, {"reason": because})
    retract(held, expected=expected, by=actor, because=because)
    for named in Named.objects.filter(person_id=person_id):
        retract(named, expected=named.version, by=actor, because="restriction lifted")
    trail.record(actor, "caseload:restriction:lifted", held)
    bus.publish(actor, RestrictionLifted(person_id, held.pk))


@transaction.atomic
def name_user(actor: Actor, person_id: UUID, *, user_id: UUID, reason: str) -> Named:
    """Let a colleague see a restricted record. Raises NotPermitted, NotThere or WallRefused."""
    require(actor, Permission.RESTRICT, person_id)
    _check_colleagues(actor, [user_id], "user")
    if not Restriction.objects.filter(person_id=person_id).exists():
        raise WallRefused("This record is not restricted, so nobody needs to be named")
    if Named.objects.filter(person_id=person_id, user_id=user_id).exists():
        raise WallRefused("This colleague is already named", "user")
    refuse_what_tells(actor, person_id, {"reason": reason})
    named = _name(actor, person_id, user_id, reason)
    bus.publish(actor, AccessChanged(person_id, user_id, "named"))
    return named


@transaction.atomic
def unname_user(actor: Actor, named_id: UUID, *, expected: int, because: str) -> None:
    """Take a colleague off a restricted record.

    Raises NotPermitted, NotThere, StaleVersion or WallRefused.
    """
    named = _of(Named, actor, named_id)
    if _has_part(named.person_id, named.user_id, actor):
        raise WallRefused(HAS_A_PART)
    if not Named.objects.filter(person_id=named.person_id).exclude(pk=named.pk).exists():
        raise WallRefused("Someone must be named. Name another colleague first.")
    refuse_what_tells(actor, named.person_id, {"reason": because})
    retract(named, expected=expected, by=actor, because=because)
    trail.record(actor, "caseload:named:removed", named)
    bus.publish(actor, AccessChanged(named.person_id, named.user_id, "unnamed"))


@transaction.atomic
def exclude(actor: Actor, person_id: UUID, *, user_id: UUID, reason: str) -> Exclusion:
    """Keep a record from a colleague, whatever their role. Raises NotPermitted, NotThere or WallRefused."""
    require(actor, Permission.RESTRICT, person_id)
    _check_colleagues(actor, [user_id], "user")
    if user_id == actor.user_id:
        raise WallRefused("You cannot exclude yourself. Ask another manager.", "user")
    if _has_part(person_id, user_id, actor):
        raise WallRefused(HAS_A_PART, "user")
    if Exclusion.objects.filter(person_id=person_id, user_id=user_id).exists():
        raise WallRefused("This colleague is already excluded", "user")
    refuse_what_tells(actor, person_id, {"reason": reason})
    made = Exclusion(
        person_id=person_id, agency_id=own_agency(actor), user_id=user_id, reason=reason,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    trail.record(actor, "caseload:exclusion:added", made)
    bus.publish(actor, AccessChanged(person_id, user_id, "excluded"))
    return made


@transaction.atomic
def end_exclusion(actor: Actor, exclusion_id: UUID, *, expected: int, because: str) -> None:
    """Let the colleague see the record again as their role allows.

    Raises NotPermitted, NotThere or StaleVersion.
    """
    held = _of(Exclusion, actor, exclusion_id)
    refuse_what_tells(actor, held.person_id, {"reason": because})
    retract(held, expected=expected, by=actor, because=because)
    trail.record(actor, "caseload:exclusion:ended", held)
    bus.publish(actor, AccessChanged(held.person_id, held.user_id, "let in"))


def _shut_glass(actor: Actor, person_id: UUID) -> None:
    """End what is open by broken glass: another agency's user cannot see the mark that shuts it."""
    now = clock.now()
    for glass in Glass.objects.filter(person_id=person_id, ends_at__gt=now):
        amend(glass, expected=glass.version, by=actor, because="never to be broken", ends_at=now)


def _of(model: Any, actor: Actor, key: UUID) -> Any:
    """The row, once the actor may change its person's walls; an unknown id answers as a hidden person."""
    held = model.objects.filter(pk=key).first()
    if held is None:
        raise NotThere(Permission.RESTRICT, None, "R1 no such row")
    require(actor, Permission.RESTRICT, held.person_id)
    return held


def _name(actor: Actor, person_id: UUID, user_id: UUID, reason: str) -> Named:
    named = Named(
        person_id=person_id, agency_id=own_agency(actor), user_id=user_id, reason=reason,
        recorded_by_id=actor.user_id,
    )  # fmt: skip
    named.full_clean()
    named.save(force_insert=True)
    trail.record(actor, "caseload:named:added", named)
    return named


def _present(actor: Actor, person_id: UUID, also: Iterable[UUID]) -> dict[UUID, str]:
    """Who is named when a record becomes restricted, and why; each once, the first reason standing."""
    today = clock.today(actor.zone)
    held = list(_parts_from(today).filter(person_id=person_id).values_list("officer_id", "team_id"))
    found: dict[UUID, str] = {}
    for officer_id, _ in held:
        found.setdefault(officer_id, "Has a part in the supervision")
    found.setdefault(actor.user_id, "Restricted the record")
    for manager in queries.managers_of([team for _, team in held], today):
        found.setdefault(manager, "Manages the team")
    for user_id in also:
        found.setdefault(user_id, "Named when the record was restricted")
    return found


def _has_part(person_id: UUID, user_id: UUID, actor: Actor) -> bool:
    parts = _parts_from(clock.today(actor.zone)).filter(person_id=person_id, officer_id=user_id)
    return bool(parts.exists())


def _parts_from(today: date) -> Any:
    """Parts in force today or to come."""
    return Allocation.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today))


def _check_colleagues(actor: Actor, users: Iterable[UUID], field: str) -> None:
    wanted = set(users)
    known = User.objects.filter(
        pk__in=wanted, agency_id=own_agency(actor), is_system=False, is_machine=False
    ).count()
    if known != len(wanted):
        raise WallRefused("Choose colleagues of your agency", field)

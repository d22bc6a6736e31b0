"""What the person needs at an appointment: asked for when it is booked, then confirmed, or said to be missing."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.writing import add, held
from throughcare.casework.supervision.models import Appointment, Arrangement
from throughcare.casework.supervision.refusals import NothingChanged, NotListed
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.register.people.queries.needs import needs_of
from throughcare.rules.contacts import ContactKind
from throughcare.rules.dates import civil_date


def arrange(
    actor: Actor, person_id: UUID, booked: Sequence[Appointment], not_needed: Collection[str]
) -> None:
    """Ask for what the record says the person needs, at each of the appointments just booked.

    not_needed: needs, in their words, which somebody said are not needed this time: kept as such, so that nobody asks
    again why they were not there.
    """
    meetings = [each for each in booked if ContactKind(each.kind).with_the_person]
    for meeting in meetings:
        for need in needs_of(actor, person_id, civil_date(meeting.starts_at, actor.zone)):
            skipped = need.words in not_needed
            standing = Arrangement.Standing.NOT_NEEDED if skipped else Arrangement.Standing.ASKED
            row = Arrangement(
                person_id=person_id, appointment_id=meeting.pk, kind=need.kind, need=need.words, standing=standing,
                recorded_by_id=actor.user_id,
            )  # fmt: skip
            add(actor, row, "supervision:arrangement:asked")


def settled_needs(appointment: Appointment) -> frozenset[str]:
    """What was said not to be needed at an appointment: it stays so when the appointment moves."""
    rows = Arrangement.objects.filter(appointment_id=appointment.pk, standing=Arrangement.Standing.NOT_NEEDED)
    return frozenset(rows.values_list("need", flat=True))


@transaction.atomic
def settle_arrangement(
    actor: Actor, person_id: UUID, arrangement_id: UUID, standing: str, *, expected: int
) -> None:
    """Say how an arrangement came out: confirmed, not needed, not available, or still only asked for.

    It may be said after the appointment too: what was missing counts where an excuse is judged.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, NothingChanged, StaleVersion.
    """
    require(actor, Permission.APPOINTMENT_BOOK, person_id)
    row = held(Arrangement, person_id, arrangement_id, Permission.APPOINTMENT_BOOK)
    if standing not in Arrangement.Standing.values:
        raise NotListed("standing")
    if standing == row.standing:
        raise NothingChanged("This is what stands already", "standing")
    amend(row, expected=expected, by=actor, because="settled", standing=standing)
    trail.record(actor, "supervision:arrangement:settled", row, details={"standing": standing})

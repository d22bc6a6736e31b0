"""What is read for the fields of a referral beside what a page knows already: safe numbers, and adjustments."""

from typing import Protocol
from uuid import UUID

from throughcare.casework.interventions.packet import Asked, Sender
from throughcare.casework.interventions.queries.around import Around
from throughcare.casework.interventions.queries.offerings import OfferingHeld
from throughcare.register.people.models import Adjustment, ContactPoint
from throughcare.rules.jurisdictions import Jurisdiction


class Worded(Protocol):
    """A referral, as a row or as it was read."""

    @property
    def person_id(self) -> UUID: ...
    @property
    def objective_id(self) -> UUID | None: ...
    @property
    def outcomes(self) -> list[str]: ...
    @property
    def most_days(self) -> int | None: ...
    @property
    def availability(self) -> str: ...


def sender_for(
    pack: Jurisdiction, known: Around, offering: OfferingHeld, referral: Worded, *, consented: bool
) -> Sender:
    """Everything the fields read. One statement, and another where something rests on consent.

    Only a number that somebody said is safe is told; the rest goes through the officer.
    """
    person, today = referral.person_id, known.today
    points = ContactPoint.objects.filter(person_id=person, safe="yes").exclude(ends_on__lte=today)
    numbers = tuple(f"{each.get_kind_display()} {each.value}" for each in points.order_by("kind", "id"))
    adjustments: tuple[str, ...] = ()
    if consented:
        rows = Adjustment.objects.filter(person_id=person).exclude(ends_on__lte=today).order_by("id")
        adjustments = tuple(rows.values_list("need", flat=True))
    asked = Asked(
        objective=referral.objective_id, outcomes=tuple(referral.outcomes), most_days=referral.most_days,
        availability=referral.availability,
    )  # fmt: skip
    return Sender(
        pack=pack, known=known, offering=offering, asked=asked, numbers=numbers, adjustments=adjustments,
        consented=consented,
    )  # fmt: skip

"""Factories of concerns, referrals, disclosures, arrangements and home visits. Everything they make is invented."""

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.casework.supervision import models as supervision
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.people.models import Person
from throughcare.register.safeguarding import models as safeguarding


class ConcernFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Concern

    kind, source = "staff", "seen"
    what = "Two members of staff visit together."
    noted_on, review_on = date(2026, 9, 1), date(2027, 9, 1)
    noted_by = factory.SubFactory(UserFactory)


class ReferralFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Referral

    about, to, how = "child", "Children's services, Exampleton", "form"
    why = "Seen on a home visit: no heating."
    sent_on, answer_due_on = date(2026, 11, 2), date(2026, 11, 5)


class DisclosureFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Disclosure

    recipient_kind, recipient = "police", "Duty officer, Exampleton police"
    what, why, power = "Address", "A missing person enquiry", "Data sharing agreement, part 2"
    basis, how = "public_task", "speech"
    told_on = date(2026, 11, 2)
    told_by = factory.SubFactory(UserFactory)


class ArrangementFactory(OfPersonFactory):
    class Meta:
        model = supervision.Arrangement

    appointment = factory.LazyAttribute(lambda made: appointment_of(made.person))
    kind, need = "interpreter", "Interpreter: Polish"


class HomeVisitFactory(OfPersonFactory):
    class Meta:
        model = supervision.HomeVisit

    contact = factory.LazyAttribute(lambda made: contact_at_home(made.person))
    achieved, went_with = True, "colleague"
    present: ClassVar[dict[str, int]] = {"person": 1, "child": 2}


def appointment_of(person: Person) -> supervision.Appointment:
    """An appointment of the person, kept by somebody of the agency."""
    starts_at = datetime(2026, 11, 2, 10, tzinfo=UTC)
    made: supervision.Appointment = supervision.Appointment.objects.create(
        person=person, officer=UserFactory(agency=person.agency), kind="office", starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30), required=False, recorded_by_id=SYSTEM_USER,
    )  # fmt: skip
    return made


def contact_at_home(person: Person) -> supervision.Contact:
    """A home visit of somebody of the agency."""
    made: supervision.Contact = supervision.Contact.objects.create(
        person=person, officer=UserFactory(agency=person.agency), kind="home", outcome="complied",
        happened_at=datetime(2026, 11, 2, 10, tzinfo=UTC), recorded_by_id=SYSTEM_USER,
    )  # fmt: skip
    return made

"""Factories of what is offered, the directory, consents, referrals, and what is done under them."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, OrganisationFactory, UserFactory
from tests.factories_plans import ObjectiveFactory
from throughcare.casework.interventions import models as interventions
from throughcare.casework.provision import models as provision
from throughcare.platform.actor import SYSTEM_USER

__all__ = [
    "ActionPlanFactory",
    "ConsentFactory",
    "EndReportFactory",
    "GroupFactory",
    "MeasureFactory",
    "OfferingFactory",
    "ReferralGroundFactory",
    "ReferralMoveFactory",
    "ResourceFactory",
    "ServiceReferralFactory",
    "ServiceSessionFactory",
    "SessionNoteFactory",
]

OF_PERSON = factory.SelfAttribute("..person")
OF_AGENCY = factory.SelfAttribute("..agency")
SENT_AT = datetime(2026, 10, 19, 9, 0, tzinfo=UTC)


class OfferingFactory(DjangoModelFactory[interventions.Offering]):
    class Meta:
        model = interventions.Offering

    agency = factory.SubFactory(AgencyFactory)
    organisation = factory.SubFactory(OrganisationFactory, agency=OF_AGENCY)
    recorded_by_id = SYSTEM_USER
    title = factory.Sequence(lambda n: f"Settled home {n}")
    what, needs = "Help to find and keep a home.", ["accommodation"]
    sessions, minutes, opens_on = 8, 60, date(2026, 1, 5)


class ResourceFactory(DjangoModelFactory[interventions.Resource]):
    class Meta:
        model = interventions.Resource

    agency = factory.SubFactory(AgencyFactory)
    recorded_by_id = SYSTEM_USER
    title, kind = factory.Sequence(lambda n: f"Open door {n}"), "housing"
    latitude, longitude = 51.5, -0.1
    opening = [{"day": 0, "from": "09:00", "to": "17:00"}]
    checked_on = date(2026, 10, 1)


class ConsentFactory(OfPersonFactory):
    class Meta:
        model = interventions.Consent

    kind, discloser, recipient = "treatment", "The agency", "A clinic"
    information, reason = "Attendance and progress", "To plan treatment"
    told_of_revoking, told_of_refusing = True, True
    signed_on, signed_how, ends_on = date(2026, 10, 12), "paper", date(2027, 10, 12)


class ServiceReferralFactory(OfPersonFactory):
    class Meta:
        model = interventions.ServiceReferral

    offering = factory.SubFactory(OfferingFactory, agency=factory.SelfAttribute("..person.agency"))
    organisation = factory.SelfAttribute("offering.organisation")
    objective = factory.SubFactory(ObjectiveFactory, person=OF_PERSON)
    route, state, why = "service", "sent", "To find a settled home."
    author = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    sent_at, waits_from = SENT_AT, SENT_AT.date()


class ReferralGroundFactory(OfPersonFactory):
    class Meta:
        model = interventions.ReferralGround
        django_get_or_create = ("referral",)

    referral = factory.SubFactory(ServiceReferralFactory, person=OF_PERSON)
    eligibility = {"state": "eligible", "on": "2026-10-19", "reasons": []}


class ReferralMoveFactory(OfPersonFactory):
    class Meta:
        model = interventions.ReferralMove

    referral = factory.SubFactory(ServiceReferralFactory, person=OF_PERSON)
    organisation = factory.SelfAttribute("referral.organisation")
    start, to, side, moved_on = "draft", "sent", "referrer", SENT_AT.date()


def _of_referral() -> Any:
    return factory.SubFactory(ServiceReferralFactory, person=OF_PERSON)


class ActionPlanFactory(OfPersonFactory):
    class Meta:
        model = provision.ActionPlan

    referral = _of_referral()
    organisation = factory.SelfAttribute("referral.organisation")
    sessions, activities = 8, ["Look at options together", "Visit a place"]


class GroupFactory(DjangoModelFactory[provision.Group]):
    class Meta:
        model = provision.Group

    offering = factory.SubFactory(OfferingFactory, agency=OF_AGENCY)
    agency = factory.SubFactory(AgencyFactory)
    organisation = factory.SelfAttribute("offering.organisation")
    recorded_by_id = SYSTEM_USER
    title, starts_on = factory.Sequence(lambda n: f"Tuesday group {n}"), date(2026, 10, 6)


class ServiceSessionFactory(OfPersonFactory):
    class Meta:
        model = provision.Session
        django_get_or_create = ("person", "starts_at")

    referral = _of_referral()
    organisation = factory.SelfAttribute("referral.organisation")
    number = 1
    starts_at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    ends_at = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


class SessionNoteFactory(OfPersonFactory):
    class Meta:
        model = provision.SessionNote

    session = factory.SubFactory(ServiceSessionFactory, person=OF_PERSON)
    referral = factory.SelfAttribute("session.referral")
    organisation = factory.SelfAttribute("session.organisation")
    words = "Talked about what home means."


class MeasureFactory(OfPersonFactory):
    class Meta:
        model = provision.Measure

    referral = _of_referral()
    organisation = factory.SelfAttribute("referral.organisation")
    measure, title, better = "nights-settled", "Nights in a settled place", "up"
    moment, measured_on, value = "before", date(2026, 11, 2), 3.0


class EndReportFactory(OfPersonFactory):
    class Meta:
        model = provision.EndReport

    referral = _of_referral()
    organisation = factory.SelfAttribute("referral.organisation")
    outcomes = [{"outcome": "A settled home", "achieved": "achieved", "words": ""}]
    author = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))

"""Factories of what opens and watches the walls: broken glass, cover, hidden matches, unusual looking."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from tests.factories import LONG_AGO, AgencyFactory, OfPersonFactory, PersonFactory, UserFactory
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.caseload import models as caseload


class GlassFactory(OfPersonFactory):
    class Meta:
        model = caseload.Glass

    agency = factory.SelfAttribute("person.agency")
    user = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    user_agency = factory.SelfAttribute("user.agency")
    reason_code, reason = "danger", "A call says that somebody is in danger."
    starts_at = factory.LazyFunction(clock.now)
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + timedelta(minutes=60))
    review_by = factory.LazyAttribute(lambda made: made.starts_at.date() + timedelta(days=2))


class HiddenMatchFactory(OfPersonFactory):
    class Meta:
        model = caseload.HiddenMatch

    other = factory.SubFactory(PersonFactory)
    reasons = "identifier"


class CoverFactory(DjangoModelFactory[caseload.Cover]):
    class Meta:
        model = caseload.Cover

    agency = factory.SelfAttribute("officer.agency")
    officer = factory.SubFactory(UserFactory)
    covered_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..officer.agency"))
    starts_on = LONG_AGO
    ends_on = date(2099, 1, 1)
    recorded_by_id = SYSTEM_USER


class OwnPlaceFactory(DjangoModelFactory[caseload.OwnPlace]):
    class Meta:
        model = caseload.OwnPlace

    agency = factory.SelfAttribute("user.agency")
    user = factory.SubFactory(UserFactory)
    mark = factory.Sequence(lambda number: number)
    recorded_by_id = SYSTEM_USER


class WellKnownFactory(OfPersonFactory):
    class Meta:
        model = caseload.WellKnown

    agency = factory.SelfAttribute("person.agency")
    reason = "In the newspapers"


class UnusualLookFactory(DjangoModelFactory[caseload.UnusualLook]):
    class Meta:
        model = caseload.UnusualLook

    agency = factory.SubFactory(AgencyFactory)
    user = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    rule, people = "many", 61
    subject = factory.SelfAttribute("user.pk")
    on = date(2026, 11, 3)
    found_at = factory.LazyFunction(clock.now)
    recorded_by_id = SYSTEM_USER

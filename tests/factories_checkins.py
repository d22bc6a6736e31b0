"""Factories of remote check-ins. Everything they make is invented."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, PersonFactory, UserFactory
from tests.factories_selfreports import report_of
from throughcare.casework.checkins import models as checkins
from throughcare.platform import clock

__all__ = [
    "CheckinChoiceFactory",
    "CheckinFactory",
    "CheckinPhotoFactory",
    "CheckinSeriesFactory",
    "OwnQuestionFactory",
]
FORM = "check-in@2026-11-22"
OF_PERSON = factory.SelfAttribute("..person")


def _today(days: int = 0) -> factory.LazyFunction:
    return factory.LazyFunction(lambda: clock.today("Europe/London") + timedelta(days=days))


class CheckinSeriesFactory(OfPersonFactory):
    class Meta:
        model = checkins.CheckinSeries
        django_get_or_create = ("person",)

    mode, interval_days, channel, check_kind = "SUPPLEMENT", 14, "text", "code"
    first_on, agreed_on = _today(), _today()
    reason = "They work early shifts."
    status, decision = "verified", "approved"
    asked_by = factory.SubFactory(UserFactory)
    decided_by = factory.SubFactory(UserFactory)
    decided_at = factory.LazyFunction(clock.now)


class CheckinFactory(OfPersonFactory):
    class Meta:
        model = checkins.Checkin

    series = factory.SubFactory(CheckinSeriesFactory, person=OF_PERSON)
    report = factory.LazyAttribute(lambda made: report_of(made.person, FORM))
    due_on, last_day = _today(), _today(2)
    told = "queued"


class OwnQuestionFactory(OfPersonFactory):
    class Meta:
        model = checkins.OwnQuestion

    series = factory.SubFactory(CheckinSeriesFactory, person=OF_PERSON)
    place, asks = 1, "How did the first week at work go?"


class CheckinPhotoFactory(DjangoModelFactory[checkins.CheckinPhoto]):
    class Meta:
        model = checkins.CheckinPhoto

    person = factory.SubFactory(PersonFactory)
    agency = factory.SelfAttribute("person.agency")
    report = factory.LazyAttribute(lambda made: report_of(made.person, FORM))
    content = "cGljdHVyZQ=="


class CheckinChoiceFactory(DjangoModelFactory[checkins.CheckinChoice]):
    class Meta:
        model = checkins.CheckinChoice

    agency = factory.SubFactory(AgencyFactory)
    photo, reason = True, "Agreed by the board."
    chosen_by = factory.SubFactory(UserFactory)

"""Factories of early support: what the rule answered, days looked at, switches, offers of help and their answers."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, UserFactory
from throughcare.casework.earlysupport import models as earlysupport
from throughcare.platform.actor import SYSTEM_USER
from throughcare.rules.interventions.early_support import RULE

__all__ = [
    "DayLookedFactory",
    "IndicationFactory",
    "OfferAnswerFactory",
    "SupportOfferFactory",
    "SupportSwitchFactory",
]
DAY = date(2026, 11, 21)


class IndicationFactory(DjangoModelFactory[earlysupport.Indication]):
    """Three missed contacts: help would be offered."""

    class Meta:
        model = earlysupport.Indication

    person = factory.SubFactory("tests.factories.PersonFactory")
    rule, from_on, answer = RULE, DAY, "offer_help"
    contacts, contacts_not_known, tests, tests_not_known, moves = 3, 0, 0, 0, 0


class DayLookedFactory(DjangoModelFactory[earlysupport.DayLooked]):
    class Meta:
        model = earlysupport.DayLooked

    agency = factory.SubFactory(AgencyFactory)
    rule, people = RULE, 250
    on = DAY


class SupportSwitchFactory(DjangoModelFactory[earlysupport.SupportSwitch]):
    """Asked for; a second person has not decided."""

    class Meta:
        model = earlysupport.SupportSwitch

    agency = factory.SubFactory(AgencyFactory)
    rule, days, people = RULE, 150, 250
    measured = factory.LazyFunction(lambda: {"people": 250})
    asked_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    asked_because = "It finds most of those who get into trouble"
    recorded_by_id = SYSTEM_USER


class SupportOfferFactory(OfPersonFactory):
    """Three missed contacts; waits to be offered."""

    class Meta:
        model = earlysupport.SupportOffer

    rule, found_on = RULE, DAY
    contacts, contacts_not_known, tests, tests_not_known, moves = 3, 0, 0, 0, 0


class OfferAnswerFactory(DjangoModelFactory[earlysupport.OfferAnswer]):
    class Meta:
        model = earlysupport.OfferAnswer

    person = factory.SubFactory("tests.factories.PersonFactory")
    offer = factory.SubFactory(
        SupportOfferFactory, person=factory.SelfAttribute("..person"), state="offered", help=["reminders"],
        offered_on=DAY,
    )  # fmt: skip
    answer = "declined"

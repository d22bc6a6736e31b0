"""Factories of versions of rules."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, UserFactory
from throughcare.casework.releases import models as releases
from throughcare.platform.actor import SYSTEM_USER


class RuleChangeFactory(DjangoModelFactory[releases.RuleChange]):
    class Meta:
        model = releases.RuleChange

    agency = factory.SubFactory(AgencyFactory)
    code, version_of_rule, effective_from = "recall-type-ew", date(2026, 3, 31), date(2199, 1, 1)
    why, state = "The law changed", "withdrawn"
    prepared_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    recorded_by_id = SYSTEM_USER


class OwnFiguresFactory(DjangoModelFactory[releases.OwnFigures]):
    class Meta:
        model = releases.OwnFigures

    agency = factory.SubFactory(AgencyFactory)
    code, figures = "attention", factory.LazyFunction(lambda: {"soon_days": 10})
    why, state = "The office is closed on Fridays", "withdrawn"
    prepared_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    recorded_by_id = SYSTEM_USER

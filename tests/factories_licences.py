"""Factories of licences."""

from datetime import date

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.decisions.licences import models as licences

__all__ = ["LicenceConditionFactory", "LicenceFactory"]
OF_PERSON = factory.SelfAttribute("..person")


class LicenceFactory(OfPersonFactory):
    """A first licence that is being drafted."""

    class Meta:
        model = licences.Licence

    order = factory.SubFactory("tests.factories.OrderFactory", person=OF_PERSON)
    number, place, kind, stage = 1, "ew", "CRD", "draft"
    starts_on = date(2026, 12, 1)
    drafted_by = factory.SubFactory(UserFactory)


class LicenceConditionFactory(OfPersonFactory):
    """An additional condition of a draft."""

    class Meta:
        model = licences.LicenceCondition

    licence = factory.SubFactory(LicenceFactory, person=OF_PERSON)
    position, part, act = 0, "additional", "added"
    kind, text = "ew-licence-curfew", "Stay at the address told to you at night."
    catalogue, legal_basis = "ew-licence 4.0", "Criminal Justice Act 2003"

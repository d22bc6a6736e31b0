"""Factories of hearings."""

from datetime import UTC, date, datetime

import factory

from tests.factories_ground import OfPersonFactory
from throughcare.decisions.hearings import models as hearings

__all__ = [
    "ConditionOutcomeFactory",
    "EligibilityAnswerFactory",
    "HearingFactory",
    "HearingResultFactory",
    "PartyFactory",
]
OF_PERSON = factory.SelfAttribute("..person")
STARTS_AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


class HearingFactory(OfPersonFactory):
    """A court review on the first of December."""

    class Meta:
        model = hearings.Hearing

    kind, starts_at, body, place = "court_review", STARTS_AT, "Example Court", "Room 2"


class PartyFactory(OfPersonFactory):
    class Meta:
        model = hearings.Party

    hearing = factory.SubFactory(HearingFactory, person=OF_PERSON)
    role, words = "counsel", "Lawful and Partners"


class HearingResultFactory(OfPersonFactory):
    """Nothing changed."""

    class Meta:
        model = hearings.Result

    hearing = factory.SubFactory(HearingFactory, person=OF_PERSON)
    basis, outcome, reasons, made_by = "recorded", "continues", "Progress is good", "Example Court"
    decided_at = STARTS_AT


class ConditionOutcomeFactory(OfPersonFactory):
    """A condition that a hearing took away."""

    class Meta:
        model = hearings.ConditionOutcome

    result = factory.SubFactory(HearingResultFactory, person=OF_PERSON)
    act = "discharged"
    condition = factory.SubFactory("tests.factories.ConditionFactory", person=OF_PERSON)


class EligibilityAnswerFactory(OfPersonFactory):
    """What a lawyer said of the plan."""

    class Meta:
        model = hearings.EligibilityAnswer

    rule, item, answer = "house-early-discharge", "objectives_achieved", "yes"
    said_by, said_on = "Lawful and Partners", date(2026, 11, 23)

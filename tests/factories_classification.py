"""Factories of calculations, proposals, overrides, levels and flags."""

from datetime import date

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.casework.classification import models as classification

OF_PERSON = factory.SelfAttribute("..person")
MADE_ON = date(2026, 11, 2)


class CalculationFactory(OfPersonFactory):
    class Meta:
        model = classification.Calculation

    made_on, trigger, rule = MADE_ON, "assessment", "tier-ew-v3@2026-11-22"
    level, sentences, fingerprint = "C", ["The tier is C, driven by ARP and CSRP."], "0" * 64


class ProposalFactory(OfPersonFactory):
    class Meta:
        model = classification.Proposal

    calculation = factory.SubFactory(CalculationFactory, person=OF_PERSON)
    level, level_now, decide_by = "C", "B", date(2026, 11, 12)


class OverrideFactory(OfPersonFactory):
    class Meta:
        model = classification.Override

    calculation = factory.SubFactory(CalculationFactory, person=OF_PERSON)
    rule_level, level, reason, words = "C", "B", "new_behaviour", "Two arrests since the assessment."
    review_on = date(2027, 2, 1)
    author = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))


class LevelHeldFactory(OfPersonFactory):
    class Meta:
        model = classification.LevelHeld

    level, source = "medium", "Test"


class FlagFactory(OfPersonFactory):
    class Meta:
        model = classification.Flag

    kind, starts_on, review_on = "ADVP", MADE_ON, date(2027, 2, 2)

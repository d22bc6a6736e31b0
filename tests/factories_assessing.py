"""Factories of assessments and scores."""

from datetime import date
from typing import Any

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.casework.assessments import models as assessments
from throughcare.platform import clock
from throughcare.platform.database.ids import uuid7

COMPLETED: dict[str, Any] = {"stage": "final", "signed_at": clock.now()}
"""A person has one draft by a form at most, and any number of completed ones."""


class SourceScoreFactory(OfPersonFactory):
    class Meta:
        model = assessments.SourceScore

    instrument, value, source = "First score", "3", "Test"


class AssessmentFactory(OfPersonFactory):
    class Meta:
        model = assessments.Assessment

    form, occasion, assessed_on = "phq-9@2026-11-22", "baseline", date(2026, 11, 2)
    lead = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))


class SectionWorkFactory(OfPersonFactory):
    class Meta:
        model = assessments.SectionWork

    assessment = factory.SubFactory(AssessmentFactory, person=factory.SelfAttribute("..person"), **COMPLETED)
    section, profession = "questions", "officer"


class AnswerFactory(OfPersonFactory):
    class Meta:
        model = assessments.Answer

    assessment = factory.SubFactory(AssessmentFactory, person=factory.SelfAttribute("..person"), **COMPLETED)
    question, state, value = "item_1", "value", 1


class ScoreMadeFactory(OfPersonFactory):
    class Meta:
        model = assessments.ScoreMade

    assessment = factory.SubFactory(AssessmentFactory, person=factory.SelfAttribute("..person"), **COMPLETED)
    name, rule, value, unit, band = "phq-9", "phq-9@2026-11-22", "9", "points", "Mild"
    scored_on = date(2026, 11, 2)


class ContestFactory(OfPersonFactory):
    class Meta:
        model = assessments.Contest

    assessment = factory.SubFactory(AssessmentFactory, person=factory.SelfAttribute("..person"), **COMPLETED)
    question, said, said_on, due_on = "item_1", "It is not so", date(2026, 11, 2), date(2026, 11, 30)


class RelianceFactory(OfPersonFactory):
    class Meta:
        model = assessments.Reliance

    assessment = factory.SubFactory(AssessmentFactory, person=factory.SelfAttribute("..person"), **COMPLETED)
    decision = "level"
    decision_id = factory.LazyFunction(uuid7)


class CalledForFactory(OfPersonFactory):
    class Meta:
        model = assessments.CalledFor

    form, trigger, cause = "central-eight", "new_order", factory.LazyFunction(uuid7)
    happened_on, due_on = date(2026, 11, 2), date(2026, 11, 16)

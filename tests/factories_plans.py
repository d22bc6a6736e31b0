"""Factories of plans, objectives with steps and notes, versions, answers and reviews."""

from datetime import UTC, date, datetime
from typing import Any

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.casework.plans import models as plans

__all__ = [
    "AgreementFactory",
    "ObjectiveFactory",
    "ObjectiveNoteFactory",
    "PlanFactory",
    "PlanReviewFactory",
    "PlanVersionFactory",
    "StepFactory",
]

OF_PERSON = factory.SelfAttribute("..person")
BEGUN_ON = date(2026, 10, 5)


def _somebody() -> Any:
    return factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))


class PlanFactory(OfPersonFactory):
    class Meta:
        model = plans.Plan
        django_get_or_create = ("person",)

    begun_on = BEGUN_ON


class ObjectiveFactory(OfPersonFactory):
    class Meta:
        model = plans.Objective

    plan = factory.SubFactory(PlanFactory, person=OF_PERSON)
    title, need = "Live in a settled place of my own", "accommodation"
    linked = "Accommodation: 4 of 6, assessed on 2 October 2026"
    setting, owner = "community", "officer"
    measure, baseline, target = "Nights in a place of one's own", "None", "Every night for three months"
    starts_on, target_on, state_on = BEGUN_ON, date(2027, 2, 5), BEGUN_ON


class StepFactory(OfPersonFactory):
    class Meta:
        model = plans.Step

    objective = factory.SubFactory(ObjectiveFactory, person=OF_PERSON)
    words, doer, due_on, state_on = "Go to the housing advice session", "person", date(2026, 12, 4), BEGUN_ON


class ObjectiveNoteFactory(OfPersonFactory):
    class Meta:
        model = plans.ObjectiveNote

    objective = factory.SubFactory(ObjectiveFactory, person=OF_PERSON)
    kind, seen_on, words = "progress", date(2026, 11, 2), "Went to the session and asked good questions."


class PlanVersionFactory(OfPersonFactory):
    class Meta:
        model = plans.PlanVersion
        django_get_or_create = ("plan", "number")

    plan = factory.SubFactory(PlanFactory, person=OF_PERSON)
    number = 1
    content = factory.LazyFunction(lambda: {"objectives": []})
    fingerprint, state = "0" * 64, "signed"
    author = _somebody()
    signed_at = datetime(2026, 10, 12, 10, 0, tzinfo=UTC)


class AgreementFactory(OfPersonFactory):
    class Meta:
        model = plans.Agreement

    plan_version = factory.SubFactory(PlanVersionFactory, person=OF_PERSON)
    answer, asked_on, way, signed = "yes", date(2026, 10, 13), "in_person", True
    asked_by = _somebody()


class PlanReviewFactory(OfPersonFactory):
    class Meta:
        model = plans.PlanReview

    plan = factory.SubFactory(PlanFactory, person=OF_PERSON)
    called_by, due_on = "scheduled", date(2027, 1, 12)

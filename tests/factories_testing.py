"""Factories of draws, tests and their steps."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory
from throughcare.casework.testing import models as testing
from throughcare.platform.actor import SYSTEM_USER
from throughcare.rules.testing.random_draw import digest

__all__ = [
    "DrawEntryFactory",
    "DrawFactory",
    "DrawSeedFactory",
    "ExplanationFactory",
    "HandOverFactory",
    "SpecimenFactory",
    "TestContestFactory",
    "TestFactory",
    "TestFindingFactory",
    "TestNoticeFactory",
    "TreatmentFactory",
]
OF_PERSON = factory.SelfAttribute("..person")
SEED = "0" * 63 + "7"
NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


class DrawFactory(DjangoModelFactory[testing.Draw]):
    """A draw whose frame is being written; `commands.open_draw` opens one whole."""

    class Meta:
        model = testing.Draw

    agency = factory.SubFactory(AgencyFactory)
    recorded_by_id = SYSTEM_USER
    day, commitment = date(2026, 11, 23), digest(SEED)
    rates: Any = factory.LazyFunction(dict)

    @factory.lazy_attribute  # type: ignore[arg-type]
    def number(self) -> int:
        return testing.Draw.objects.filter(agency=self.agency).count() + 1


class DrawEntryFactory(DjangoModelFactory[testing.DrawEntry]):
    class Meta:
        model = testing.DrawEntry

    person = factory.SubFactory("tests.factories.PersonFactory")
    draw = factory.SubFactory(DrawFactory, agency=factory.SelfAttribute("..person.agency"))
    condition = factory.SubFactory("tests.factories.ConditionFactory", person=OF_PERSON)
    pseudonym = factory.Sequence(lambda at: f"{at:016x}")
    numerator, denominator = 2, 7


class DrawSeedFactory(DjangoModelFactory[testing.DrawSeed]):
    class Meta:
        model = testing.DrawSeed

    draw = factory.SubFactory(DrawFactory)
    seed = SEED


class TestFactory(OfPersonFactory):
    __test__ = False

    class Meta:
        model = testing.Test

    condition = factory.SubFactory(
        "tests.factories.ConditionFactory", person=OF_PERSON, kind="ew-licence-substances"
    )
    reason, on = "scheduled", date(2026, 11, 20)


class TestNoticeFactory(OfPersonFactory):
    __test__ = False

    class Meta:
        model = testing.TestNotice

    test = factory.SubFactory(TestFactory, person=OF_PERSON, state="told")
    at, way, reached = NINE, "phone", True


class SpecimenFactory(OfPersonFactory):
    class Meta:
        model = testing.Specimen

    test = factory.SubFactory(TestFactory, person=OF_PERSON, state="collected", specimen="urine")
    collected_at, place = NINE, "Test room"
    collector_id = SYSTEM_USER
    identity_checked, sealed_in_sight = True, True
    number, seal = factory.Sequence(lambda at: f"F{at:06}"), "S1"


class HandOverFactory(DjangoModelFactory[testing.HandOver]):
    class Meta:
        model = testing.HandOver

    specimen = factory.SubFactory(SpecimenFactory)
    person = factory.SelfAttribute("specimen.person")
    at, given_by, taken_by, purpose, seal_whole = NINE, "Collector", "Courier", "sent", True
    recorded_by_id = SYSTEM_USER


class TestFindingFactory(OfPersonFactory):
    __test__ = False

    class Meta:
        model = testing.Finding

    specimen = factory.SubFactory(SpecimenFactory, person=OF_PERSON)
    stage, analyte, found = "confirmation", "cocaine", "positive"


class ExplanationFactory(OfPersonFactory):
    class Meta:
        model = testing.Explanation

    test = factory.SubFactory(TestFactory, person=OF_PERSON, state="reported")
    about, asked_at, way = "positive", NINE, "in_person"


class TreatmentFactory(OfPersonFactory):
    class Meta:
        model = testing.Treatment

    what, analytes, shown_by, starts_on = "Methadone, prescribed", ["methadone"], "pharmacy", date(2026, 1, 5)


class TestContestFactory(OfPersonFactory):
    __test__ = False

    class Meta:
        model = testing.Contest

    test = factory.SubFactory(
        TestFactory,
        person=OF_PERSON,
        state="done",
        outcome="positive",
        concluded_at=NINE,
        concluded_by_id=SYSTEM_USER,
    )
    raised_on, words, retest = date(2026, 11, 21), "I took nothing", False

"""Factories of what is brought in: imports with their rows, outcomes of cohorts, an agency's lists."""

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, PersonFactory, UserFactory
from throughcare.insight import models as insight
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.reference import models as reference
from throughcare.shell.exchange import models as exchange


class OutcomeFactory(DjangoModelFactory[insight.Outcome]):
    class Meta:
        model = insight.Outcome

    person = factory.SubFactory(PersonFactory)
    cohort, measure, value = "Test", "recidivism", "No"


class ImportRunFactory(DjangoModelFactory[exchange.ImportRun]):
    class Meta:
        model = exchange.ImportRun

    agency = factory.SubFactory(AgencyFactory)
    mapping, file_name, sha256 = "test", "people.csv", "0" * 64
    started_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))


class BadRowFactory(DjangoModelFactory[exchange.BadRow]):
    class Meta:
        model = exchange.BadRow

    run = factory.SubFactory(ImportRunFactory)
    line = factory.Sequence(lambda n: n + 2)
    reason, raw = "No reference", ""


class ImportedRowFactory(DjangoModelFactory[exchange.ImportedRow]):
    class Meta:
        model = exchange.ImportedRow

    run = factory.SubFactory(ImportRunFactory)
    agency = factory.SelfAttribute("run.agency")
    mapping, row_hash, line = "test", "0" * 64, 2
    source_key = factory.Sequence(str)
    person_id = factory.LazyAttribute(lambda made: PersonFactory(agency=made.agency).pk)


class ReferenceItemFactory(DjangoModelFactory[reference.ReferenceItem]):
    class Meta:
        model = reference.ReferenceItem

    agency = factory.SubFactory(AgencyFactory)
    kind = "place"
    code = factory.Sequence(lambda n: f"place-{n}")
    title = factory.Sequence(lambda n: f"Office {n}")
    recorded_by_id = SYSTEM_USER

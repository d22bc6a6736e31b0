"""Factories of merges and of what data protection keeps."""

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import OfPersonFactory, PersonFactory
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7
from throughcare.register.people import models as people


class MergeFactory(OfPersonFactory):
    class Meta:
        model = people.Merge

    gone = factory.SubFactory(PersonFactory, agency=factory.SelfAttribute("..person.agency"))
    state, reasons = "done", "The same number, and the photograph agrees."
    proposed_by_id = SYSTEM_USER
    merged_at = factory.LazyFunction(clock.now)


class MergedRowFactory(DjangoModelFactory[people.MergedRow]):
    class Meta:
        model = people.MergedRow

    merge = factory.SubFactory(MergeFactory)
    person = factory.SelfAttribute("merge.person")
    table, act = "people.Name", "moved"
    row = factory.LazyFunction(uuid7)

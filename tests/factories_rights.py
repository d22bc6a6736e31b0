"""Factories of merges and of what data protection keeps."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import OfPersonFactory, PersonFactory
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7
from throughcare.register.people import models as people
from throughcare.register.rights import models as rights


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


class RemovalFactory(DjangoModelFactory[people.Removal]):
    class Meta:
        model = people.Removal

    act = factory.LazyFunction(uuid7)
    person = factory.SubFactory(PersonFactory)
    table, how = "people_name", "expunged"
    taken = factory.LazyFunction(uuid7)
    authority, ordered_on = "Example Court, order 1", date(2026, 11, 2)
    removed_by_id = SYSTEM_USER


def sealed_removal(person: people.Person) -> people.Removal:
    """A sealed removal under whose own id its act can be asked for too."""
    same = uuid7()
    made: people.Removal = RemovalFactory(
        id=same, act=same, person=person, how="sealed", content='{"rows": [], "held": []}'
    )
    return made


class AccessRequestFactory(OfPersonFactory):
    class Meta:
        model = rights.AccessRequest

    asked_on, due_on = date(2026, 11, 2), date(2026, 12, 2)


class PartDecisionFactory(OfPersonFactory):
    class Meta:
        model = rights.PartDecision

    request = factory.SubFactory(AccessRequestFactory, person=factory.SelfAttribute("..person"))
    part, give = "supervision.Note:sensitive", True


class AccessPackFactory(DjangoModelFactory[rights.AccessPack]):
    class Meta:
        model = rights.AccessPack

    request = factory.SubFactory(AccessRequestFactory)
    person = factory.SelfAttribute("request.person")
    asked_by_id = SYSTEM_USER


class DisputeFactory(OfPersonFactory):
    class Meta:
        model = rights.Dispute

    kind, what, said = "disagreement", "An entry", "It did not happen so."
    starts_on = date(2026, 11, 2)


class RecipientToldFactory(OfPersonFactory):
    class Meta:
        model = rights.RecipientTold

    disclosure = factory.LazyFunction(uuid7)
    corrected = factory.LazyFunction(uuid7)
    told_on, how = date(2026, 11, 2), "By secure e-mail"


class KeepingReviewFactory(OfPersonFactory):
    class Meta:
        model = rights.KeepingReview

    keeping, due_on, decision = "case", date(2026, 11, 2), "keep"
    keep_until, reason = date(2028, 11, 2), "A complaint is open."

"""Factories of due process, and a way to bring a process to its decision in a test.

A process is begun by its own command, so that it has every gate of its table: the database asks for them.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, UserFactory
from throughcare.decisions.dueprocess import models as dueprocess
from throughcare.platform.actor import SYSTEM_USER
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import DecisionKind

OF_PERSON = factory.SelfAttribute("..person")
OPENED_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class ProcessFactory(OfPersonFactory):
    """A sanction on its way, with every gate of its table."""

    class Meta:
        model = dueprocess.Process
        skip_postgeneration_save = True

    kind = "sanction"
    place = factory.LazyAttribute(lambda made: made.person.agency.jurisdiction)
    about = factory.LazyFunction(uuid4)
    reported_by = factory.SubFactory(UserFactory)
    opened_at = OPENED_AT

    @factory.post_generation
    def gates(made: dueprocess.Process, create: bool, extracted: object, **kwargs: Any) -> None:  # noqa: N805
        if not create:
            return
        table = jurisdictions.get(made.place).due_process.of(DecisionKind(made.kind))
        for at, rule in enumerate(table.gates):
            dueprocess.GateRow.objects.create(
                person=made.person, process=made, gate=rule.gate, stage=rule.stage, position=at, rule="test",
                fingerprint="0" * 64, recorded_by_id=made.recorded_by_id,
            )  # fmt: skip


class GateRowFactory(OfPersonFactory):
    """The first gate of a process: a process has one row for each of its gates, so this one is found."""

    class Meta:
        model = dueprocess.GateRow
        django_get_or_create = ("process", "gate")

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    gate, stage, position, rule, fingerprint = "interpreter", "before", 0, "test", "0" * 64


class ServiceAttemptFactory(OfPersonFactory):
    class Meta:
        model = dueprocess.ServiceAttempt

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    tried_at, how, outcome = OPENED_AT, "post", "returned"
    served_by = factory.SubFactory(UserFactory)


class WaiverFactory(OfPersonFactory):
    class Meta:
        model = dueprocess.Waiver

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    gate, language, told, informed = "counsel", "en", "That a lawyer may be beside you, and is free", True
    signed_at, signed_how = OPENED_AT, "paper"
    taken_by = factory.SubFactory(UserFactory)


class AdjournmentFactory(OfPersonFactory):
    class Meta:
        model = dueprocess.Adjournment

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    asked_by, words = "person", "The lawyer was ill"
    from_at, until_at = OPENED_AT, OPENED_AT + timedelta(days=7)


class RepresentationFactory(OfPersonFactory):
    class Meta:
        model = dueprocess.Representation

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    by, made_at, words = "person", OPENED_AT, "I was in hospital, and said so"


class DecisionFactory(OfPersonFactory):
    """A court's, recorded as a fact."""

    class Meta:
        model = dueprocess.Decision

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    basis, authority, made_by = "recorded", "court", "The magistrates' court at Exampleton"
    decided_at, outcome, reasons = OPENED_AT, "imposed", "The court gave its reasons in open court"


class GateDaysFactory(DjangoModelFactory[dueprocess.GateDays]):
    """Days that one person proposed and nobody has agreed to."""

    class Meta:
        model = dueprocess.GateDays

    agency = factory.SubFactory(AgencyFactory)
    kind, gate, bound, amount, unit = "sanction", "heard", "not_before", 7, "calendar day"
    reason = "Agreed with the defence"
    set_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    recorded_by_id = SYSTEM_USER

"""Factories of hours of unpaid work, projects, days, adjustments and travel."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory
from throughcare.casework.unpaidwork import models as unpaidwork
from throughcare.platform.actor import SYSTEM_USER

OF_PERSON = factory.SelfAttribute("..person")


class WorkProjectFactory(DjangoModelFactory[unpaidwork.WorkProject]):
    class Meta:
        model = unpaidwork.WorkProject

    agency = factory.SubFactory(AgencyFactory)
    recorded_by_id = SYSTEM_USER
    title, kind, place = "Canal path", "group_regional", "Meet at the lock, Invented Lane"
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday")
    starts_at, ends_at = time(9), time(16)
    starts_on = date(2026, 1, 5)


class WorkRequirementFactory(OfPersonFactory):
    class Meta:
        model = unpaidwork.WorkRequirement

    condition = factory.SubFactory("tests.factories.ConditionFactory", person=OF_PERSON)
    required_minutes, starts_on = 6000, date(2026, 6, 1)


class WorkAppointmentFactory(OfPersonFactory):
    class Meta:
        model = unpaidwork.WorkAppointment
        django_get_or_create = ("person", "on", "starts_at")

    requirement = factory.SubFactory(WorkRequirementFactory, person=OF_PERSON)
    project = factory.SubFactory(WorkProjectFactory, agency=factory.SelfAttribute("..person.agency"))
    on, starts_at, ends_at = date(2026, 11, 16), time(9), time(16)


class WorkAdjustmentFactory(OfPersonFactory):
    class Meta:
        model = unpaidwork.WorkAdjustment

    requirement = factory.SubFactory(WorkRequirementFactory, person=OF_PERSON)
    minutes, reason, on = -60, "earlier", date(2026, 11, 16)


class TravelDecisionFactory(OfPersonFactory):
    class Meta:
        model = unpaidwork.TravelDecision

    appointment = factory.SubFactory(
        WorkAppointmentFactory, person=OF_PERSON, outcome="ATTC", credited_minutes=420
    )

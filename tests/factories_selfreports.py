"""Factories of what people say about themselves. Everything they make is invented."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import OfPersonFactory, PersonFactory, UserFactory
from throughcare.casework.selfreports import models as selfreports
from throughcare.platform import clock
from throughcare.register.people.models import Person


def _in_days(days: int) -> factory.LazyFunction:
    return factory.LazyFunction(lambda: clock.now() + timedelta(days=days))


class SelfReportFactory(OfPersonFactory):
    class Meta:
        model = selfreports.SelfReport

    form, way = "phq-9", "link"
    asked_by = factory.SubFactory(UserFactory)
    asked_at, ends_at = _in_days(0), _in_days(14)


def report_of(person: Person, form: str = "") -> selfreports.SelfReport:
    """The open one of the person, of this form where one is named; made when there is none."""
    found = selfreports.SelfReport.objects.filter(person=person, state="asked")
    of_form = found.filter(form=form) if form else found
    return of_form.first() or SelfReportFactory(person=person, **({"form": form} if form else {}))


class ReportKeyFactory(DjangoModelFactory[selfreports.ReportKey]):
    class Meta:
        model = selfreports.ReportKey

    person = factory.SubFactory(PersonFactory)
    report = factory.LazyAttribute(lambda made: report_of(made.person))
    check_kind = "none"
    ends_at = _in_days(14)


class SelfAnswerFactory(OfPersonFactory):
    class Meta:
        model = selfreports.SelfAnswer

    report = factory.LazyAttribute(lambda made: report_of(made.person))
    question = factory.Sequence(lambda n: f"question_{n}")
    said, value = "value", 1


class SafetyTaskFactory(OfPersonFactory):
    class Meta:
        model = selfreports.SafetyTask

    form, question, value = "phq-9", "item_9", 1
    source = "self_report"
    source_of = factory.LazyAttribute(lambda made: report_of(made.person).pk)
    rung_at = _in_days(0)

"""Factories of preparations for release, reports, pathways, needs for support and activities in custody."""

from datetime import date

import factory

from tests.factories_ground import OfPersonFactory
from throughcare.casework.resettlement import models as resettlement

OF_PERSON = factory.SelfAttribute("..person")
BEGUN_ON = date(2026, 11, 2)


class PreparationFactory(OfPersonFactory):
    class Meta:
        model = resettlement.Preparation
        django_get_or_create = ("person",)

    begun_on = BEGUN_ON


class ResettlementReportFactory(OfPersonFactory):
    class Meta:
        model = resettlement.ResettlementReport
        django_get_or_create = ("preparation", "kind")

    preparation = factory.SubFactory(PreparationFactory, person=OF_PERSON)
    kind, questions = "BCST2", "immediate-needs@2026-11-22"


class ReportPartFactory(OfPersonFactory):
    class Meta:
        model = resettlement.ReportPart

    report = factory.SubFactory(ResettlementReportFactory, person=OF_PERSON)
    pathway, state, status = "accommodation", "complete", "support_required"


class PathwayStatusFactory(OfPersonFactory):
    class Meta:
        model = resettlement.PathwayStatus

    preparation = factory.SubFactory(PreparationFactory, person=OF_PERSON)
    pathway, status, since = "accommodation", "support_required", BEGUN_ON


class SupportNeedFactory(OfPersonFactory):
    class Meta:
        model = resettlement.SupportNeed

    preparation = factory.SubFactory(PreparationFactory, person=OF_PERSON)
    pathway, need, who, noted_on = "accommodation", "find_home", "custody", BEGUN_ON


class CustodyActivityFactory(OfPersonFactory):
    class Meta:
        model = resettlement.CustodyActivity

    pathway, kind, title, starts_on, state = (
        "education_skills_and_work",
        "work",
        "Kitchen",
        BEGUN_ON,
        "going_on",
    )

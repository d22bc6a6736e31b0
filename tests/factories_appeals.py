"""Factories of appeals, and a way to lodge one in a test."""

from datetime import date, timedelta
from typing import Any

import factory

from tests.factories_dueprocess import OPENED_AT, DecisionFactory
from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.decisions.appeals import models as appeals
from throughcare.decisions.dueprocess import models as dueprocess

__all__ = [
    "AppealFactory",
    "AppealOutcomeFactory",
    "AppealPartFactory",
    "AppealRulingFactory",
    "SetAsideFactory",
    "told",
]
OF_PERSON = factory.SelfAttribute("..person")
OF_AGENCY = factory.SelfAttribute("..person.agency")


class AppealFactory(OfPersonFactory):
    """Against what a court decided; before another court."""

    class Meta:
        model = appeals.Appeal

    decision = factory.SubFactory(DecisionFactory, person=OF_PERSON)
    called, before, window, lodged_on, lodged_how = "appeal", "court", "elsewhere", date(2026, 11, 5), "paper"
    grounds = "I was in hospital that week, and nobody asked."


class AppealRulingFactory(OfPersonFactory):
    """The decision goes on meanwhile."""

    class Meta:
        model = appeals.Ruling

    appeal = factory.SubFactory(
        AppealFactory, person=OF_PERSON, before="agency", window="not_told", decision__authority="executive"
    )
    about, granted, reasons = "suspension", False, "Nothing is lost by going on"
    decided_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)
    decided_at = OPENED_AT + timedelta(days=4)


class AppealOutcomeFactory(OfPersonFactory):
    """Dismissed by a court, recorded as a fact."""

    class Meta:
        model = appeals.Outcome

    appeal = factory.SubFactory(AppealFactory, person=OF_PERSON)
    basis, authority, made_by = "recorded", "court", "The Crown Court at Exampleton"
    outcome, reasons, decided_at = "dismissed", "The court gave its reasons", OPENED_AT + timedelta(days=9)


class AppealPartFactory(OfPersonFactory):
    """A warning that stands no more, of a decision about it; the appeal was allowed in part."""

    class Meta:
        model = appeals.Part
        exclude = ("about",)

    about = factory.SubFactory(
        "tests.factories.ResponseFactory", person=OF_PERSON, process=factory.SubFactory(
            "tests.factories.ProcessFactory", person=OF_PERSON, kind="warning"),
    )  # fmt: skip
    outcome = factory.LazyAttribute(lambda made: AppealOutcomeFactory(
        person=made.person, outcome="in_part", instead="It counts no more",
        appeal__decision=DecisionFactory(person=made.person, process=made.about.process),
    ))  # fmt: skip
    what, part, standing = "response", factory.LazyAttribute(lambda made: made.about.pk), "set_aside"


class SetAsideFactory(OfPersonFactory):
    """A decision set aside by an appeal that a court allowed."""

    class Meta:
        model = dueprocess.SetAside
        exclude = ("outcome",)

    outcome = factory.SubFactory(AppealOutcomeFactory, person=OF_PERSON, outcome="allowed")
    extent, set_at = "whole", OPENED_AT + timedelta(days=9)
    appeal = factory.LazyAttribute(lambda made: made.outcome.appeal_id)
    decision = factory.LazyAttribute(lambda made: made.outcome.appeal.decision)


def told(process: Any, at: Any) -> None:
    """The person was told the way to appeal then; written beside the commands, for times gone by."""
    dueprocess.GateRow.objects.filter(process=process, gate="appeal_told").update(
        state="met",
        finding="told",
        words="In the letter",
        happened_at=at,
        evidenced_by_id=process.reported_by_id,
    )

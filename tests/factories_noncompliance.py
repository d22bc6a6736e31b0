"""Factories of failures to comply, of what was found and proposed, of what was decided and became of it."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories import ContactFactory
from tests.factories_ground import AgencyFactory, OfPersonFactory, UserFactory
from throughcare.decisions.noncompliance import models as noncompliance
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7

OF_PERSON = factory.SelfAttribute("..person")
OF_AGENCY = factory.SelfAttribute("..person.agency")


class FailureFactory(OfPersonFactory):
    """A missed contact; `by_hand`: a curfew not kept, written down by hand."""

    class Meta:
        model = noncompliance.Failure
        skip_postgeneration_save = True

    class Params:
        by_hand = factory.Trait(
            contact=None, subject_kind="condition", kind="curfew", what="Away during a curfew",
            subject_id=factory.LazyFunction(uuid7), evidence="The monitoring company wrote.",
        )  # fmt: skip

    contact = factory.SubFactory(ContactFactory, person=OF_PERSON, outcome="absent")
    subject_kind, kind = "contact", "missed_contact"
    subject_id = factory.SelfAttribute("contact.pk")
    failed_on = date(2026, 11, 2)
    what = "Did not attend"


class ExcuseJudgmentFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.ExcuseJudgment

    failure = factory.SubFactory(FailureFactory, person=OF_PERSON)
    reasonable = False
    reasons = "No reason was given."
    judged_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)


class JudgedFailureFactory(FailureFactory):
    """A failure that was heard, judged to have no reasonable excuse, and answered."""

    stage, closed_reason, heard_on = "closed", "decided", date(2026, 11, 4)
    judgment = factory.RelatedFactory(
        ExcuseJudgmentFactory, factory_related_name="failure", person=factory.SelfAttribute("..person")
    )


class ProposalMadeFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.ProposalMade

    failure = factory.SubFactory(FailureFactory, person=OF_PERSON)
    rule, step, grounds = "ew-community-order@2020-12-01", "warn_or_refer", "No warning within 12 months."
    facts: dict[str, Any] = {}
    fingerprint = "0" * 64


class WeighingFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.Weighing

    failure = factory.SubFactory(FailureFactory, person=OF_PERSON)
    grid, lowest, highest = "us-ga-options-system@2026-11-22", "probation", "community_service"
    facts = factory.LazyFunction(
        lambda: {"failure": "missed_contact", "occurrence": 1, "ceiling": "community_service"}
    )
    grounds = factory.LazyFunction(lambda: ["The judge allowed sanctions up to: community service."])
    fingerprint = "0" * 64
    weighed_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)


class AbilityFindingFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.AbilityFinding

    failure = factory.SubFactory(FailureFactory, person=OF_PERSON)
    able, looked_at, found_on = "able", "Wage slips of two months.", date(2026, 11, 6)
    found_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)


class ResponseAskedFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.ResponseAsked

    failure = factory.SubFactory(FailureFactory, person=OF_PERSON, stage="to_approve")
    kind, reasons, departs_because = "referral", "Third time this month.", "A warning was tried twice."
    asked_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)


class ResponseFactory(OfPersonFactory):
    """A warning for a failure that was heard and judged; `praise`: praise, which answers none."""

    class Meta:
        model = noncompliance.Response

    class Params:
        praise = factory.Trait(kind="praise", failure=None, reasons="Came on time all month.")

    failure = factory.SubFactory(JudgedFailureFactory, person=OF_PERSON)
    kind, brought = "warning", True
    given_on = date(2026, 11, 10)
    reasons = "Second unexcused absence."
    decided_by = factory.SubFactory(UserFactory, agency=OF_AGENCY)


class SanctionFactory(OfPersonFactory):
    class Meta:
        model = noncompliance.Sanction

    response = factory.SubFactory(
        ResponseFactory,
        person=OF_PERSON,
        kind="sanction",
        measure="community_service",
        what="Community service",
    )
    measure, what = "community_service", "Community service"
    amount, counted_in, due_on = 10, "hours", date(2026, 12, 10)


class GridConfirmedFactory(DjangoModelFactory[noncompliance.GridConfirmed]):
    class Meta:
        model = noncompliance.GridConfirmed

    agency = factory.SubFactory(AgencyFactory)
    grid = "us-ga-options-system@2026-11-22"
    why, state = "Read in the code's own edition of this year", "withdrawn"
    prepared_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    recorded_by_id = SYSTEM_USER

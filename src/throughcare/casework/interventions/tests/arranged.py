"""Arranging a person with a plan and an assessed need, something to refer to, and who works there."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests import factories
from tests.arranging import World, actor_for

from throughcare.casework.interventions.drafts import ConsentDraft, ReferralDraft
from throughcare.casework.interventions.models import Offering
from throughcare.platform import clock
from throughcare.platform.actor import Actor

TODAY: date = clock.today("Europe/London")


@dataclass
class Case:
    """A person with an objective about where they live, and an offering that works on it."""

    world: World
    person: Any
    objective: Any
    offering: Offering

    def runner(self) -> Actor:
        """Somebody who answers referrals for the organisation."""
        return actor_for(self.world.user("provider_manager", organisation=self.offering.organisation))

    def draft(self, **said: Any) -> ReferralDraft:
        """A referral as it is typed."""
        given: dict[str, Any] = {
            "objective": self.objective.pk, "why": "To find a settled home.",
            "outcomes": ["A tenancy that can be kept"], "despite": "The need is plain from what happened this week.",
        }  # fmt: skip
        return ReferralDraft(**(given | said))


def a_case(world: World, **offering: Any) -> Case:
    """A person of the world's officer."""
    person = world.person(
        born_from=date(1990, 5, 4), born_to=date(1990, 5, 4), born_precision="exact", sex="male"
    )
    objective = factories.ObjectiveFactory(person=person, need="accommodation")
    given = {
        "agency": world.agency,
        "needs": ["accommodation"],
        "opens_on": TODAY - timedelta(days=30),
    } | offering
    return Case(world, person, objective, factories.OfferingFactory(**given))


def consent_draft(organisation: UUID | None = None, **said: Any) -> ConsentDraft:
    """A consent with every element."""
    given: dict[str, Any] = {
        "kind": "treatment", "organisation": organisation, "discloser": "The agency", "recipient": "Harbour Clinic",
        "information": "Attendance, progress and what was assessed", "reason": "To plan treatment together",
        "told_of_revoking": True, "told_of_refusing": True, "signed_on": TODAY, "signed_how": "paper",
        "signed_by": "Alex Example", "ends_on": TODAY + timedelta(days=365),
    }  # fmt: skip
    return ConsentDraft(**(given | said))

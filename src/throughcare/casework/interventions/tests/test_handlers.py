"""A service that ran and is over calls for a review of the plan; one that never began does not."""

import pytest
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.interventions.events import ServiceEnded
from throughcare.casework.interventions.handlers import review_after_service
from throughcare.casework.plans.models import PlanReview
from throughcare.platform import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R038")]


@pytest.mark.parametrize(("how", "called"), [("completed", 1), ("left_early", 1), ("never_began", 0)])
def test_what_ran_and_is_over_calls_for_a_review_once(world: World, how: str, called: int) -> None:
    person = world.person()
    version = factories.PlanVersionFactory(person=person)
    referral = factories.ServiceReferralFactory(person=person)
    today = clock.today("Europe/London")
    event = ServiceEnded(
        person.pk,
        referral.pk,
        referral.organisation_id,
        referral.objective_id,
        how,
        "",
        today,
    )
    for _ in range(2):
        review_after_service(SYSTEM, event)
    assert PlanReview.objects.filter(plan=version.plan, cause=referral.pk).count() == called

"""Services over the API: referrals with what was told, consents with their standing, offers, the directory."""

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.interventions.tests.arranged import TODAY, a_case

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R043", "R044", "R051")]


def test_what_is_offered_referred_and_listed(world: World) -> None:
    case = a_case(world, places=5)
    factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, shared=[{"field": "name", "value": "Alex Example"}]
    )
    factories.ConsentFactory(person=case.person, signed_by="Alex Example", revoked_on=TODAY)
    factories.ResourceFactory(agency=world.agency, title="Open Door")
    browser = world.browser()
    found = browser.get(f"/api/v1/people/{case.person.pk}/services").json()
    [referral], [consent] = found["referrals"], found["consents"]
    assert (referral["phase"], referral["told"][0]["value"]) == ("asked", "Alex Example")
    assert (consent["standing"], consent["lacks"]) == ("revoked", [])
    [offering] = browser.get("/api/v1/services").json()["items"]
    assert (offering["free"], offering["waiting"], offering["running"]) == (5, 1, 0)
    [place] = browser.get("/api/v1/help-places?kind=housing").json()["items"]
    assert place["title"] == "Open Door"
    assert browser.get("/api/v1/help-places?kind=work").json()["items"] == []


def test_an_outsider_reads_none_of_it(world: World) -> None:
    case = a_case(world)
    outsider = world.browser(world.user("provider", organisation=case.offering.organisation))
    assert outsider.get("/api/v1/services").status_code == 403
    assert outsider.get(f"/api/v1/people/{case.person.pk}/services").status_code in (403, 404)

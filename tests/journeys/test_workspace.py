"""A service at work: the referral is accepted, the plan approved, a session missed and read, an outcome measured, the
report sent; nobody of the service sees the person's record, and nothing they keep to themselves comes back."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency, width_of
from throughcare.casework.provision.models import Session
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R044", "R111")]
Axe = Callable[[Page], None]
THEIRS = "Talked about the relapse in March."


@dataclass
class Service:
    """An organisation with one who manages it, and a referral that was sent to it."""

    moira: DemoSecrets
    person: UUID
    referral: UUID


@pytest.fixture
def service(live_agency: LiveAgency, screen: dict[str, int]) -> Service:
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Sam", "Sutton", officer=officer)
        offering = factories.OfferingFactory(agency=world.agency, title=f"Settled home {screen['width']}")
        name = f"moira{screen['width']}"
        moira = make_demo_user(
            world.agency, name, "Moira Mills", ["provider_manager"], organisation=offering.organisation
        )
        referral = factories.ServiceReferralFactory(
            person=person, offering=offering, author=officer, why="To find and keep a settled home.",
            outcomes=["A settled home"], sent_at=clock.now() - timedelta(days=20),
            shared=[{"field": "name", "label": "Name", "value": "Sam Sutton", "purpose": "To know whom to expect",
                     "basis": "Law enforcement processing"}],
        )  # fmt: skip
    return Service(moira, UUID(str(person.pk)), UUID(str(referral.pk)))


@BOTH_SIZES
def test_a_service_works_with_a_person_and_sees_nothing_of_their_record(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, service: Service, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    moira = page_of(service.moira)
    expect(moira.get_by_role("heading", name="What waits")).to_be_visible()
    expect(moira.get_by_role("navigation").get_by_text("Caseload")).to_have_count(0)
    _looked_at(moira, "desk", screen, assert_no_axe_findings)
    moira.get_by_role("link", name="Read and answer").click()
    expect(moira.get_by_text("To know whom to expect")).to_be_visible()
    _looked_at(moira, "referral", screen, assert_no_axe_findings)
    moira.get_by_role("button", name="Accept").click()
    moira.get_by_label("Who works with the person?").select_option(label="Moira Mills")
    moira.get_by_role("button", name="Assigned to a caseworker").click()
    expect(moira.get_by_text("Assigned to a caseworker").first).to_be_visible()

    moira.get_by_role("link", name="Write the plan").click()
    moira.get_by_label("How many sessions?").fill("2")
    moira.get_by_label("What is done in them?").fill("Look at what is there\nVisit two places")
    _looked_at(moira, "plan", screen, assert_no_axe_findings)
    moira.get_by_role("button", name="Send to the officer").click()
    expect(moira.get_by_text("Sent to the officer")).to_be_visible()

    live_agency.deliver()
    olive = page_of(live_agency.officer)
    olive.goto(f"/provider/people/{service.person}/{service.referral}/")
    olive.get_by_role("link", name="Answer the plan").click()
    olive.get_by_label("Approve the plan").check()
    olive.get_by_role("button", name="Answer").click()
    expect(olive.get_by_text("Answered. The service is told")).to_be_visible()

    _a_session_is_planned(moira, service, screen, assert_no_axe_findings)
    with live_agency.database():
        _two_sessions_ago(service)
    moira.goto("/provider/")
    moira.get_by_role("link", name="Record it").first.click()
    moira.get_by_label("The person came, and the session was held").check()
    moira.get_by_role("button", name="Save").click()
    expect(moira.get_by_text("Say how the person took part").first).to_be_visible()
    _looked_at(moira, "record-refused", screen, assert_no_axe_findings)
    moira.get_by_label("Good", exact=True).check()
    moira.get_by_label("Your own notes").fill(THEIRS)
    moira.get_by_role("button", name="Save").click()
    expect(moira.get_by_text("Recorded", exact=True)).to_be_visible()
    moira.goto("/provider/")
    moira.get_by_role("link", name="Record it").first.click()
    moira.get_by_label("The person did not come").check()
    moira.get_by_label("What is known about the absence?").fill("They rang: no bus came.")
    moira.get_by_role("button", name="Save").click()

    live_agency.deliver()
    olive.goto("/alerts/")
    expect(olive.get_by_text("A session of a service was missed").first).to_be_visible()
    olive.goto(f"/provider/people/{service.person}/{service.referral}/")
    expect(olive.get_by_text("They rang: no bus came.")).to_be_visible()
    assert THEIRS not in olive.content()
    _looked_at(olive, "delivery", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="I have read this").click()
    olive.get_by_role("button", name="I have read it").click()
    expect(olive.get_by_text("Noted as read")).to_be_visible()

    moira.goto(f"/provider/referrals/{service.referral}/")
    moira.get_by_role("link", name="Measure").click()
    moira.get_by_label("What is measured?").fill("Nights in a settled place")
    moira.get_by_label("Value").fill("6")
    moira.get_by_label("More is better").check()
    moira.get_by_label("After", exact=True).check()
    _looked_at(moira, "measure", screen, assert_no_axe_findings)
    moira.get_by_role("button", name="Save").click()
    moira.get_by_role("link", name="Write the report").click()
    moira.get_by_label("Achieved", exact=True).check()
    moira.get_by_label("What became of it?").fill("Sam holds the keys to a flat of their own.")
    _looked_at(moira, "report", screen, assert_no_axe_findings)
    moira.get_by_role("button", name="Send to the officer").click()
    expect(moira.get_by_text("Sent. The service is concluded")).to_be_visible()
    _looked_at(moira, "concluded", screen, assert_no_axe_findings)
    moira.goto("/provider/calendar/")
    _looked_at(moira, "calendar", screen, assert_no_axe_findings)
    assert moira.goto(f"/people/{service.person}/").status == 404  # type: ignore[union-attr]


def _a_session_is_planned(moira: Page, service: Service, screen: dict[str, int], axe: Axe) -> None:
    moira.goto(f"/provider/referrals/{service.referral}/")
    moira.get_by_role("link", name="Plan a session").click()
    day = clock.today("Europe/London") + timedelta(days=5)
    moira.get_by_label("Day", exact=True).fill(str(day.day))
    moira.get_by_label("Month", exact=True).fill(str(day.month))
    moira.get_by_label("Year", exact=True).fill(str(day.year))
    moira.get_by_label("Begins at").fill("10:30")
    _looked_at(moira, "new-session", screen, axe)
    moira.get_by_role("button", name="Plan it").click()
    expect(moira.get_by_text("The session is planned")).to_be_visible()


def _two_sessions_ago(service: Service) -> None:
    """Time passes: what was planned is over, and so is a second session."""
    first = Session.objects.get(referral_id=service.referral)
    then = clock.now() - timedelta(days=3)
    Session.objects.filter(pk=first.pk).update(starts_at=then, ends_at=then + timedelta(hours=1))
    factories.ServiceSessionFactory(
        person=first.person, referral=first.referral, number=2, starts_at=then + timedelta(days=1),
        ends_at=then + timedelta(days=1, hours=1),
    )  # fmt: skip


def _looked_at(page: Page, name: str, screen: dict[str, int], axe: Axe) -> None:
    """Axe finds nothing, nothing runs over the side; a picture where somebody asks for one."""
    axe(page)
    wide = width_of(page)
    assert wide <= screen["width"], f"{name}: {wide} px wide"
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/workspace-{name}-{screen['width']}.png", full_page=True)

"""One plan and the services that carry it, for one invented person, from the assessment to the last version.

An objective whose check fails is corrected, the person disagrees, one service declines with a reason and another works
with them: a session is missed and reaches the officer, an outcome is measured, the report is sent. The review that it
calls for is made, the objective is achieved, and the last version stands beside the first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys import test_plan as planning
from tests.journeys.test_plan import person  # noqa: F401 - Robin Reed, assessed, with nothing planned yet
from tests.live import DESK, PHONE, LiveAgency
from throughcare.casework.interventions.models import Offering
from throughcare.casework.provision.models import Session
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user

pytestmark = [
    pytest.mark.journey,
    pytest.mark.requirement(
        "R032", "R034", "R038", "R041", "R042", "R043", "R044", "R052", "R063", "R111", "R123"
    ),
]
SIZES = pytest.mark.parametrize(
    "screen", [PHONE, pytest.param(DESK, marks=pytest.mark.nightly)], indirect=True, ids=["phone", "desk"]
)
Axe = Callable[[Page], None]
AIM = "I will find a job"


@dataclass
class Service:
    """What one organisation offers, and who answers there."""

    title: str
    manager: DemoSecrets


@pytest.fixture
def services(live_agency: LiveAgency, screen: dict[str, int]) -> tuple[Service, Service]:
    """A course that is full, and a coach who has time. Both work on work."""
    with live_agency.database() as world:
        made = []
        for name, title in (("fay", "Forklift course"), ("cleo", "Job coach")):
            offering: Offering = factories.OfferingFactory(
                agency=world.agency,
                title=f"{title} {screen['width']}",
                needs=["work"],
                what="Help to find work.",
            )
            secrets = make_demo_user(
                world.agency, f"{name}{screen['width']}", name.capitalize(), ["provider_manager"],
                organisation=offering.organisation,
            )  # fmt: skip
            made.append(Service(offering.title, secrets))
    return made[0], made[1]


@SIZES
def test_a_plan_is_carried_by_services_and_ends_where_it_was_to_lead(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID,  # noqa: F811
    services: tuple[Service, Service], assert_no_axe_findings: Axe, screen: dict[str, int],
) -> None:  # fmt: skip
    looked = planning.Looking(screen, assert_no_axe_findings)
    unlooked = planning.Looking(screen, None)
    olive = page_of(live_agency.officer)
    olive.goto(f"/plans/{person}/")
    planning.begun(olive, unlooked)
    planning.an_objective_is_corrected(olive, unlooked)
    planning.signed_and_disagreed_with(olive, unlooked)

    full, coach = services
    for service in services:
        _referred(olive, person, service, looked)
    fay = page_of(full.manager)
    fay.get_by_role("link", name="Read and answer").click()
    fay.get_by_role("button", name="Decline").click()
    fay.get_by_label("There is no place in time").check()
    fay.get_by_label("What should the officer and the person know about it?").fill(
        "The next course is in June."
    )
    looked.at(fay, "declining")
    fay.get_by_role("button", name="Ended before anything was delivered").click()
    expect(fay.get_by_text("There is no place in time")).to_be_visible()

    cleo = page_of(coach.manager)
    _accepted(cleo)
    live_agency.deliver()
    _plan_approved(olive, live_agency, person)
    with live_agency.database():
        _two_sessions_are_over(person)
    _one_came_one_missed(cleo)
    live_agency.deliver()
    olive.goto("/alerts/")
    expect(olive.get_by_text("A session of a service was missed").first).to_be_visible()
    olive.goto(f"/services/{person}/")
    expect(olive.get_by_text("1 came").or_(olive.get_by_text("missed")).first).to_be_visible()
    looked.at(olive, "services-running")

    _measured_and_reported(cleo)
    live_agency.deliver()
    _reviewed_and_achieved(olive, person, looked)
    olive.goto(f"/plans/{person}/versions/")
    olive.get_by_role("link", name="Compare the last with the first").click()
    expect(olive.get_by_text("it was “To work on now”, and is “Achieved”").first).to_be_visible()
    looked.at(olive, "last-and-first")


def _referred(olive: Page, person: UUID, service: Service, looked: planning.Looking) -> None:  # noqa: F811
    olive.goto(f"/services/{person}/")
    looked.at(olive, "services")
    olive.get_by_role("link", name=f"Refer to {service.title}").first.click()
    olive.get_by_label(re.compile(AIM)).check()
    olive.get_by_label("Why this person, why now?").fill(
        "Two interviews are asked for; help with letters is needed."
    )
    olive.get_by_label("What is hoped for? One outcome a line.").fill("A job")
    if olive.get_by_label("Why refer, although").count():
        olive.get_by_label("Why refer, although").fill("What is missing is asked at the first meeting.")
    looked.at(olive, "referring")
    olive.get_by_role("button", name=re.compile("Keep|Save|Go on|Next")).first.click()
    expect(olive.get_by_text("What the organisation will be told")).to_be_visible()
    looked.at(olive, "to-be-sent")
    olive.get_by_role("button", name=re.compile("Send it to")).click()
    expect(olive.get_by_text(re.compile("Sent to ")).first).to_be_visible()


def _accepted(cleo: Page) -> None:
    cleo.get_by_role("link", name="Read and answer").click()
    expect(cleo.get_by_role("heading", name="Robin Reed")).to_be_visible()
    cleo.get_by_role("button", name="Accept").click()
    cleo.get_by_role("button", name="Assigned to a caseworker").click()
    cleo.get_by_role("link", name="Write the plan").click()
    cleo.get_by_label("How many sessions?").fill("2")
    cleo.get_by_label("What is done in them?").fill("Write the letter together")
    cleo.get_by_role("button", name="Send to the officer").click()
    expect(cleo.get_by_text("Sent to the officer")).to_be_visible()


def _plan_approved(olive: Page, live: LiveAgency, person: UUID) -> None:  # noqa: F811
    olive.goto("/alerts/")
    expect(olive.get_by_text("An action plan waits for your answer").first).to_be_visible()
    olive.goto(f"/services/{person}/")
    olive.get_by_role("link", name=re.compile("Job coach")).first.click()
    olive.get_by_role("link", name="Sessions and results").click()
    olive.get_by_role("link", name="Answer the plan").click()
    olive.get_by_label("Approve the plan").check()
    olive.get_by_role("button", name="Answer").click()
    expect(olive.get_by_text("Answered. The service is told")).to_be_visible()


def _two_sessions_are_over(person: UUID) -> None:  # noqa: F811
    """Time passes: both sessions were planned and are over."""
    from throughcare.casework.interventions.models import ServiceReferral

    referral = ServiceReferral.objects.get(person_id=person, state="delivering")
    then = clock.now() - timedelta(hours=6)
    ServiceReferral.objects.filter(pk=referral.pk).update(sent_at=then - timedelta(days=20))
    for number in (1, 2):
        starts = then + timedelta(hours=2 * number)
        factories.ServiceSessionFactory(
            person=referral.person, referral=referral, number=number, starts_at=starts,
            ends_at=starts + timedelta(hours=1),
        )  # fmt: skip
    assert Session.objects.filter(referral=referral).count() == 2


def _one_came_one_missed(cleo: Page) -> None:
    cleo.goto("/provider/")
    cleo.get_by_role("link", name="Record it").first.click()
    cleo.get_by_label("The person came, and the session was held").check()
    cleo.get_by_label("Good", exact=True).check()
    cleo.get_by_role("button", name="Save").click()
    cleo.goto("/provider/")
    cleo.get_by_role("link", name="Record it").first.click()
    cleo.get_by_label("The person did not come").check()
    cleo.get_by_label("What is known about the absence?").fill("They rang: no bus came.")
    cleo.get_by_role("button", name="Save").click()
    expect(cleo.get_by_text("Recorded", exact=True)).to_be_visible()


def _measured_and_reported(cleo: Page) -> None:
    cleo.get_by_role("link", name="Measure").click()
    cleo.get_by_label("What is measured?").fill("Applications sent")
    cleo.get_by_label("Value").fill("5")
    cleo.get_by_label("More is better").check()
    cleo.get_by_label("After", exact=True).check()
    cleo.get_by_role("button", name="Save").click()
    cleo.get_by_role("link", name="Write the report").click()
    cleo.get_by_label("Achieved", exact=True).check()
    cleo.get_by_label("What became of it?").fill("Robin starts at the bakery on Monday.")
    cleo.get_by_role("button", name="Send to the officer").click()
    expect(cleo.get_by_text("Sent. The service is concluded")).to_be_visible()


def _reviewed_and_achieved(olive: Page, person: UUID, looked: planning.Looking) -> None:  # noqa: F811
    olive.goto(f"/plans/{person}/")
    looked.at(olive, "review-called-for")
    olive.get_by_role("link", name="Review the plan").first.click()
    expect(olive.get_by_text("A service or programme ended").first).to_be_visible()
    olive.get_by_label("Review it now").check()
    olive.get_by_label("What does the person say of it, in their own words?").fill("The coach was worth it.")
    olive.get_by_label("What did the review find?").fill("The job is found.")
    olive.get_by_label("On track: nothing changes").check()
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("The review is written down")).to_be_visible()
    olive.get_by_role("link", name=re.compile(f"Achieved.*{AIM}")).click()
    olive.get_by_label("What was reached, and how?").fill("Starts at the bakery on Monday.")
    olive.get_by_role("button", name="It is achieved").click()
    olive.get_by_role("button", name="Sign the plan").click()
    olive.get_by_label("What changed since the last version?").fill("Work is found.")
    olive.get_by_role("button", name="Sign it").click()
    expect(olive.get_by_text("Version 2").first).to_be_visible()

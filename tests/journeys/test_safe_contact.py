"""A home with a risk and an address that is not safe: what is asked before a visit, and what an excuse is judged on."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R008", "R009")]
Axe = Callable[[Page], None]
A_FIRST_PDF = 40_000
"""Milliseconds: a process that makes its first PDF loads fonts and libraries, on a busy machine slowly."""


@pytest.fixture
def person_id(live_agency: LiveAgency) -> UUID:
    """Somebody who speaks Polish, whose address a relative watches, and who missed yesterday's appointment."""
    with live_agency.database() as world:
        user = User.objects.get(username=live_agency.officer.username)
        today = clock.today(world.agency.zone)
        person: Person = world.person("Robin", "Ash", officer=user, language="pl", interpreter_needed=True)
        factories.SupervisionStateFactory(person=person, starts_on=today - timedelta(days=90))
        order = factories.OrderFactory(
            person=person, starts_on=today - timedelta(days=90), ends_on=today + timedelta(days=200)
        )
        factories.ConditionFactory(person=person, order=order, text="Keep in touch as instructed.")
        missed = factories.AppointmentFactory(
            person=person, officer=user, order=order, status="held", starts_at=clock.now() - timedelta(days=1)
        )
        contact = factories.ContactFactory(
            person=person, officer=user, order=order, appointment=missed, outcome="absent",
            happened_at=missed.starts_at,
        )  # fmt: skip
        factories.ArrangementFactory(person=person, appointment=missed, standing="not_available")
        factories.FailureFactory(
            person=person, contact=contact, order=order, what="Office visit: did not attend", stage="to_judge",
            failed_on=today - timedelta(days=1), heard_on=today, excuse="I did not know.",
        )  # fmt: skip
    return person.pk


def note_a_concern(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/people/{person_id}/")
    expect(page.get_by_text("No immediate concerns are recorded.")).to_be_visible()
    page.get_by_role("link", name="Note an immediate concern").click()
    check(page)
    page.get_by_label("Risk to staff").check()
    page.get_by_label("What should colleagues know?").fill("Two members of staff visit together.")
    page.get_by_label("Where does it come from?").select_option("Police")
    page.get_by_role("button", name="Save").click()
    check(page)
    page.goto(f"/people/{person_id}/")
    expect(page.get_by_role("heading", name="Immediate concerns")).to_be_visible()
    check(page)


def plan_a_home_visit(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/supervision/{person_id}/book/")
    expect(page.get_by_text("Two members of staff visit together.").first).to_be_visible()
    check(page)
    page.get_by_label("Home visit").check()
    tomorrow = clock.today("Europe/London") + timedelta(days=1)
    for part, text in (("day", tomorrow.day), ("month", tomorrow.month), ("year", tomorrow.year)):
        page.locator(f"#id_on_{part}").fill(str(text))
    page.get_by_label("Time", exact=True).fill("10am")
    page.get_by_label("No place is needed").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Read this before a home visit is planned")
    page.get_by_label("Risk to staff: Two members of staff visit together.").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Interpreter: Polish")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("Asked for, not yet confirmed")).to_be_visible()
    check(page)


def mark_the_address_unsafe(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/people/{person_id}/details/address/add/")
    page.get_by_label("Address (optional)", exact=True).fill("4 Elm Row")
    page.get_by_label("Main address", exact=True).check()
    page.get_by_role("group", name="Is it safe to use?").get_by_label("No", exact=True).check()
    page.get_by_label("Who else sees or opens what arrives? (optional)").fill("a relative")
    check(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Address added")).to_be_visible()


def a_letter_is_refused_and_handed_over(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/supervision/{person_id}/schedule/")
    page.get_by_role("link", name="Home visit").first.click()
    page.get_by_role("link", name="Make a letter about it").click()
    expect(page.get_by_text("Main address: Not safe: seen by a relative")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Make the letter").click()
    expect(page.get_by_role("alert").first).to_contain_text("Hand it over in person")
    page.get_by_label("It is handed over in person, not posted").check()
    page.get_by_role("button", name="Make the letter").click(timeout=A_FIRST_PDF)
    expect(page.get_by_text("no address stands on it")).to_be_visible()
    check(page)


def the_judge_sees_what_was_missing(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/noncompliance/{person_id}/")
    page.get_by_role("link", name="Office visit: did not attend").first.click()
    page.get_by_role("button", name="Judge the reason given").click()
    expect(page.get_by_role("heading", name="What may have kept them away")).to_be_visible()
    expect(page.get_by_role("link", name="Interpreter: Polish was not available")).to_be_visible()
    check(page)


def test_a_visit_a_letter_and_an_excuse(
    officer_page: Page, person_id: UUID, assert_no_axe_findings: Axe
) -> None:
    axe = assert_no_axe_findings
    note_a_concern(officer_page, person_id, axe)
    plan_a_home_visit(officer_page, person_id, axe)
    mark_the_address_unsafe(officer_page, person_id, axe)
    a_letter_is_refused_and_handed_over(officer_page, person_id, axe)
    the_judge_sees_what_was_missing(officer_page, person_id, axe)

"""A test to which nobody came: no sample is no refusal; the reason is asked for by letter, heard and accepted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.journeys.test_missed_contact import A_FIRST_PDF, letter_text, type_date
from tests.live import LiveAgency
from throughcare.casework.testing.tests.arranged import KIND
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R068", "R074", "R075", "R076", "R077")]
Axe = Callable[[Page], None]


def a_person(live: LiveAgency, family: str) -> str:
    """Somebody whose licence allows tests, with an address to write to."""
    with live.database() as world:
        today = clock.today(world.agency.zone)
        officer = User.objects.get(username=live.officer.username)
        made = world.person("Sam", family, officer=officer)
        factories.AddressFactory(person=made, lines="4 Elm Row", town="Northtown", postcode="NT1 4AA")
        factories.SupervisionStateFactory(person=made, starts_on=today - timedelta(days=100))
        order = factories.OrderFactory(
            person=made,
            starts_on=today - timedelta(days=100),
            made_on=today - timedelta(days=100),
            ends_on=None,
        )
        factories.ConditionFactory(person=made, order=order, kind=KIND, text="Give a sample when asked.")
    return str(made.pk)


def told_and_not_there(page: Page, person: str, look: Callable[[str], None]) -> None:
    """A test is asked for, the person is told of it on the telephone, and does not come."""
    page.goto(f"/tests/{person}/")
    page.get_by_role("button", name="Ask for a test").click()
    page.get_by_label("Give a sample when asked.").check()
    page.get_by_label("On a schedule").check()
    page.get_by_role("button", name="Ask for the test").click()
    page.locator("table a").first.click()
    page.get_by_role("button", name="Tell the person").click()
    page.get_by_label("By telephone").check()
    page.get_by_label("Yes, they know").check()
    page.get_by_role("button", name="Record").click()
    page.goto(f"/tests/{person}/")
    page.locator("table a").first.click()
    page.get_by_role("button", name="Not taken").click()
    page.get_by_label("Not appearing").check()
    look("test-not-taken")
    page.get_by_role("button", name="Record").click()


def no_sample_is_no_refusal(page: Page, person: str, look: Callable[[str], None], live: LiveAgency) -> None:
    """It waits for the person's reason; nobody can judge before they were asked, and compliance knows of nothing."""
    page.goto(f"/tests/{person}/")
    page.locator("table a").first.click()
    expect(page.get_by_text("Not taken, reason to be heard").first).to_be_visible()
    expect(page.get_by_text("Nothing follows from this yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Judge the reason")).to_have_count(0)
    look("test-waits-for-reason")
    live.deliver()
    page.goto(f"/noncompliance/{person}/")
    expect(page.get_by_text("Test not taken")).to_have_count(0)


def nothing_is_heard(page: Page, person: str, live: LiveAgency) -> None:
    """Asked on the telephone they give no answer: that is written down, and compliance hears of the test."""
    page.goto(f"/tests/{person}/")
    page.locator("table a").first.click()
    page.get_by_role("button", name="Ask the person").click()
    page.get_by_label("By telephone").check()
    page.get_by_role("button", name="Record").click()
    page.get_by_role("button", name="Judge the reason").click()
    page.get_by_label("No explanation was given").check()
    page.get_by_role("button", name="Conclude the test").click()
    expect(page.get_by_text("This may be looked at as a possible failure; a person decides.")).to_be_visible()
    live.deliver()


def a_letter_asks_why(page: Page, person: str, look: Callable[[str], None], live: LiveAgency) -> None:
    with live.database() as world:
        pack, today = jurisdictions.get(world.agency.jurisdiction), clock.today(world.agency.zone)
    page.goto(f"/noncompliance/{person}/")
    expect(page.get_by_text("None unexcused")).to_be_visible()
    expect(page.get_by_text("1 not known yet")).to_be_visible()
    look("excuse-compliance-before")
    page.get_by_role("link", name="Test not taken, no accepted reason").first.click()
    page.get_by_role("button", name="Ask for the reason").click()
    due = today + timedelta(days=9)
    type_date(page, "answer_by", due)
    page.get_by_role("button", name="Ask", exact=True).click(timeout=A_FIRST_PDF)
    expect(page.get_by_text(f"Waiting for the person’s reason until {pack.in_words(due)}")).to_be_visible()
    look("excuse-asked")
    page.get_by_role("link", name="Please tell us what happened").click()
    said = letter_text(page)
    assert f"no test could be done on {pack.in_words(today)}" in said
    assert f"Tell us by {pack.in_words(due)} what happened" in said


def heard_and_accepted(page: Page, person: str, look: Callable[[str], None]) -> None:
    page.goto(f"/noncompliance/{person}/")
    page.get_by_role("link", name="Test not taken, no accepted reason").first.click()
    page.get_by_role("button", name="Write down what the person said").click()
    page.get_by_label("What did the person say?").fill("I was in hospital with my son that night.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Judge the reason given").click()
    page.get_by_label("Yes, it is", exact=False).check()
    page.get_by_label("Why?").fill("The hospital confirmed it.")
    look("excuse-judge")
    page.get_by_role("button", name="Save the judgment").click()
    expect(page.get_by_text("Closed. The reason was judged reasonable.")).to_be_visible()
    look("excuse-accepted")


def nothing_counts(page: Page, person: str, look: Callable[[str], None], live: LiveAgency) -> None:
    """Excused on the calendar, none unexcused on the badge, and the test itself is held against nobody."""
    live.deliver()
    page.goto(f"/noncompliance/{person}/")
    expect(page.get_by_text("None unexcused")).to_be_visible()
    expect(page.get_by_text("No response has been given.")).to_be_visible()
    expect(page.get_by_text("1 excused")).to_be_visible()
    page.get_by_text("All of it as a table").click()
    row = page.get_by_role("row", name="Test not taken, no accepted reason").filter(has_text="Excused")
    expect(row).to_be_visible()
    look("excuse-compliance-after")
    page.goto(f"/tests/{person}/")
    page.locator("table a").first.click()
    expect(page.get_by_text("Not taken, with an accepted reason").first).to_be_visible()
    expect(page.get_by_text("Nothing is held against the person.")).to_be_visible()
    look("test-excused")


@BOTH_SIZES
def test_from_a_missed_test_to_a_heard_and_accepted_excuse(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    person, olive = a_person(live_agency, f"Away{screen['width']}"), page_of(live_agency.officer)

    def look(name: str) -> None:
        _looked_at(olive, name, screen, assert_no_axe_findings)

    told_and_not_there(olive, person, look)
    no_sample_is_no_refusal(olive, person, look, live_agency)
    nothing_is_heard(olive, person, live_agency)
    a_letter_asks_why(olive, person, look, live_agency)
    heard_and_accepted(olive, person, look)
    nothing_counts(olive, person, look, live_agency)

"""An officer makes a link; the person answers on a phone; danger is told at once; both views stand side by side."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.live import PHONE, LiveAgency
from throughcare.platform.access.models import User
from throughcare.register.people.models import Person
from throughcare.rules.forms import find_form

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R019")]
Axe = Callable[[Page], None]
BORN = date(1990, 5, 17)


@pytest.fixture
def person_id(live_agency: LiveAgency) -> UUID:
    """Somebody whose assessment says that where they live is linked to nothing."""
    with live_agency.database() as world:
        user = User.objects.get(username=live_agency.officer.username)
        person: Person = world.person(
            "Rowan", "Birch", officer=user, born_from=BORN, born_to=BORN, born_precision="exact"
        )
        held = factories.AssessmentFactory(
            person=person, form=str(find_form("needs-and-harm-ew").id), lead=user
        )
        for question in ("accommodation_harm", "accommodation_reoffending"):
            factories.AnswerFactory(person=person, assessment=held, question=question, value=False)
    return person.pk


@pytest.fixture
def phone(browser: Browser, live_agency: LiveAgency) -> Iterator[Page]:
    """The person's own phone: a browser of its own, narrow, without JavaScript."""
    context = browser.new_context(
        base_url=live_agency.url, java_script_enabled=False, viewport=PHONE, has_touch=True, locale="en-GB"
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def check_phone(browser: Browser, live_agency: LiveAgency, assert_no_axe_findings: Axe) -> Iterator[Axe]:
    """Axe needs JavaScript: it is run on a twin that is given the very page the phone shows."""
    context = browser.new_context(base_url=live_agency.url, viewport=PHONE, has_touch=True, locale="en-GB")
    twin = context.new_page()

    def check(phone: Page) -> None:
        phone.wait_for_load_state()
        shown = phone.content()
        twin.unroute_all()
        twin.route(
            phone.url, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8")
        )
        twin.goto(phone.url)
        assert_no_axe_findings(twin)

    yield check
    context.close()


def make_a_link(page: Page, person_id: UUID, form: str, check: Axe) -> str:
    """Ask, make the link, and read it off the page."""
    page.goto(f"/assessments/{person_id}/")
    page.get_by_role("link", name="In the person’s own words").click()
    check(page)
    page.get_by_role("button", name="Ask the person").click()
    check(page)
    page.get_by_label(form).check()
    page.get_by_label("By a link on a device of their own").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    check(page)
    page.get_by_label("Their date of birth").check()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("img", name="The link as a QR code")).to_be_visible()
    check(page)
    link = page.locator("code").inner_text()
    assert re.fullmatch(r"https?://[^/]+/own/in/[\w-]{43}/", link)
    return link


def open_the_link(phone: Page, link: str, check: Axe) -> None:
    """It asks for the date of birth before it says anything, refuses a wrong one, then tells who reads it."""
    phone.goto(link)
    expect(phone).to_have_title("Open your questions")
    check(phone)
    for part, text in (("Day", "1"), ("Month", "1"), ("Year", "1980")):
        phone.get_by_label(part, exact=True).fill(text)
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("This does not match").first).to_be_visible()
    check(phone)
    for part, number in (("Day", BORN.day), ("Month", BORN.month), ("Year", BORN.year)):
        phone.get_by_label(part, exact=True).fill(str(number))
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("heading", name="Before you begin")).to_be_visible()
    expect(phone.get_by_text("Nothing bad happens if you do").first).to_be_visible()
    assert "/own/in/" not in phone.url
    check(phone)
    phone.get_by_role("button", name="I have read this. Begin").click()


def test_item_nine_is_told_the_same_minute(
    officer_page: Page, manager_page: Page, phone: Page, live_agency: LiveAgency, person_id: UUID,
    assert_no_axe_findings: Axe, check_phone: Axe,
) -> None:  # fmt: skip
    check = assert_no_axe_findings
    link = make_a_link(officer_page, person_id, find_form("phq-9").title, check)
    open_the_link(phone, link, check_phone)
    expect(phone.get_by_text("This is not a diagnosis.")).to_be_visible()
    check_phone(phone)
    phone.locator('[name="q-item_1"]').nth(2).check()
    phone.locator('[name="q-item_9"]').nth(1).check()
    phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_text("We have told somebody who can help")).to_be_visible()
    check_phone(phone)
    live_agency.deliver()
    officer_page.goto("/")
    expect(officer_page.get_by_text("An answer tells of danger: act now")).to_be_visible()
    check(officer_page)
    phone.get_by_role("button", name="Send my answers").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    check_phone(phone)
    phone.goto(link)
    expect(phone.get_by_role("heading", name="Nothing to show")).to_be_visible()
    check_phone(phone)
    manager_page.goto("/")
    manager_page.get_by_role("link", name="Rowan Birch").first.click()
    check(manager_page)
    manager_page.get_by_label("What did you do?").fill("Rang Rowan, who is with a sister tonight.")
    manager_page.get_by_role("button", name="This was done").click()
    expect(manager_page.get_by_text("What was done is recorded")).to_be_visible()
    officer_page.goto("/")
    expect(officer_page.get_by_text("act now")).to_have_count(0)


def test_both_views_stand_beside_each_other(
    officer_page: Page, phone: Page, person_id: UUID, assert_no_axe_findings: Axe, check_phone: Axe
) -> None:
    check = assert_no_axe_findings
    link = make_a_link(officer_page, person_id, "How I see it", check)
    open_the_link(phone, link, check_phone)
    phone.get_by_label("It is very hard").check()
    phone.get_by_label("Yes, and I would like help").check()
    phone.get_by_label("What helps you there? What would help?").fill("A door that locks.")
    phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_role("heading", name="Work and learning")).to_be_visible()
    check_phone(phone)
    phone.get_by_role("button", name="Save and go back").click()
    expect(phone.get_by_label("It is very hard")).to_be_checked()
    for _ in range(len(find_form("self-assessment").sections)):
        phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_role("heading", name="Look over your answers")).to_be_visible()
    check_phone(phone)
    phone.get_by_role("button", name="Send my answers").click()
    officer_page.goto(f"/assessments/{person_id}/")
    officer_page.get_by_role("link", name="needs", exact=False).first.click()
    officer_page.get_by_role("link", name="Both views side by side").click()
    expect(officer_page.get_by_text("A door that locks.")).to_be_visible()
    expect(
        officer_page.get_by_text("The person says it is hard. The assessment sees no need here.")
    ).to_be_visible()
    check(officer_page)

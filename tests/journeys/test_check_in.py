"""A check-in on a phone: asked for, approved by a manager, answered on an old phone, heard the same day, and read."""

import re
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.live import PHONE, LiveAgency
from throughcare.casework.checkins.commands import open_one
from throughcare.casework.checkins.models import CheckinSeries
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.contacts.checkin_eligibility import ASKED

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R149", "R054", "R134")]
Axe = Callable[[Page], None]


@pytest.fixture
def person_id(live_agency: LiveAgency) -> UUID:
    """Somebody on the officer's caseload, without a safe way for a text."""
    with live_agency.database() as world:
        user = User.objects.get(username=live_agency.officer.username)
        person: Person = world.person("Robin", "Ashworth", officer=user)
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


def the_officer_asks(page: Page, person_id: UUID, check: Axe) -> None:
    """The person wants it; nothing speaks against it; a manager is asked."""
    page.goto(f"/check-ins/{person_id}/")
    expect(page.get_by_text("It is their free choice").first).to_be_visible()
    check(page)
    page.get_by_role("button", name="Ask for remote check-ins").click()
    check(page)
    page.get_by_label("Beside meetings").check()
    page.get_by_label("Every two weeks").check()
    page.get_by_label("By text message").check()
    for asks in ASKED.values():
        page.get_by_role("group", name=asks).get_by_label("No", exact=True).check()
    day = page.get_by_role("group", name="First check-in")
    agreed = page.get_by_role("group", name="When did the person say that they want this?")
    for part in ("Day", "Month", "Year"):
        day.get_by_label(part).fill(agreed.get_by_label(part).input_value())
    page.get_by_label("How does this help them?").fill("They work early shifts.")
    page.get_by_role("button", name="Ask a manager").click()
    expect(page.get_by_text("Waits for a manager").first).to_be_visible()
    check(page)


def the_manager_approves(page: Page, check: Axe) -> None:
    """On the list of what waits, with what speaks against it."""
    page.goto("/check-ins/")
    check(page)
    page.get_by_role("link", name=re.compile("Robin Ashworth")).click()
    expect(page.get_by_text("Nothing speaks against it")).to_be_visible()
    check(page)
    page.get_by_label("Approved", exact=True).check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Checks in remotely").first).to_be_visible()


def the_link_by_hand(page: Page, person_id: UUID, check: Axe) -> tuple[str, str]:
    """No text is safe: the officer gives the link and its code by hand."""
    page.goto(f"/check-ins/{person_id}/")
    check(page)
    page.get_by_role("link", name=re.compile("^Due ")).first.click()
    expect(page.get_by_text("There is no safe way to send it")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Give the link by hand").click()
    expect(page.get_by_role("img", name="The link as a QR code")).to_be_visible()
    check(page)
    return page.locator("code").inner_text(), page.locator("p.govuk-heading-l").inner_text()


def the_person_checks_in(phone: Page, link: str, code: str, check: Axe) -> None:
    """One question a page, help on every one, and looked over before it is sent."""
    phone.goto(link)
    check(phone)
    phone.get_by_label("What is the code you were given?").fill("12")
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("This does not match").first).to_be_visible()
    phone.get_by_label("What is the code you were given?").fill(code)
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("You are in no trouble for asking for help")).to_be_visible()
    check(phone)
    phone.get_by_role("button", name="I have read this. Begin").click()
    check(phone)
    phone.get_by_label("I am struggling").check()
    phone.get_by_role("button", name="Save and go on").click()
    check(phone)
    phone.get_by_label("None: I need no help").check()
    phone.get_by_label("Money").check()
    phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_text("also says that there is nothing").first).to_be_visible()
    check(phone)
    phone.get_by_label("None: I need no help").uncheck()
    phone.get_by_role("button", name="Save and go on").click()
    phone.get_by_label("What would help with money?").fill("Rent is late.")
    phone.get_by_role("button", name="Save and go on").click()
    for _ in range(2):
        expect(phone.get_by_role("complementary").get_by_text("call 999")).to_be_visible()
        phone.get_by_role("button", name="Save and go on").click()
    expect(phone.get_by_text("Rent is late.")).to_be_visible()
    check(phone)
    for name in ("It did not work", "I would rather see or speak to somebody"):
        phone.get_by_role("link", name=name).click()
        check(phone)
        phone.go_back()
    phone.get_by_role("button", name="Send my answers").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    check(phone)
    phone.goto(link)
    expect(phone.get_by_text("A link works once")).to_be_visible()


def test_a_check_in_on_a_phone(
    officer_page: Page, manager_page: Page, phone: Page, live_agency: LiveAgency, person_id: UUID,
    assert_no_axe_findings: Axe, check_phone: Axe,
) -> None:  # fmt: skip
    check = assert_no_axe_findings
    the_officer_asks(officer_page, person_id, check)
    the_manager_approves(manager_page, check)
    with live_agency.database(), acting(Actor.system_named("checkins.keep_time")) as system:
        open_one(system, CheckinSeries.objects.get(person_id=person_id).pk)
    link, code = the_link_by_hand(officer_page, person_id, check)
    the_person_checks_in(phone, link, code, check_phone)
    live_agency.deliver()
    officer_page.goto("/check-ins/")
    expect(officer_page.get_by_text("Asks for help, or is not well")).to_be_visible()
    officer_page.get_by_role("link", name=re.compile("Robin Ashworth")).click()
    expect(officer_page.get_by_text("Rent is late.")).to_be_visible()
    check(officer_page)
    officer_page.get_by_role("link", name="Get in touch today, and say what was done").click()
    check(officer_page)
    officer_page.go_back()
    officer_page.get_by_label("I got in touch with the person").check()
    officer_page.get_by_role("button", name="I have reviewed it").click()
    expect(officer_page.get_by_text("Reviewed. I got in touch with the person")).to_be_visible()
    check(officer_page)

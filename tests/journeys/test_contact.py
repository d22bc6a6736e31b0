"""An officer books a repeating appointment, records that the person did not come, waits for evidence, accepts it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.live import BOTH_WAYS, ON_A_PHONE, LiveAgency, width_of
from throughcare.platform import clock
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R054", "R057", "R148")]

Axe = Callable[[Page], None]
MOST_TABS = 120


@dataclass
class Case:
    """A person on the officer's caseload with an appointment yesterday at ten."""

    person_id: UUID
    appointment_id: UUID

    def at(self, page_name: str) -> str:
        """The address of one of the person's pages."""
        return f"/supervision/{self.person_id}/{page_name}/"

    @property
    def appointment(self) -> str:
        """The appointment's own page."""
        return self.at(f"appointments/{self.appointment_id}")


@pytest.fixture
def case(live_agency: LiveAgency) -> Case:
    """Rowan Ash, under an order, who was expected yesterday at ten."""
    today = clock.today("Europe/London")
    yesterday = clock.now().replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=1)
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Rowan", "Ash", officer=officer)
        factories.OrderFactory(
            person=person, starts_on=today - timedelta(days=100), ends_on=today + timedelta(days=300)
        )
        missed = factories.AppointmentFactory(
            person=person, officer=officer, starts_at=yesterday, place="North Valley office", purpose="Review"
        )
    return Case(person.pk, missed.pk)


def type_date(page: Page, name: str, days_ahead: int) -> datetime:
    """Type a date some days from now in its three boxes."""
    day = datetime.combine(clock.today("Europe/London") + timedelta(days=days_ahead), datetime.min.time())
    for part, text in (("day", str(day.day)), ("month", f"{day:%b}"), ("year", str(day.year))):
        page.locator(f"#id_{name}_{part}").fill(text)
    return day


def in_words(day: datetime) -> str:
    """ "3 March 2027"."""
    return f"{day.day} {day:%B %Y}"


def heading(page: Page, name: str) -> Locator:
    """The page's main heading."""
    return page.get_by_role("heading", level=1, name=name)


def note_box(page: Page) -> Locator:
    """Where a note is typed."""
    return page.get_by_label("Note (optional)")


@BOTH_WAYS
def test_a_repeating_appointment_is_checked_date_by_date_before_it_is_booked(
    officer_page: Page, case: Case, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    page, check = officer_page, assert_no_axe_findings if with_javascript else lambda page: None
    page.goto(case.at("schedule"))
    check(page)
    page.get_by_role("button", name="Book an appointment").click()
    check(page)
    page.get_by_label("Office visit").check()
    first = type_date(page, "on", 14)
    page.get_by_label("Time", exact=True).fill("9.30")
    page.get_by_label("I will type it").check()
    page.get_by_label("Which place").fill("The library")
    page.get_by_label("Every 2 weeks").check()
    page.get_by_label("How many appointments in all").fill("3")
    page.get_by_role("button", name="Continue").click()

    expect(heading(page, "Check the appointment")).to_be_visible()
    expect(page.get_by_text("Nothing is booked yet.")).to_be_visible()
    dates = [first + timedelta(weeks=2 * n) for n in range(3)]
    for day in dates:
        expect(page.get_by_label(f"{in_words(day)} at 9:30am")).to_be_checked()
    check(page)
    page.get_by_label(in_words(dates[1])).uncheck()
    page.get_by_label("Where: The library").check()
    page.get_by_role("button", name="Book these dates").click()

    expect(page.get_by_text("2 appointments booked")).to_be_visible()
    expect(page.get_by_role("heading", name=in_words(dates[0]))).to_be_visible()
    expect(page.get_by_role("heading", name=in_words(dates[1]))).to_have_count(0)
    expect(page.get_by_text("The library, repeating")).to_have_count(2)
    check(page)


@BOTH_WAYS
def test_a_missed_appointment_waits_for_evidence_and_is_then_accepted(
    officer_page: Page, case: Case, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    page, check = officer_page, assert_no_axe_findings if with_javascript else lambda page: None
    page.goto(case.at("schedule"))
    page.get_by_role("link", name="Record the outcome").click()
    check(page)
    page.get_by_label("Did not attend").check()
    note_box(page).fill("Rang at ten past. No answer.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: did not attend")).to_be_visible()
    check(page)

    page.get_by_role("link", name="Change the outcome").click()
    check(page)
    page.get_by_label("I am waiting for evidence").check()
    note_box(page).fill("Called back: was at the hospital, has a letter.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Evidence is awaited.")).to_be_visible()
    expect(page.get_by_text("Rang at ten past. No answer.")).to_be_visible()
    check(page)

    page.get_by_role("button", name="Say what came of it").click()
    page.get_by_label("Absent for a reason I accept").check()
    page.get_by_label("Medical", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Changed to: acceptable absence: medical")).to_be_visible()
    expect(page.get_by_text("Evidence is awaited.")).to_have_count(0)

    page.get_by_role("link", name="Activity log").click()
    expect(page.locator(".tc-event__tag")).to_have_text("Acceptable absence")
    expect(page.get_by_text("has a letter")).to_be_visible()
    check(page)


@BOTH_WAYS
def test_what_was_typed_stays_when_an_answer_is_missing(officer_page: Page, case: Case) -> None:
    page = officer_page
    page.goto(f"{case.appointment}outcome/")
    note_box(page).fill("A long note that must not be lost.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer to “What happened?”")
    expect(note_box(page)).to_have_value("A long note that must not be lost.")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Attended and complied")).to_be_in_viewport()


@ON_A_PHONE
def test_on_a_phone_outcome_next_date_and_note_are_one_short_page(
    officer_page: Page, case: Case, assert_no_axe_findings: Axe
) -> None:
    page = officer_page
    page.goto(f"{case.appointment}outcome/")
    assert width_of(page) <= page.evaluate("window.innerWidth")
    assert_no_axe_findings(page)
    page.get_by_label("Attended and complied").tap()
    following = type_date(page, "next_on", 15)
    page.get_by_label("Time (optional)").fill("2pm")
    note_box(page).fill("Has a job interview.")
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_text("Recorded: attended and complied")).to_be_visible()
    expect(page.get_by_text(f"{in_words(following)} at 2pm")).to_be_visible()
    for name in ("schedule", "activity"):
        page.goto(case.at(name))
        assert width_of(page) <= page.evaluate("window.innerWidth")
        assert_no_axe_findings(page)
    page.goto("/supervision/diary/")
    assert width_of(page) <= page.evaluate("window.innerWidth")
    assert_no_axe_findings(page)


@ON_A_PHONE
def test_a_lost_connection_loses_no_note(officer_page: Page, case: Case) -> None:
    page = officer_page
    page.goto(f"{case.appointment}outcome/")
    page.get_by_label("Attended and complied").check()
    note_box(page).fill("Typed on the train.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Not sent: there is no connection.")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{case.appointment}outcome/")
    expect(note_box(page)).to_have_value("Typed on the train.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: attended and complied")).to_be_visible()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {target}")


@BOTH_WAYS
def test_by_keyboard_alone(officer_page: Page, case: Case) -> None:
    page = officer_page
    page.goto(case.at("schedule"))
    tab_to(page, page.get_by_role("link", name="Record the outcome"))
    page.keyboard.press("Enter")
    expect(heading(page, "Record the outcome")).to_be_visible()
    tab_to(page, page.get_by_label("Attended and complied"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Did not attend")).to_be_checked()
    tab_to(page, note_box(page))
    page.keyboard.type("Nobody came.")
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recorded: did not attend")).to_be_visible()

    tab_to(page, page.get_by_role("link", name="Change the outcome"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Did not attend"))
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_label("I am waiting for evidence")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Say what came of it"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("I am waiting for evidence"))
    page.keyboard.press("ArrowUp")
    tab_to(page, page.get_by_label("Court or legal"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Changed to: acceptable absence: court or legal")).to_be_visible()

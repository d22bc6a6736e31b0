"""A person is reported dead by mistake, confirmed, and restored: everything stops at once and comes back exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.casework.orders.queries import state_on
from throughcare.casework.supervision.models import Appointment
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.rules.contacts import SupervisionState

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R009", "R120")]

Axe = Callable[[Page], None]


@dataclass
class Case:
    """Sasha Birch, with an appointment next week, one the week after, and a letter made and not sent."""

    live: LiveAgency
    person_id: UUID
    appointments: tuple[UUID, UUID]
    letter_id: UUID
    today: date

    def at(self, app: str, *rest: str) -> str:
        """The address of one of the person's pages."""
        return "/".join([f"/{app}", str(self.person_id), *rest, ""])

    def statuses(self) -> set[str]:
        with self.live.database():
            return set(Appointment.objects.filter(pk__in=self.appointments).values_list("status", flat=True))

    def state(self) -> SupervisionState | None:
        with self.live.database():
            return state_on(self.person_id, self.today)


@pytest.fixture
def case(live_agency: LiveAgency) -> Case:
    today, now = clock.today("Europe/London"), clock.now()
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Sasha", "Birch", officer=officer)
        factories.SupervisionStateFactory(person=person, starts_on=today - timedelta(days=100))
        order = factories.OrderFactory(
            person=person, kind="ew-community-order", starts_on=today - timedelta(days=100),
            ends_on=today + timedelta(days=300),
        )  # fmt: skip
        planned = tuple(
            factories.AppointmentFactory(
                person=person,
                officer=officer,
                order=order,
                starts_at=now + timedelta(days=days),
                place="The office",
            ).pk
            for days in (7, 14)
        )
        letter = factories.LetterFactory(person=person)
    return Case(live_agency, person.pk, (planned[0], planned[1]), letter.pk, today)


def type_date(page: Page, name: str, day: date) -> None:
    for part, text in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"#id_{name}_{part}").fill(str(text))


def report(page: Page, case: Case, check: Axe) -> None:
    """The officer hears of it, and reads what the report stops before saving it."""
    page.goto(case.at("orders"))
    page.get_by_role("link", name="Report a death").click()
    expect(page.get_by_role("heading", name="What this changes")).to_be_visible()
    expect(page.get_by_text("No letter is made or posted.")).to_be_visible()
    check(page)
    page.get_by_label("Who told you").fill("A neighbour at the door")
    page.get_by_label("In person").check()
    type_date(page, "told_on", case.today)
    page.get_by_role("button", name="Save the report").click()
    expect(page.get_by_text("Nothing goes out any more.")).to_be_visible()
    expect(page.get_by_role("heading", name="State: Reported to have died, not confirmed")).to_be_visible()
    check(page)
    case.live.deliver()


def nothing_goes_out(page: Page, case: Case, check: Axe) -> None:
    """No appointment is expected, the letter that was made cannot be sent, and no new one is made."""
    assert case.statuses() == {"stopped"}
    page.goto(case.at("supervision", "schedule"))
    expect(page.get_by_role("heading", name="Set aside")).to_be_visible()
    expect(page.get_by_text("Nobody is expected.")).to_be_visible()
    check(page)
    page.goto(case.at("letters", str(case.letter_id)))
    page.get_by_label("Handed over").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nothing is sent: this person is recorded as having died.").first).to_be_visible()


def confirm(page: Page, case: Case, check: Axe) -> None:
    """Somebody else hears it from another source: it is the wrong Sasha Birch, but nobody knows yet."""
    page.goto(case.at("orders"))
    page.get_by_role("link", name="Confirm the death from a second source").click()
    check(page)
    page.get_by_label("Second source").fill("a neighbour at the door")
    page.get_by_role("button", name="Confirm").click()
    expect(
        page.get_by_role("link", name="Name a second source: not the one who told you first")
    ).to_be_visible()
    page.get_by_label("Second source").fill("The local register")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="State: Died")).to_be_visible()


def undo(page: Page, case: Case, check: Axe) -> None:
    """The person rings: everything stands again as it stood, and the record keeps what happened in neutral words."""
    page.goto(case.at("orders"))
    page.get_by_role("link", name="Undo the report").click()
    expect(page.get_by_text("Appointments that were set aside stand again")).to_be_visible()
    check(page)
    page.get_by_label("Reported by mistake: the person is alive").check()
    page.get_by_role("button", name="Undo the report").click()
    expect(page.get_by_text("Everything stands as it stood before.")).to_be_visible()
    expect(page.get_by_role("heading", name="State: Under supervision")).to_be_visible()
    check(page)
    case.live.deliver()


@BOTH_WAYS_AT_NIGHT
def test_a_person_is_reported_dead_by_mistake_and_restored(
    officer_page: Page, manager_page: Page, case: Case, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    check = assert_no_axe_findings if with_javascript else lambda page: None
    report(officer_page, case, check)
    assert case.state() is SupervisionState.DIED
    nothing_goes_out(officer_page, case, check)
    confirm(manager_page, case, check)
    undo(officer_page, case, check)

    assert case.state() is SupervisionState.ACTIVE
    assert case.statuses() == {"booked"}
    officer_page.goto(case.at("supervision", "schedule"))
    expect(officer_page.get_by_text("The office")).to_have_count(2)
    expect(officer_page.get_by_role("heading", name="Set aside")).to_have_count(0)

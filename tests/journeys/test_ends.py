"""What ends and what was wrong: an address ends, an attempt is taken back, a rota names tomorrow's duty officer."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import RoleHeld, User
from throughcare.register.protection.content import Content

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R009", "R137", "R139")]
Axe = Callable[[Page], None]


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Noor Nash, under an order with a requirement that ends before it, once tried to reach by telephone."""
    with live_agency.database() as world:
        RoleHeld.objects.filter(role="duty_officer").delete()
        today = clock.today("Europe/London")
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Noor", "Nash", officer=officer)
        order = factories.OrderFactory(
            person=made, kind="ew-community-order", starts_on=today - timedelta(days=90),
            ends_on=today + timedelta(days=200),
        )  # fmt: skip
        factories.ConditionFactory(
            person=made, order=order, kind="ew-requirement-rehabilitation-activity",
            ends_on=today + timedelta(days=30),
        )  # fmt: skip
        factories.AddressFactory(person=made, lines="12 Old Street", starts_on=today - timedelta(days=400))
        factories.ReachAttemptFactory(person=made, on=today - timedelta(days=1))
        factories.CustodyStayFactory(person=made, establishment="Northtown")
        factories.NoteFactory(person=made)
        factories.EntryFactory(person=made, kind="address", content=Content(lines="47 Larkspur Road").text())
    return UUID(str(made.pk))


@BOTH_SIZES
def test_an_address_ends_and_an_attempt_is_taken_back(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe
) -> None:
    olive = page_of(live_agency.officer)
    olive.goto(f"/people/{person}/details/")
    assert_no_axe_findings(olive)
    olive.get_by_role("link", name="End address").click()
    expect(olive.get_by_text("12 Old Street").first).to_be_visible()
    assert_no_axe_findings(olive)
    olive.get_by_role("button", name="End it").click()
    expect(olive.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert_no_axe_findings(olive)
    olive.get_by_label("The person told us").check()
    olive.get_by_role("button", name="End it").click()
    expect(olive.get_by_text("Address ended. It stays on the record.")).to_be_visible()

    olive.goto(f"/orders/{person}/whereabouts/")
    assert_no_axe_findings(olive)
    olive.get_by_role("link", name="Entered in error").click()
    assert_no_axe_findings(olive)
    olive.get_by_label("It did not happen or was never made").check()
    olive.get_by_role("button", name="Take it back").click()
    expect(olive.get_by_text("No attempt is recorded.")).to_be_visible()
    for page in (f"/orders/{person}/custody/", f"/orders/{person}/", f"/supervision/{person}/activity/"):
        olive.goto(page)
        expect(olive.get_by_role("link", name="History").first).to_be_attached()
        assert_no_axe_findings(olive)


@BOTH_SIZES
def test_an_appointment_rests_on_a_requirement_and_tells_nothing(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe
) -> None:
    olive = page_of(live_agency.officer)
    day = clock.today("Europe/London") + timedelta(days=6)
    olive.goto(f"/supervision/{person}/book/")
    assert_no_axe_findings(olive)
    olive.get_by_label("Office").first.check()
    for part, text in (("day", str(day.day)), ("month", f"{day:%b}"), ("year", str(day.year))):
        olive.locator(f"#id_on_{part}").fill(text)
    olive.get_by_label("Time", exact=True).fill("10am")
    olive.get_by_label("No place is needed").check()
    olive.get_by_label("What it is about").fill("Walk to 47 Larkspur Rd")
    olive.get_by_label("Rehabilitation activity requirement, until").check()
    olive.get_by_role("button", name="Continue").click()
    expect(
        olive.get_by_role("link", name="This holds something that must be kept from others")
    ).to_be_visible()
    expect(olive.get_by_label("What it is about")).to_have_value("Walk to 47 Larkspur Rd")
    assert_no_axe_findings(olive)
    olive.get_by_label("What it is about").fill("First session")
    olive.get_by_role("button", name="Continue").click()
    expect(olive.get_by_text("Rests on")).to_be_visible()
    assert_no_axe_findings(olive)
    olive.get_by_role("button", name="Book").first.click()
    expect(olive.get_by_text("Rehabilitation activity requirement").first).to_be_visible()
    expect(olive.get_by_role("link", name="History of this appointment")).to_be_visible()
    assert_no_axe_findings(olive)


@BOTH_SIZES
def test_a_manager_puts_a_colleague_on_duty(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe
) -> None:
    max_ = page_of(live_agency.manager)
    max_.goto("/caseload/duty/")
    assert_no_axe_findings(max_)
    max_.get_by_label("Who is on duty?").select_option(label="Olive Oakes")
    max_.get_by_role("button", name="Put on duty").click()
    expect(max_.get_by_role("rowheader", name="Olive Oakes")).to_be_visible()
    assert_no_axe_findings(max_)
    max_.goto("/")
    expect(max_.get_by_text("On duty today: Olive Oakes")).to_be_visible()
    assert_no_axe_findings(max_)
    max_.goto("/caseload/duty/")
    max_.get_by_role("button", name="End now").click()
    expect(max_.get_by_text("Nobody is on the rota.")).to_be_visible()

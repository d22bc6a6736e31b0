"""A licence from the draft to force, never approved by its drafter; a curfew is added after a fair process only."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.arranging import actor_for
from tests.fair import close_gates
from tests.journeys.test_fair_process import decide
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R065", "R067", "R069", "R117")]
Axe = Callable[[Page], None]


@pytest.fixture
def person(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Liv Hale, released, on a licence that is to be drafted."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Liv", f"Hale{screen['width']}", officer=officer)
        day = clock.today("Europe/London")
        factories.OrderFactory(
            person=made,
            kind="ew-licence",
            starts_on=day - timedelta(days=1),
            ends_on=day + timedelta(days=200),
        )
        factories.SupervisionStateFactory(person=made, state="active")
    return UUID(str(made.pk))


def press(page: Page, name: str) -> None:
    """Press a button of the page."""
    page.get_by_role("button", name=name, exact=True).click()


def today(page: Page, name: str) -> None:
    """Type today into a date."""
    day = clock.today("Europe/London")
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name={name}_{part}]").fill(str(value))


def add(page: Page, licence: str, kind: str, wording: str = "own", **typed: str) -> None:
    """Add a condition by its type and wording."""
    page.goto(f"{licence}conditions/?kind={kind}&wording={wording}")
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)
    press(page, "Add condition")


@BOTH_SIZES
def test_a_licence_is_drafted_approved_in_force_and_varied(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive, max_ = page_of(live_agency.officer), page_of(live_agency.manager)

    # The officer begins the draft: the standard conditions are there.
    olive.goto(f"/licences/{person}/")
    _looked_at(olive, "licences", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Draft one for the order: Licence").click()
    olive.get_by_label("Which kind is it?").select_option(value="TIME_SERVED")
    today(olive, "starts_on")
    olive.locator("[name=meets_who]").fill("The duty officer")
    today(olive, "meets_on")
    olive.locator("[name=meets_place]").fill("North office")
    _looked_at(olive, "licence-begin", screen, assert_no_axe_findings)
    press(olive, "Begin")
    olive.get_by_role("link", name="Licence 1").click()
    licence = olive.url
    expect(olive.get_by_role("heading", name="Standard conditions")).to_be_visible()

    # An additional one by its wording, with what it asks; and a bespoke one, which somebody named agreed to.
    add(olive, licence, "ew-licence-association", "groups", answers_name_of_organisation="Riverside Crew")
    add(olive, licence, "ew-licence-bespoke", text="Give the keys of the boat to your officer.")
    expect(olive.get_by_text("Say who agreed to this condition").first).to_be_visible()
    olive.locator("[name=authority]").fill("Central policy team, Bea Board")
    press(olive, "Add condition")
    expect(olive.get_by_text("Riverside Crew").first).to_be_visible()
    expect(olive.get_by_role("heading", name="Bespoke conditions")).to_be_visible()
    _looked_at(olive, "licence-draft", screen, assert_no_axe_findings)

    # Submitted. Whoever drafted it is not offered to approve it; the manager is.
    press(olive, "Submit for approval")
    expect(olive.get_by_text("Submitted for approval").first).to_be_visible()
    expect(olive.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    max_.goto(licence)
    _looked_at(max_, "licence-to-approve", screen, assert_no_axe_findings)
    press(max_, "Approve")
    expect(max_.get_by_text("Approved by Max Marsh.")).to_be_visible()

    # In force: its conditions stand on the order, and the person gets a paper that says them.
    olive.goto(licence)
    press(olive, "Put into force")
    expect(olive.get_by_text("its conditions stand on the order")).to_be_visible()
    _looked_at(olive, "licence-in-force", screen, assert_no_axe_findings)
    press(olive, "Write it for the person")
    expect(olive.get_by_text("Riverside Crew").first).to_be_visible()
    _looked_at(olive, "licence-paper", screen, assert_no_axe_findings)
    olive.goto(f"/orders/{person}/")
    expect(olive.get_by_text("Licence 1, approved").first).to_be_visible()

    # A new version adds a curfew: not approved before a fair process about it was decided.
    olive.goto(licence)
    press(olive, "Vary it")
    variation = olive.url
    olive.get_by_role("link", name="Change its days and first meeting").click()
    today(olive, "starts_on")
    press(olive, "Save")
    olive.goto(f"{variation}conditions/?kind=ew-licence-curfew&wording=own")
    olive.locator("[name=text]").fill("Stay in from 19:00 to 07:00.")
    olive.get_by_label("Monday", exact=True).check()
    olive.locator("#id_terms_hours_starts").fill("19:00")
    olive.locator("#id_terms_hours_ends").fill("07:00")
    press(olive, "Add condition")
    press(olive, "Submit for approval")
    max_.goto(variation)
    expect(max_.get_by_text("It asks more of the person").first).to_be_visible()
    expect(max_.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    _looked_at(max_, "licence-variation", screen, assert_no_axe_findings)
    olive.goto(variation)
    press(olive, "Begin a fair process about it")
    process = olive.url
    held = UUID(re.findall(r"[0-9a-f-]{36}", process)[-1])
    with live_agency.database():
        officer = actor_for(User.objects.get(username=live_agency.officer.username))
        with acting(officer):
            close_gates(officer, held)
    decide(max_, process)
    expect(max_.get_by_text("It is decided")).to_be_visible()
    max_.goto(variation)
    press(max_, "Approve")
    olive.goto(variation)
    press(olive, "Put into force")
    expect(olive.get_by_text("its conditions stand on the order")).to_be_visible()
    olive.goto(f"/orders/{person}/")
    expect(olive.get_by_text("Stay in from 19:00 to 07:00.").first).to_be_visible()
    expect(olive.get_by_text("Licence 2, approved").first).to_be_visible()

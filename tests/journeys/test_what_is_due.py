"""What a standard lacks is booked in one go; a visit nobody knows of is gone out on; progress is decided by another."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency, assert_fits
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R053", "R056", "R060")]
Axe = Callable[[Page], None]
TODAY = clock.today("Europe/London")


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Robin Reed: in tier C for a year, seen ten days ago, with one attempt since."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Robin", "Reed", officer=officer)
        factories.OrderFactory(
            person=made, starts_on=TODAY - timedelta(days=400), ends_on=TODAY + timedelta(days=200)
        )
        factories.LevelHeldFactory(person=made, level="C", starts_on=TODAY - timedelta(days=390))
        for days, outcome in ((10, "complied"), (3, "cancelled_by_service")):
            at = datetime.combine(TODAY - timedelta(days=days), datetime.min.time(), UTC) + timedelta(
                hours=11
            )
            factories.ContactFactory(person=made, happened_at=at, outcome=outcome, officer=officer)
    return UUID(str(made.pk))


@BOTH_SIZES
def test_due_booked_visited_and_made_lighter(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)
    olive.goto(f"/supervision/{person}/standard/")
    expect(olive.get_by_text("1 in any 14 days")).to_be_visible()
    expect(olive.get_by_text("Does not count").first).to_be_visible()
    _looked_at(olive, "due", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Book what is missing").click()
    olive.get_by_label("Time").fill("10:00")
    olive.get_by_label("No place is needed").check()
    _looked_at(olive, "fill", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Show the dates").click()
    expect(olive.get_by_text("Nothing is booked yet")).to_be_visible()
    _looked_at(olive, "fill-check", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Book these dates").click()
    expect(olive.get_by_text("Kept, if the appointment on")).to_be_visible()

    olive.goto(f"/supervision/{person}/visits/")
    tomorrow = TODAY + timedelta(days=1)
    for part, value in (("Day", tomorrow.day), ("Month", tomorrow.month), ("Year", tomorrow.year)):
        olive.get_by_label(part, exact=True).fill(str(value))
    olive.get_by_label("Time", exact=True).fill("14:00")
    olive.get_by_label("Who is rung if you are not back?").select_option(index=1)
    olive.get_by_label("Which power allows a visit without notice?").fill("Condition 4: residence")
    olive.get_by_label("Why is the person not told beforehand?").fill(
        "The landlord says that nobody lives there."
    )
    _looked_at(olive, "plan-visit", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Plan it").click()
    expect(olive.get_by_text("The person does not know of this visit")).to_be_visible()
    olive.get_by_role("button", name="I am going out now").click()
    expect(olive.get_by_text("You are out.")).to_be_visible()
    _looked_at(olive, "visit-out", screen, assert_no_axe_findings)
    olive.get_by_label("Yes, the visit took place").check()
    olive.get_by_label("Nobody, I went alone").check()
    olive.get_by_role("button", name="I am back", exact=True).click()
    expect(olive.get_by_text("You are back")).to_be_visible()
    olive.goto("/supervision/visits/")
    _looked_at(olive, "visits", screen, assert_no_axe_findings)

    olive.goto(f"/supervision/{person}/progress/")
    _looked_at(olive, "progress", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="Propose it (Lighter contact)").click()
    olive.get_by_role("group", name="Is the plan on track").get_by_label("Yes").check()
    olive.get_by_role("group", name="Does anybody’s safety").get_by_label("No", exact=True).check()
    olive.get_by_label("Why do you propose it?").fill("Every appointment kept, and in work.")
    _looked_at(olive, "propose", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Propose it").click()
    expect(olive.get_by_text("Somebody else decides").first).to_be_visible()
    address = olive.url

    max_ = page_of(live_agency.manager)
    max_.goto(address)
    _looked_at(max_, "decide", screen, assert_no_axe_findings)
    max_.get_by_label("Accept it").check()
    max_.get_by_label("Your reasons").fill("Agreed: steady for a year.")
    max_.get_by_role("button", name="Decide").click()
    expect(max_.get_by_text("Lighter contact, since")).to_be_visible()
    olive.goto(f"/supervision/{person}/standard/")
    expect(olive.get_by_text("1 in any 28 days")).to_be_visible()

    olive.goto("/supervision/away/")
    olive.get_by_label("Who is away?").select_option(label="Olive Officer")
    olive.get_by_label("Where do the appointments go?").select_option(label="1 day later")
    olive.get_by_label("Why?").fill("Ill")
    _looked_at(olive, "away", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Show the appointments").click()
    expect(olive.get_by_text("Nothing has moved yet")).to_be_visible()
    _looked_at(olive, "away-check", screen, assert_no_axe_findings)
    olive.goto("/supervision/day/")
    _looked_at(olive, "day", screen, assert_no_axe_findings)


def _looked_at(page: Page, name: str, screen: dict[str, int], axe: Axe) -> None:
    axe(page)
    assert_fits(page)
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}-{screen['width']}.png", full_page=True)

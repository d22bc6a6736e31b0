"""Release eligibility: what is missing is said with who said so, and a date that calls for a hearing gets one."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.decisions.hearings.models import EligibilityAnswer
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.rules.dates import add_months

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R084", "R085")]
Axe = Callable[[Page], None]
SAID_BY = "The plan of May"


@pytest.fixture
def person(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Elin, two thirds through her order, with a parole eligibility date five months ahead."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Elin", f"Dale{screen['width']}", officer=officer)
        day = clock.today("Europe/London")
        order = factories.OrderFactory(
            person=made,
            kind="ew-community-order",
            starts_on=add_months(day, -18),
            ends_on=add_months(day, 6),
        )
        factories.KeyDateFactory(person=made, order=order, kind="ew-ped", on=add_months(day, 5))
    return UUID(str(made.pk))


@BOTH_SIZES
def test_what_is_missing_is_said_and_a_hearing_is_arranged_by_the_officer(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)

    # Each rule with its criteria, and what nobody asked yet kept apart from what is not met.
    olive.goto(f"/hearings/{person}/eligibility/")
    expect(olive.get_by_role("heading", name="Release eligibility", level=1)).to_be_visible()
    expect(olive.get_by_text("It is no decision: people decide").first).to_be_visible()
    expect(olive.get_by_text("Not recorded").first).to_be_visible()
    _looked_at(olive, "eligibility", screen, assert_no_axe_findings)

    # What is not recorded is said, never without who said so.
    olive.locator("a[href$='/house-early-discharge/']").first.click()
    form = olive.url
    olive.locator("[name=objectives_achieved][value=yes]").check()
    olive.locator("[name=safety_against][value=not_known]").check()
    olive.get_by_role("button", name="Save", exact=True).click()
    expect(olive.get_by_role("alert")).to_be_visible()
    _looked_at(olive, "eligibility-who-said-so", screen, assert_no_axe_findings)
    olive.locator("[name=said_by]").fill(SAID_BY)
    olive.get_by_role("button", name="Save", exact=True).click()
    expect(olive.get_by_text(SAID_BY).first).to_be_visible()
    expect(olive.get_by_text("Not recorded: asked, not known").first).to_be_visible()

    # Said again when it is known: met, and still nobody is released by it.
    olive.goto(form)
    olive.locator("[name=safety_against][value=no]").check()
    olive.locator("[name=said_by]").fill("Police, by telephone")
    olive.get_by_role("button", name="Save", exact=True).click()
    expect(olive.get_by_text("Not recorded: asked, not known")).to_have_count(0)
    _looked_at(olive, "eligibility-met", screen, assert_no_axe_findings)
    with live_agency.database():
        kept = EligibilityAnswer.versions.filter(person_id=person, item="safety_against").order_by("version")
        assert [(each.answer, each.said_by) for each in kept] == [
            ("not_known", SAID_BY), ("no", "Police, by telephone")]  # fmt: skip

    # A date and the early end call for hearings; the button opens the form filled in, and only saving arranges one.
    expect(olive.get_by_text("A hearing is due by").first).to_be_visible()
    buttons = olive.get_by_role("button", name="Arrange it: ")
    expect(buttons).to_have_count(2)
    buttons.and_(olive.locator("[href*='kind=parole_eligibility']")).click()
    expect(olive.locator("[name=kind]")).to_have_value("parole_eligibility")
    _looked_at(olive, "eligibility-arrange", screen, assert_no_axe_findings)
    on = clock.today("Europe/London") + timedelta(days=100)
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        olive.locator(f"[name=starts_at_day_{part}]").fill(str(value))
    olive.locator("[name=starts_at_time]").fill("10:30")
    olive.locator("[name=body]").fill("The board")
    olive.get_by_role("button", name="Arrange it", exact=True).click()
    expect(olive.get_by_text("The hearing is listed")).to_be_visible()
    olive.goto(f"/hearings/{person}/eligibility/")
    expect(olive.locator("[href*='?kind=parole_eligibility']")).to_have_count(0)
    expect(olive.get_by_role("button", name="Arrange it: ")).to_have_count(1)
    _looked_at(olive, "eligibility-arranged", screen, assert_no_axe_findings)

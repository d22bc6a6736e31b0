"""A case is looked at as it was known on a past date, and compared with today."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import User
from throughcare.platform.database.versioned import amend
from throughcare.rules.dates import in_words

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R007", "R008")]

Axe = Callable[[Page], None]
THEN = timedelta(days=10)


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Rowan Ash: known for a month, moved from Oldtown to Newtown today, and needs breaks since today."""
    long_ago = clock.now() - timedelta(days=30)
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = factories.PersonFactory(agency=world.agency, known_from=long_ago)
        factories.NameFactory(
            person=made, given="Rowan", family="Ash", given_key="rowan", family_key="ash", known_from=long_ago
        )
        factories.AllocationFactory(person=made, officer=officer, team=world.team, known_from=long_ago)
        home = factories.AddressFactory(person=made, town="Oldtown", kind="main", known_from=long_ago)
        by = as_actor(users_with_roles().get(pk=officer.pk))
        amend(home, expected=1, by=by, because="told", town="Newtown")
        factories.AdjustmentFactory(person=made, need="Breaks")
        return made.pk  # type: ignore[no-any-return]


@BOTH_WAYS_AT_NIGHT
def test_a_case_as_it_was_known_and_what_has_changed_since(
    officer_page: Page,
    person: UUID,
    with_javascript: bool,
    assert_no_axe_findings: Axe,
) -> None:
    page, then = officer_page, clock.today("Europe/London") - THEN
    page.goto(f"/people/{person}/")
    expect(page.get_by_role("main")).to_contain_text("Newtown")

    page.get_by_text("See this page as it was known on an earlier date").click()
    page.get_by_label("Date", exact=True).fill(then.isoformat())
    page.get_by_role("button", name="Show").click()
    bar = page.get_by_role("region", name="As it was known")
    expect(bar).to_contain_text(f"As known on {in_words(then)}")
    expect(bar).to_contain_text("What the person needs so that they can take part: 1 new")
    expect(page.get_by_role("main")).to_contain_text("Oldtown")
    expect(page.get_by_role("main")).not_to_contain_text("Newtown")
    expect(page.get_by_role("link", name="Book an appointment")).to_have_count(0)
    if with_javascript:
        assert_no_axe_findings(page)

    page.get_by_role("link", name="Person", exact=True).click()
    expect(bar).to_be_visible()
    expect(page.get_by_text("Changed since", exact=True)).to_be_visible()
    expect(page.get_by_text("Breaks")).to_have_count(0)
    if with_javascript:
        assert_no_axe_findings(page)

    page.get_by_role("link", name="What has changed since").click()
    expect(page.get_by_role("heading", name="What changed between two dates")).to_be_visible()
    moved = page.get_by_role("row").filter(has_text="Oldtown")
    expect(moved).to_contain_text("Newtown")
    expect(moved).to_contain_text("Olive Oakes")
    expect(moved).to_contain_text("The person told us")
    if with_javascript:
        assert_no_axe_findings(page)

    page.get_by_role("link", name="History of this item: Where the person lives").first.click()
    expect(page.get_by_role("heading", name="Version 2")).to_be_visible()
    expect(page.get_by_role("heading", name="Entered")).to_be_visible()
    if with_javascript:
        assert_no_axe_findings(page)

    page.goto(f"/as-known/{then.isoformat()}/people/{person}/")
    page.get_by_role("link", name="Back to today").click()
    expect(page.get_by_role("main")).to_contain_text("Newtown")
    expect(bar).to_have_count(0)

"""A closed record is opened in an emergency, a manager judges it; a tie closes a record; unusual looking is judged."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R137", "R138")]
Axe = Callable[[Page], None]


@BOTH_WAYS_AT_NIGHT
def test_a_closed_record_is_opened_in_an_emergency_and_judged(
    officer_page: Page, manager_page: Page, live_agency: LiveAgency, with_javascript: bool,
    assert_no_axe_findings: Axe,
) -> None:  # fmt: skip
    page, check = officer_page, assert_no_axe_findings if with_javascript else lambda page: None
    number = "G700001" if with_javascript else "G700002"
    with live_agency.database() as world:
        keeper = world.user("officer", team=world.team)
        person = world.person("Gale", "Hollow", officer=keeper, reference=number)
        factories.RestrictionFactory(person=person, agency=world.agency)
        officer = User.objects.get(username=live_agency.officer.username)
        look = factories.UnusualLookFactory(agency=world.agency, user=officer, subject=person.pk)

    page.goto("/find/")
    page.get_by_role("link", name="Open a record in an emergency").click()
    check(page)
    page.get_by_label("Reference or number of the person").fill("Gale Hollow")
    page.get_by_label("Somebody is in danger now").check()
    page.get_by_label("What has happened?").fill("The police ask where he may be now.")
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("link", name="No record was opened.")).to_be_visible()
    expect(page.get_by_label("What has happened?")).to_have_value("The police ask where he may be now.")
    check(page)
    page.get_by_label("Reference or number of the person").fill(number)
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_text("The record is open to you for reading for 60 minutes.")).to_be_visible()
    expect(page.get_by_text("Gale Hollow").first).to_be_visible()
    check(page)

    manager = manager_page
    manager.goto("/caseload/openings/")
    check(manager)
    manager.get_by_role("link", name="Judge").first.click()
    expect(manager.get_by_text("The police ask where he may be now.")).to_be_visible()
    check(manager)
    manager.get_by_label("Yes").check()
    manager.get_by_role("button", name="Save").click()
    expect(manager.get_by_text("Judged").first).to_be_visible()
    manager.goto("/caseload/unusual/")
    check(manager)
    manager.goto(f"/caseload/unusual/{look.pk}/")
    check(manager)

    page.goto("/caseload/tie/")
    check(page)
    page.get_by_label("Reference or number of the person").fill(number)
    page.get_by_label("Friend or former partner").check()
    page.get_by_role("button", name="Close the record to me").click()
    expect(page.get_by_text("it is closed to you now")).to_be_visible()
    page.goto(f"/people/{person.pk}/details/")
    expect(page.get_by_text("Gale Hollow")).to_have_count(0)

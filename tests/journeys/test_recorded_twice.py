"""A person recorded twice becomes one record and two again; another asks to see what is held; records are put right."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS, LiveAgency

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R120", "R138")]
Axe = Callable[[Page], None]
BORN = {"born_from": date(1988, 4, 3), "born_to": date(1988, 4, 3), "born_precision": "exact"}


@BOTH_WAYS
def test_recorded_twice_merged_and_taken_apart(
    manager_page: Page, live_agency: LiveAgency, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    page, check = manager_page, assert_no_axe_findings if with_javascript else lambda page: None
    family = "Tweedale" if with_javascript else "Twyford"
    with live_agency.database() as world:
        stays, goes = (world.person("Robin", family, **BORN) for _ in range(2))
        factories.OrderFactory(person=goes)

    page.goto("/team/records/?show=same-name")
    check(page)
    page.get_by_role("link", name=f"Robin {family}, {stays.reference}").click()
    check(page)
    page.get_by_role("link", name=f"Compare with {goes.reference}").click()
    check(page)
    page.get_by_role("button", name=f"Merge {goes.reference} into {stays.reference}").click()
    expect(page.get_by_role("link", name="Say why these are the same person")).to_be_visible()
    page.get_by_label("Why are these the same person?").fill("One photograph, one address.")
    page.get_by_role("button", name=f"Merge {goes.reference} into {stays.reference}").click()
    expect(page.get_by_text("is part of this record now. Nothing was lost.")).to_be_visible()
    check(page)
    merge = page.url
    page.goto(f"/people/{goes.pk}/details/")
    assert str(stays.pk) in page.url, "the old link leads to the record that stays"

    page.goto(merge)
    page.get_by_label("Why were these two people after all?").fill("They are twins.")
    page.get_by_role("button", name="Take apart").click()
    expect(page.get_by_text(f"{goes.reference} is a record of its own again.")).to_be_visible()
    assert str(goes.pk) in page.url


@BOTH_WAYS
def test_a_request_to_see_the_record_is_answered(
    manager_page: Page, live_agency: LiveAgency, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    page, check = manager_page, assert_no_axe_findings if with_javascript else lambda page: None
    with live_agency.database() as world:
        person = world.person("Ash", "Asker")
        factories.NoteFactory(person=person, sensitive=True)

    page.goto(f"/rights/{person.pk}/")
    check(page)
    page.get_by_role("link", name="Record a request").click()
    check(page)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Record the request").click()
    expect(page.get_by_text("The request is recorded, and its clock runs.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Decide about Notes by staff, marked sensitive").click()
    check(page)
    page.get_by_label("Withhold it").check()
    page.get_by_label("Why is it withheld?").fill("It would put somebody at risk.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Put the pack together").click()
    expect(page.get_by_text("The pack is being put together.")).to_be_visible()
    live_agency.deliver()
    page.reload()
    expect(page.get_by_role("link", name="Download it to read it first")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Hand over").click()
    page.get_by_label("Given to whom, and how?").fill("The person, at reception")
    page.get_by_role("button", name="Hand over the pack").click()
    expect(page.get_by_text("written in the log as a disclosure")).to_be_visible()
    for address in ("/rights/queue/", "/rights/held/", f"/rights/{person.pk}/recipients/", "/help/merging/"):
        page.goto(address)
        check(page)

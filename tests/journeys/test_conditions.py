"""A condition is entered with its hours, found kept or not from the record, and more come in from a court's file."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import PHONE, LiveAgency, width_of
from throughcare.platform import clock
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R065", "R066", "R067", "R068", "R070")]
SHOTS = os.environ.get("THROUGHCARE_SHOTS", "")
"""Where pictures of the pages are kept for somebody to look at; nowhere unless asked for."""


@dataclass
class Case:
    """A person on Olive's caseload, on a community order, with a home."""

    person_id: UUID
    order_id: UUID
    home_id: UUID


@pytest.fixture
def case(live_agency: LiveAgency) -> Case:
    today = clock.today("Europe/London")
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Corin", "Vale", officer=officer, born_from=date(1990, 5, 17))
        home = factories.AddressFactory(
            person=person, lines="12 Station Road", starts_on=today - timedelta(days=99)
        )
        order = factories.OrderFactory(
            person=person, kind="ew-community-order", status="active", starts_on=today - timedelta(days=60),
            ends_on=today + timedelta(days=300),
        )  # fmt: skip
        factories.ConditionFactory(
            person=person, order=order, kind="ew-requirement-residence", text="Live at the address told to you.",
            catalogue="ew-requirements 2022-05-02", legal_basis="Sentencing Act 2020",
            terms={"addresses": [str(home.pk)]},
        )  # fmt: skip
    return Case(person.pk, order.pk, home.pk)


def test_a_curfew_is_entered_read_and_more_comes_in_from_a_file(
    case: Case, officer_page: Page, assert_no_axe_findings: Callable[[Page], None], tmp_path: Path
) -> None:
    page = officer_page
    olive_chooses_the_type(page, case)
    assert_no_axe_findings(page)
    seen(page, "choose")
    olive_enters_hours_that_overlap_and_mends_them(page, case)
    assert_no_axe_findings(page)
    olive_reads_it_on_the_order(page)
    assert_no_axe_findings(page)
    seen(page, "orders")
    olive_looks_whether_it_is_kept(page, case)
    assert_no_axe_findings(page)
    seen(page, "kept")
    olive_checks_a_court_s_file_and_brings_it_in(page, case, tmp_path, assert_no_axe_findings)


def olive_chooses_the_type(page: Page, case: Case) -> None:
    """The types of the place stand in groups; those that somebody must agree to say so."""
    page.goto(f"/orders/{case.person_id}/orders/{case.order_id}/conditions/new/")
    expect(page.get_by_text("The central policy team must agree")).to_be_visible()


def olive_enters_hours_that_overlap_and_mends_them(page: Page, case: Case) -> None:
    """Monday night runs into Tuesday morning; the second row asks for that hour again, and is refused."""
    page.get_by_role("link", name="Curfew requirement").click()
    page.locator("#id_text").fill("Stay at home at night.")
    days = page.get_by_role("group", name="Days", exact=False).first
    days.get_by_label("Monday").check()
    days.get_by_label("Tuesday").check()
    page.locator("#id_terms_hours_starts").fill("19:00")
    page.locator("#id_terms_hours_ends").fill("7am")
    page.locator("#id_terms_hours_place").select_option(str(case.home_id))
    page.get_by_role("button", name="Add other hours").click()
    page.locator('input[name="terms_hours_2"][value="tuesday"]').check()
    page.locator("#id_terms_hours_2_starts").fill("6am")
    page.locator("#id_terms_hours_2_ends").fill("8am")
    seen(page, "curfew")
    page.get_by_role("button", name="Add requirement").click()
    expect(page.get_by_role("alert")).to_contain_text("overlaps with Tuesday 06:00")
    expect(page.locator("#id_text")).to_have_value("Stay at home at night.")
    page.locator('input[name="terms_hours_2"][value="tuesday"]').uncheck()
    page.locator('input[name="terms_hours_2"][value="friday"]').check()
    page.get_by_role("button", name="Add requirement").click()


def olive_reads_it_on_the_order(page: Page) -> None:
    """Hours, place and law stand beside the condition."""
    main = page.locator("main")
    expect(main).to_contain_text("Monday 19:00 to Tuesday 07:00")
    expect(main).to_contain_text("Sentencing Act 2020, ss. 200-201 and Sch. 9; written under ew-requirements")


def olive_looks_whether_it_is_kept(page: Page, case: Case) -> None:
    """The home is an approved one; of the nights nothing is on record, which is no failure."""
    page.goto(f"/orders/{case.person_id}/kept/?weeks=13")
    main = page.locator("main")
    expect(main).to_contain_text("The record gives an approved address throughout.")
    expect(main).to_contain_text("Nothing on record says whether it was kept in this time.")


def olive_checks_a_court_s_file_and_brings_it_in(
    page: Page, case: Case, folder: Path, assert_no_axe_findings: Callable[[Page], None]
) -> None:
    """What would be written is shown first, with each field that is not taken; then it is written."""
    sent = {
        "id": "9f", "versions": [{"type": "REQUEST"}],
        "deviceWearer": {"lastName": "Vale", "dateOfBirth": "1990-05-17"},
        "monitoringConditions": {"orderType": "PRE_TRIAL", "startDate": "2026-08-03", "endDate": "2027-08-02"},
        "monitoringConditionsTrail": {"startDate": "2026-08-07"}, "installationAndRisk": {"riskDetails": "x"},
    }  # fmt: skip
    file = folder / "order.json"
    file.write_text(json.dumps(sent))
    page.goto(f"/imports/orders/{case.person_id}/")
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator("main")).to_contain_text("Bail or remand with conditions")
    expect(page.locator("main")).to_contain_text("installationAndRisk")
    assert_no_axe_findings(page)
    seen(page, "file")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.locator("main")).to_contain_text("1 order with 1 condition brought in. 1 field left out.")


def seen(page: Page, name: str) -> None:
    """Keep a picture, wide and narrow, where somebody asked for one; nothing may lie beyond the edge of a phone."""
    wide = page.viewport_size
    page.set_viewport_size(PHONE)
    assert width_of(page) <= page.evaluate("window.innerWidth"), name
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-phone.png", full_page=True)
    if wide:
        page.set_viewport_size(wide)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)

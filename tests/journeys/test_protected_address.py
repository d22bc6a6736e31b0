"""An address is kept from everyone but one officer: on pages, in conditions, letters, files, searches and errors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R139", "R144")]

STREET, TOWN, WHO = "31 Quillfeather Lane", "Hushbury", "Verity Hushwell"


@dataclass
class Case:
    """A person on Olive's caseload, an order, and Lia, who keeps in touch with victims."""

    person_id: UUID
    order_id: UUID
    lia: DemoSecrets
    lia_s_name: str

    @property
    def protected(self) -> str:
        """The page of what is protected around the person."""
        return f"/protection/{self.person_id}/"


@pytest.fixture
def case(live_agency: LiveAgency) -> Case:
    """The person, with an order that runs; Lia has said why she opens the record."""
    number = f"{clock.now():%H%M%S%f}"
    lia = live_agency.account(f"lia{number}", f"Lia Larch {number}", "victim_liaison")
    today = clock.today("Europe/London")
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        user = User.objects.get(username=lia.username)
        person = world.person("Corin", "Vale", officer=officer)
        order = factories.OrderFactory(
            person=person,
            status="active",
            starts_on=today - timedelta(days=9),
            ends_on=today + timedelta(days=300),
        )
        factories.PurposeStatedFactory(user=user, person_id=person.pk, purpose="victim")
    return Case(person.pk, order.pk, lia, user.name)


def tells(page: Page) -> bool:
    """Whether anything of what is to be kept stands in the page, its source included."""
    source = page.content()
    return any(each in source for each in ("Quillfeather", "Hushbury", "Hushwell"))


@BOTH_WAYS_AT_NIGHT
def test_an_address_is_kept_from_everyone_but_one_officer(
    case: Case, live_agency: LiveAgency, page_of: Callable[[DemoSecrets], Page], officer_page: Page,
    manager_page: Page, with_javascript: bool, assert_no_axe_findings: Callable[[Page], None],
) -> None:  # fmt: skip
    the_manager_names_lia(manager_page, case)
    lia = page_of(case.lia)
    entry = lia_protects_the_address(lia, case)
    if with_javascript:
        assert_no_axe_findings(lia)
    olive_sees_the_reference_only(officer_page, case)
    if with_javascript:
        assert_no_axe_findings(officer_page)
    olive_cannot_paste_it_into_a_condition(officer_page, case)
    nothing_else_tells_olive(officer_page, case, entry)
    the_manager_sees_no_more(manager_page, case, entry)
    lia_says_why_and_sees_it(lia, case)


def the_manager_names_lia(page: Page, case: Case) -> None:
    """Max, who may not see it himself, says that Lia may."""
    page.goto(case.protected)
    page.get_by_role("link", name="Name a colleague").click()
    page.get_by_label("Colleague").select_option(label=case.lia_s_name)
    page.get_by_label("Reason").fill("Victim contact scheme")
    page.get_by_role("button", name="Name").click()
    expect(page.locator("#named")).to_contain_text(case.lia_s_name)


def lia_protects_the_address(page: Page, case: Case) -> str:
    """Lia enters it once; returns the address of the entry's page."""
    page.goto(case.protected)
    page.get_by_role("link", name="Protect an address").click()
    page.get_by_label("Whose address is it?").fill(WHO)
    page.get_by_label("Address", exact=True).fill(f"{STREET}\n{TOWN}")
    page.get_by_role("button", name="Protect").click()
    expect(page.locator("#references")).to_contain_text("Protected address A")
    assert not tells(page)
    link = page.get_by_role("link", name="Open Protected address").first
    return link.get_attribute("href") or ""


def olive_sees_the_reference_only(page: Page, case: Case) -> None:
    """Olive, who supervises Corin, learns that there is an address and whom to ask."""
    page.goto(f"/people/{case.person_id}/details/")
    page.get_by_role("link", name="Protected", exact=True).click()
    expect(page.locator("#references")).to_contain_text("Protected address A")
    expect(page.locator("#named")).to_contain_text(case.lia_s_name)
    expect(page.get_by_role("link", name="Open Protected address")).to_have_count(0)
    assert not tells(page)


def olive_cannot_paste_it_into_a_condition(page: Page, case: Case) -> None:
    """She heard it elsewhere and pastes it: refused, with the reference to write instead, and nothing is lost."""
    page.goto(f"/orders/{case.person_id}/orders/{case.order_id}/conditions/new/")
    page.get_by_role("link", name="Rehabilitation activity requirement").click()
    words = f"Not to go within 100 metres of {STREET.upper()}."
    page.locator("#id_text").fill(words)
    page.locator("main").get_by_role("button", name="Add").click()
    expect(page.get_by_role("alert")).to_contain_text("Write “Protected address A")
    expect(page.locator("#id_text")).to_have_value(words)


def nothing_else_tells_olive(page: Page, case: Case, entry: str) -> None:
    """The entry's own address, a search, the letters, the activity log and an unknown page say nothing."""
    for address in (
        entry, f"{entry}change/", "/find/?q=corin+vale", f"/letters/{case.person_id}/", f"/orders/{case.person_id}/",
        f"/supervision/{case.person_id}/activity/", f"/protection/{case.person_id}/add/address/",
    ):  # fmt: skip
        page.goto(address)
        assert not tells(page), address
    page.goto(entry)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Protected address")


def the_manager_sees_no_more(page: Page, case: Case, entry: str) -> None:
    """Naming others opens nothing to the one who names."""
    for address in (case.protected, entry):
        page.goto(address)
        assert not tells(page), address


def lia_says_why_and_sees_it(page: Page, case: Case) -> None:
    """Lia opens it with a reason; the page says that the log knows."""
    page.goto(case.protected)
    page.get_by_role("link", name="Open Protected address").first.click()
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_role("alert")).to_be_visible()  # a reason is needed
    page.get_by_label("I am checking that a condition or zone protects them").check()
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("main")).to_contain_text(STREET)
    expect(page.locator("main")).to_contain_text("Your look and its reason are in the log.")

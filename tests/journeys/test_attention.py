"""An officer opens who needs attention, reads why, acts, and the line moves; the agency changes the order."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS, ON_A_PHONE, LiveAgency, width_of
from throughcare.casework.releases.models import OwnFigures
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R133")]
Axe = Callable[[Page], None]


@pytest.fixture(scope="module")
def second_manager(live_agency: LiveAgency) -> DemoSecrets:
    """Mona Marsh, who leads the same team."""
    with live_agency.database() as world:
        return make_demo_user(world.agency, "mona-marsh", "Mona Marsh", ["manager"], world.team)


@pytest.fixture
def waiting(live_agency: LiveAgency) -> list[str]:
    """Ivo is owed an answer, Ivy a task, Ida a task soon; the order of the house stands."""
    with live_agency.database() as world:
        OwnFigures.objects.filter(state="prepared").update(state="withdrawn")
        officer = User.objects.get(username=live_agency.officer.username)
        today = clock.today("Europe/London")
        names = [f"{given} Isle{Person.objects.count()}" for given in ("Ivo", "Ivy", "Ida")]
        made = [world.person(*name.split(), officer=officer) for name in names]
        factories.AlertFactory(person=made[0], officer=officer, team=world.team, rule="level-not-told",
                               due_on=today - timedelta(days=4))  # fmt: skip
        factories.TaskFactory(
            person=made[1], owner=officer, what="Ring the landlord", due_on=today - timedelta(days=6)
        )
        factories.TaskFactory(
            person=made[2], owner=officer, what="Ring the clinic", due_on=today + timedelta(days=2)
        )
    return names


def order_of(page: Page, names: list[str]) -> list[str]:
    """The given names of those on the list, from its top."""
    shown = page.locator(".tc-attention__name").all_inner_texts()
    return [each.split()[0] for each in shown if each in names]


@BOTH_WAYS
def test_an_officer_reads_why_acts_and_the_line_moves(
    officer_page: Page, waiting: list[str], with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    check = assert_no_axe_findings if with_javascript else lambda page: None
    page = officer_page
    page.goto("/")
    page.get_by_role("link", name="Who needs attention now").click()
    expect(page.get_by_role("heading", name="Who needs attention now", level=1)).to_be_visible()
    assert order_of(page, waiting) == ["Ivo", "Ivy", "Ida"]
    check(page)

    ivy = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=waiting[1], exact=True))
    expect(ivy.get_by_text("A task was not done in time")).to_be_visible()
    ivy.get_by_role("button", name="Do it").click()
    expect(page.get_by_role("heading", name="Ring the landlord")).to_be_visible()
    page.get_by_role("button", name="Done").first.click()
    page.goto("/caseload/attention/")
    assert order_of(page, waiting) == ["Ivo", "Ida", "Ivy"], "nothing waits for Ivy any more"

    page.get_by_role("link", name="How this list is ordered, and why").click()
    expect(page.get_by_text("Anybody's safety comes first.")).to_be_visible()
    expect(
        page.get_by_text("Risk raises how often somebody is seen, never what they are worth.")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Change the order")).to_have_count(0)
    check(page)


@BOTH_WAYS
def test_a_manager_adjusts_the_order_and_a_second_one_releases_it(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, second_manager: DemoSecrets, waiting: list[str],
    with_javascript: bool, assert_no_axe_findings: Axe,
) -> None:  # fmt: skip
    check = assert_no_axe_findings if with_javascript else lambda page: None
    first, second, officer = map(page_of, (live_agency.manager, second_manager, live_agency.officer))
    soon = "10" if with_javascript else "12"
    first.goto("/caseload/attention/order/")
    first.get_by_role("button", name="Change the order").click()
    check(first)
    order = "Danger, overdue, rights and clocks of the law, due soon, progress, offers of help, nothing"
    first.get_by_label(order).check()
    first.get_by_label("Days ahead that count as soon").fill("400")
    first.get_by_label("Why is it to be changed?").fill("What is late comes first this winter")
    first.get_by_role("button", name="Prepare the change").click()
    expect(first.get_by_role("link", name="must be a whole number from 1 to 28")).to_be_visible()
    expect(first.get_by_label("Why is it to be changed?")).to_have_value(
        "What is late comes first this winter"
    )
    check(first)
    first.get_by_label("Days ahead that count as soon").fill(soon)
    first.get_by_role("button", name="Prepare the change").click()
    expect(first.get_by_text("You prepared it, so somebody else releases it.")).to_be_visible()
    check(first)

    second.goto(first.url)
    expect(second.get_by_role("row", name="Days ahead that count as soon")).to_contain_text(soon)
    second.get_by_role("button", name="Release it").click()
    expect(second.get_by_text("Released. The list stands in the new order")).to_be_visible()

    officer.goto("/caseload/attention/")
    assert order_of(officer, waiting) == ["Ivy", "Ivo", "Ida"], "what is overdue before rights"
    expect(officer.get_by_text("Order set by Max Marsh and Mona Marsh")).to_be_visible()
    second.goto("/caseload/attention/?team=on")
    assert order_of(second, waiting) == ["Ivy", "Ivo", "Ida"]
    check(second)


@ON_A_PHONE
def test_on_a_phone(officer_page: Page, waiting: list[str], assert_no_axe_findings: Axe) -> None:
    page = officer_page
    for address in ("/caseload/attention/", "/caseload/attention/order/"):
        page.goto(address)
        assert width_of(page) <= page.evaluate("window.innerWidth")
        assert_no_axe_findings(page)
    page.goto("/caseload/attention/")
    expect(page.get_by_role("link", name=waiting[0], exact=True)).to_be_visible()

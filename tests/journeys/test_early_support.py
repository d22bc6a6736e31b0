"""A rule is measured in shadow and no officer sees it; two people switch it on; then help is offered, and only help."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.arranging import World, actor_for
from tests.live import BOTH_SIZES, LiveAgency, assert_fits
from throughcare.casework.earlysupport.commands import look
from throughcare.casework.earlysupport.models import OfferAnswer, SupportOffer
from throughcare.casework.earlysupport.tests.arranged import not_seen, supervised
from throughcare.decisions.noncompliance.models import Failure
from throughcare.insight.tests.test_early_support import measured_agency
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User
from throughcare.register.notices.sweep.running import look_again

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R062", "R128", "R147")]
Axe = Callable[[Page], None]
FIGURES = "/validation/early-support/"


@dataclass
class Shadow:
    """An agency of its own that has measured the rule for months, and Fay, who was not seen three times."""

    fay: UUID
    measured_on: date
    officer: DemoSecrets
    manager: DemoSecrets
    second: DemoSecrets


@pytest.fixture
def shadow(live_agency: LiveAgency, screen: dict[str, int]) -> Shadow:
    size = screen["width"]
    with live_agency.database():
        world = World()
        measured_on = measured_agency(world)
        accounts = [
            make_demo_user(world.agency, f"{name}-early-{size}", name.title(), (role,), world.team)
            for name, role in (("olga", "officer"), ("mira", "manager"), ("nora", "manager"))
        ]
        olga = User.objects.get(username=accounts[0].username)
        fay = supervised(world, given="Fay", family=f"Rowe{size}", officer=olga)
        not_seen(world, fay)
    return Shadow(fay.pk, measured_on, *accounts)


def night(live_agency: LiveAgency, shadow: Shadow) -> None:
    """The rule is asked about everybody, and what waits is told to whoever it waits for."""
    with live_agency.database():
        look()
        look_again(actor_for(User.objects.get(username=shadow.officer.username)), shadow.fay)


@BOTH_SIZES
def test_measured_in_shadow_switched_on_by_two_and_then_only_help(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, shadow: Shadow, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    def seen(page: Page, name: str) -> None:
        assert_no_axe_findings(page)
        assert_fits(page)
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{screen['width']}.png", full_page=True)

    night(live_agency, shadow)
    olga = page_of(shadow.officer)
    the_officer_sees_nothing(olga, shadow)
    seen(olga, "early-off")
    mira = page_of(shadow.manager)
    the_manager_reads_the_errors_and_asks(mira)
    seen(mira, "early-asked")
    night(live_agency, shadow)
    the_officer_sees_nothing(olga, shadow)
    nora = page_of(shadow.second)
    somebody_else_switches_it_on(nora)
    seen(nora, "early-on")
    night(live_agency, shadow)
    the_officer_is_told_whom_to_offer_help(olga, shadow)
    seen(olga, "early-offer")
    olga.get_by_role("link", name="What to show them").click()
    expect(olga.get_by_text("Nothing happens to you if you say no")).to_be_visible()
    seen(olga, "early-told")
    olga.go_back()
    she_says_no_and_nothing_follows(olga, live_agency, shadow)
    seen(olga, "early-offered")


def the_officer_sees_nothing(olga: Page, shadow: Shadow) -> None:
    """Neither on the person's record nor in the list of who needs attention, nor the figures."""
    assert olga.request.get(FIGURES).status == 403
    olga.goto("/caseload/attention/")
    expect(olga.locator(".tc-attention__line", has_text="Help may be offered")).to_have_count(0)
    olga.goto(f"/early-support/{shadow.fay}/")
    expect(olga.get_by_text("Early support is not switched on")).to_be_visible()
    expect(olga.get_by_role("link", name="Offer help")).to_have_count(0)
    expect(olga.get_by_text("missed contacts in 28 days")).to_have_count(0)
    expect(olga.get_by_role("link", name="Check-ins", exact=True)).to_be_visible()  # the record stays at hand


def the_manager_reads_the_errors_and_asks(mira: Page) -> None:
    """Both errors are there to read before anybody can ask; asking changes nothing."""
    mira.goto(FIGURES)
    expect(mira.get_by_text("nobody is told whom the rule would point out")).to_be_visible()
    expect(
        mira.get_by_text("Of 120 people, 35 got into trouble. The rule had pointed out 15 of them")
    ).to_be_visible()
    expect(mira.get_by_role("heading", name="Is it as right for every group?")).to_be_visible()
    mira.get_by_role("button", name="Ask for it to be switched on").click()
    mira.get_by_role("button", name="Ask a second person").click()
    expect(mira.get_by_role("alert")).to_be_visible()
    mira.get_by_label("Why?").fill("It finds two in five of those who got into trouble.")
    mira.get_by_role("button", name="Ask a second person").click()
    expect(mira.get_by_text("You asked for it, so somebody else decides.")).to_be_visible()
    expect(mira.get_by_role("button", name="Decide to switch it on")).to_have_count(0)


def somebody_else_switches_it_on(nora: Page) -> None:
    nora.goto(FIGURES)
    nora.get_by_role("button", name="Decide to switch it on").click()
    expect(nora.get_by_text("It finds two in five of those who got into trouble.")).to_be_visible()
    nora.get_by_label("Why?").fill("I looked at both errors of every group.")
    nora.get_by_role("button", name="Switch it on").click()
    expect(nora.get_by_text("It is switched on: officers are told whom they may offer help.")).to_be_visible()


def the_officer_is_told_whom_to_offer_help(olga: Page, shadow: Shadow) -> None:
    """With what was counted, apart from whatever is wrong."""
    olga.goto("/caseload/attention/")
    expect(olga.locator(".tc-attention__line", has_text="Help may be offered").first).to_be_visible()
    olga.goto(f"/early-support/{shadow.fay}/")
    expect(olga.get_by_text("3 missed contacts in 28 days").first).to_be_visible()
    olga.get_by_role("button", name="Offer help").click()
    expect(olga.get_by_text("It is no failure and no sign of one")).to_be_visible()


def she_says_no_and_nothing_follows(olga: Page, live_agency: LiveAgency, shadow: Shadow) -> None:
    """What she said is on no page; no failure, no level, no response comes of it."""
    olga.get_by_label("They would rather not").check()
    olga.get_by_role("button", name="Record that help was offered").click()
    expect(olga.get_by_text("Recorded. If they would like it")).to_be_visible()
    olga.goto(f"/early-support/{shadow.fay}/")
    expect(olga.get_by_text("Help was offered").first).to_be_visible()
    with live_agency.database():
        offer = SupportOffer.objects.get(person_id=shadow.fay)
        assert offer.state == "offered" and OfferAnswer.objects.get(offer=offer).answer == "declined"
        assert not Failure.objects.filter(person_id=shadow.fay).exists()
    for address in (f"/early-support/{shadow.fay}/", f"/people/{shadow.fay}/"):
        olga.goto(address)
        expect(olga.get_by_text("rather not")).to_have_count(0)

"""A level in use: proposed and accepted by whoever opened the reasons; overridden with a second signature; told."""

import os
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency, assert_fits
from throughcare.casework.classification.commands import recalculate
from throughcare.casework.classification.models import Proposal
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R013", "R027", "R030", "R128", "R132")]
Axe = Callable[[Page], None]


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Robin Reed: at E by an assessment of last year, with C proposed since today's."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Robin", "Reed", officer=officer)
        ordered(made)
        system = Actor.system_named("classification.journey")
        assessed(made, arp=20, csrp=0.6, on=TODAY - timedelta(days=300))
        recalculate(system, made.pk, "assessment")
        Proposal.objects.filter(person=made).update(state="superseded")
        factories.LevelHeldFactory(
            person=made, level="E", starts_on=TODAY - timedelta(days=290), source="Tier"
        )
        factories.FlagFactory(person=made, kind="ADVP", review_on=TODAY - timedelta(days=2))
        assessed(made, arp=55, csrp=3.5, harm="HIGH")
        recalculate(system, made.pk, "assessment")
    return UUID(str(made.pk))


@BOTH_SIZES
def test_a_proposed_level_is_accepted_overridden_signed_and_told(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)
    olive.goto(f"/levels/{person}/")
    expect(olive.get_by_text("Tier C is proposed")).to_be_visible()
    _looked_at(olive, "level", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="Open the reasons").click()
    expect(olive.get_by_text("Differs").first).to_be_visible()
    _looked_at(olive, "reasons", screen, assert_no_axe_findings)
    olive.get_by_label("Accept: the proposed level holds from today").check()
    olive.get_by_role("button", name="Save the decision").click()
    expect(olive.get_by_text("Accepted. Now tell the person")).to_be_visible()

    olive.get_by_role("link", name="Tell them").click()
    expect(olive.get_by_text("Your tier is Tier C")).to_be_visible()
    _looked_at(olive, "tell", screen, assert_no_axe_findings)
    olive.get_by_label("In person", exact=True).check()
    olive.get_by_role("button", name="They were told").click()
    expect(olive.get_by_text("Written down: the person was told")).to_be_visible()

    olive.get_by_role("link", name="Ask for another tier").click()
    olive.get_by_label("Tier D").check()
    olive.get_by_label("Poverty, no home or no work").check()
    olive.get_by_label("What happened, in your words?").fill(
        "Kept every appointment since June; the course is done."
    )
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("Being poor is no reason for closer supervision.").first).to_be_visible()
    _looked_at(olive, "override-refused", screen, assert_no_axe_findings)
    olive.get_by_label("Steady progress that the rule does not count").check()
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("although harm stands high").first).to_be_visible()
    olive.get_by_label("I have read what speaks against it, and keep it").check()
    olive.get_by_label("What speaks for it nevertheless?").fill("Five months without a failure.")
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("Asked. It waits for its second signature")).to_be_visible()

    max_ = page_of(live_agency.manager)
    max_.goto("/levels/waiting/")
    _looked_at(max_, "waiting", screen, assert_no_axe_findings)
    max_.get_by_role("link", name="Robin Reed").first.click()
    expect(max_.get_by_text("What speaks against it").first).to_be_visible()
    _looked_at(max_, "override", screen, assert_no_axe_findings)
    max_.get_by_label("Approve: the level holds from today").check()
    max_.get_by_role("button", name="Save the decision").click()
    expect(max_.get_by_text("Approved. The level holds from today")).to_be_visible()
    expect(max_.get_by_text("Tier D by override; the rule gives Tier C")).to_be_visible()

    olive.goto(f"/levels/{person}/why/")
    expect(olive.get_by_text("An override holds: Tier D instead of Tier C")).to_be_visible()
    _looked_at(olive, "why", screen, assert_no_axe_findings)
    pages = {
        "set-flag": f"/levels/{person}/flags/set/",
        "overview": f"/people/{person}/",
        "caseload": "/caseload/",
    }
    for name, page in pages.items():
        olive.goto(page)
        _looked_at(olive, name, screen, assert_no_axe_findings)
    olive.goto(f"/levels/{person}/")
    olive.get_by_role("link", name="Review Domestic abuse: perpetrator").click()
    olive.get_by_label("What is known now?").fill("No call-out since March.")
    olive.get_by_role("button", name="It still stands").click()
    expect(olive.get_by_text("Reviewed. The flag stands")).to_be_visible()


def _looked_at(page: Page, name: str, screen: dict[str, int], assert_no_axe_findings: Axe) -> None:
    """Axe finds nothing; nothing runs off the side. PICTURES names a folder for pictures, for whoever looks."""
    assert_no_axe_findings(page)
    assert_fits(page)
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}-{screen['width']}.png", full_page=True)

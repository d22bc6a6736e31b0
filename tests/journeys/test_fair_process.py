"""Every step towards a decision first refuses and then opens; the one who reported it cannot decide; a court's decision
is recorded as a fact with what nothing proves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.decisions.dueprocess.saying import gate_title
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import BY_SERVICE, DecisionKind, Gate, GateRule, Stage

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R080", "R083", "R131", "R132")]
Axe = Callable[[Page], None]
TABLE = jurisdictions.get("ew").due_process.of(DecisionKind.CONDITION_CHANGE)
BEFORE = TABLE.at(Stage.BEFORE)


@pytest.fixture
def person(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Fay Rowe, of whose conditions one is to be changed."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Fay", f"Rowe{screen['width']}", officer=officer)
    return UUID(str(made.pk))


def moment(page: Page, name: str, at: datetime) -> None:
    """Type a day and a time."""
    here = at.astimezone(ZoneInfo("Europe/London"))
    for part, value in (("day", here.day), ("month", here.month), ("year", here.year)):
        page.locator(f"[name={name}_day_{part}]").fill(str(value))
    page.locator(f"[name={name}_time]").fill(f"{here:%H:%M}")


def record(page: Page, process: str, rule: GateRule, at: datetime) -> None:
    """Say what met a gate, or that the notice was served."""
    page.goto(f"{process}gates/{rule.gate}/")
    if rule.gate in BY_SERVICE:
        page.locator("[name=outcome][value=served]").check()
        page.locator("[name=how][value=in_person]").check()
        moment(page, "tried_at", at)
    else:
        page.locator(f"[name=finding][value={rule.findings[0].code}]").check()
        moment(page, "happened_at", at)
        page.locator("[name=words]").fill("As the note of that day says")
        if (held := page.locator("[name=held_by]")).count():
            held.fill("Ines Independent")
    page.get_by_role("button", name="Record it").click()


def decide(page: Page, process: str) -> None:
    """Try to decide."""
    page.goto(f"{process}decide/")
    page.locator("[name=outcome][value=imposed]").check()
    page.locator("[name=reasons]").fill("The employer confirmed the late shifts")
    page.locator("[name=proportionate]").fill("Nothing less keeps the nights that worried us")
    page.get_by_role("button", name="Decide").click()


@BOTH_SIZES
def test_every_step_refuses_before_its_turn_and_opens_in_it(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive, max_ = page_of(live_agency.officer), page_of(live_agency.manager)
    olive.goto(f"/fair-process/{person}/")
    expect(olive.get_by_text("No decision has been prepared or recorded.")).to_be_visible()
    olive.get_by_role("button", name="Prepare a decision").click()
    olive.get_by_label("Change of conditions").check()
    _looked_at(olive, "fair-begin", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Begin").click()
    olive.get_by_role("link", name="Change of conditions").click()
    process = olive.url
    _looked_at(olive, "fair-path", screen, assert_no_axe_findings)

    now = clock.now()
    for rule in BEFORE:
        if rule.after:
            record(olive, process, rule, now - timedelta(minutes=5))
            expect(olive.get_by_text("This comes after").first).to_be_visible()
    decide(max_, process)
    expect(max_.get_by_text("Before a decision, close:").first).to_be_visible()
    _looked_at(max_, "fair-refused", screen, assert_no_axe_findings)

    for at, rule in enumerate(BEFORE):
        record(olive, process, rule, now - timedelta(hours=30 - at))
        expect(olive).to_have_url(process)
        if rule.gate is Gate.COUNSEL:
            _looked_at(olive, "fair-half-way", screen, assert_no_axe_findings)
    expect(olive.get_by_text("Every step before the decision is closed: it may be decided.")).to_be_visible()
    decide(olive, process)
    expect(olive.get_by_text("This is decided by a manager").first).to_be_visible()
    decide(max_, process)
    expect(max_.get_by_text("It is decided")).to_be_visible()
    for rule in TABLE.at(Stage.AFTER):
        record(olive, process, rule, clock.now())
    expect(olive.get_by_text("Every step is closed.")).to_be_visible()
    _looked_at(olive, "fair-decided", screen, assert_no_axe_findings)


@BOTH_SIZES
def test_what_a_court_decided_is_a_fact_with_what_nothing_proves(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)
    olive.goto(f"/fair-process/{person}/fact/")
    _looked_at(olive, "fair-fact", screen, assert_no_axe_findings)
    olive.get_by_label("What was decided about?").select_option(label="Revocation")
    olive.get_by_label("the court", exact=True).check()
    olive.locator("[name=made_by]").fill("Example Court, second chamber")
    moment(olive, "decided_at", clock.now() - timedelta(days=2))
    olive.locator("[name=outcome][value=not_imposed]").check()
    olive.locator("[name=reasons]").fill("The court was not satisfied that it was deliberate")
    olive.get_by_role("button", name="Record it").click()
    expect(olive.get_by_text("not evidenced").first).to_be_visible()
    olive.get_by_role("link", name="Revocation").click()
    expect(olive.get_by_text("Not evidenced").first).to_be_visible()
    expect(olive.get_by_role("heading", name=gate_title(Gate.HEARD))).to_be_visible()
    _looked_at(olive, "fair-not-evidenced", screen, assert_no_axe_findings)

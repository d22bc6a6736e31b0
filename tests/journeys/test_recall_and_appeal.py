"""A recall and what is said against it: every step first refuses, then opens; whoever decided answers nothing."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_fair_process import decide, record
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.rules import jurisdictions
from throughcare.rules.responses.gates import DecisionKind, Gate, GateRule, Stage

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R080", "R083", "R131", "R132")]
Axe = Callable[[Page], None]
TABLE = jurisdictions.get("ew").due_process.of(DecisionKind.RECALL)
AFTER = TABLE.at(Stage.AFTER)
LAST = (Gate.REPRESENTATIONS, Gate.REVIEW)
"""What is closed once what the person says was answered."""
NOT_THEIRS = "somebody who neither made the decision nor reported what it is about"


@pytest.fixture
def person(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Gus Hale, who is on licence."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Gus", f"Hale{screen['width']}", officer=officer)
    return UUID(str(made.pk))


@pytest.fixture
def managers(live_agency: LiveAgency, screen: dict[str, int]) -> tuple[DemoSecrets, DemoSecrets]:
    """Mona Mead, who reports the recall, and Abel Ames, who has had nothing to do with it."""
    mona, abel = f"mona{screen['width']}", f"abel{screen['width']}"
    return (
        live_agency.account(mona, f"Mona Mead {screen['width']}", "manager"),
        live_agency.account(abel, f"Abel Ames {screen['width']}", "manager"),
    )


def close_in_turn(page: Page, process: str, gates: tuple[GateRule, ...]) -> None:
    """Each step that comes after one still open is refused first; then these are closed in their order."""
    still_open = {rule.gate for rule in gates}
    for rule in AFTER:
        if still_open & set(rule.after):
            record(page, process, rule, clock.now())
            expect(page.get_by_text("This comes after").first).to_be_visible()
    for rule in gates:
        record(page, process, rule, clock.now())
        if page.url != process:
            # Typed in the last second of a minute, it reads as earlier than the step before.
            record(page, process, rule, clock.now())
        expect(page).to_have_url(process)


@BOTH_SIZES
def test_a_recall_is_decided_told_and_appealed_each_step_in_its_turn(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int], managers: tuple[DemoSecrets, DemoSecrets],
) -> None:  # fmt: skip
    olive, max_ = page_of(live_agency.officer), page_of(live_agency.manager)
    mona, abel = page_of(managers[0]), page_of(managers[1])

    # Olive opens it; Mona reported what it is about.
    olive.goto(f"/fair-process/{person}/begin/")
    olive.get_by_label("Recall to custody").check()
    olive.locator("[name=reported_by]").select_option(label=f"Mona Mead {screen['width']}")
    olive.get_by_role("button", name="Begin").click()
    olive.get_by_role("link", name="Recall to custody").click()
    process = olive.url

    # Nothing that follows a decision comes before it, and there is nothing yet to appeal against.
    for rule in AFTER:
        record(olive, process, rule, clock.now())
        expect(olive.get_by_text("This comes after").first).to_be_visible()
    olive.goto(f"/appeals/{person}/lodge/{process.rstrip('/').rsplit('/', 1)[1]}/")
    expect(olive.get_by_text("there is nothing to appeal against")).to_be_visible()

    # Neither the officer nor whoever reported it decides; nobody decides without reasons.
    decide(olive, process)
    expect(olive.get_by_text("This is decided by the executive").first).to_be_visible()
    decide(mona, process)
    expect(mona.get_by_text("This is for somebody who did not report it").first).to_be_visible()
    max_.goto(f"{process}decide/")
    max_.locator("[name=outcome][value=imposed]").check()
    max_.get_by_role("button", name="Decide").click()
    expect(max_.get_by_text("Give the reasons, in writing").first).to_be_visible()
    decide(max_, process)
    expect(max_.get_by_text("It is decided")).to_be_visible()

    # An appeal before the person was told the way: its time has not begun.
    olive.goto(process)
    olive.get_by_role("button", name="Appeal", exact=True).click()
    expect(olive.get_by_text("was not told the way to appeal, so the time has not begun")).to_be_visible()
    close_in_turn(olive, process, tuple(rule for rule in AFTER if rule.gate not in LAST))

    # Told: the agency has set no days, and that refuses nobody.
    olive.get_by_role("button", name="Appeal", exact=True).click()
    expect(olive.get_by_text("No figure was read: the agency sets the days")).to_be_visible()
    _looked_at(olive, "appeal-lodge", screen, assert_no_axe_findings)
    olive.get_by_role("radio", name="On paper, handed in").check()
    olive.get_by_role("button", name="Record it").click()
    expect(olive.get_by_text("Write down what the person says, in their own words").first).to_be_visible()
    olive.locator("[name=grounds]").fill("I was at the hospital that evening. The ward can say so.")
    olive.locator("[name=wants_hearing][value=yes]").check()
    olive.get_by_role("button", name="Record it").click()
    _looked_at(olive, "appeals", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="Representations against the decision: recall to custody").click()
    appeal = olive.url
    _looked_at(olive, "appeal", screen, assert_no_axe_findings)

    # Whoever decided, and whoever reported it, answer nothing here.
    for refused in (max_, mona):
        refused.goto(appeal)
        expect(refused.get_by_role("button", name="Take it up")).to_have_count(0)
        refused.goto(f"{appeal}take-up/")
        refused.get_by_role("button", name="Take it up").click()
        expect(refused.get_by_text(NOT_THEIRS).first).to_be_visible()
    answer(abel, appeal, "in_writing")
    expect(abel.get_by_text("Somebody takes an appeal up before it is decided").first).to_be_visible()
    abel.goto(appeal)
    abel.get_by_role("button", name="Take it up").click()
    abel.get_by_role("button", name="Take it up").click()
    expect(abel.get_by_text("You consider it")).to_be_visible()
    answer(max_, appeal, "in_writing")
    expect(max_.get_by_text(NOT_THEIRS).first).to_be_visible()
    answer(abel, appeal, "not_wished")
    expect(abel.get_by_text("The person asked to be heard: say how they were").first).to_be_visible()
    _looked_at(abel, "appeal-decide", screen, assert_no_axe_findings)
    answer(abel, appeal, "in_person")
    expect(abel.get_by_text("It is decided. Write to the person about it")).to_be_visible()
    expect(abel.get_by_text("whoever has the power releases the person").first).to_be_visible()
    _looked_at(abel, "appeal-allowed", screen, assert_no_axe_findings)

    # The recall stands no more, the person is written to, and what was seen to is written down.
    max_.goto("/appeals/?waits=carrying_out")
    expect(max_.get_by_role("link", name=re.compile(f"Hale{screen['width']}"))).to_be_visible()
    _looked_at(max_, "appeals-register", screen, assert_no_axe_findings)
    olive.goto(process)
    expect(olive.get_by_text("This decision was set aside on appeal.")).to_be_visible()
    olive.goto(appeal)
    olive.get_by_role("button", name="Write to the person what was decided").click()
    expect(olive.get_by_role("heading", name="Letter about an appeal").first).to_be_visible()
    olive.goto(f"{appeal}carry-out/")
    olive.locator("[name=words]").fill("The minister released them this afternoon.")
    olive.get_by_role("button", name="Record it").click()
    expect(olive.get_by_text("It is carried out")).to_be_visible()
    close_in_turn(olive, process, tuple(rule for rule in AFTER if rule.gate in LAST))
    expect(olive.get_by_text("Every step is closed.")).to_be_visible()


def answer(page: Page, appeal: str, heard: str) -> None:
    """Try to allow it."""
    page.goto(f"{appeal}decide/")
    page.locator(f"[name=heard][value={heard}]").check()
    page.locator("[name=outcome][value=allowed]").check()
    page.locator("[name=reasons]").fill(
        "The ward confirms the evening. There was no failure to keep in touch."
    )
    page.locator("[name=facts]").fill("The letter of the ward")
    page.get_by_role("button", name="Decide").click()

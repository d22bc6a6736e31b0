"""A decision letter in a language that nobody has checked: it is refused, nothing typed is lost, and the English text
goes together with a task for an interpreter that stands beside the person's name."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.arranging import actor_for
from tests.fair import close_gates
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting
from throughcare.register.documents.models import Letter

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R117", "R118")]
Axe = Callable[[Page], None]
A_FIRST_PDF = 60_000
"""Milliseconds: a process that makes its first PDF loads fonts and libraries, on a busy machine slowly."""


@pytest.fixture
def decided(live_agency: LiveAgency) -> tuple[UUID, UUID]:
    """Megan Rees, who speaks Welsh and was warned: the person and the process."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        manager = User.objects.get(username=live_agency.manager.username)
        person = world.person("Megan", "Rees", officer=officer, language="cy")
        with acting(actor_for(officer)) as olive:
            process = commands.open_process(
                olive, person.pk, "warning", about=uuid4(), reported_by=officer.pk
            )
            close_gates(olive, process.pk)
            process.refresh_from_db()
        with acting(actor_for(manager)) as max_:
            commands.decide(
                max_, process.pk,
                DecisionDraft(outcome="imposed", reasons="You were reminded twice.", proportionate="It is the least."),
                expected=process.version,
            )  # fmt: skip
        return UUID(str(person.pk)), UUID(str(process.pk))


@BOTH_SIZES
def test_a_decision_letter_in_a_language_nobody_has_checked(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, decided: tuple[UUID, UUID],
    assert_no_axe_findings: Axe, screen: dict[str, int],
) -> None:  # fmt: skip
    person, process = decided
    olive = page_of(live_agency.officer)
    olive.goto(f"/fair-process/{person}/{process}/")
    olive.get_by_role("button", name="Write to the person about it").click()
    expect(olive.get_by_role("heading", name="Letter about a decision")).to_be_visible()
    _looked_at(olive, "letter-draft", screen, assert_no_axe_findings)

    olive.locator("[name=what_was_decided]").fill("You are given a warning.")
    olive.locator("[name=facts]").fill("You did not come on 2 March.")
    olive.locator("[name=language][value=cy]").check()
    olive.locator("[name=how_to_appeal]").fill("")
    olive.get_by_role("button", name="Sign it").click()
    expect(olive.get_by_text("Enter how to appeal, in a sentence or two").first).to_be_visible()
    expect(olive.locator("[name=facts]")).to_have_value("You did not come on 2 March.")

    olive.locator("[name=how_to_appeal]").fill("You can have it looked at again. Ask us for the form.")
    olive.get_by_role("button", name="Sign it").click()
    expect(
        olive.get_by_text("Nobody who knows Welsh and the law has checked this wording").first
    ).to_be_visible()
    expect(olive.locator("[name=what_was_decided]")).to_have_value("You are given a warning.")
    _looked_at(olive, "letter-refused", screen, assert_no_axe_findings)
    with live_agency.database():
        assert not Letter.objects.filter(person_id=person).exists()

    olive.locator("[name=language][value=en]").check()
    olive.get_by_role("button", name="Sign it").click(timeout=A_FIRST_PDF)
    expect(olive.get_by_text("Go through it with them and an interpreter by").first).to_be_visible()
    _looked_at(olive, "letter-signed", screen, assert_no_axe_findings)

    live_agency.deliver()
    olive.goto(f"/people/{person}/")
    expect(olive.get_by_text("Letter to go through with an interpreter by").first).to_be_visible()
    olive.goto(f"/letters/{person}/")
    _looked_at(olive, "letters", screen, assert_no_axe_findings)

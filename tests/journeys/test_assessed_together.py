"""An officer and a psychologist make one assessment; a manager countersigns; the level follows; the person contests an
answer, another manager puts it right, and the command of both term sheets gives both numbers on a bare machine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_how_a_score_came_about import made_again
from tests.live import BOTH_SIZES, LiveAgency
from tests.rules.forms.filling import filled
from tests.rules.forms.test_needs_and_harm_ew import A_MAN
from throughcare.casework.assessments import commands
from throughcare.casework.assessments.drafts import Typed
from throughcare.casework.classification.tests.arranged import ordered
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting
from throughcare.rules.forms import find_form

pytestmark = [
    pytest.mark.journey,
    pytest.mark.requirement("R010", "R012", "R013", "R017", "R020", "R024", "R027", "R132"),
]
Axe = Callable[[Page], None]
FORM = find_form("needs-and-harm-ew")
ANSWERED_IN_THE_BROWSER = ("suitability_of_accommodation", "pro_criminal_attitudes")


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Morgan Moss, on Olive's caseload with a live order."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Morgan", "Moss", officer=officer)
        ordered(made)
    return UUID(str(made.pk))


@pytest.fixture
def colleagues(live_agency: LiveAgency) -> tuple[DemoSecrets, DemoSecrets]:
    """A psychologist of the team, and a second manager; made once for both sizes of window."""
    held: dict[str, Any] = live_agency.__dict__.setdefault("together", {})
    if not held:
        with live_agency.database() as world:
            make = world.agency, world.team
            held["p"] = make_demo_user(make[0], "petra", "Petra Pine", ["psychologist"], make[1])
            held["m"] = make_demo_user(make[0], "mona", "Mona Mead", ["manager"], make[1])
    return held["p"], held["m"]


@BOTH_SIZES
def test_one_assessment_by_two_professions_signed_used_contested_and_made_again(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID,
    colleagues: tuple[DemoSecrets, DemoSecrets], assert_no_axe_findings: Axe, tmp_path: Path,
) -> None:  # fmt: skip
    check = assert_no_axe_findings
    psychologist, second_manager = colleagues
    olive = page_of(live_agency.officer)
    begin(olive, person, check)
    one = olive.url
    answer_the_rest(live_agency, person, one)

    ask_the_psychologist(olive, one, check)
    petra = page_of(psychologist)
    answer_as_psychologist(petra, one, check)
    answer_and_sign(olive, one, check)

    max_ = page_of(live_agency.manager)
    countersign(max_, one, check)
    live_agency.deliver()
    olive.goto(f"/levels/{person}/")
    expect(olive.get_by_text("is proposed").first).to_be_visible()
    check(olive)

    first = number_of_arp(olive, one, tmp_path)
    contest(olive, one, check)
    about = olive.url
    corrected = uphold(page_of(second_manager), about, check)
    second = number_of_arp(olive, corrected, tmp_path)
    assert first != second, "the right answer changes the score"


def begin(page: Page, person: UUID, check: Axe) -> None:
    page.goto(f"/assessments/{person}/")
    check(page)
    page.get_by_role("button", name="Begin an assessment").click()
    page.get_by_label(FORM.title).check()
    page.get_by_label("First assessment").check()
    check(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name=FORM.title)).to_be_visible()
    check(page)


def answer_the_rest(live: LiveAgency, person: UUID, one: str) -> None:
    """Everything but two questions, as the officer would have typed it section by section."""
    given = filled(FORM, **{**A_MAN, "assessment_date": clock.today("Europe/London").isoformat()})
    with live.database() as world:
        officer = world.actor(User.objects.get(username=live.officer.username))
        with acting(officer):
            for section in FORM.sections:
                typed = {
                    question.name: Typed(state="value", value=given[question.name])
                    for question in section.questions
                    if question.name in given and question.name not in ANSWERED_IN_THE_BROWSER
                }
                commands.save_answers(officer, person, _id_in(one), section.code, typed, {})


def ask_the_psychologist(page: Page, one: str, check: Axe) -> None:
    page.goto(one)
    page.get_by_role("link", name="Attitudes").click()
    page.get_by_role("link", name="Ask a colleague").click()
    check(page)
    page.get_by_label("Whom do you ask?").select_option(label="Petra Pine")
    page.get_by_label("Psychologist").check()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_text("Asked of Petra Pine, psychologist")).to_be_visible()


def answer_as_psychologist(page: Page, one: str, check: Axe) -> None:
    expect(page.get_by_text("Attitudes: asked of you").first).to_be_visible()
    page.goto(f"{one}sections/attitudes/")
    check(page)
    asked = page.locator("#q-pro_criminal_attitudes")
    asked.get_by_label("Significant problems").check()
    asked.get_by_text("Evidence, or why there is no answer").click()
    asked.get_by_role("textbox").fill("Two sessions in October.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"{one}sections/attitudes/")
    page.get_by_role("link", name="This section is done").click()
    check(page)
    page.get_by_label("Psychologist").check()
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("Done by Petra Pine, psychologist")).to_be_visible()


def answer_and_sign(page: Page, one: str, check: Axe) -> None:
    page.goto(f"{one}sign/")
    expect(page.get_by_text("have no answer yet")).to_be_visible()
    check(page)
    page.get_by_role("link", name="How far is the home itself a problem?").click()
    page.locator("#q-suitability_of_accommodation").get_by_label("Some problems").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_text("You signed it yourself, so somebody else countersigns.")).to_be_visible()
    check(page)


def countersign(page: Page, one: str, check: Axe) -> None:
    page.goto(one)
    page.get_by_role("button", name="Countersign").click()
    check(page)
    page.get_by_role("button", name="Countersign").click()
    expect(page.get_by_text("Countersigned. The assessment stands")).to_be_visible()


def number_of_arp(page: Page, one: str, folder: Path) -> str:
    """What the term sheet says, which the command it names says too, in an empty folder with an empty environment."""
    page.goto(one)
    page.get_by_role("link", name="ARP").first.click()
    said = made_again(page.get_by_label("The command").inner_text(), folder)
    number = next(line for line in said.splitlines() if line.startswith("score:"))
    assert number.partition(": ")[2] in page.locator("main").inner_text()
    return number


def contest(page: Page, one: str, check: Axe) -> None:
    page.goto(one)
    page.get_by_role("button", name="The person contests something").click()
    check(page)
    page.get_by_label("What does the person dispute?").select_option(value="question:pro_criminal_attitudes")
    page.get_by_label("Why, in the person's own words?").fill("I said so years ago and do not think so now.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("To be decided, by")).to_be_visible()
    check(page)


def uphold(page: Page, about: str, check: Axe) -> str:
    """Decide for the person; gives the address of the corrected version."""
    page.goto(about)
    page.get_by_role("button", name="Decide").click()
    check(page)
    page.get_by_label("Upheld: the answer was changed").check()
    page.get_by_label("Reasons").fill("The note is of another year.")
    page.get_by_label("No problems").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_role("row").filter(has_text="ARP").filter(has_text="changed")).to_be_visible()
    check(page)
    page.get_by_role("link", name="See the corrected version").click()
    return page.url


def _id_in(one: str) -> UUID:
    return UUID(one.rstrip("/").rpartition("/")[2])

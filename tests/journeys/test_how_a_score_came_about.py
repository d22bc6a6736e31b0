"""An officer shows somebody how a score came about: on screen, over time, beside an earlier one, and by one command
that gives the same digits on a machine that knows nothing of the record."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency, assert_fits
from throughcare.casework.assessments.tests.kept import assessed, keep_example
from throughcare.rules import catalogue
from throughcare.rules.forms import find_form

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R011", "R021", "R030", "R132", "R137")]

EARLIER, LATER = date(2026, 3, 2), date(2026, 11, 2)
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass
class Scored:
    """A person with two assessments and a score of each; the later one has a picture of needs too."""

    person: UUID
    broad: UUID

    def at(self, path: str) -> str:
        return f"/assessments/{self.person}/{path}"


@pytest.fixture(scope="module")
def scored(live_agency: LiveAgency) -> Scored:
    ogrs = catalogue.find("ogrs3")
    given = ogrs.card.examples[0].given
    with live_agency.database() as world:
        person = world.person(given="Rosa", family="Reckoned")
        for on, sanctions in ((EARLIER, 24), (LATER, given["previous_sanctions"])):
            held = assessed(person, str(ogrs.card.id), on, lead=world.officer)
            for question, value in {**given, "previous_sanctions": sanctions}.items():
                factories.AnswerFactory(
                    person=person,
                    assessment=held,
                    question=question,
                    value=value,
                    note="Counted from the file",
                )
            keep_example(held, ogrs)
        form = find_form("central-eight")
        broad = assessed(person, str(form.id), LATER, lead=world.officer)
        return Scored(person.pk, broad.pk)


@BOTH_SIZES
def test_a_score_is_followed_back_to_its_answers_and_made_again_elsewhere(
    scored: Scored, officer_page: Page, assert_no_axe_findings: Callable[[Page], None], tmp_path: Path,
) -> None:  # fmt: skip
    page = officer_page
    page.goto(scored.at(""))
    page.get_by_role("link", name=re.compile("90%, Very high")).first.click()
    expect(page.get_by_role("heading", name="OGRS3: how it came about")).to_be_visible()
    expect(page.get_by_text("Of 100 people with the same answers, about 90")).to_be_visible()
    expect(page.get_by_text("Evidence: Counted from the file").first).to_be_visible()
    page.get_by_text("Without an answer").click()
    assert_no_axe_findings(page)
    assert_fits(page)
    said = made_again(page.get_by_label("The command").inner_text(), tmp_path)
    assert "Score: 90%" in said
    fingerprint = FINGERPRINT.search(page.locator(".tc-fingerprint").inner_text())
    assert fingerprint is not None
    assert fingerprint.group() in said
    page.get_by_role("link", name="Open the print page").click()
    expect(page.get_by_text("Rosa Reckoned")).to_be_visible()
    assert_no_axe_findings(page)


def made_again(command: str, folder: Path) -> str:
    """What the command prints in an empty folder with an empty environment."""
    printed, asked = command.rsplit(" | ", 1)
    inputs = shlex.split(printed)[-1]
    _, *arguments = shlex.split(asked)
    run = subprocess.run(
        [sys.executable, "-m", "throughcare.shell.cli", *arguments], input=inputs, text=True, capture_output=True,
        check=True, cwd=folder, env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )  # fmt: skip
    return run.stdout


@BOTH_SIZES
def test_scores_over_time_and_two_assessments_side_by_side(
    scored: Scored, officer_page: Page, assert_no_axe_findings: Callable[[Page], None]
) -> None:
    page = officer_page
    page.goto(scored.at(""))
    page.get_by_role("link", name="Scores over time").click()
    expect(page.get_by_role("table", name="OGRS3, newest first").get_by_role("rowheader")).to_have_count(2)
    assert_no_axe_findings(page)
    page.goto(scored.at("compare/"))
    assert_no_axe_findings(page)
    earlier = page.get_by_label("One").locator("option").filter(has_text=f"OGRS3, {EARLIER}")
    later = page.get_by_label("The other").locator("option").filter(has_text=f"OGRS3, {LATER}")
    page.get_by_label("One").select_option(value=earlier.get_attribute("value"))
    page.get_by_label("The other").select_option(value=later.get_attribute("value"))
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Differs", exact=True)).to_have_count(1)
    expect(
        page.get_by_role("row").filter(has_text="How many times was the person sanctioned")
    ).to_contain_text("24")
    assert_no_axe_findings(page)


def test_needs_as_a_picture_and_forms_on_paper(
    scored: Scored, officer_page: Page, assert_no_axe_findings: Callable[[Page], None]
) -> None:
    page = officer_page
    page.goto(scored.at(f"{scored.broad}/"))
    page.get_by_role("link", name="Needs and strengths as a picture").click()
    expect(page.get_by_role("table", name="Needs and strengths, the greatest needs first")).to_be_visible()
    assert_no_axe_findings(page)
    page.goto("/assessments/forms/")
    page.get_by_text("What may rest on it, and what not").first.click()
    expect(page.get_by_text("No decision rests on it alone").first).to_be_visible()
    assert_no_axe_findings(page)
    page.goto("/assessments/forms/phq-9/print/?type=large")
    expect(page.get_by_text("The source says unknown").first).to_be_visible()
    assert_no_axe_findings(page)

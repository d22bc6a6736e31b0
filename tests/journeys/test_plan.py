"""A plan in use: objectives from needs, checked; signed, disagreed with, changed, compared, reviewed, achieved."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import DESK, PHONE, LiveAgency, width_of
from throughcare.casework.plans.models import PlanReview
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.register.documents import printing
from throughcare.register.people.models import Person

pytestmark = [
    pytest.mark.journey, pytest.mark.requirement("R032", "R033", "R034", "R035", "R036", "R037", "R041", "R042"),
]  # fmt: skip
AS_IT_IS_USED = pytest.mark.parametrize(
    ("screen", "with_javascript"),
    [(DESK, True), (PHONE, True), pytest.param(PHONE, False, marks=pytest.mark.nightly)],
    indirect=True,
    ids=["desk", "phone", "phone-no-script"],
)
Axe = Callable[[Page], None]
TODAY = clock.today("Europe/London")
RATED = {"school_work_need": "CONSIDERABLE", "family_need": "SOME", "leisure_strength": "CONSIDERABLE"}


@pytest.fixture
def person(live_agency: LiveAgency) -> UUID:
    """Robin Reed: under an order, assessed a month ago with a great need for work and football that helps."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made: Person = world.person("Robin", "Reed", officer=officer)
        factories.OrderFactory(
            person=made, kind="ew-community-order", status="active", starts_on=TODAY - timedelta(days=40),
            ends_on=TODAY + timedelta(days=320),
        )  # fmt: skip
        factories.CustodyStayFactory(
            person=made, received_on=TODAY - timedelta(days=200), left_on=TODAY - timedelta(days=40),
            left_how="released",
        )  # fmt: skip
        assessment = factories.AssessmentFactory(
            person=made, form="central-eight@2026-11-22", stage="final", assessed_on=TODAY - timedelta(days=30),
            signed_at=clock.now() - timedelta(days=30), lead=officer,
        )  # fmt: skip
        for name, value in RATED.items():
            factories.AnswerFactory(
                person=made, assessment=assessment, question=name, state="value", value=value
            )
    return UUID(str(made.pk))


@AS_IT_IS_USED
def test_a_plan_from_its_first_objective_to_the_last_version(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, person: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int], with_javascript: bool,
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)
    looked = Looking(screen, assert_no_axe_findings if with_javascript else None)
    olive.goto(f"/plans/{person}/")
    expect(olive.get_by_text("There is no plan yet")).to_be_visible()
    looked.at(olive, "none")
    begun(olive, looked)
    an_objective_is_corrected(olive, looked)
    signed_and_disagreed_with(olive, looked)
    _changed_and_signed_twice(olive, page_of(live_agency.manager), live_agency, person, looked)
    _reviewed(olive, live_agency, person, looked)
    _achieved_and_signed(olive, page_of(live_agency.manager), person, looked)
    _the_last_compared_with_the_first(olive, person, looked)
    _what_the_person_gets(olive, person, looked)


def begun(olive: Page, looked: "Looking") -> None:
    olive.get_by_role("link", name="Begin the plan").click()
    olive.get_by_label("What does the person want, in their own words?").fill(
        "To pay my own rent, and see my kids."
    )
    looked.at(olive, "begin")
    olive.get_by_role("button", name="Begin").click()
    expect(olive.get_by_text("The plan is begun")).to_be_visible()
    expect(olive.get_by_text("is a great need, and no objective works on it").first).to_be_visible()


def an_objective_is_corrected(olive: Page, looked: "Looking") -> None:
    olive.get_by_role("link", name="Add an objective for Education, training and work").click()
    looked.at(olive, "choose")
    olive.get_by_role(
        "link", name="Write one in the person’s own words for education, training and work"
    ).click()
    olive.get_by_label("What will the person do or reach?").fill("Engage better with work")
    olive.get_by_label("Yes", exact=True).check()
    olive.get_by_label("In 3 months").check()
    olive.get_by_label("In the community").check()
    olive.get_by_label("Who answers for it?").select_option("officer")
    olive.get_by_role("button", name="Check it first").click()
    expect(olive.get_by_text("letters do not hold yet").first).to_be_visible()
    looked.at(olive, "smart-fails")
    olive.get_by_label("What will the person do or reach?").fill(
        "I will find a job, so that I can pay my own rent"
    )
    olive.get_by_label("What is looked at to tell?").fill("Job interviews")
    olive.locator("summary", has_text="Figures and marks on the way").click()
    olive.get_by_label("Counted in").fill("interviews")
    olive.get_by_label("Figure today").fill("0")
    olive.get_by_label("Figure to be reached").fill("6")
    olive.get_by_label("If something does not hold: why is it kept as it is?").fill("The steps come next.")
    olive.get_by_role("button", name="Save the objective").click()
    expect(olive.get_by_text("The objective is in the plan")).to_be_visible()
    for words, doer in (
        ("Write a list of places to work", "person"),
        ("Book the course for my card", "officer"),
    ):
        olive.get_by_role("link", name="Add a step").click()
        olive.get_by_label("What will be done?").fill(words)
        olive.locator(f"input[name=doer][value={doer}]").check()
        _day(olive, "due_on", 21)
        looked.at(olive, "add-step")
        olive.get_by_role("button", name="Add it").click()
        expect(olive.get_by_text("The step is in the plan")).to_be_visible()
    looked.at(olive, "plan-draft")


def signed_and_disagreed_with(olive: Page, looked: "Looking") -> None:
    olive.get_by_role("button", name="Sign the plan").click()
    looked.at(olive, "sign")
    olive.get_by_role("button", name="Sign it").click()
    olive.get_by_role("button", name="Ask Robin Reed").click()
    looked.at(olive, "ask")
    olive.get_by_label("No, they do not agree").check()
    olive.get_by_label("If not: why, in their own words?").fill("I want the driving licence first.")
    olive.locator("input[name=signed][value=no]").check()
    olive.get_by_role("button", name="Save the answer").click()
    expect(olive.get_by_text("The plan is in force all the same.")).to_be_visible()
    expect(olive.get_by_text("I want the driving licence first.").first).to_be_visible()
    expect(olive.get_by_text("is not a failure to comply").first).to_be_visible()
    looked.at(olive, "disagreed")


def _changed_and_signed_twice(
    olive: Page, max_: Page, live_agency: LiveAgency, person: UUID, looked: "Looking"
) -> None:
    """The level has risen meanwhile, so that the place asks for a second signature."""
    with live_agency.database():
        factories.LevelHeldFactory(person_id=person, level="A", starts_on=TODAY)
    olive.get_by_role("button", name=re.compile("Completed.*Write a list of places to work")).click()
    expect(olive.get_by_text("Written down")).to_be_visible()
    olive.get_by_role("link", name="Note progress").click()
    olive.get_by_label("What did you see?").fill("Went to two interviews by himself.")
    olive.get_by_label("Reading").fill("2")
    looked.at(olive, "note")
    olive.get_by_role("button", name="Save").click()
    olive.get_by_role("link", name="Add a step").click()
    olive.get_by_label("What will be done?").fill("Apply for the provisional licence")
    olive.locator("input[name=doer][value=person]").check()
    olive.get_by_role("button", name="Add it").click()
    expect(olive.get_by_text("Last updated on").first).to_be_visible()
    looked.at(olive, "changed")
    olive.get_by_role("button", name="Sign the plan").click()
    expect(olive.get_by_text("A second signature is needed")).to_be_visible()
    olive.get_by_label("What changed since the last version?").fill(
        "The licence comes first, as Robin asked."
    )
    looked.at(olive, "sign-again")
    olive.get_by_role("button", name="Sign it").click()
    expect(olive.get_by_text("waits for a second signature").first).to_be_visible()
    max_.goto("/plans/reviews/")
    looked.at(max_, "waiting")
    max_.get_by_role("link", name="Robin Reed").last.click()
    max_.get_by_role("button", name="Give the second signature").click()
    looked.at(max_, "countersign")
    max_.get_by_label("Sign it: the plan is in force").check()
    max_.get_by_role("button", name="Save the decision").click()
    expect(max_.get_by_text("Version 2: countersigned").first).to_be_visible()


def _reviewed(olive: Page, live_agency: LiveAgency, person: UUID, looked: "Looking") -> None:
    with live_agency.database():
        PlanReview.objects.filter(person_id=person, state="due").update(due_on=TODAY)
    olive.goto(f"/plans/{person}/")
    olive.get_by_role("link", name="Review the plan").first.click()
    expect(olive.get_by_text("What changed since version 2").first).to_be_visible()
    olive.get_by_label("Review it now").check()
    olive.get_by_label("What does the person say of it, in their own words?").fill("It goes the right way.")
    olive.get_by_label("What did the review find?").fill("Two interviews; the licence is applied for.")
    olive.get_by_label("On track: nothing changes").check()
    looked.at(olive, "review")
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("The review is written down")).to_be_visible()


def _achieved_and_signed(olive: Page, max_: Page, person: UUID, looked: "Looking") -> None:
    olive.get_by_role("link", name=re.compile("Achieved.*I will find a job")).click()
    olive.get_by_label("What was reached, and how?").fill("He starts at the bakery on Monday.")
    looked.at(olive, "achieve")
    olive.get_by_role("button", name="It is achieved").click()
    expect(olive.get_by_role("heading", name="Achieved")).to_be_visible()
    olive.get_by_role("button", name="Add an objective", exact=True).click()
    olive.get_by_role("link", name="Write one in the person’s own words for relationships and family").click()
    olive.get_by_label("What will the person do or reach?").fill("I will see my children every Sunday")
    olive.get_by_label("What is looked at to tell?").fill("Sundays with the children")
    olive.get_by_label("Where does that stand today?").fill("One in a month")
    olive.get_by_label("What shall it become?").fill("Every Sunday for two months")
    olive.get_by_label("Yes", exact=True).check()
    olive.get_by_label("In 3 months").check()
    olive.get_by_label("In the community").check()
    olive.get_by_label("Who answers for it?").select_option("person")
    olive.get_by_label("If something does not hold: why is it kept as it is?").fill("The steps come next.")
    olive.get_by_role("button", name="Save the objective").click()
    olive.get_by_role("link", name="Add a step to I will see my children").click()
    olive.get_by_label("What will be done?").fill("Call their mother on Wednesday")
    olive.locator("input[name=doer][value=person]").check()
    olive.get_by_role("button", name="Add it").click()
    olive.get_by_role("button", name="Sign the plan").click()
    olive.get_by_label("What changed since the last version?").fill("Work is found. The children are next.")
    olive.get_by_role("button", name="Sign it").click()
    looked.at(olive, "plan-third")
    assert max_.goto(f"/plans/{person}/versions/")
    looked.at(max_, "versions")


def _the_last_compared_with_the_first(olive: Page, person: UUID, looked: "Looking") -> None:
    olive.goto(f"/plans/{person}/versions/")
    olive.get_by_role("link", name="Compare the last with the first").click()
    expect(olive.get_by_text("it was “To work on now”, and is “Achieved”").first).to_be_visible()
    expect(olive.get_by_text("“I will see my children every Sunday”: new").first).to_be_visible()
    looked.at(olive, "compared")
    olive.goto(f"/plans/{person}/versions/")
    olive.get_by_role("link", name="Open").last.click()
    expect(olive.get_by_text("has the fingerprint it was signed with")).to_be_visible()
    looked.at(olive, "version")


def _what_the_person_gets(olive: Page, person: UUID, looked: "Looking") -> None:
    olive.goto(f"/plans/{person}/")
    olive.get_by_role("link", name="The plan in plain words").click()
    expect(olive.get_by_text("Call their mother on Wednesday.")).to_be_visible()
    expect(olive.get_by_text("Saying no, or not signing, does not count against you.")).to_be_visible()
    expect(olive.get_by_text("Went to two interviews by himself")).to_have_count(0)
    looked.at(olive, "plain")
    olive.get_by_role("link", name="Large print").click()
    expect(olive.get_by_role("heading", name="My plan")).to_be_visible()
    looked.at(olive, "large-print")
    olive.go_back()
    if printing.can_make_pdf():
        pdf = olive.request.get(
            str(olive.get_by_role("link", name="PDF").get_attribute("href")), timeout=60_000
        )
        assert pdf.headers["content-type"] == "application/pdf"
    olive.get_by_role("link", name="They got their copy").click()
    olive.get_by_label("On paper, in large print").check()
    looked.at(olive, "give")
    olive.get_by_role("button", name="Write it down").click()
    expect(olive.get_by_text("on paper, in large print, from Olive Oakes")).to_be_visible()


def _day(page: Page, name: str, ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name={name}_{part}]").fill(str(value))


class Looking:
    """Axe finds nothing; nothing runs off the side. PICTURES names a folder for pictures, for whoever looks."""

    def __init__(self, screen: dict[str, int], axe: Axe | None) -> None:
        self.screen, self.axe = screen, axe

    def at(self, page: Page, name: str) -> None:
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{self.screen['width']}.png", full_page=True)
        if self.axe:  # which needs JavaScript
            self.axe(page)
        wide = width_of(page)
        assert wide <= self.screen["width"], f"{name} is {wide} wide"

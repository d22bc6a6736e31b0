"""A ladder from praise to a sanction: praised, then a failure heard and judged, a table asked, fairly decided, done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.arranging import World
from tests.fair import close_gates
from tests.live import LiveAgency
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import Agency, User
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R062", "R063", "R077", "R078", "R095", "R131")]
Axe = Callable[[Page], None]
TABLE = "Georgia, administrative sanctions of the options system"


def type_date(page: Page, name: str, day: object) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"#id_{name}_{part}").fill(str(getattr(day, part)))


def confirm_the_table(page: Page, check: Axe, *, why: str) -> None:
    """One prepares, another releases: read at second hand, it is not live before."""
    page.goto("/noncompliance/tables/")
    check(page)
    page.get_by_role("link", name="Confirm or withdraw").click()
    if why:
        page.get_by_label("What was checked").fill(why)
        page.get_by_role("button", name="Prepare the confirmation").click()
        expect(page.get_by_text("somebody else has to release it")).to_be_visible()
    else:
        page.get_by_role("button", name="Release it for use").click()
        expect(page.get_by_text("In use")).to_be_visible()


def praise(page: Page, person: object, check: Axe) -> None:
    page.goto(f"/noncompliance/{person}/")
    page.get_by_role("button", name="Praise or reward").click()
    check(page)
    page.get_by_label("Certificate", exact=True).check()
    page.get_by_label("What went well?").fill("Three months without a miss.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 praise or reward")).to_be_visible()


def fail_and_be_heard(page: Page, person: object, check: Axe) -> None:
    page.goto(f"/noncompliance/{person}/record/")
    check(page)
    page.get_by_label("What happened?").select_option(label="Away during a curfew")
    page.get_by_label("What shows it?").fill("The monitoring company's report of the night.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Nobody has asked for the reason yet. Nothing has been decided.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Write down what the person said").click()
    page.get_by_label("What did the person say?").fill("I fell asleep at a friend's.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Judge the reason given").click()
    page.get_by_label("No, it is not").check()
    page.get_by_label("Why?").fill("It was the third time.")
    page.get_by_role("button", name="Save the judgment").click()


def ask_the_table(page: Page, check: Axe) -> None:
    page.get_by_role("button", name="Ask the table of responses").click()
    check(page)
    page.get_by_label("Electronic monitoring").check()
    page.get_by_role("button", name="Ask the table", exact=True).click()
    expect(
        page.get_by_text("The table gives: Probation as it stands to Electronic monitoring")
    ).to_be_visible()
    check(page)
    page.get_by_role("button", name="Prepare what goes against the person").click()
    page.get_by_label("Sanction", exact=True).check()
    page.get_by_role("button", name="Prepare it").click()
    expect(page.get_by_text("Close its steps under due process")).to_be_visible()


def impose(page: Page, at: str, check: Axe, due: object) -> None:
    page.goto(f"{at}decide/")
    check(page)
    page.get_by_label("Community service", exact=True).check()
    page.get_by_label("Your reasons").fill("Within the range; work suits them.")
    page.get_by_label("why this, and nothing less?").fill("A talk and a letter were tried.")
    page.get_by_label("how many hours or days?").fill("20")
    type_date(page, "due_on", due)
    page.get_by_role("button", name="Decide", exact=True).click()


def test_from_praise_to_a_sanction_that_is_done(
    live_agency: LiveAgency, page_of: Callable[[DemoSecrets], Page], assert_no_axe_findings: Axe
) -> None:
    check = assert_no_axe_findings
    with live_agency.database():
        world = World("us-ga", "America/New_York")
        Agency.objects.filter(pk=world.agency.pk).update(code="peach", name="Peach County Supervision")
        officer, first, second = (
            make_demo_user(world.agency, name, full, [role], world.team)
            for name, full, role in (
                ("gil", "Gil Grove", "officer"), ("gus", "Gus Glade", "manager"), ("gwen", "Gwen Glen", "manager"),
            )
        )  # fmt: skip
        user, today = User.objects.get(username=officer.username), clock.today(world.agency.zone)
        person = world.person("Robin", "Reed", officer=user)
        factories.SupervisionStateFactory(person=person, starts_on=today - timedelta(days=100))
        factories.OrderFactory(
            person=person, kind="us-ga-probation", starts_on=today - timedelta(days=100),
            ends_on=today + timedelta(days=300),
        )  # fmt: skip
    confirm_the_table(page_of(first), check, why="Read in this year's code")
    confirm_the_table(page_of(second), check, why="")
    page = page_of(officer)
    praise(page, person.pk, check)
    fail_and_be_heard(page, person.pk, check)
    ask_the_table(page, check)
    at = page.url
    with live_agency.database(), acting(world.actor(user)) as actor:
        close_gates(actor, Process.objects.get(person=person).pk)
    impose(page, at, check, today + timedelta(days=60))
    expect(page.get_by_role("alert")).to_contain_text("Only the supervisor may impose this")
    page = page_of(first)
    impose(page, at, check, today + timedelta(days=60))
    expect(page.get_by_text("Closed. A response was decided.")).to_be_visible()
    check(page)
    page = page_of(officer)
    page.goto(f"/noncompliance/{person.pk}/")
    check(page)
    expect(page.get_by_text("1 warning, referral or sanction")).to_be_visible()
    page.get_by_role("link", name="Community service, 20 hours").click()
    check(page)
    page.get_by_label("Done", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Written down: done")).to_be_visible()

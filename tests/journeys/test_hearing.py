"""A hearing from its notice to what the bench decides: refused too early, put off, heard; the condition is varied."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.fair import close_gates
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.casework.orders.models import Condition
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import DaysDraft
from throughcare.decisions.dueprocess.models import GateDays
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.tests.arranged import process
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R080", "R086")]
Axe = Callable[[Page], None]
ZONE = ZoneInfo("Europe/London")
KIND = "ew-requirement-rehabilitation-activity"


@dataclass(frozen=True)
class Matter:
    """A person whose order may be revoked, a court that signs in, and its judge."""

    person: UUID
    process: UUID
    court: str
    judge: DemoSecrets
    family: str


@pytest.fixture
def matter(live_agency: LiveAgency, screen: dict[str, int]) -> Matter:
    width = screen["width"]
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        court = factories.OrganisationFactory(agency=world.agency, name=f"Elm Court {width}")
        judge = make_demo_user(world.agency, f"judge{width}", "Jude Justice", ["judge"], organisation=court)
        person = world.person("Fay", f"Heard{width}", officer=officer)
        type(person).objects.filter(pk=person.pk).update(interpreter_needed=True)
        order = factories.OrderFactory(person=person)
        factories.ConditionFactory(person=person, order=order, kind=KIND, text="Come every week.")
        with acting(world.actor(officer)) as actor:
            held = process(actor, person, order_id=order.pk)
        _notice_of_a_week(live_agency)
    return Matter(UUID(str(person.pk)), held.pk, court.name, judge, f"Heard{width}")


def _notice_of_a_week(live: LiveAgency) -> None:
    """Two managers agreed on seven days between notice and hearing; once for all journeys."""
    if GateDays.objects.filter(kind="revocation", agreed_by__isnull=False).exists():
        return
    first = User.objects.get(username=live.manager.username)
    second = live.world.user("manager", name="Mona Mead")
    with acting(live.world.actor(first)) as actor:
        made = dueprocess.set_gate_days(actor, DaysDraft(
            kind="revocation", gate="heard", bound="not_before", amount=7, unit="calendar day", reason="Agreed",
        ))  # fmt: skip
    with acting(live.world.actor(second)) as actor:
        dueprocess.agree_gate_days(actor, made.pk, expected=made.version)


def in_days(days: int) -> datetime:
    """So many days from today, at half past ten where the court is."""
    return datetime.combine(clock.today("Europe/London") + timedelta(days=days), time(10, 30), ZONE)


def moment(page: Page, name: str, at: datetime) -> None:
    for part, value in (("day", at.day), ("month", at.month), ("year", at.year)):
        page.locator(f"[name={name}_day_{part}]").fill(str(value))
    page.locator(f"[name={name}_time]").fill(f"{at:%H:%M}")


def arranged(page: Page, matter: Matter, look: Callable[[Page, str], None]) -> None:
    """Too early it is refused with the earliest moment; later it is listed."""
    page.goto(f"/hearings/{matter.person}/")
    expect(page.get_by_text("No hearing was arranged or recorded.")).to_be_visible()
    page.get_by_role("button", name="Arrange a hearing").click()
    page.locator("[name=kind]").select_option("revocation")
    page.locator("[name=body]").fill(matter.court)
    page.locator("[name=bench_id]").select_option(label=matter.court)
    page.locator("[name=process_id]").select_option(label="Revocation")
    moment(page, "starts_at", in_days(3))
    page.get_by_role("button", name="Arrange it").click()
    expect(page.get_by_text("A hearing cannot be before its notice has run").first).to_be_visible()
    look(page, "hearing-too-early")
    moment(page, "starts_at", in_days(9))
    page.get_by_role("button", name="Arrange it").click()
    expect(page.get_by_text("The hearing is listed")).to_be_visible()


def parties_named(page: Page, look: Callable[[Page, str], None]) -> None:
    """The person takes part from the start; an interpreter is booked, a lawyer comes."""
    page.get_by_role("link", name="Revocation hearing").click()
    expect(page.get_by_text("interpreter", exact=False).first).to_be_visible()
    look(page, "hearing-lacks")
    for role, words in (
        ("Interpreter", "Ada Arden, Words Ltd"),
        ("Lawyer or representative", "Larkin and Moss"),
    ):
        page.get_by_role("button", name="Name somebody who takes part").or_(
            page.get_by_role("link", name="Name somebody who takes part")
        ).first.click()
        page.locator("[name=role]").select_option(label=role)
        page.locator("[name=words]").fill(words)
        day = clock.today("Europe/London")
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            page.locator(f"[name=confirmed_on_{part}]").fill(str(value))
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("cell", name=words)).to_be_visible()
    expect(page.get_by_text("Booked")).to_be_visible()


def put_off(page: Page, matter: Matter, look: Callable[[Page, str], None]) -> None:
    """At the person's own wish, to a day that is known; what that does to each clock stands under the process."""
    page.get_by_role("link", name="Put it off").click()
    page.get_by_label("The person", exact=False).first.check()
    page.locator("[name=because]").fill("Their lawyer is ill")
    moment(page, "until", in_days(16))
    look(page, "hearing-put-off")
    page.get_by_role("button", name="Put it off").click()
    expect(page.get_by_text("The hearing is put off")).to_be_visible()
    page.get_by_role("link", name="The hearing to which it was put off").click()
    expect(page.get_by_role("cell", name="Larkin and Moss")).to_be_visible()
    page.goto(f"/fair-process/{matter.person}/{matter.process}/")
    expect(page.get_by_text("Their lawyer is ill").first).to_be_visible()


def on_the_calendar(page: Page, matter: Matter, look: Callable[[Page, str], None]) -> None:
    """From the menu: the month as a list by day, and as a table."""
    page.goto(f"/hearings/?month={in_days(16):%Y-%m}")
    expect(page.get_by_role("link", name=f"Fay {matter.family}").first).to_be_visible()
    look(page, "hearings-list")
    page.get_by_role("link", name="As a table").click()
    expect(page.get_by_role("link", name=f"Fay {matter.family}").first).to_be_visible()
    look(page, "hearings-table")


def the_day_comes(live: LiveAgency, matter: Matter) -> None:
    """Every step before the decision is closed, and the hour of the hearing has come."""
    with live.database() as world:
        officer = User.objects.get(username=live.officer.username)
        with acting(world.actor(officer)) as actor:
            close_gates(actor, matter.process)
        rows = Hearing.objects.filter(person_id=matter.person, state="listed")
        rows.update(gate="", starts_at=clock.now() - timedelta(minutes=30))


def decided(page: Page, matter: Matter, look: Callable[[Page, str], None]) -> None:
    """By the judge before whom it is, with reasons, and what it does to the condition."""
    page.goto("/hearings/bench/")
    look(page, "bench")
    page.get_by_role("link", name=f"Fay {matter.family}").first.click()
    expect(page.get_by_text("Come every week.")).to_be_visible()
    look(page, "bench-hearing")
    page.get_by_role("button", name="Decide").click()
    page.locator("[name=outcome][value=lesser]").check()
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Give the reasons, in writing").first).to_be_visible()
    page.locator("[name=reasons]").fill("It was proved; the work that was found speaks for the order.")
    page.locator("[name=proportionate]").fill("Fewer days keep the work, and the order goes on.")
    page.locator("[name=held_0][value=varied]").check()
    page.locator("[name=held_0_text]").fill("Come every second week.")
    look(page, "bench-decide")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Come every second week.").first).to_be_visible()
    look(page, "bench-decided")


@BOTH_SIZES
def test_a_hearing_from_its_notice_to_what_it_changed(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, matter: Matter, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    def look(page: Page, name: str) -> None:
        _looked_at(page, name, screen, assert_no_axe_findings)

    olive = page_of(live_agency.officer)
    arranged(olive, matter, look)
    parties_named(olive, look)
    put_off(olive, matter, look)
    on_the_calendar(olive, matter, look)
    the_day_comes(live_agency, matter)
    decided(page_of(matter.judge), matter, look)
    live_agency.deliver()
    olive.goto(f"/orders/{matter.person}/")
    expect(olive.get_by_text("Come every second week.").first).to_be_visible()
    with live_agency.database():
        varied = Condition.objects.get(person_id=matter.person)
        assert varied.text == "Come every second week." and "Jude Justice" in varied.authority
    olive.goto(f"/hearings/{matter.person}/")
    expect(olive.get_by_role("link", name="Revocation hearing")).to_have_count(2)
    look(olive, "hearings-of-person")

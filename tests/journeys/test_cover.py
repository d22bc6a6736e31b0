"""A duty officer covers a colleague for a week: from the manager's page to the day it has ended by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User
from throughcare.register.caseload.models import Cover

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R137")]
Axe = Callable[[Page], None]


@pytest.fixture(scope="module")
def duty_officer(live_agency: LiveAgency) -> DemoSecrets:
    """Dora Dale, duty officer of another team."""
    with live_agency.database() as world:
        team = factories.TeamFactory(agency=world.agency, name="Duty desk")
        return make_demo_user(world.agency, "dora", "Dora Dale", ["duty_officer"], team)


@pytest.fixture
def covered(live_agency: LiveAgency) -> UUID:
    """Rosa Reed, on the officer's caseload, with an alert; nobody covers yet."""
    with live_agency.database() as world:
        Cover.objects.update(ends_on=clock.today("Europe/London") - timedelta(days=2),
                             starts_on=clock.today("Europe/London") - timedelta(days=9))  # fmt: skip
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Rosa", "Reed", officer=officer)
        factories.AlertFactory(person=person, officer=officer, team=world.team, rule="excuse-to-judge")
    return UUID(str(person.pk))


def type_date(page: Page, name: str, day: date) -> None:
    """Type a date in its three boxes."""
    for part, text in (("day", str(day.day)), ("month", f"{day:%b}"), ("year", str(day.year))):
        page.locator(f"#id_{name}_{part}").fill(text)


@BOTH_WAYS_AT_NIGHT
def test_a_duty_officer_covers_a_colleague_for_a_week(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, duty_officer: DemoSecrets, covered: UUID,
    with_javascript: bool, assert_no_axe_findings: Axe,
) -> None:  # fmt: skip
    check = assert_no_axe_findings if with_javascript else lambda page: None
    today = clock.today("Europe/London")

    dora = page_of(duty_officer)
    expect(dora.get_by_text("Rosa Reed")).to_have_count(0)
    dora.goto(f"/people/{covered}/details/")
    expect(dora.get_by_text("Say why you need this record")).to_be_visible()

    max_ = page_of(live_agency.manager)
    max_.goto("/caseload/cover/")
    check(max_)
    max_.get_by_label("Whose caseload?").select_option(label="Olive Oakes")
    max_.get_by_label("Who covers?").select_option(label="Dora Dale")
    type_date(max_, "starts_on", today)
    type_date(max_, "last_day", today - timedelta(days=1))
    max_.get_by_label("Reason").fill("Leave")
    max_.get_by_role("button", name="Arrange cover").click()
    expect(max_.get_by_role("link", name="The last day must be on or after the first")).to_be_visible()
    expect(max_.get_by_label("Reason")).to_have_value("Leave")
    check(max_)
    type_date(max_, "last_day", today + timedelta(days=6))
    max_.get_by_role("button", name="Arrange cover").click()
    expect(max_.get_by_role("rowheader", name="Olive Oakes")).to_be_visible()
    check(max_)

    dora.goto("/")
    expect(dora.get_by_text("Rosa Reed").first).to_be_attached()
    check(dora)
    dora.goto("/caseload/")
    expect(dora.get_by_text("Covering for Olive Oakes").first).to_be_visible()
    dora.get_by_role("link", name="Rosa Reed").first.click()
    expect(dora.get_by_text("Rosa Reed").first).to_be_visible()
    check(dora)
    dora.goto("/alerts/")
    expect(dora.get_by_text("Rosa Reed").first).to_be_attached()

    with live_agency.database():
        Cover.objects.update(starts_on=today - timedelta(days=7), ends_on=today)  # the week is over
    dora.goto("/")
    expect(dora.get_by_text("Rosa Reed")).to_have_count(0)
    dora.goto(f"/people/{covered}/details/")
    expect(dora.get_by_text("Say why you need this record")).to_be_visible()

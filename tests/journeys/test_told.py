"""A message is looked at and sent, a reply that may tell of danger is answered, and nobody who was not reached is
forgotten; on a desk and on a phone."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R113", "R118", "R149")]
Axe = Callable[[Page], None]
WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
PICTURES = os.environ.get("TC_PICTURES", "")


@pytest.fixture
def person_id(live_agency: LiveAgency) -> UUID:
    """Somebody whose telephone is safe, who was sent a reminder, was not reached once, and wrote back in distress."""
    with live_agency.database() as world:
        user, now = User.objects.get(username=live_agency.officer.username), clock.now()
        person: Person = world.person("Robin", "Rowan", officer=user)
        point = factories.ContactPointFactory(person=person, kind="mobile", safe="yes", texts="yes")
        then = now - timedelta(days=2)
        factories.PersonMessageFactory(
            person=person, kind="appointment", state="delivered", way="text", channel=point.pk, sent_at=then,
            delivered_at=then, text="You are due to meet Olive Oakes tomorrow at 10am. Plan now how to get there.",
        )  # fmt: skip
        factories.PersonMessageFactory(
            person=person, kind="letter", state="failed", because="refused", ended_at=now
        )
        factories.ReplyFactory(
            person=person, channel=point.pk, text="I want to die", meaning="distress", came_at=now
        )
    return person.pk


def look_over(page: Page, check: Axe, name: str) -> None:
    """Axe at both widths, and a picture of each where they are asked for."""
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        check(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"told-{name}-{width}.png", full_page=True)


def answer_the_danger(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/messages/{person_id}/")
    expect(page.get_by_role("heading", name="A reply may tell of danger")).to_be_visible()
    look_over(page, check, "danger")
    page.get_by_role("link", name="Call now, then say what was done").click()
    look_over(page, check, "read")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Say what was done").first).to_be_visible()
    page.get_by_label("What was done?").fill("Rang back at once. Safe with a sister, who stays the night.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The reply is read.")).to_be_visible()
    expect(page.get_by_role("heading", name="A reply may tell of danger")).to_have_count(0)


def send_a_message(page: Page, person_id: UUID, check: Axe) -> None:
    page.get_by_role("button", name="Send a message").click()
    page.get_by_label("In your own words").check()
    page.get_by_label("Your words").fill("The court is on Friday.")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("would tell a stranger").first).to_be_visible()
    page.get_by_label("Your words").fill("Please bring your rent letter when we meet.")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("Please bring your rent letter when we meet. Olive Oakes").first).to_be_visible()
    look_over(page, check, "send")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The message will be sent.")).to_be_visible()
    expect(page.get_by_role("heading", name="Waits to be sent")).to_be_visible()
    look_over(page, check, "conversation")


def choose(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/messages/{person_id}/choices/")
    page.get_by_label("Not before").fill("5pm")
    page.get_by_label("Not after").fill("8pm")
    page.get_by_label("Send reminders of appointments and check-ins").check()
    look_over(page, check, "choices")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("from 17:00 to 20:00")).to_be_visible()


def find_who_was_not_reached(page: Page, check: Axe) -> None:
    page.goto("/alerts/")
    page.get_by_role("link", name="People we could not reach").click()
    expect(page.get_by_role("link", name="Robin Rowan", exact=True)).to_be_visible()
    look_over(page, check, "unreached")
    page.get_by_role("link", name="Deal with it").first.click()
    page.get_by_label("The person was told in another way").check()
    check(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Written down.")).to_be_visible()


def give_a_calendar(page: Page, person_id: UUID, check: Axe) -> None:
    page.goto(f"/calendar/{person_id}/")
    page.get_by_role("button", name="Make an address").click()
    expect(page.get_by_label("It is shown this once")).to_have_value(re.compile(r"\.ics$"))
    look_over(page, check, "calendar")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("The feed is taken away.")).to_be_visible()


def test_what_a_person_is_told_and_writes_back(
    officer_page: Page, administrator_page: Page, person_id: UUID, assert_no_axe_findings: Axe
) -> None:
    axe = assert_no_axe_findings
    answer_the_danger(officer_page, person_id, axe)
    send_a_message(officer_page, person_id, axe)
    choose(officer_page, person_id, axe)
    find_who_was_not_reached(officer_page, axe)
    give_a_calendar(officer_page, person_id, axe)
    administrator_page.goto("/messages/agency/")
    expect(administrator_page.get_by_role("heading", name="Messages to people")).to_be_visible()
    look_over(administrator_page, axe, "agency")

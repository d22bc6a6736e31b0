"""The agency words a letter; a second person releases it; the next letter says it. A note starts from a template."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.live import BOTH_WAYS, DESK, PHONE, LiveAgency, width_of
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User
from throughcare.register.documents.models import Snippet, Template

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R117", "R113")]
BOTH_SIZES = pytest.mark.parametrize("screen", [DESK, PHONE], indirect=True, ids=["desk", "phone"])
Axe = Callable[[Page], None]
A_FIRST_PDF = 40_000
"""Milliseconds: a process that makes its first PDF loads fonts and libraries, on a busy machine slowly."""


@dataclass
class Case:
    """A person under an order, expected in a week."""

    person: UUID
    appointment: UUID


@pytest.fixture
def case(live_agency: LiveAgency) -> Case:
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Robin", "Reed", officer=officer)
        today = clock.today(world.agency.zone)
        factories.AddressFactory(person=person, lines="12 Bell Lane", town="Northtown", postcode="NT1 2AB")
        factories.OrderFactory(
            person=person, kind="ew-community-order", starts_on=today - timedelta(days=30),
            ends_on=today + timedelta(days=300),
        )  # fmt: skip
        begins = clock.now().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=7)
        booked = factories.AppointmentFactory(
            person=person, officer=officer, starts_at=begins, ends_at=begins + timedelta(minutes=30),
            place="North office",
        )  # fmt: skip
        return Case(UUID(str(person.pk)), UUID(str(booked.pk)))


@BOTH_SIZES
def test_a_letter_is_worded_released_by_another_and_used(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, case: Case, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    seen = looker(screen, assert_no_axe_findings)
    ada = page_of(live_agency.administrator)
    ada_words_the_letter(ada, seen)
    max_ = page_of(live_agency.manager)
    max_releases_it(max_, seen)
    olive = page_of(live_agency.officer)
    olive_makes_the_letter(olive, case, seen)
    ada.goto("/templates/")
    ada.get_by_role("link", name="Version").filter(has_text="Your appointment").first.click()
    ada.get_by_role("button", name="Use it no more").click()
    expect(ada.get_by_text("Retired").first).to_be_visible()
    ada.goto("/templates/")
    expect(ada.get_by_role("row").filter(has_text="Your appointment")).to_contain_text("The pack’s own")


def _heading(page: Page) -> str:
    """Another one for each screen, so that the second version differs from the first."""
    size = page.viewport_size
    return "Where to come" if size and size["width"] > 600 else "Where to go"


def ada_words_the_letter(page: Page, seen: Callable[[Page, str], None]) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Letters and templates").first.click()
    seen(page, "templates")
    page.get_by_role("row").filter(has_text="Your appointment").get_by_role(
        "link", name="The pack’s own"
    ).click()
    expect(page.get_by_text("Alex Example").first).to_be_visible()
    seen(page, "pack-letter")
    page.get_by_role("button", name="Word it for the agency").click()
    page.get_by_label("Heading 2").fill(_heading(page))
    page.get_by_label("Text 2").fill(
        "{appointment_date} at {apointment_time}.\n\nYou will see {officer_name}."
    )
    page.get_by_label("What changed, and why?").fill("Plainer.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Did you mean {appointment_time}?").first).to_be_visible()
    expect(
        page.get_by_text("This letter needs {appointment_place}, where the appointment is").first
    ).to_be_visible()
    seen(page, "wording-refused")
    expect(page.get_by_label("What changed, and why?")).to_have_value("Plainer.")
    page.get_by_label("Text 2").fill(
        "{appointment_date} at {appointment_time}, {appointment_place}.\n\nYou will see {officer_name}."
    )
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.get_by_role("article").get_by_text("3 March 2027 at 10am, North office.")).to_be_visible()
    expect(page.get_by_text("About 9 years")).to_be_visible()
    seen(page, "wording-preview")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Kept as a draft. Somebody else has to release it")).to_be_visible()
    expect(page.get_by_text("You wrote in this draft, so somebody else releases it")).to_be_visible()
    seen(page, "template-own-draft")


def max_releases_it(page: Page, seen: Callable[[Page, str], None]) -> None:
    page.goto("/templates/")
    page.get_by_role("link", name="Draft of version").first.click()
    expect(page.locator("ins").get_by_text(_heading(page))).to_be_visible()
    seen(page, "template-to-release")
    page.get_by_role("button", name="Release it").click()
    expect(page.get_by_text("in use, from").first).to_be_visible()


def olive_makes_the_letter(page: Page, case: Case, seen: Callable[[Page, str], None]) -> None:
    page.goto(f"/supervision/{case.person}/appointments/{case.appointment}/letter/")
    page.get_by_role("button", name="Make the letter").click(timeout=A_FIRST_PDF)
    expect(page.get_by_role("heading", name=_heading(page))).to_be_visible(timeout=A_FIRST_PDF)
    expect(page.get_by_text("ew-appointment@agency-").first).to_be_visible()
    seen(page, "letter-made")


@BOTH_SIZES
@BOTH_WAYS
def test_a_note_starts_from_a_template_and_takes_a_short_text(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, case: Case, assert_no_axe_findings: Axe,
    screen: dict[str, int], with_javascript: bool,
) -> None:  # fmt: skip
    seen = looker(screen, assert_no_axe_findings if with_javascript else lambda page: None)
    with live_agency.database() as world:
        Snippet.objects.filter(owner__username=live_agency.officer.username).update(known_to=clock.now())
        if not Template.objects.filter(agency=world.agency, code="visit").exists():
            factories.TemplateFactory(
                agency=world.agency, code="visit", title="Home visit",
                sections=[{"heading": "", "paragraphs": ["{person_first_name}, {today}. {order}."], "points": []},
                          {"heading": "What we agreed", "paragraphs": [], "points": []},
                          {"heading": "Next", "paragraphs": ["{next_appointment}"], "points": []}],
            )  # fmt: skip
    olive = page_of(live_agency.officer)
    olive.goto("/templates/own/")
    seen(olive, "own-texts")
    olive.get_by_role("button", name="Add a short text").click()
    olive.get_by_label("Name", exact=True).fill("Bus")
    olive.get_by_label("Text", exact=True).fill("Bus times explained to {person_first_name}.")
    seen(olive, "own-text")
    olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("Kept. It is offered wherever you write a note")).to_be_visible()

    olive.goto(f"/supervision/{case.person}/note/")
    olive.get_by_label("Note", exact=True).fill("Came early.")
    olive.get_by_label("This note is sensitive").check()
    olive.get_by_label("Start from a template").select_option(label="Home visit")
    olive.get_by_role("button", name="Start").click()
    expect(olive.get_by_label("Note", exact=True)).to_have_value(_beginning("Came early.\n\nRobin, "))
    expect(olive.get_by_label("This note is sensitive")).to_be_checked()
    olive.get_by_label("Short text").select_option(label="Bus (yours)")
    olive.get_by_role("button", name="Insert").click()
    expect(olive.get_by_label("Note", exact=True)).to_have_value(_ending("Bus times explained to Robin."))
    seen(olive, "note")
    olive.get_by_role("button", name="Save the note").click()
    expect(olive.get_by_text("Bus times explained to Robin.").first).to_be_visible()
    olive.goto(f"/supervision/{case.person}/record/")
    seen(olive, "record")


def _beginning(text: str) -> "re.Pattern[str]":
    return re.compile(f"^{re.escape(text)}")


def _ending(text: str) -> "re.Pattern[str]":
    return re.compile(f"{re.escape(text)}$")


def looker(screen: dict[str, int], axe: Axe) -> Callable[[Page, str], None]:
    """Axe finds nothing; nothing runs off the side. PICTURES names a folder for pictures, for whoever looks."""

    def look(page: Page, name: str) -> None:
        axe(page)
        wide = width_of(page)
        assert wide <= screen["width"], f"{name} is {wide} wide"
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{screen['width']}.png", full_page=True)

    return look

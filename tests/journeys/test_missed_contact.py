"""A missed appointment, answered: the reason asked for by letter, heard, judged, a warning decided and taken back."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.arranging import World
from tests.fair import close_gates
from tests.live import ON_A_PHONE, LiveAgency, width_of
from throughcare.decisions.noncompliance import commands as noncompliance
from throughcare.decisions.noncompliance.models import Failure
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import Agency, User
from throughcare.platform.database.context import acting
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R068", "R076", "R077", "R080")]
Axe = Callable[[Page], None]
A_FIRST_PDF = 40_000
"""Milliseconds: a process that makes its first PDF loads fonts and libraries, on a busy machine slowly."""


@dataclass
class Place:
    """An agency of a pack, an officer, who decides there, and a person who was expected yesterday."""

    live: LiveAgency
    pack: str
    officer: DemoSecrets
    decider: DemoSecrets
    today: date
    person_id: UUID
    appointment_id: UUID

    def words(self, day: date) -> str:
        """A day as the place writes it."""
        return jurisdictions.get(self.pack).in_words(day)


def england(live: LiveAgency) -> Place:
    return place(live, live.world, live.officer, live.officer, "ew-community-order")


def pennsylvania(live: LiveAgency) -> Place:
    """A second agency on the same server, made once for all journeys."""
    with live.database():
        held = Agency.objects.filter(code="keystone").first()
        if held is None:
            made = World("us-pa", "America/New_York")
            Agency.objects.filter(pk=made.agency.pk).update(
                code="keystone", name="Keystone County Supervision"
            )
            live.pennsylvania = (  # type: ignore[attr-defined]
                made,
                make_demo_user(made.agency, "pat", "Pat Poplar", ["officer"], made.team),
                make_demo_user(made.agency, "mae", "Mae Maple", ["manager"], made.team),
            )
    return place(live, *live.pennsylvania, "us-pa-probation")  # type: ignore[attr-defined]


def place(live: LiveAgency, world: World, officer: DemoSecrets, decider: DemoSecrets, order: str) -> Place:
    today = clock.today(world.agency.zone)
    with live.database():
        user = User.objects.get(username=officer.username)
        person = world.person("Jordan", "Elm", officer=user)
        factories.AddressFactory(person=person, lines="4 Elm Row", town="Northtown", postcode="NT1 4AA")
        factories.SupervisionStateFactory(person=person, starts_on=today - timedelta(days=100))
        held = factories.OrderFactory(
            person=person,
            kind=order,
            starts_on=today - timedelta(days=100),
            ends_on=today + timedelta(days=300),
        )
        factories.ConditionFactory(person=person, order=held, text="Keep in touch as instructed.")
        missed = factories.AppointmentFactory(
            person=person,
            officer=user,
            order=held,
            starts_at=clock.now() - timedelta(days=1),
            place="North office",
        )
    return Place(live, world.agency.jurisdiction, officer, decider, today, person.pk, missed.pk)


WAYS = pytest.mark.parametrize(
    ("at", "with_javascript"),
    [
        pytest.param(england, True, id="england-and-wales-script"),
        pytest.param(pennsylvania, False, id="pennsylvania-no-script"),
        pytest.param(england, False, id="england-and-wales-no-script", marks=pytest.mark.nightly),
        pytest.param(pennsylvania, True, id="pennsylvania-script", marks=pytest.mark.nightly),
    ],
    indirect=True,
)
"""Each place and each way once at each commit, all four in the night."""


@pytest.fixture
def at(request: pytest.FixtureRequest, live_agency: LiveAgency) -> Iterator[Place]:
    """The place that `WAYS` names."""
    yield request.param(live_agency)


def type_date(page: Page, name: str, day: date) -> None:
    for part, text in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"#id_{name}_{part}").fill(str(text))


def letter_text(page: Page) -> str:
    """Follow the link to a letter's PDF and read it; it must be tagged."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Download the PDF").click()
    pdf = pypdf.PdfReader(io.BytesIO(started.value.path().read_bytes()))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


def record_absence(page: Page, at: Place) -> None:
    page.goto(f"/supervision/{at.person_id}/appointments/{at.appointment_id}/outcome/")
    page.get_by_label("Did not attend").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: did not attend")).to_be_visible()
    at.live.deliver()


def ask_by_letter(page: Page, at: Place, check: Axe) -> None:
    page.get_by_role("link", name="Compliance").click()
    expect(page.get_by_text("Enforcement has not started.")).to_be_visible()
    expect(page.get_by_text("None unexcused")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Office visit: did not attend").first.click()
    check(page)
    page.get_by_role("button", name="Ask for the reason").click()
    check(page)
    due = at.today + timedelta(days=9)
    type_date(page, "answer_by", due)
    page.get_by_role("button", name="Ask", exact=True).click(timeout=A_FIRST_PDF)
    expect(page.get_by_text(f"Waiting for the person’s reason until {at.words(due)}")).to_be_visible()
    page.get_by_role("link", name="Please tell us what happened").click()
    check(page)
    assert f"Tell us by {at.words(due)} what happened" in letter_text(page)
    page.get_by_label("By post").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Sent by post")).to_be_visible()


def hear_and_judge(page: Page, at: Place, check: Axe) -> None:
    page.goto(f"/noncompliance/{at.person_id}/")
    page.get_by_role("link", name="Office visit: did not attend").first.click()
    page.get_by_role("button", name="Write down what the person said").click()
    page.get_by_label("What did the person say?").fill("I overslept.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Judge the reason given").click()
    check(page)
    page.get_by_role("button", name="Save the judgment").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer")
    page.get_by_label("No, it is not").check()
    page.get_by_label("Why?").fill("An alarm clock would have helped.")
    page.get_by_role("button", name="Save the judgment").click()
    expect(page.get_by_text("Judged. Now decide what follows")).to_be_visible()
    check(page)


def decide_warning(page: Page, at: Place, check: Axe) -> None:
    page.get_by_role("button", name="Decide what follows").click()
    proposal = "No warning within 12 months." if at.pack == "ew" else "Not known: the supervisor decides."
    expect(page.get_by_text(proposal)).to_be_visible()
    page.get_by_text("Why: rule, source and facts").click()
    expect(page.get_by_text("The same answer from the same facts")).to_be_visible()
    check(page)
    warning = jurisdictions.get(at.pack).words.warning.title
    page.get_by_label(warning, exact=True).check()
    page.get_by_label("Your reasons").fill("First time; a warning is enough.")
    page.get_by_label("why this, and nothing less?").fill(
        "A talk was tried; a warning is the least that is left."
    )
    if at.pack == "ew":
        for asked in ("interpreter", "adult"):
            page.locator(f'input[name="{asked}"][value="not_needed"]').check()
    type_date(page, "correct_by", at.today + timedelta(days=10))
    page.get_by_role("button", name="Decide", exact=True).click()


def close_every_step(at: Place) -> None:
    """No law of the place was read for a warning, so every step of due process stands before it."""
    with at.live.database():
        officer = User.objects.get(username=at.officer.username)
        failure = Failure.objects.get(person_id=at.person_id)
        world: World = at.live.pennsylvania[0]  # type: ignore[attr-defined]
        with acting(world.actor(officer)) as actor:
            process = noncompliance.prepare(actor, at.person_id, failure.pk, kind="warning")
            close_gates(actor, process.pk)


def warning_letter(page: Page, at: Place) -> str:
    title = "Warning about your order" if at.pack == "ew" else "Written warning"
    page.get_by_role("link", name=title, exact=True).click()
    return letter_text(page)


@WAYS
def test_from_a_missed_appointment_to_a_warning_and_its_withdrawal(
    at: Place, page_of: Callable[[DemoSecrets], Page], with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    check: Axe = assert_no_axe_findings if with_javascript else lambda page: None
    page = page_of(at.officer)
    record_absence(page, at)
    ask_by_letter(page, at, check)
    hear_and_judge(page, at, check)
    decide_warning(page, at, check)
    if at.pack == "us-pa":
        expect(page.get_by_role("alert")).to_contain_text("The supervisor decides this")
        close_every_step(at)
        page = page_of(at.live.pennsylvania[2])  # type: ignore[attr-defined]
        page.goto(f"/noncompliance/{at.person_id}/")
        page.get_by_role("link", name="Office visit: did not attend").first.click()
        decide_warning(page, at, check)
    expect(page.get_by_text("Closed. A response was decided.")).to_be_visible()
    check(page)
    said = warning_letter(page, at)
    assert "You told us: I overslept." in said
    assert at.words(at.today + timedelta(days=10)) in said
    page.goto(f"/noncompliance/{at.person_id}/")
    expect(page.get_by_text("1 warning that stands.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Withdraw").click()
    check(page)
    page.get_by_label("Why is it withdrawn?").fill("We had the wrong day.")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("The warning is withdrawn and no longer counts.")).to_be_visible()
    expect(page.get_by_text("No warnings that stand.")).to_be_visible()
    page.get_by_role("link", name="Papers").click()
    expect(page.get_by_role("link", name="We have withdrawn your warning")).to_be_visible()
    check(page)


@ON_A_PHONE
def test_the_pages_fit_a_phone(
    live_agency: LiveAgency, page_of: Callable[[DemoSecrets], Page], assert_no_axe_findings: Axe
) -> None:
    at = england(live_agency)
    page = page_of(at.officer)
    record_absence(page, at)
    for address in (
        f"/noncompliance/{at.person_id}/",
        "/noncompliance/",
        f"/letters/{at.person_id}/",
        "/alerts/",
    ):
        page.goto(address)
        assert width_of(page) <= page.evaluate("window.innerWidth"), address
        assert_no_axe_findings(page)

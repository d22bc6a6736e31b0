"""The papers of a hearing: words gone from the file, one paper withheld by another, made, given, read by the bench."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.decisions.dossiers.tests.test_taken_out import bytes_of
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R080", "R081", "R086", "R115")]
Axe = Callable[[Page], None]
SECRET = "Xylostadt"
A_PDF = 40_000
"""Milliseconds: the first PDF of a process loads fonts and libraries."""


@dataclass(frozen=True)
class Matter:
    """A person with a failure and a hearing about it, before a court that signs in."""

    person: UUID
    family: str
    court: str
    judge: DemoSecrets


@pytest.fixture
def matter(live_agency: LiveAgency, screen: dict[str, int]) -> Matter:
    width = screen["width"]
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        court = factories.OrganisationFactory(agency=world.agency, name=f"Birch Court {width}")
        judge = make_demo_user(world.agency, f"birch{width}", "Bea Bench", ["judge"], organisation=court)
        person = world.person("Paul", f"Papers{width}", officer=officer)
        order = factories.OrderFactory(person=person)
        factories.ConditionFactory(person=person, order=order, text="Keep every appointment.")
        failure = factories.FailureFactory(
            person=person, order=order, excuse=f"My bus from {SECRET} broke down"
        )
        process = factories.ProcessFactory(
            person=person, kind="sanction", about=failure.pk, reported_by=officer, order=order
        )
        factories.HearingFactory(
            person=person, kind="violation", process=process, order=order, bench=court, body=court.name,
            starts_at=clock.now() + timedelta(days=20),
        )  # fmt: skip
    return Matter(UUID(str(person.pk)), f"Papers{width}", court.name, judge)


def saved(page: Page, words: str) -> bytes:
    """A copy as the page offers it."""
    with page.expect_download(timeout=A_PDF) as started:
        page.get_by_role("link", name=words).click()
    return started.value.path().read_bytes()


def text_of(pdf: bytes) -> str:
    return " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def put_together(page: Page, matter: Matter, look: Callable[[Page, str], None]) -> None:
    page.goto(f"/hearings/{matter.person}/")
    page.get_by_role("link", name="Hearing on a failure to comply").click()
    page.get_by_role("link", name="Put its papers together").click()
    look(page, "dossier-begin")
    page.locator("main form button").first.click()
    page.get_by_role("link", name="Hearing on a failure to comply").first.click()
    expect(page.get_by_text("A draft: nobody has been given it.")).to_be_visible()
    look(page, "dossier-draft")


def words_taken_out(page: Page, look: Callable[[Page, str], None]) -> None:
    """Before, the words stand in a copy; then in none."""
    assert SECRET in text_of(saved(page, "the whole dossier (PDF)"))
    page.locator("h3:has-text('What happened') + ul a").first.click()
    expect(page.get_by_text(SECRET)).to_be_visible()
    look(page, "dossier-paper")
    page.get_by_role("link", name="Take words out").click()
    page.locator("[name=passage]").fill("Nowhere")
    page.locator("[name=because]").fill("It tells where somebody lives")
    page.get_by_role("button", name="Take them out").click()
    expect(page.get_by_text("These words do not stand in this paper").first).to_be_visible()
    page.locator("[name=passage]").fill(SECRET.lower())
    look(page, "dossier-remove")
    page.get_by_role("button", name="Take them out").click()
    expect(page.get_by_text("The words are taken out")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)


def withheld(page: Page, manager: Page, dossier: str, look: Callable[[Page, str], None]) -> None:
    """Whoever asks does not decide, and nothing is made before it is decided."""
    page.goto(dossier)
    page.locator("h3:has-text('Order and conditions') + ul a").first.click()
    paper = page.url
    page.get_by_role("link", name="Ask to withhold it from the person").click()
    page.locator("[name=because]").fill("It would tell of somebody else")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.goto(f"{dossier}make/")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("Somebody asked to withhold a paper").first).to_be_visible()
    manager.goto(f"{paper}withhold/decide/")
    manager.locator("[name=agree][value=yes]").check()
    manager.locator("[name=answer]").fill("Nothing in it is used")
    look(manager, "dossier-decide")
    manager.get_by_role("button", name="Decide").click()
    expect(manager.get_by_text("It is decided")).to_be_visible()


def made_and_given(page: Page, dossier: str, matter: Matter, look: Callable[[Page, str], None]) -> None:
    page.goto(f"{dossier}make/")
    look(page, "dossier-make")
    page.get_by_role("button", name="Make it").click(timeout=A_PDF)
    expect(page.get_by_text("The dossier is made. It can be handed over.")).to_be_visible(timeout=A_PDF)
    whole, persons = saved(page, "Save the whole dossier"), saved(page, "Save the person's copy")
    for copy in (whole, persons):
        assert SECRET not in text_of(copy) and SECRET.encode() not in bytes_of(copy)
    assert "Keep every appointment" in text_of(whole) and "Keep every appointment" not in text_of(persons)
    assert "1 paper was withheld from this copy" in text_of(persons)
    for recipient, name in (("person", ""), ("court", matter.court)):
        page.goto(f"{dossier}hand-over/")
        page.locator(f"[name=recipient][value={recipient}]").check()
        page.locator("[name=name]").fill(name)
        page.locator("[name=how][value=paper]").check()
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("It is in the log")).to_be_visible()
    expect(page.get_by_role("table").get_by_text(f"The court: {matter.court}")).to_be_visible()
    look(page, "dossier-given")


@BOTH_SIZES
def test_the_papers_of_a_hearing_from_the_record_to_the_bench(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, matter: Matter, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    def look(page: Page, name: str) -> None:
        _looked_at(page, name, screen, assert_no_axe_findings)

    olive, max_ = page_of(live_agency.officer), page_of(live_agency.manager)
    put_together(olive, matter, look)
    dossier = olive.url
    words_taken_out(olive, look)
    withheld(olive, max_, dossier, look)
    made_and_given(olive, dossier, matter, look)
    bea = page_of(matter.judge)
    bea.goto("/hearings/bench/")
    bea.get_by_role("link", name=f"Paul {matter.family}").click()
    bea.get_by_role("link", name="The papers you were given for it").click()
    look(bea, "dossier-bench")
    given = saved(bea, "PDF")
    assert "Keep every appointment" in text_of(given) and SECRET not in text_of(given)

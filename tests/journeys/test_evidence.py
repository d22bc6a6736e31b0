"""Papers as evidence: attached to a failure, seen on the appeal and at the hearing about it, detached with a reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_contact import tab_to
from tests.journeys.test_levels import _looked_at
from tests.live import BOTH_WAYS, LiveAgency
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R080", "R083", "R086", "R115")]
Axe = Callable[[Page], None]
LETTER, TICKET, PANEL = "The ward's letter", "A bus ticket", "Papers kept as evidence"


@dataclass(frozen=True)
class Matter:
    """Where a failure, the appeal against the decision on it, and a hearing of that decision are."""

    person: str
    failure: str
    appeal: str
    hearing: str
    papers: str


@pytest.fixture
def matter(live_agency: LiveAgency, with_javascript: bool) -> Matter:
    """Eve Dence, decided upon for a curfew she did not keep; two papers came in, and nobody has used them yet."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Eve", "Dence" if with_javascript else "Dennis", officer=officer)
        order = factories.OrderFactory(person=person)
        failure = factories.FailureFactory(person=person, order=order, by_hand=True)
        process = factories.ProcessFactory(
            person=person, kind="sanction", about=failure.pk, reported_by=officer, order=order
        )
        appeal = factories.AppealFactory(
            person=person, decision=factories.DecisionFactory(person=person, process=process)
        )
        hearing = factories.HearingFactory(
            person=person, kind="violation", process=process, order=order, starts_at=clock.now() + timedelta(days=20)
        )  # fmt: skip
        for title, kind in ((LETTER, "medical"), (TICKET, "other")):
            factories.StoredDocumentFactory(person=person, title=title, kind=kind)
    of = str(person.pk)
    return Matter(
        of, f"/noncompliance/{of}/{failure.pk}/", f"/appeals/{of}/{appeal.pk}/", f"/hearings/{of}/{hearing.pk}/",
        f"/documents/{of}/",
    )  # fmt: skip


def back_at(page: Page, where: str) -> None:
    """Without a script the place that an error led to stays in the address."""
    expect(page).to_have_url(re.compile(f"{re.escape(where)}(#.*)?$"))


def attached_to_the_failure(page: Page, matter: Matter, look: Callable[[str], None]) -> None:
    page.goto(f"/noncompliance/{matter.person}/")
    page.get_by_role("link", name="Away during a curfew").first.click()
    expect(page).to_have_url(matter.failure)
    expect(page.get_by_role("region", name=PANEL).get_by_text("None yet.")).to_be_visible()
    page.get_by_role("link", name="Attach papers kept already").click()
    expect(page.get_by_role("heading", name="Attach papers as evidence")).to_be_visible()
    look("evidence-attach")
    page.get_by_role("button", name="Attach", exact=True).click()
    page.get_by_role("alert").get_by_role("link", name="Choose at least one paper").click()
    expect(page.get_by_label(LETTER)).to_be_in_viewport()
    look("evidence-attach-refused")
    page.get_by_label(LETTER).check()
    page.get_by_role("button", name="Attach", exact=True).click()
    back_at(page, matter.failure)
    expect(page.get_by_role("region", name=PANEL).get_by_role("row", name=LETTER)).to_be_visible()
    look("evidence-failure")


def seen_where_it_is_decided(page: Page, matter: Matter, look: Callable[[str], None]) -> None:
    """On the appeal and at the hearing it is evidence of what they are about; nobody detaches it there."""
    for name, where in (("appeal", matter.appeal), ("hearing", matter.hearing)):
        page.goto(where)
        panel = page.get_by_role("region", name=PANEL)
        expect(panel.get_by_role("row", name=LETTER)).to_contain_text("attached to what this is about")
        expect(panel.get_by_role("link", name="Detach")).to_have_count(0)
        look(f"evidence-{name}")


def one_of_the_appeal_alone(page: Page, matter: Matter) -> None:
    """What is attached to the appeal is no evidence of the failure; what is attached there is not offered anew."""
    page.goto(matter.appeal)
    page.get_by_role("link", name="Attach papers kept already").click()
    page.get_by_label(LETTER).check()
    page.get_by_label(TICKET).check()
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page).to_have_url(matter.appeal)
    panel = page.get_by_role("region", name=PANEL)
    expect(panel.get_by_role("row", name=TICKET)).to_be_visible()
    expect(panel.get_by_role("row", name=LETTER)).to_have_count(1)
    page.get_by_role("link", name="Attach papers kept already").click()
    expect(page.get_by_text("There is no other paper to attach.")).to_be_visible()
    for where in (matter.failure, matter.hearing):
        page.goto(where)
        expect(page.get_by_role("region", name=PANEL).get_by_role("row", name=TICKET)).to_have_count(0)


def detached_with_a_reason(page: Page, matter: Matter, look: Callable[[str], None]) -> None:
    page.goto(matter.failure)
    page.get_by_role("link", name=f"Detach {LETTER}").click()
    expect(page.get_by_text(LETTER)).to_be_visible()
    page.get_by_role("button", name="Detach it").click()
    expect(page.get_by_role("alert").get_by_role("link", name="Enter")).to_be_visible()
    look("evidence-detach")
    page.get_by_label("Why is it detached?").fill("It is about another day")
    page.get_by_role("button", name="Detach it").click()
    expect(page.get_by_text("Detached. The paper stays with the record.")).to_be_visible()
    back_at(page, matter.failure)
    expect(page.get_by_role("region", name=PANEL).get_by_text("None yet.")).to_be_visible()


def kept_and_still_used_elsewhere(page: Page, matter: Matter, look: Callable[[str], None]) -> None:
    """The hearing knew it by the failure alone; the appeal holds it as its own; the paper stays, and says why."""
    page.goto(matter.hearing)
    expect(page.get_by_role("region", name=PANEL).get_by_text("None yet.")).to_be_visible()
    page.goto(matter.appeal)
    expect(page.get_by_role("link", name=f"Detach {LETTER}")).to_be_visible()
    page.goto(matter.papers)
    page.get_by_role("link", name=LETTER).click()
    uses = page.get_by_role("table", name="When it was evidence")
    expect(uses.get_by_role("row").filter(has_text="It is about another day")).to_contain_text("Olive Oakes")
    still = uses.get_by_role("row").filter(has_text="Still attached")
    expect(still).to_have_count(1)
    expect(still.get_by_role("link", name="The appeal of")).to_be_visible()
    look("evidence-paper")


@BOTH_WAYS
def test_a_paper_kept_already_proves_something_and_then_nothing_any_more(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, matter: Matter, with_javascript: bool,
    screen: dict[str, int], assert_no_axe_findings: Axe,
) -> None:  # fmt: skip
    olive = page_of(live_agency.officer)

    def look(name: str) -> None:
        if with_javascript:
            _looked_at(olive, name, screen, assert_no_axe_findings)

    attached_to_the_failure(olive, matter, look)
    seen_where_it_is_decided(olive, matter, look)
    one_of_the_appeal_alone(olive, matter)
    detached_with_a_reason(olive, matter, look)
    kept_and_still_used_elsewhere(olive, matter, look)


@BOTH_WAYS
def test_by_keyboard_alone(officer_page: Page, matter: Matter) -> None:
    page = officer_page
    page.goto(matter.hearing)
    tab_to(page, page.get_by_role("link", name="Attach papers kept already"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label(TICKET))
    page.keyboard.press("Space")
    expect(page.get_by_label(TICKET)).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Attach", exact=True))
    page.keyboard.press("Enter")
    expect(page).to_have_url(matter.hearing)
    tab_to(page, page.get_by_role("link", name=f"Detach {TICKET}"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Why is it detached?"))
    page.keyboard.type("Another bus")
    tab_to(page, page.get_by_role("button", name="Detach it"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Detached. The paper stays with the record.")).to_be_visible()
    expect(page.get_by_role("region", name=PANEL).get_by_text("None yet.")).to_be_visible()

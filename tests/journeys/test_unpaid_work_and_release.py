"""Hours of unpaid work planned, worked in a group and counted; a release prepared pathway by pathway."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_levels import BOTH_SIZES, _looked_at
from tests.live import LiveAgency
from throughcare.casework.resettlement.wording import PATHWAY_TITLES
from throughcare.casework.unpaidwork.tests.arranged import SENTENCED, TODAY, project_of, worked
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import User

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R039", "R040", "R044")]
Axe = Callable[[Page], None]
MARK = "Lock Nine"


@pytest.fixture
def worker(live_agency: LiveAgency, screen: dict[str, int]) -> UUID:
    """Jo Waters: an order with unpaid work, and a project that runs every day."""
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        made = world.person("Jo", f"Waters{screen['width']}", officer=officer)
        order = factories.OrderFactory(person=made, made_on=SENTENCED, starts_on=SENTENCED)
        factories.ConditionFactory(
            person=made, order=order, kind="ew-requirement-unpaid-work", text="Do 40 hours of unpaid work."
        )
        project_of(world, title=f"{MARK} {screen['width']}")
    return UUID(str(made.pk))


@BOTH_SIZES
def test_hours_are_planned_worked_and_counted(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, worker: UUID, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    project = f"{MARK} {screen['width']}"
    olive = page_of(live_agency.officer)
    olive.goto(f"/work/{worker}/")
    expect(olive.get_by_role("heading", name="Hours not recorded yet")).to_be_visible()
    olive.get_by_role("link", name="Record the hours").click()
    olive.get_by_label("How many hours?").fill("40")
    olive.get_by_role("button", name="Record").click()
    expect(olive.get_by_text("The hours are on the record")).to_be_visible()

    olive.get_by_role("button", name="Plan days").click()
    olive.get_by_label("Which project?").select_option(label=_option(olive, project))
    olive.get_by_label("Monday").check()
    olive.get_by_label("From", exact=True).fill("9:00")
    olive.get_by_label("Until", exact=True).fill("16:00")
    olive.get_by_role("button", name="Show the days").click()
    expect(olive.get_by_text("6 in all")).to_be_visible()
    _looked_at(olive, "work-plan", screen, assert_no_axe_findings)
    olive.get_by_role("button", name="Book these days").click()
    expect(olive.get_by_text("Booked: 6 days of work")).to_be_visible()
    expect(olive.get_by_text("The plan is enough")).to_be_visible()

    with live_agency.database():
        from throughcare.casework.unpaidwork.models import WorkProject, WorkRequirement

        requirement = WorkRequirement.objects.get(person_id=worker)
        worked(requirement, WorkProject.objects.get(title=project), TODAY - timedelta(days=1))
    guide = live_agency.account(f"guide{screen['width']}", "Gil Guide", "work_supervisor")
    gil = page_of(guide)
    gil.goto("/work/groups/")
    _looked_at(gil, "work-groups", screen, assert_no_axe_findings)
    gil.get_by_role("link", name=project).filter(has_text=_yesterday()).click()
    gil.get_by_label("Outcome").select_option("AFTC")
    gil.get_by_label("Minutes off").fill("500")
    gil.get_by_role("button", name="Save the list").click()
    expect(gil.get_by_text("must be at most the 420 minutes").first).to_be_visible()
    _looked_at(gil, "work-attendance", screen, assert_no_axe_findings)
    gil.get_by_label("Minutes off").fill("30")
    gil.get_by_role("button", name="Save the list").click()
    expect(gil.get_by_text("Recorded: 1 person")).to_be_visible()

    olive.goto(f"/work/{worker}/")
    expect(olive.get_by_text("Attended, failed to comply").first).to_be_visible()
    expect(olive.locator(".tc-hours__key").get_by_text("Credited: 6 h 30")).to_be_visible()
    _looked_at(olive, "work", screen, assert_no_axe_findings)
    olive.get_by_role("link", name=project).first.click()
    olive.get_by_label("How many minutes of travel count?").fill("60")
    olive.get_by_role("button", name="Save the decision").click()
    expect(olive.get_by_text("The travel is decided")).to_be_visible()


@BOTH_SIZES
def test_a_release_is_prepared_pathway_by_pathway(
    page_of: Callable[[DemoSecrets], Page], live_agency: LiveAgency, assert_no_axe_findings: Axe,
    screen: dict[str, int],
) -> None:  # fmt: skip
    with live_agency.database() as world:
        officer = User.objects.get(username=live_agency.officer.username)
        person = world.person("Ash", f"Gates{screen['width']}", officer=officer)
        factories.CustodyStayFactory(person=person, received_on=TODAY - timedelta(days=9))
        factories.KeyDateFactory(person=person, kind="ew-crd", on=TODAY + timedelta(days=50))
    olive = page_of(live_agency.officer)
    olive.goto("/resettlement/soon/")
    _looked_at(olive, "soon", screen, assert_no_axe_findings)
    olive.get_by_role("link", name=f"Ash Gates{screen['width']}").click()
    expect(olive.get_by_text("It was due").first).to_be_visible()
    olive.get_by_role("link", name="Not started Accommodation, Immediate needs report").click()
    olive.get_by_label("Nowhere to live").check()
    _looked_at(olive, "part", screen, assert_no_axe_findings)
    for at, title in enumerate(PATHWAY_TITLES.values()):
        expect(olive.get_by_role("heading", name=title, level=1)).to_be_visible()
        olive.get_by_label("Support needed" if at == 0 else "No support needed", exact=True).check()
        olive.get_by_label("This pathway is complete").check()
        olive.get_by_role("button", name="Save").click()
    expect(olive.get_by_text("7 of 7 pathways complete.")).to_be_visible()
    _looked_at(olive, "pathways", screen, assert_no_axe_findings)
    olive.get_by_role("link", name="Send it").click()
    olive.get_by_role("button", name="Send it").click()
    expect(olive.get_by_text("The report is sent")).to_be_visible()
    olive.get_by_role("link", name="Note a need of Accommodation").click()
    olive.get_by_label("Find somewhere to live").check()
    olive.get_by_label("Staff in the community").check()
    olive.get_by_role("button", name="Note it").click()
    expect(olive.get_by_text("The need is noted")).to_be_visible()
    olive.get_by_role("link", name="Begin the preparation anew").click()
    olive.get_by_label("Recalled to custody").check()
    olive.get_by_role("button", name="Begin anew").click()
    expect(olive.get_by_text("0 of 7 pathways complete.").first).to_be_visible()


def _option(page: Page, project: str) -> str:
    """The words of the option that begins with the project's name."""
    texts = page.get_by_label("Which project?").locator("option").all_text_contents()
    return next(text for text in texts if text.startswith(project))


def _yesterday() -> str:
    """As the list of groups says it; Mondays to come are in it too."""
    day = TODAY - timedelta(days=1)
    return f"{day:%A} {day.day} {day:%B}"

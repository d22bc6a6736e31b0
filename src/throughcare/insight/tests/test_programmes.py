"""Services in figures: each a door to its cases for those who may see them; groups compared, never of few people."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.insight.programmes import Counted, completion, services_of
from throughcare.platform import clock

HOME = UUID(int=1)
DONE = Counted(
    HOME, "Settled home", "Open Door", "completed", "", "Medium", "Male", "A", "30 to 39", 20, 100, 20
)
LEFT = replace(DONE, figure="left_early", why="Moved away", people=15, attended=30, missed=30)


@pytest.mark.requirement("R052")
def test_the_figures_of_a_service_are_the_sum_of_its_cases() -> None:
    waits = replace(DONE, figure="waiting", people=7, attended=0, missed=0)
    (service,) = services_of([DONE, LEFT, waits])
    assert dict(service.figures) == {"completed": 20, "left_early": 15, "waiting": 7}
    assert (service.attended, service.missed) == (130, 50)
    assert dict(service.reasons) == {"Moved away": 15}


@pytest.mark.requirement("R052", "R138")
def test_completion_is_compared_by_risk_and_group_and_few_are_withheld() -> None:
    women = [replace(each, sex="Female", people=12) for each in (DONE, LEFT)]
    few = [replace(each, sex="", people=2) for each in (DONE, LEFT)]
    whole, divisions = completion([DONE, LEFT, *women, *few], "Tier")
    assert whole is not None and (whole.completed, whole.left) == (34, 29)
    assert [each.title for each in divisions] == ["Tier", "Sex", "Ethnicity", "Age"]
    by_sex = next(each for each in divisions if each.title == "Sex")
    assert "Not recorded" not in {share.name for share in by_sex.shares} and by_sex.withheld >= 1


def test_too_few_who_left_show_no_groups_at_all() -> None:
    assert completion([DONE, replace(LEFT, people=3)], "Tier") == (None, ())


@pytest.mark.django_db
@pytest.mark.requirement("R052")
def test_each_figure_leads_to_its_cases_for_those_who_may_see_them(world: World) -> None:
    offering = factories.OfferingFactory(agency=world.agency, title="Settled home")
    mine = world.person("Mina", "Mine")
    stranger = world.stranger()
    for person, state in ((mine, "sent"), (stranger, "sent"), (world.person("Dora", "Done"), "completed")):
        ended = (
            {"ended_on": clock.today("Europe/London"), "ended_how": "completed"}
            if state == "completed"
            else {}
        )
        referral = factories.ServiceReferralFactory(person=person, offering=offering, state=state, **ended)
        factories.ServiceSessionFactory(person=person, referral=referral, state="attended")
    browser = world.browser(world.manager)
    with counted() as sent:
        shown = browser.get("/programmes/").content.decode()
    assert len(sent) <= MOST_A_PAGE, sent
    assert "Settled home" in shown and "100%: 3 of 3" in shown
    asked = browser.get(f"/programmes/{offering.pk}/asked/").content.decode()
    assert "Mina Mine" in asked and "One more is counted whom you may not open" in asked
    assert "Dora Done" in browser.get(f"/programmes/{offering.pk}/completed/").content.decode()
    assert browser.get(f"/programmes/{offering.pk}/nonsense/").status_code == 404
    assert world.browser().get("/programmes/").status_code == 403

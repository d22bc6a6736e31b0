"""/caseload/attention for other systems: the list as the page shows it, and the order it stands in."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R133")]
AT = "/api/v1/caseload/attention"
TODAY = clock.today("Europe/London")


def test_the_list_its_pages_and_whose_it_is(world: World) -> None:
    first, second = world.person("Robin", "Ash"), world.person("Robin", "Birch")
    factories.TaskFactory(person=second, owner=world.officer, due_on=TODAY - timedelta(days=2))
    officer = world.browser()
    answer = officer.get(AT).json()
    assert [line["person_id"] for line in answer["items"]] == [str(second.pk), str(first.pk)]
    top, last = answer["items"]
    assert (top["place"], top["group"], top["do"], top["since"]) == (
        1, "overdue", "Do it", (TODAY - timedelta(days=2)).isoformat(),
    )  # fmt: skip
    assert top["reasons"][0]["says"].startswith("A task was not done in time: due by ")
    assert top["reasons"][0]["what"] == "Ring the housing team"
    assert (last["group"], last["since"], last["reasons"], last["do"]) == ("nothing", None, [], "")
    page = officer.get(f"{AT}?size=1").json()
    assert [line["place"] for line in page["items"]] == [1]
    following = officer.get(f"{AT}?size=1&cursor={page['next']}").json()
    assert [line["place"] for line in following["items"]] == [2]
    manager = world.browser(world.manager)
    assert len(manager.get(f"{AT}/team").json()["items"]) == 2
    assert len(manager.get(f"/api/v1/caseload/{world.officer.pk}/attention").json()["items"]) == 2
    assert officer.get(f"{AT}/team").status_code == 403


def test_the_order_is_told(world: World) -> None:
    told = world.browser().get(f"{AT}/order").json()
    assert told["groups"] == ["danger", "clock", "overdue", "soon", "progress", "nothing"]
    assert (told["soon_days"], told["prepared_by"], told["since"]) == (7, "", None)
    assert "Danger stands first and cannot be moved or switched off." in told["limits"]
    assert told["ground"][0].startswith("Anybody's safety comes first.")

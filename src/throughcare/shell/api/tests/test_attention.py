"""/caseload/attention for other systems: the list as the page shows it, and the order it stands in."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import SignedIn, World

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
    assert told["groups"] == ["danger", "clock", "overdue", "soon", "progress", "help", "nothing"]
    assert (told["soon_days"], told["prepared_by"], told["since"]) == (7, "", None)
    assert "Danger stands first and cannot be moved or switched off." in told["limits"]
    assert told["ground"][0].startswith("Anybody's safety comes first.")


def test_the_order_is_changed_by_two_people(world: World) -> None:
    first, second = world.browser(world.manager), world.browser(world.user("manager", team=world.team))
    body = {
        "order": ["clock", "overdue", "soon", "progress"], "soon_days": 10, "contact_days_high": 7,
        "contact_days_medium": 14, "contact_days_low": 28, "contact_days_none": 28, "first_contact_days": 5,
        "praise_after": 8, "why": "The office is closed on Fridays.",
    }  # fmt: skip

    def send(browser: SignedIn, path: str, given: object, key: str) -> Any:
        headers = {"Idempotency-Key": key, "If-Match": '"1"'}
        return browser.post(
            f"{AT}/order/changes{path}", given, content_type="application/json", headers=headers
        )

    assert send(world.browser(), "", body, "an-officer-asks").status_code == 403
    for wrong, field in (({"soon_days": 99}, "soon_days"), ({"order": ["soon"]}, "order"), ({"why": " "}, "why"),
                         ({"not_counted": ["no-such-reason"]}, "not_counted")):  # fmt: skip
        refused = send(first, "", body | wrong, f"wrong-{field}")
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
    made = send(first, "", body, "prepare-it").json()["id"]
    alone = send(first, f"/{made}/releasing", {}, "release-alone")
    assert alone.status_code == 422 and "somebody else releases it" in alone.json()["detail"]
    assert first.get(f"{AT}/order").json()["soon_days"] == 7
    assert send(second, f"/{made}/releasing", {}, "release-together").status_code == 204
    assert first.get(f"{AT}/order").json()["soon_days"] == 10
    [change] = second.get(f"{AT}/order/changes").json()["items"]
    assert (change["state"], change["version"], change["figures"]["soon_days"]) == ("released", 2, 10)

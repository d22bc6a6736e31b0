"""Home: what is due, late, new and waiting, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock

pytestmark = pytest.mark.django_db


def test_today_is_empty_for_a_new_officer(world: World) -> None:
    response = world.browser().get("/")
    assert response.status_code == 200
    assert b"Nobody is on your caseload" in response.content


@pytest.mark.requirement("R095")
def test_today_shows_the_day(world: World) -> None:
    person = world.person("Robin", "Ash")
    now = clock.now()
    factories.AppointmentFactory(person=person, officer=world.officer, starts_at=now - timedelta(minutes=5))
    factories.AppointmentFactory(person=person, officer=world.officer, starts_at=now - timedelta(days=3))
    factories.TaskFactory(person=person, owner=world.officer, due_on=now.date(), what="Ring the hostel")
    factories.AlertFactory(person=person, officer=world.officer, rule="outcome-not-recorded")
    failure = factories.FailureFactory(person=person)
    browser = world.browser()
    with counted() as statements:
        response = browser.get("/")
    text = response.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Robin Ash" in text and "Ring the hostel" in text
    assert "Outcomes to record from before today" in text
    assert "Outcome not recorded: 1, 1 new" in text
    assert failure.what in text


def test_someone_elses_people_do_not_appear(world: World) -> None:
    other = world.user("officer", team=world.team)
    person = world.person("Robin", "Ash", officer=other)
    factories.TaskFactory(person=person, owner=other)
    factories.AlertFactory(person=person)
    assert b"Robin Ash" not in world.browser().get("/").content

"""The team page: numbers by officer that agree with their lists; who was left without an officer."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.shell.web.queries.caseload import caseload
from throughcare.shell.web.queries.team import team_view, unallocated

pytestmark = pytest.mark.django_db
TODAY = clock.today("Europe/London")


@pytest.mark.requirement("R095")
def test_numbers_by_officer_agree_with_the_officers_own_list(world: World) -> None:
    other = world.user("officer", team=world.team, name="Nina Next")
    people = [world.person() for _ in range(3)] + [world.person(officer=other)]
    now = clock.now()
    for person in people:
        factories.OrderFactory(person=person, starts_on=TODAY - timedelta(days=90), ends_on=None)
    factories.AppointmentFactory(person=people[0], officer=world.officer, starts_at=now - timedelta(days=1))
    factories.AppointmentFactory(person=people[1], officer=world.officer, starts_at=now + timedelta(days=1))
    for days in (0, 1, 9):
        ago = timedelta(days=days)
        factories.AlertFactory(person=people[0], raised_at=now - ago, due_on=TODAY - ago)
    factories.FailureFactory(person=people[3], stage="to_judge")
    with acting(world.actor(world.manager)) as actor:
        view = team_view(actor)
        lists = {user.pk: caseload(actor, user.pk) for user in (world.officer, other)}
    for line in view.officers:
        rows = lists[line.officer_id]
        assert line.people == len(rows)
        assert line.overdue == sum(row.overdue for row in rows)
        assert line.unrecorded == sum(row.unrecorded for row in rows)
        assert line.alerts == sum(row.alerts for row in rows)
        assert line.judging == sum(row.judging for row in rows)
    mine = next(line for line in view.officers if line.officer_id == world.officer.pk)
    assert (mine.people, mine.overdue, mine.alerts, mine.raised) == (3, 2, 3, 2)
    assert sum(day.alerts for day in view.days) == 2 and len(view.days) == 7


def test_the_page_and_its_statements(world: World) -> None:
    world.person()
    left = factories.PersonFactory(agency=world.agency)
    factories.AllocationFactory(person=left, officer=world.officer, team=world.team, ends_on=TODAY)
    done = factories.PersonFactory(agency=world.agency)
    factories.AllocationFactory(person=done, officer=world.officer, team=world.team, ends_on=TODAY)
    factories.SupervisionStateFactory(person=done, state="ended")
    never = world.stranger()
    browser = world.browser(world.manager)
    with counted() as statements:
        text = browser.get("/team/").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Olive Officer" in text and left.reference in text and done.reference not in text
    assert never.reference not in text
    everyone = browser.get("/team/unallocated/").content.decode()
    assert never.reference in everyone and left.reference in everyone and done.reference not in everyone


def test_hidden_people_count_nowhere(world: World) -> None:
    factories.RestrictionFactory(person=world.person())
    factories.RestrictionFactory(person=world.stranger())
    with acting(world.actor(world.manager)) as actor:
        assert team_view(actor).officers == [] and unallocated(actor) == []


def test_only_who_leads_a_team(world: World) -> None:
    for address in ("/team/", "/team/unallocated/"):
        assert world.browser().get(address).status_code == 403

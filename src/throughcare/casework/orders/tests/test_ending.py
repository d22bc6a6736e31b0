"""The register of orders ending soon: whose it is, in which order, and page by page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import queries
from throughcare.casework.orders.queries.ending import ENDING, FIRST
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.caseload.reach import scope
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


def ends_in(person: Person, days: int, **fields: object) -> Person:
    """Give the person an order whose last day is so many days from today."""
    day = clock.today("Europe/London") + timedelta(days=days + 1)
    fields = {"kind": "ew-community-order", "starts_on": date(2020, 1, 1), "ends_on": day, **fields}
    factories.OrderFactory(person=person, **fields)
    return person


def names(world: World, user=None, weeks: int = 4, **given: object) -> list[str]:
    with acting(world.actor(user)) as actor:
        return [line.name for line in queries.ending_soon(actor, weeks, **given)]


def test_the_soonest_comes_first_and_nothing_else_is_listed(world: World) -> None:
    ends_in(world.person("Late", "Of Range"), 29)
    ends_in(world.person("In", "Four Weeks"), 28)
    ends_in(world.person("Last", "Day Today"), 0)
    ends_in(world.person("Has", "Run Out"), -1)
    ends_in(world.person("Was", "Ended"), 10, status="ended")
    factories.OrderFactory(person=world.person("No", "End"), ends_on=None)
    assert names(world) == ["Last Day Today", "In Four Weeks"]


def test_own_and_team(world: World) -> None:
    colleague = world.user("officer", team=world.team)
    ends_in(world.person("Mine", "Only"), 3)
    ends_in(world.person("Of A", "Colleague", officer=colleague), 4)
    ends_in(world.stranger(), 5)
    assert names(world, own=True) == ["Mine Only"]
    assert names(world) == ["Mine Only", "Of A Colleague"]
    assert names(world, colleague, own=True) == ["Of A Colleague"]


def test_what_is_walled_off_is_not_listed(world: World, make_world) -> None:
    restricted = ends_in(world.person("Hidden", "Person"), 3)
    factories.RestrictionFactory(person=restricted)
    elsewhere = make_world()
    ends_in(elsewhere.person("Other", "Agency"), 3)
    assert names(world) == []
    assert names(elsewhere) == ["Other Agency"]


def test_a_page_goes_on_where_the_last_one_ended(world: World) -> None:
    for given in ("A", "B", "C", "D"):
        ends_in(world.person(given, "Same Day"), 3)
    with acting(world.actor()) as actor:
        first = queries.ending_soon(actor, 4, limit=3)
        rest = queries.ending_soon(actor, 4, limit=3, after=first[-1].place)
    assert len(first) == 3
    assert {line.name for line in (*first, *rest)} == {f"{each} Same Day" for each in "ABCD"}


@pytest.mark.requirement("R008")
def test_the_page_lists_and_logs_in_few_statements(world: World) -> None:
    people = [ends_in(world.person(f"Person{at}", "Example"), at) for at in range(3)]
    browser = world.browser()
    with counted() as statements:
        response = browser.get(reverse("orders:ending"))
    shown = response.content.decode()
    assert response.status_code == 200
    assert "last day today" in shown
    assert "Person0 Example" in shown
    entry = AuditEvent.objects.get(action="orders:ending:consulted")
    assert set(entry.people) == {person.pk for person in people}
    assert len(statements) <= MOST_A_PAGE, statements


def test_a_manager_begins_with_the_team(world: World) -> None:
    ends_in(world.person(), 3)
    manager = world.browser(world.manager)
    assert "Alex Example" in manager.get(reverse("orders:ending")).content.decode()
    own = manager.get(reverse("orders:ending"), {"whose": "own"}).content.decode()
    assert "Alex Example" not in own
    assert "No orders end within 8 weeks." in own


def test_an_address_made_up_by_hand_is_the_beginning(world: World) -> None:
    ends_in(world.person(), 3)
    for query in ({"after": "2026-99-99_x"}, {"weeks": "1000000"}, {"whose": "all", "after": "_"}):
        response = world.browser().get(reverse("orders:ending"), query)
        assert response.status_code == 200
        assert "Alex Example" in response.content.decode()


def test_fifty_lines_a_page(world: World) -> None:
    person = world.person()
    for at in range(52):
        ends_in(person, at % 20)
    browser = world.browser()
    first = browser.get(reverse("orders:ending"))
    assert "Showing 50, more follow" in first.content.decode()
    following = first.content.decode().split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = browser.get(reverse("orders:ending") + following.replace("&amp;", "&"))
    assert "Showing 2" in second.content.decode()
    assert "Back to the beginning" in second.content.decode()


def test_an_administrator_sees_no_register(world: World) -> None:
    assert world.browser(world.user("administrator")).get(reverse("orders:ending")).status_code == 403


def test_the_register_is_read_through_its_index(world: World) -> None:
    with acting(world.actor()) as actor, connection.cursor() as cursor:
        given = {
            **scope(actor), "until": date(2027, 1, 1), "own": False, "limit": 51,
            "after_day": FIRST[0], "after_id": FIRST[1],
        }  # fmt: skip
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {ENDING}", given)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "orders_order_ending" in plan, plan

"""The year of a person's conditions: what is drawn, what the tables say, and how few statements it takes."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import calendar
from throughcare.platform import clock
from throughcare.register.people.models import Person
from throughcare.rules.dates import count_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R068", "R123")]


def test_a_day_is_the_worst_of_what_its_conditions_say() -> None:
    day, other = date(2026, 3, 2), date(2026, 3, 3)
    found = calendar.together(
        [{day: "kept", other: "kept"}, {day: "excused"}, {day: "missed"}, {day: "unknown"}]
    )
    assert found == {day: "missed", other: "kept"}


@pytest.mark.parametrize(("year", "days"), [(2024, 366), (2026, 365)])
def test_every_day_of_the_year_is_drawn_once_and_in_its_week(year: int, days: int) -> None:
    kept = {date(year, 2, 28): "kept", date(year, 12, 31): "missed"}
    drawn = calendar.months(kept, year, date(year, 2, 28))
    assert sum(len(each.marks) + len(each.blanks) for each in drawn) == days
    assert [sum(each.counts.values()) for each in drawn] == [0, 1, *[0] * 9, 1]
    february = drawn[1]
    assert february.today == (february.marks[0].x, february.marks[0].y)
    places = [(mark.x, mark.y) for mark in february.marks] + list(february.blanks)
    assert len(places) == len(set(places)) and max(y for _, y in places) < february.height
    assert max(x for x, _ in places) < february.width


def test_a_strip_keeps_to_its_year() -> None:
    days = {
        date(2025, 12, 31): "kept",
        date(2026, 1, 1): "kept",
        date(2026, 12, 31): "missed",
        date(2027, 1, 1): "kept",
    }
    drawn = calendar.strip(days, 2026)
    assert [mark.answer for mark in drawn.marks] == ["kept", "missed"]
    assert drawn.marks[-1].x < drawn.width and drawn.counts == {
        "kept": 1,
        "missed": 1,
        "excused": 0,
        "unknown": 0,
    }


def two_months_ago() -> date:
    """A day with contacts before and after it in its year; a year that has just begun holds none yet."""
    return clock.today("Europe/London") - timedelta(days=60)


@pytest.fixture
def person(world: World) -> Person:
    """Someone with twenty conditions of a year and a contact each week, the last of them missed."""
    person = world.person()
    today = clock.today("Europe/London")
    order = factories.OrderFactory(
        person=person, kind="ew-licence", starts_on=today - timedelta(days=400), ends_on=None
    )
    for _ in range(20):
        factories.ConditionFactory(
            person=person, order=order, kind="ew-licence-keep-in-touch", starts_on=order.starts_on
        )
    for week in range(52):
        factories.ContactFactory(
            person=person, order=order, outcome="absent" if week == 0 else "complied",
            happened_at=clock.now() - timedelta(days=7 * week, hours=1),
        )  # fmt: skip
    return person


def test_a_year_of_twenty_conditions_takes_few_statements_and_is_light(world: World, person: Person) -> None:
    client, address = world.browser(), reverse("orders:calendar", args=[person.pk])
    client.get(address)
    with counted() as statements:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements
    assert len(answer.content) < 300_000


def test_the_tables_say_what_the_picture_shows(world: World, person: Person) -> None:
    day = two_months_ago()
    address = reverse("orders:calendar", args=[person.pk])
    said = world.browser().get(f"{address}?year={day.year}&month={day.month}").content.decode()
    assert "Compliance calendar" in said and "Not known yet" in said
    drawn = len(re.findall(r'<use href="#day-kept" x=', said))
    assert drawn > 0 and count_of(drawn, "day") + " kept" in said
    assert 'aria-current="true"' in said


@pytest.mark.parametrize(
    "asked", ["year=0", "year=abcd", "year=99999", "month=13", "condition=none", "year=-1"]
)
def test_what_cannot_be_asked_shows_the_present_year(world: World, person: Person, asked: str) -> None:
    answer = world.browser().get(f"{reverse('orders:calendar', args=[person.pk])}?{asked}")
    assert answer.status_code == 200 and str(clock.today("Europe/London").year) in answer.content.decode()


def test_a_year_without_conditions_says_so(world: World, person: Person) -> None:
    answer = world.browser().get(f"{reverse('orders:calendar', args=[person.pk])}?year=2001")
    assert "stood in 2001" in answer.content.decode()


def test_a_condition_of_which_nothing_is_known_hides_no_day_of_the_others(
    world: World, person: Person
) -> None:
    day = two_months_ago()
    order = factories.OrderFactory(person=person, kind="ew-licence", starts_on=day)
    factories.ConditionFactory(person=person, order=order, kind="ew-licence-residence")
    factories.AddressFactory(person=person)
    address = reverse("orders:calendar", args=[person.pk])
    said = world.browser().get(f"{address}?year={day.year}").content.decode()
    assert "Not in the picture" in said and len(re.findall(r'<use href="#day-kept" x=', said)) >= 4

"""What is wrong with records is counted by team, and each leads to the page that puts it right."""

from datetime import UTC, date, datetime

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders.models import Order
from throughcare.register.people.models import Person
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.quality import CHECKS, quality

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R120")]
BORN = {"born_from": date(1990, 5, 17), "born_to": date(1990, 5, 17), "born_precision": "exact"}


def failing(world: World, code: str) -> set[str]:
    return {each.reference for each in quality(world.actor(world.manager), code).people}


def sound(world: World, **fields: object) -> Person:
    """A record with nothing wrong."""
    person = world.person("Sound", f"Example{Person.objects.count()}", **(BORN | fields))
    factories.AddressFactory(person=person)
    factories.LevelHeldFactory(person=person)
    factories.OrderFactory(person=person, starts_on=date(2026, 1, 1), ends_on=None)
    return person


def test_a_sound_record_fails_nothing(world: World) -> None:
    sound(world)
    assert quality(world.actor(world.manager), "").counts == []


def test_what_is_missing(world: World) -> None:
    bare = world.person(born_from=None, born_to=None, born_precision="unknown")
    for code in ("no-birth", "no-address", "no-level", "no-order"):
        assert failing(world, code) == {bare.reference}, code


def test_what_contradicts_itself(world: World) -> None:
    over, late, early = sound(world), sound(world), sound(world)
    over.refresh_from_db()
    Order.objects.filter(person=over).update(status="ended", ends_on=date(2026, 2, 1))
    Order.objects.filter(person=late).update(ends_on=date(2026, 2, 1))
    factories.OffenceFactory(person=early, committed_on=None, convicted_on=date(1989, 1, 1))
    factories.AddressFactory(person=early)
    assert over.reference in failing(world, "order-over")
    assert failing(world, "order-late") == {late.reference}
    assert failing(world, "before-birth") == {early.reference}
    assert failing(world, "two-main") == {early.reference}


def test_what_nobody_confirmed_for_a_year(world: World) -> None:
    old = sound(world)
    factories.AddressFactory(person=old, kind="postal")
    assert failing(world, "stale-address") == set()
    aged = world.person("Aged", "Address", **BORN)
    factories.AddressFactory(person=aged, known_from=datetime(2024, 1, 1, tzinfo=UTC))
    assert failing(world, "stale-address") == {aged.reference}


def test_who_may_be_recorded_twice(world: World) -> None:
    one, other, third = sound(world), sound(world), sound(world)
    for person in (one, other):
        factories.IdentifierFactory(person=person, scheme="crn", value="X1", value_key="X1")
    twin = world.person("Sound", "Twin", **BORN)
    second = world.person("Sound", "Twin", **BORN)
    assert failing(world, "same-number") == {one.reference, other.reference}
    assert failing(world, "same-name") == {twin.reference, second.reference}
    assert third.reference not in failing(world, "same-number")


def test_the_page_counts_by_team_and_leads_to_the_fix(world: World) -> None:
    person = world.person(born_from=None, born_to=None, born_precision="unknown")
    browser = world.browser(world.manager)
    browser.get("/team/records/")
    with counted() as statements:
        page = browser.get("/team/records/?show=no-birth").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert f"/people/{person.pk}/details/about/" in page and world.team.name in page


def test_every_check_has_a_page_that_puts_it_right(world: World) -> None:
    person = world.person()
    assert all(link(check.fix, person.pk) for check in CHECKS)

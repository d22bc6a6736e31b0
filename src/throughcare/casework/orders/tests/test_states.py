"""States of supervision: one at a time, a death can be undone, and nobody vanishes by a rule."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import StateDraft
from throughcare.casework.orders.refusals import InTheFuture, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules.contacts import SupervisionState

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009")]

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 2)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


def change(actor: Actor, person: Person, state: str, day: date, note: str = "") -> None:
    commands.change_state(actor, person.pk, StateDraft(state=state, starts_on=day, note=note))


def test_a_new_state_closes_the_one_before_on_its_first_day(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    change(officer, person, "in_custody", MARCH)
    assert queries.state_on(person.pk, JANUARY - timedelta(days=1)) is None
    assert queries.state_on(person.pk, MARCH - timedelta(days=1)) is SupervisionState.ACTIVE
    assert queries.state_on(person.pk, MARCH) is SupervisionState.IN_CUSTODY
    last = StoredEvent.objects.filter(kind="orders.SupervisionStateChanged").latest("id")
    assert last.body == {
        "person_id": str(person.pk),
        "state": "in_custody",
        "former": "active",
        "starts_on": "2026-03-02",
        "change": "added",
        "state_id": str(queries.orders_of(officer, person.pk).states[0].record_id),
    }


def test_two_changes_on_one_day_are_both_kept(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    change(officer, person, "in_custody", MARCH)
    change(officer, person, "hospital", MARCH)
    assert queries.state_on(person.pk, MARCH) is SupervisionState.HOSPITAL
    assert [state.state for state in queries.orders_of(officer, person.pk).states] == [
        "hospital",
        "in_custody",
        "active",
    ]


def test_the_first_state_may_be_taken_back_too(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    state = queries.orders_of(officer, person.pk).states[0]
    with pytest.raises(StaleVersion):
        commands.retract_state(officer, person.pk, state.record_id, expected=7, because="wrong-person")
    commands.retract_state(officer, person.pk, state.record_id, expected=1, because="wrong-person")
    assert queries.state_on(person.pk, MARCH) is None


def test_only_the_latest_state_is_taken_back(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    change(officer, person, "hospital", MARCH)
    first = queries.orders_of(officer, person.pk).states[-1]
    with pytest.raises(StateRefused):
        commands.retract_state(officer, person.pk, first.record_id, expected=2, because="never-happened")


@pytest.mark.parametrize("state", ["whereabouts_unknown", "died", "ended"])
def test_some_states_have_a_way_of_their_own(officer: Actor, person: Person, state: str) -> None:
    change(officer, person, "active", JANUARY)
    with pytest.raises(StateRefused, match="page"):
        change(officer, person, state, MARCH, "a note")
    assert queries.state_on(person.pk, MARCH) is SupervisionState.ACTIVE


def test_the_end_that_a_state_had_comes_back_with_it(officer: Actor, person: Person) -> None:
    factories.SupervisionStateFactory(person=person, starts_on=JANUARY, ends_on=date(2026, 5, 1))
    change(officer, person, "hospital", MARCH)
    hospital = queries.orders_of(officer, person.pk).states[0]
    commands.retract_state(officer, person.pk, hospital.record_id, expected=1, because="never-happened")
    assert [(row.state, row.ends_on) for row in queries.orders_of(officer, person.pk).states] == [
        ("active", date(2026, 5, 1))
    ]


def test_a_state_that_cannot_be_is_refused(officer: Actor, person: Person) -> None:
    change(officer, person, "active", MARCH)
    with pytest.raises(NotListed):
        change(officer, person, "on_holiday", MARCH)
    with pytest.raises(InTheFuture):
        change(officer, person, "hospital", clock.today(officer.zone) + timedelta(days=1))
    with pytest.raises(StateRefused, match="already"):
        change(officer, person, "active", date(2026, 4, 1))
    with pytest.raises(StateRefused, match="from 2 March 2026"):
        change(officer, person, "hospital", JANUARY)


def test_supervision_may_begin_again(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    change(officer, person, "transferred_out", MARCH)
    change(officer, person, "active", date(2026, 5, 1))
    assert queries.state_on(person.pk, date(2026, 4, 30)) is SupervisionState.TRANSFERRED_OUT
    assert queries.state_on(person.pk, date(2026, 5, 1)) is SupervisionState.ACTIVE


def test_reception_changes_no_state(world: World, person: Person) -> None:
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        change(actor, person, "active", JANUARY)

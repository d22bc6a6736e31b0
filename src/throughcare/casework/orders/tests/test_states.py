"""States of supervision: one at a time, a death can be undone, and nobody vanishes by a rule."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
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


@pytest.mark.requirement("R009", "R120")
def test_a_death_reported_by_mistake_is_undone(officer: Actor, person: Person) -> None:
    change(officer, person, "active", JANUARY)
    change(officer, person, "died", MARCH)
    with pytest.raises(StateRefused) as broken:
        change(officer, person, "active", MARCH)
    assert "take it back first" in broken.value.message
    died = queries.orders_of(officer, person.pk).states[0]
    commands.retract_state(officer, person.pk, died.record_id, expected=1, because="never-happened")
    record = queries.orders_of(officer, person.pk)
    assert [(state.state, state.ends_on) for state in record.states] == [("active", None)]
    assert [state.record_id for state in record.taken_back] == [died.record_id]
    undone = StoredEvent.objects.filter(kind="orders.SupervisionStateChanged").latest("id").body
    assert (undone["state"], undone["former"], undone["change"]) == ("active", "died", "taken back")


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


def test_whereabouts_unknown_is_a_persons_written_decision(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        change(actor, person, "active", JANUARY)
        with pytest.raises(StateRefused) as broken:
            change(actor, person, "whereabouts_unknown", MARCH, note="  ")
        assert broken.value.field == "note"
        change(actor, person, "whereabouts_unknown", MARCH, note="Max Manager, after two visits and a letter")
    with acting(Actor.system_named("sweep")) as sweep, pytest.raises(StateRefused):
        change(sweep, person, "whereabouts_unknown", date(2026, 3, 3), note="a rule")


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
    change(officer, person, "ended", MARCH)
    change(officer, person, "active", date(2026, 5, 1))
    assert queries.state_on(person.pk, date(2026, 4, 30)) is SupervisionState.ENDED
    assert queries.state_on(person.pk, date(2026, 5, 1)) is SupervisionState.ACTIVE


def test_reception_changes_no_state(world: World, person: Person) -> None:
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        change(actor, person, "active", JANUARY)

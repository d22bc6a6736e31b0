"""Nobody is said not to be found before it was tried, and then by a named person."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands, queries
from throughcare.casework.orders.drafts import AttemptDraft, StateDraft
from throughcare.casework.orders.models import SupervisionState as StateRow
from throughcare.casework.orders.refusals import InTheFuture, NotEnoughTried, NotListed, StateRefused
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.contacts import SupervisionState

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R009")]


@pytest.fixture
def person(world: World) -> Person:
    person = world.person()
    factories.SupervisionStateFactory(person=person, starts_on=date(2026, 1, 5))
    return person


def tried(actor: Actor, person: Person, *ways: str) -> None:
    today = clock.today(actor.zone)
    for ago, way in enumerate(ways, start=1):
        draft = AttemptDraft(on=today - timedelta(days=ago), way=way, result="no_answer")
        commands.record_attempt(actor, person.pk, draft)


def decide(
    actor: Actor, person: Person, reasons: str = "Tried as listed; nobody has heard of Alex."
) -> StateRow:
    return commands.decide_whereabouts_unknown(
        actor, person.pk, starts_on=clock.today(actor.zone), reasons=reasons
    )


def test_a_manager_decides_once_enough_was_tried(world: World, person: Person) -> None:
    with acting(world.actor()) as officer:
        tried(officer, person, "phone", "home")
    with acting(world.actor(world.manager)) as manager:
        with pytest.raises(NotEnoughTried, match="3 attempts"):
            decide(manager, person)
        tried(manager, person, "family")
        with pytest.raises(StateRefused):
            decide(manager, person, "  ")
        assert decide(manager, person).decided_by_id == world.manager.pk
        assert queries.state_on(person.pk, clock.today(manager.zone)) is SupervisionState.WHEREABOUTS_UNKNOWN


def test_neither_an_officer_nor_a_machine_decides(world: World, person: Person) -> None:
    with acting(world.actor()) as officer:
        tried(officer, person, "phone", "home", "family")
        with pytest.raises(NotPermitted):
            decide(officer, person)
    with acting(Actor.system_named("sweep")) as sweep, pytest.raises(StateRefused, match="named person"):
        decide(sweep, person)


@pytest.mark.parametrize("decided_by", [None, SYSTEM_USER])
def test_the_database_lets_nobody_vanish_by_a_rule(person: Person, decided_by: object) -> None:
    with pytest.raises(IntegrityError, match="nobody_vanishes_by_a_rule"), transaction.atomic():
        StateRow.objects.filter(person=person).update(state="whereabouts_unknown", decided_by=decided_by)


def test_the_way_back(world: World, person: Person) -> None:
    with acting(world.actor(world.manager)) as manager:
        tried(manager, person, "phone", "home", "family")
        decide(manager, person)
        today = clock.today(manager.zone)
    with acting(world.actor()) as officer:
        found = StateDraft(state="active", starts_on=today, note="Came to the office.")
        commands.change_state(officer, person.pk, found)
    assert queries.state_on(person.pk, today) is SupervisionState.ACTIVE


def test_an_attempt_entered_wrongly_is_taken_back(world: World, person: Person) -> None:
    with acting(world.actor()) as officer:
        tried(officer, person, "phone")
        attempt = queries.attempts_of(officer, person.pk)[0]
        commands.retract_attempt(officer, person.pk, attempt.id, expected=1, because="never-happened")
        assert queries.attempts_of(officer, person.pk) == ()


@pytest.mark.parametrize(
    ("draft", "refusal", "field"),
    [
        (AttemptDraft(on=date(2099, 1, 1), way="phone", result="no_answer"), InTheFuture, "on"),
        (AttemptDraft(on=date(2026, 3, 1), way="pigeon", result="no_answer"), NotListed, "way"),
        (AttemptDraft(on=date(2026, 3, 1), way="phone", result="vanished"), NotListed, "result"),
    ],
)
def test_a_wrong_attempt_is_refused(world: World, person: Person, draft, refusal, field) -> None:
    with acting(world.actor()) as officer, pytest.raises(refusal) as broken:
        commands.record_attempt(officer, person.pk, draft)
    assert broken.value.field == field

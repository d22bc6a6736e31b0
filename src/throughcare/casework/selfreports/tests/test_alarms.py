"""An answer that tells of danger: somebody is told the same minute, it stands until somebody says what was done."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.selfreports.commands import alarms
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.casework.selfreports.refusals import DoneWhen, SaidAlready, WhatWasDone
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.notices.models import Alert, Message
from throughcare.rules.forms import find_form

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019")]
PHQ9 = find_form("phq-9")


def ring(world: World, person: Any, source_of: Any, answer: int = 1) -> tuple[SafetyTask, ...]:
    return alarms.ring(world.actor(), person.pk, PHQ9, {"item_9": answer}, "assessment", source_of)


def test_item_nine_above_nought_opens_a_task_and_nought_opens_none(world: World) -> None:
    person = world.person()
    assert ring(world, person, uuid4(), answer=0) == ()
    (task,) = ring(world, person, uuid4(), answer=1)
    assert (task.person_id, task.question, task.value, task.done_at) == (person.pk, "item_9", 1, None)


def test_the_same_answer_rings_once_and_another_after_it_was_dealt_with_rings_again(world: World) -> None:
    person, source = world.person(), uuid4()
    (task,) = ring(world, person, source)
    assert ring(world, person, source) == () and ring(world, person, source, answer=3) == ()
    alarms.say_what_was_done(
        world.actor(), person.pk, task.pk, done="I rang.", done_at=clock.now(), expected=1
    )
    assert ring(world, person, source) == ()
    assert len(ring(world, person, source, answer=3)) == 1


def test_the_officer_their_manager_and_the_duty_manager_are_told_and_an_alert_stands(
    world: World, deliver: Any
) -> None:
    person, duty = world.person(), world.user("duty_manager", name="Dana Duty")
    ring(world, person, uuid4())
    deliver()
    told = set(Message.objects.filter(kind="danger").values_list("to__name", flat=True))
    assert told == {world.officer.name, world.manager.name, duty.name}
    alert = Alert.objects.get(person=person, rule="danger-told")
    assert alert.state == "new" and alert.officer_id == world.officer.pk


def test_what_was_done_closes_task_and_alert(world: World, deliver: Any) -> None:
    person = world.person()
    (task,) = ring(world, person, uuid4())
    deliver()
    alarms.say_what_was_done(
        world.actor(), person.pk, task.pk, done="Spoke to the person by phone.", done_at=clock.now(), expected=1
    )  # fmt: skip
    deliver()
    task.refresh_from_db()
    assert task.done_by_id == world.officer.pk and task.version == 2
    assert Alert.objects.get(person=person, rule="danger-told").state == "done"


def test_it_says_what_was_done_and_when(world: World) -> None:
    person = world.person()
    (task,) = ring(world, person, uuid4())
    now = clock.now()

    def say(**changed: Any) -> None:
        given: dict[str, Any] = {"done": "Rang.", "done_at": now, "expected": 1} | changed
        alarms.say_what_was_done(world.actor(), person.pk, task.pk, **given)

    with pytest.raises(WhatWasDone):
        say(done="  ")
    with pytest.raises(DoneWhen):
        say(done_at=now + timedelta(hours=1))
    with pytest.raises(DoneWhen):
        say(done_at=now - timedelta(days=1))
    with pytest.raises(StaleVersion):
        say(expected=4)
    say(done_at=clock.now())
    with pytest.raises(SaidAlready):
        say(expected=2)


def test_who_may_not_record_concerns_may_not_close_it(world: World) -> None:
    person = world.person()
    task = factories.SafetyTaskFactory(person=person)
    with pytest.raises(NotPermitted):
        alarms.say_what_was_done(
            world.actor(world.user("reception", team=world.team)), person.pk, task.pk, done="x",
            done_at=clock.now(), expected=1,
        )  # fmt: skip

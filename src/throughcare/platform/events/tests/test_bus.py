"""The bus: what is published is delivered at least once, retried with growing waits, parked, never dropped."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, connections, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests import factories
from tests.arranging import SYSTEM

from throughcare.platform import clock
from throughcare.platform.access.models import Team
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting, assume
from throughcare.platform.events import bus, queries
from throughcare.platform.events.models import Delivery, StoredEvent

pytestmark = pytest.mark.requirement("R114")


@dataclass(frozen=True)
class Happened:
    """An event of the tests."""

    what_id: UUID
    on: date = date(2026, 11, 2)


@dataclass(frozen=True)
class UnheardOf:
    """An event nobody subscribed to."""

    what_id: UUID


@dataclass(frozen=True)
class Changed:
    """An event about a person."""

    person_id: UUID


class Heard(list[Any]):
    """A handler that keeps what it hears; it fails as long as `fails` holds an exception."""

    __module__ = "throughcare.tests.handlers"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.__name__, self.fails = name, None
        self.also: Callable[[Actor, Happened], None] = lambda actor, event: None
        self.actors: list[Actor] = []

    def __call__(self, actor: Actor, event: Happened) -> None:
        self.append(event)
        self.actors.append(actor)
        self.also(actor, event)
        if self.fails:
            raise self.fails


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Heard, Heard]]:
    """Two handlers, "first" and "second", subscribed to `Happened` in place of the house's own table."""
    for registry in ("_handlers", "_types", "_by_name"):
        monkeypatch.setattr(bus, registry, {})
    monkeypatch.setattr(bus, "_last_is_enough", set())
    pair = Heard("first"), Heard("second")
    bus.subscribe({Happened: pair})
    yield pair


def state_of(handler: str) -> tuple[str, int, str]:
    row = Delivery.objects.get(handler=f"tests.{handler}")
    return row.state, row.attempts, row.last_error


@pytest.mark.django_db
def test_each_handler_hears_once_what_was_published(heard: tuple[Heard, Heard]) -> None:
    event = Happened(uuid4())
    bus.publish(SYSTEM, event)
    assert heard[0] == []
    assert bus.deliver_due() == 2
    assert heard[0] == heard[1] == [event]
    assert heard[0].actors[0].system == "tests.first", "the worker acts as the handler, never as nobody"
    assert bus.deliver_due() == 0
    assert state_of("first") == ("done", 1, "")


@pytest.mark.django_db
def test_an_event_without_handlers_is_kept_all_the_same() -> None:
    bus.publish(SYSTEM, UnheardOf(uuid4()))
    assert StoredEvent.objects.filter(kind__endswith=".UnheardOf").exists()


@pytest.mark.django_db
def test_the_worker_is_woken_in_the_same_transaction(heard: tuple[Heard, Heard]) -> None:
    bus.publish(SYSTEM, Happened(uuid4()))
    assert ProcrastinateJob.objects.filter(task_name="events.deliver", status="todo").exists()


@pytest.mark.django_db
def test_what_is_rolled_back_was_never_published(heard: tuple[Heard, Heard]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bus.publish(SYSTEM, Happened(uuid4()))
        raise ZeroDivisionError
    assert bus.deliver_due() == 0
    assert not StoredEvent.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="events.deliver").exists()


@pytest.mark.django_db
def test_a_failing_handler_does_not_hold_up_the_other(heard: tuple[Heard, Heard]) -> None:
    heard[0].fails = ValueError("Alex Example was here")
    bus.publish(SYSTEM, Happened(uuid4()))
    bus.deliver_due()
    assert state_of("second")[0] == "done"
    assert state_of("first") == ("waiting", 1, "ValueError"), "the class of the error, never its message"


@pytest.mark.django_db
def test_waits_grow_four_fold_and_the_eighth_failure_parks(heard: tuple[Heard, Heard]) -> None:
    heard[0].fails = ValueError()
    waits = []
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=UTC), tick=False) as now:
        bus.publish(SYSTEM, Happened(uuid4()))
        for _ in range(bus.MAX_ATTEMPTS):
            bus.deliver_due()
            row = Delivery.objects.get(handler="tests.first")
            waits.append(row.next_at - clock.now())
            now.move_to(row.next_at - timedelta(microseconds=1))
            assert bus.deliver_due() == 0, "nothing before its time"
            now.move_to(row.next_at)
        assert waits[:4] == [timedelta(seconds=seconds) for seconds in (10, 40, 160, 640)]
        assert all(later == 4 * sooner for sooner, later in pairwise(waits))
        assert state_of("first") == ("parked", 8, "ValueError")
        now.shift(timedelta(days=365))
        assert bus.deliver_due() == 0, "a parked delivery waits for somebody"
    assert len(heard[0]) == 8


@pytest.mark.django_db
def test_what_is_due_first_is_delivered_first(heard: tuple[Heard, Heard]) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=UTC), tick=False) as now:
        heard[0].fails = ValueError()
        first, second, third = (Happened(uuid4()) for _ in range(3))
        bus.publish(SYSTEM, first)
        bus.deliver_due()  # fails: due again in 10 seconds
        heard[0].fails = None
        heard[0].clear()
        now.shift(timedelta(seconds=5))
        bus.publish(SYSTEM, second)
        now.shift(timedelta(seconds=15))
        bus.publish(SYSTEM, third)
        bus.deliver_due()
    assert list(heard[0]) == [second, first, third]


@pytest.mark.django_db
def test_a_parked_delivery_is_tried_again_when_asked(heard: tuple[Heard, Heard]) -> None:
    bus.publish(SYSTEM, Happened(uuid4()))
    Delivery.objects.update(state=Delivery.State.PARKED, attempts=8, next_at=clock.now() + timedelta(days=1))
    first = Delivery.objects.get(handler="tests.first")
    assert bus.redeliver(first.pk) is True
    assert bus.redeliver(first.pk) is False, "it is not parked any more"
    assert bus.redeliver(uuid4()) is False
    assert bus.deliver_due() == 1
    assert state_of("first") == ("done", 1, "")
    assert state_of("second") == ("parked", 8, "")


@pytest.mark.django_db
def test_an_unknown_handler_is_kept_and_parked_not_dropped(heard: tuple[Heard, Heard]) -> None:
    bus.publish(SYSTEM, Happened(uuid4()))
    Delivery.objects.filter(handler="tests.second").update(handler="tests.of_an_older_version", attempts=7)
    bus.deliver_due()
    assert state_of("of_an_older_version") == ("parked", 8, "UnknownHandler")
    assert [each.error for each in queries.parked(SYSTEM, limit=5)] == ["UnknownHandler"]


@pytest.mark.django_db
def test_a_failing_handler_leaves_nothing_half_written(heard: tuple[Heard, Heard]) -> None:
    team = factories.TeamFactory(name="Before")

    def write(actor: Actor, event: Happened) -> None:
        Team.objects.filter(pk=team.pk).update(name="Half")
        trail.record(actor, "test:team:renamed", team)
        bus.publish(actor, UnheardOf(event.what_id))

    heard[0].also, heard[0].fails = write, RuntimeError()
    bus.publish(SYSTEM, Happened(uuid4()))
    bus.deliver_due()
    team.refresh_from_db()
    assert team.name == "Before"
    assert not AuditEvent.objects.filter(action="test:team:renamed").exists()
    assert not StoredEvent.objects.filter(kind__endswith=".UnheardOf").exists()


@pytest.mark.django_db
def test_a_handler_whose_statement_fails_is_retried(heard: tuple[Heard, Heard]) -> None:
    def break_a_rule(actor: Actor, event: Happened) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    heard[0].also = break_a_rule
    bus.publish(SYSTEM, Happened(uuid4()))
    bus.deliver_due()
    assert state_of("first") == ("waiting", 1, "DataError")
    assert state_of("second")[0] == "done"


def _published(number: int) -> list[Happened]:
    """Really commit so many events."""
    events = [Happened(UUID(int=each)) for each in range(1, number + 1)]
    with acting(SYSTEM):
        for event in events:
            bus.publish(SYSTEM, event)
    return events


def test_a_worker_that_dies_on_the_way_loses_nothing(committing: None, heard: tuple[Heard, Heard]) -> None:
    (event,) = _published(1)
    heard[0].fails = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        bus.deliver_due()
    heard[0].fails = None
    assert bus.deliver_due() == 2
    assert set(heard[0]) == {event}
    assert state_of("first") == ("done", 1, "")


def test_a_handler_that_writes_without_audit_fails(committing: None, heard: tuple[Heard, Heard]) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged")
        team = factories.TeamFactory(name="Before")
    heard[0].also = lambda actor, event: Team.objects.filter(pk=team.pk).update(name="Unaudited") and None
    _published(1)
    bus.deliver_due()
    assert state_of("first")[:2] == ("waiting", 1)
    assert state_of("second")[0] == "done"
    team.refresh_from_db()
    assert team.name == "Before"


def test_two_workers_share_the_work_and_never_the_same_delivery(
    committing: None, heard: tuple[Heard, Heard]
) -> None:
    events = _published(20)
    together, lock, met = threading.Barrier(2, timeout=20), threading.Lock(), threading.Event()

    def write(actor: Actor, event: Happened) -> None:
        if not met.is_set():
            together.wait()  # both workers are inside a handler at once
            met.set()
        trail.record(actor, f"test:heard:{actor.system.split('.')[1]}", kind="test", key=event.what_id)

    heard[0].also = heard[1].also = write
    tried: list[int] = []

    def work() -> None:
        number = bus.deliver_due(limit=1000)
        with lock:
            tried.append(number)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sum(tried) == 2 * len(events)
    assert min(tried) >= 1
    with acting(SYSTEM):
        written = AuditEvent.objects.filter(action__startswith="test:heard:")
        assert written.count() == 2 * len(events), "each handler wrote once for each event"
        assert not Delivery.objects.exclude(state="done").exists()


@pytest.mark.django_db
def test_of_several_that_wait_about_one_person_the_last_is_enough(heard: tuple[Heard, Heard]) -> None:
    bus.subscribe({Changed: heard})
    bus.last_is_enough(heard[0])
    somebody, other = uuid4(), uuid4()
    for person in (somebody, somebody, other, somebody):
        bus.publish(SYSTEM, Changed(person))
    assert bus.deliver_due() == 8
    assert heard[0] == [Changed(other), Changed(somebody)], "in their order, each person once"
    assert len(heard[1]) == 4, "who did not say so hears of everything"
    assert not Delivery.objects.exclude(state="done").exists()
    bus.publish(SYSTEM, Changed(somebody))
    Delivery.objects.filter(state="waiting").update(next_at=clock.now() + timedelta(hours=1))
    bus.publish(SYSTEM, Changed(somebody))
    bus.deliver_due()
    assert len(heard[0]) == 3, "what is not due yet is nothing to wait for"


def test_what_runs_already_makes_nothing_needless(committing: None, heard: tuple[Heard, Heard]) -> None:
    """It may have read the record before the second change was written."""
    bus.subscribe({Changed: heard[:1]})
    bus.last_is_enough(heard[0])
    inside, may_end, somebody = threading.Event(), threading.Event(), uuid4()

    def publish() -> None:
        with acting(SYSTEM):
            trail.record(SYSTEM, "test:arranged", kind="test")
            bus.publish(SYSTEM, Changed(somebody))

    def read_and_wait(actor: Actor, event: object) -> None:
        trail.record(actor, "test:heard", kind="test", key=somebody)
        if not inside.is_set():
            inside.set()
            assert may_end.wait(20)

    def work() -> None:
        bus.deliver_due()
        connections.close_all()

    heard[0].also = read_and_wait
    publish()
    worker = threading.Thread(target=work)
    worker.start()
    assert inside.wait(20)
    publish()
    bus.deliver_due(limit=1)
    assert len(heard[0]) == 2
    may_end.set()
    worker.join(20)


@pytest.mark.django_db
def test_the_state_of_the_queue(heard: tuple[Heard, Heard]) -> None:
    assert queries.queue_state(SYSTEM) == queries.QueueState(0, 0, 0, None)
    with time_machine.travel(datetime(2026, 11, 2, 10, tzinfo=UTC), tick=False) as now:
        bus.publish(SYSTEM, Happened(uuid4()))
        Delivery.objects.filter(handler="tests.second").update(
            attempts=2, next_at=clock.now() + timedelta(hours=1)
        )
        now.shift(timedelta(seconds=60))
        state = queries.queue_state(SYSTEM)
        assert (state.waiting, state.retrying, state.parked) == (2, 1, 0)
        assert state.due_since == datetime(2026, 11, 2, 10, tzinfo=UTC)
        assert not state.stalled(clock.now())
        now.shift(timedelta(seconds=1))
        assert state.stalled(clock.now())
        Delivery.objects.filter(handler="tests.first").update(state=Delivery.State.PARKED)
        waiting_for_its_turn = queries.queue_state(SYSTEM)
        assert waiting_for_its_turn.parked == 1
        assert not waiting_for_its_turn.stalled(clock.now()), "a retry whose time has not come is no stall"
    assume(SYSTEM)

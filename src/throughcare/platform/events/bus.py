"""Publishing events and delivering them.

An event is a frozen dataclass of ids, codes and dates. `publish` stores it and one delivery a handler in the
caller's transaction and wakes the worker; the worker runs each handler in a transaction of its own, as a system
actor named after the handler. A handler must be safe to repeat.
"""

import dataclasses
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, transaction

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import Delivery, StoredEvent

log = logging.getLogger(__name__)

Handler = Callable[[Actor, Any], None]
MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
"""Waits grow four-fold: 10 s, 40 s, 160 s ... about 15 hours in all before a delivery is parked."""

_A_MOMENT = re.compile(r"\bdatetime\b(?!\.)")
"""A declared datetime; the type of a civil date prints as "datetime.date", which is not one."""

_handlers: dict[type, tuple[Handler, ...]] = {}
_types: dict[str, type] = {}
_by_name: dict[str, Handler] = {}


class Outward(Protocol):
    """What lies outside the house: offered every event, and given the stored one where it wants it."""

    name: str

    def wants(self, actor: Actor, stored_kind: str) -> bool:
        """Whether anybody outside is to hear of this kind."""
        ...

    def tell(self, actor: Actor, event: StoredEvent) -> None:
        """Tell them; safe to repeat."""
        ...


_outward: list[Outward] = []
_over: list[Callable[[StoredEvent], bool]] = []
_last_is_enough: set[str] = set()
LOOKED_AHEAD = 100
"""So many deliveries that wait are looked through for one that makes this one needless, however long the queue."""


class UnknownHandler(LookupError):
    """A stored delivery names a handler that no subscription knows any more."""


def subscribe(table: Mapping[type, Sequence[Handler]]) -> None:
    """Learn who hears of what; called once at start-up with `config.subscriptions.SUBSCRIPTIONS`."""
    for event_type, handlers in table.items():
        _handlers[event_type] = tuple(handlers)
        _types[kind_of(event_type)] = event_type
        _by_name.update({name_of(handler): handler for handler in handlers})


def offer_to(outward: Outward) -> None:
    """Learn who stands for the outside; called once at start-up."""
    _outward[:] = [outward]


def pass_over(is_over: Callable[[StoredEvent], bool]) -> None:
    """Learn which events nobody has to hear of any more, asked before each delivery; called once at start-up."""
    _over[:] = [is_over]


def last_is_enough(*handlers: Handler) -> None:
    """Learn which handlers read a person's record as it stands: the last of several that wait is enough.

    Called once at start-up.
    """
    _last_is_enough.update(name_of(handler) for handler in handlers)


def kind_of(event_type: type) -> str:
    """The stored name of an event type: its app and class, such as "supervision.ContactRecorded"."""
    return f"{event_type.__module__.split('.')[-2]}.{event_type.__name__}"


def name_of(handler: Handler) -> str:
    """The stored name of a handler: its app and function, such as "noncompliance.consider_contact"."""
    app = [part for part in handler.__module__.split(".") if part not in {"commands", "handlers", "jobs"}][-1]
    return f"{app}.{getattr(handler, '__name__', 'handler')}"


def publish(actor: Actor, event: Any) -> None:
    """Store `event` in the present transaction, with a delivery for each handler subscribed to its type."""
    stored = StoredEvent(kind=kind_of(type(event)), body=_to_json(event), actor_id=actor.user_id)
    stored.save(force_insert=True)
    names = [name_of(handler) for handler in _handlers.get(type(event), ())]
    names += [each.name for each in _outward if each.wants(actor, stored.kind)]
    if names:
        Delivery.objects.bulk_create([Delivery(event=stored, handler=name) for name in names])
        _wake_worker()


def deliver_due(limit: int = 100) -> int:
    """Run up to `limit` deliveries that are due; returns how many were tried. Many workers may call this at once."""
    tried = 0
    while tried < limit and _deliver_one():
        tried += 1
    return tried


def redeliver(delivery_id: UUID) -> bool:
    """Give a parked delivery another round of attempts, at once; False when it is not parked (any more)."""
    parked = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.PARKED)
    if not parked.update(state=Delivery.State.WAITING, attempts=0, next_at=clock.now()):
        return False
    _wake_worker()
    return True


def _deliver_one() -> bool:
    """Take one due delivery and run it; the row lock is held meanwhile, so no other worker runs it too."""
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("event")
            .filter(state=Delivery.State.WAITING, next_at__lte=clock.now())
            .order_by("next_at")
            .first()
        )
        if delivery is None:
            return False
        try:
            _run(delivery)
        except Exception as problem:  # noqa: BLE001 - the boundary: any failure is kept, retried, then parked
            _keep_failure(delivery, problem)
        return True


def _run(delivery: Delivery) -> None:
    with acting(Actor.system_named(delivery.handler)) as actor:
        if not _another_waits(delivery) and not any(is_over(delivery.event) for is_over in _over):
            _hand_over(actor, delivery)
            _check_deferred_promises()
    delivery.state, delivery.done_at, delivery.last_error = Delivery.State.DONE, clock.now(), ""
    delivery.attempts += 1
    delivery.save(update_fields=["state", "done_at", "last_error", "attempts"])


def _another_waits(delivery: Delivery) -> bool:
    """Whether the handler is due once more for the same person, and would see all that this delivery tells of.

    The other row is held until this transaction ends: one that runs already may have read the record too early.
    """
    person = delivery.event.body.get("person_id")
    if person is None or delivery.handler not in _last_is_enough:
        return False
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=clock.now())
    ahead = waiting.exclude(pk=delivery.pk).order_by("next_at").values("pk")[:LOOKED_AHEAD]
    others = waiting.filter(pk__in=ahead, handler=delivery.handler, event__body__person_id=person)
    return others.select_for_update(skip_locked=True, of=("self",)).values_list("pk").first() is not None


def _hand_over(actor: Actor, delivery: Delivery) -> None:
    outside = [each for each in _outward if each.name == delivery.handler]
    if outside:
        outside[0].tell(actor, delivery.event)
        return
    handler, event_type = _by_name.get(delivery.handler), _types.get(delivery.event.kind)
    if handler is None or event_type is None:
        raise UnknownHandler(f"No subscription for {delivery.handler} on {delivery.event.kind}.")
    handler(actor, _from_json(event_type, delivery.event.body))


def _check_deferred_promises() -> None:
    """Make what is asked at commit fail here, where the failure is the handler's and is kept as such."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _keep_failure(delivery: Delivery, problem: Exception) -> None:
    delivery.attempts += 1
    parked = delivery.attempts >= MAX_ATTEMPTS
    delivery.state = Delivery.State.PARKED if parked else Delivery.State.WAITING
    delivery.next_at = clock.now() + FIRST_WAIT * 4 ** (delivery.attempts - 1)
    delivery.last_error = type(problem).__name__  # never the message: it may quote a person's data
    delivery.save(update_fields=["state", "next_at", "last_error", "attempts"])
    log.warning("delivery %s failed (%s), attempt %s", delivery.pk, type(problem).__name__, delivery.attempts)


def _wake_worker() -> None:
    """Ask the job queue for a round of deliveries, in the same transaction."""
    from throughcare.platform.events.jobs import deliver_events

    deliver_events.defer()


def _to_json(event: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _from_json(event_type: type, body: Mapping[str, Any]) -> Any:
    """Rebuild an event; the declared type of each field says how its JSON value is read."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(event_type):
        raw, declared = body.get(field.name), str(field.type)
        if isinstance(raw, str) and "UUID" in declared:
            values[field.name] = UUID(raw)
        elif isinstance(raw, str) and _A_MOMENT.search(declared):
            values[field.name] = datetime.fromisoformat(raw)
        elif isinstance(raw, str) and "date" in declared:
            values[field.name] = date.fromisoformat(raw)
        else:
            values[field.name] = raw
    return event_type(**values)

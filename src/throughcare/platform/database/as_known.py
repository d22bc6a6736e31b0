"""The record as it was known at a past moment, without another query anywhere.

The schema `as_known` holds one view for each versioned table, named like the table, that shows of each record the
version known at `tc_known_at()`. A transaction that looks back puts that schema first in its search path: every
statement that names a table, by Django or by hand, then reads the past, and finds it under the ids of the present.
Row-level security goes on speaking of today's walls, because policies hold the tables themselves.
Why, and what could go wrong: docs/adr/0010-as-it-was-known.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.database.context import NoTransaction

SCHEMA = "as_known"
LOOK_BACK = (
    "SELECT set_config('search_path', 'as_known, public', true), set_config('tc.known_at', %s, true),"
    " to_regclass('as_known.complete') IS NOT NULL"
)


class NotAMoment(ValueError):
    """What was asked for is no date or time, or lies ahead. The message says it in plain words."""


class ViewsMissing(RuntimeError):
    """The views are being made again (a migration runs): the past cannot be told from the present just now."""


@dataclass(slots=True)
class Looking:
    """A request that asks for the past. asked: as it was asked for. moment, person: once the door let it through.

    memo: what several parts of one page need and is read once.
    """

    asked: str
    moment: datetime | None = None
    person: UUID | None = None
    memo: dict[str, Any] = field(default_factory=dict)


_looking: ContextVar[Looking | None] = ContextVar("looking_back", default=None)


def moment_of(asked: str, zone: str) -> datetime:
    """The moment that `asked` names: a civil date in `zone` is the end of that day, a time is exact.

    asked: ISO 8601, "2026-03-03" or "2026-03-03T14:05" (in `zone` unless it gives its own). Today is now.
    Raises NotAMoment.
    """
    now, local = clock.actual(), ZoneInfo(zone)
    try:
        if len(asked) <= len("2026-03-03"):
            following = datetime.combine(date.fromisoformat(asked) + timedelta(days=1), time(), local)
            moment = following - timedelta(microseconds=1)
        else:
            given = datetime.fromisoformat(asked)
            moment = given if given.tzinfo else given.replace(tzinfo=local)
        ahead = moment.astimezone(local).date() > now.astimezone(local).date()
    except (ValueError, OverflowError) as unreadable:
        raise NotAMoment("Enter a real date, such as 2026-03-03") from unreadable
    if ahead:
        raise NotAMoment("The date must be today or in the past")
    return min(moment, now)


@contextmanager
def asked_for(asked: str) -> Iterator[Looking]:
    """What the door opens while inside is shown as it was known at `asked`; at the end the present is back."""
    looking = Looking(asked)
    before = _looking.set(looking)
    try:
        yield looking
    finally:
        if looking.moment is not None:
            _present()
        _looking.reset(before)


def begin(person: UUID, zone: str) -> None:
    """Look back from here on, if the request asks for it. The door calls this once `person` may be seen.

    Raises NotAMoment, ViewsMissing.
    """
    looking = _looking.get()
    if looking is None:
        return
    looking.moment, looking.person = moment_of(looking.asked, zone), person
    _look_back(looking.moment)


def asked() -> str:
    """The past date or time that the request asks for, as it was asked; "" when it asks for the present."""
    looking = _looking.get()
    return looking.asked if looking is not None else ""


def looking_at() -> Looking | None:
    """What is looked back to, once the door let it through; None on a page of today."""
    looking = _looking.get()
    return looking if looking is not None and looking.moment is not None else None


@contextmanager
def aside() -> Iterator[None]:
    """Look at the present while inside: who may see what is always decided by today's facts."""
    looking = looking_at()
    if looking is None or looking.moment is None:
        yield
        return
    moment = looking.moment
    _present()
    before = _looking.set(None)
    try:
        yield
    finally:
        _looking.reset(before)
        _look_back(moment)


def _look_back(moment: datetime) -> None:
    if not connection.in_atomic_block:
        raise NoTransaction("Open a transaction before looking back.")
    with connection.cursor() as cursor:
        cursor.execute(LOOK_BACK, [moment.isoformat()])
        row = cursor.fetchone()
    if not row[2]:
        raise ViewsMissing("The views of the past are not there: is a migration running?")
    clock.view(moment)


def _present() -> None:
    clock.view(None)
    if connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL search_path TO DEFAULT")

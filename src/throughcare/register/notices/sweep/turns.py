"""One rule's turn in one place: its statement, its transaction, what is kept of it; and many quiet turns together."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import DatabaseError, connection

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.side_by_side import side_by_side
from throughcare.register.notices.models import SweepRun
from throughcare.register.notices.sweep import statements
from throughcare.register.notices.sweep.report import Swept
from throughcare.register.notices.sweep.rule import SweepRule

SWEEP = Actor.system_named("sweep")


@dataclass(frozen=True, slots=True)
class Place:
    """Agencies that live in one zone, and the day swept for there. alone: no agency lives elsewhere."""

    zone: str
    agencies: tuple[UUID, ...]
    day: date
    alone: bool

    def given(self, now: datetime) -> dict[str, Any]:
        """The parameters that every rule may name."""
        zone = ZoneInfo(self.zone)
        starts = datetime.combine(self.day, clock_time(), zone)
        ends = datetime.combine(self.day + timedelta(days=1), clock_time(), zone)
        return {
            "today": self.day, "zone": self.zone, "day_starts": starts, "day_ends": ends, "now": now,
            "agencies": list(self.agencies), "stamp": str(uuid7())[:13],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """What one rule asks of one place. difference: what a delta counts from; None for a full pass."""

    rule: SweepRule
    place: Place
    difference: Mapping[str, Any] | None = None

    @property
    def delta_sql(self) -> str | None:
        """The rule's question about some people only; None where it asks about everybody."""
        return self.rule.delta_sql if self.difference else None

    def given(self, now: datetime) -> dict[str, Any]:
        """Its parameters."""
        return self.place.given(now) | {"rule": self.rule.code} | dict(self.difference or {})

    def asks(self, statement: str) -> str:
        """The statement in the rule's words."""
        first, due, within = "", self.rule.full_sql, ""
        if self.delta_sql is not None:
            due, within = self.delta_sql, f"AND {self.rule.touched}"
            first = statements.FIRST.format(concerned=self.rule.concerned) if self.rule.concerned else ""
        if not self.place.alone:
            due, within = statements.OF_AGENCIES.format(due=due), within + statements.WITHIN_AGENCIES
        return statement.format(first=first, due=due, within=within)


def take(turn: Turn) -> Swept:
    """Raise, reopen and close, in a transaction of its own."""
    began, started = time.perf_counter(), clock.now()
    with acting(SWEEP) as actor:
        with connection.cursor() as cursor:
            cursor.execute(statements.ROOM)
        due, raised, reopened, closed = _answer(turn, statements.TURN, started)
        swept = _swept(turn, began, due, raised, reopened, closed)
        _keep(actor, [swept], turn.place.zone, started)
    return swept


def take_quiet(turns: Sequence[Turn]) -> list[Swept]:
    """Ask turns that found nothing the time before, in one transaction, whether they find anything now.

    On most days most rules find nothing, and planning all that a turn may write takes longer than its question. A
    rule that does find something takes its turn; so do all of them where one cannot be asked, and only that one fails.
    """
    started = clock.now()
    try:
        with acting(SWEEP) as actor:
            nothing = [swept for turn in turns if (swept := _asked(turn, started))]
            _keep(actor, nothing, turns[0].place.zone, started)
    except DatabaseError:
        nothing = []
    said = {swept.rule for swept in nothing}
    return nothing + side_by_side(
        [partial(take, turn) for turn in turns if turn.rule.code not in said], at_once=1
    )


def _asked(turn: Turn, now: datetime) -> Swept | None:
    """That it finds nothing; None where it finds something."""
    began = time.perf_counter()
    (anything,) = _answer(turn, statements.ANYTHING, now)
    if anything:
        return None
    return _swept(turn, began, 0, 0, 0, 0)


def _answer(turn: Turn, statement: str, now: datetime) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(turn.asks(statement), turn.given(now))
        row: tuple[Any, ...] = cursor.fetchone()
    return row


def _swept(turn: Turn, began: float, due: int, raised: int, reopened: int, closed: int) -> Swept:
    took, in_part = round((time.perf_counter() - began) * 1000), turn.delta_sql is not None
    return Swept(turn.rule.code, turn.place.day, in_part, due, raised, reopened, closed, took)


def _keep(actor: Actor, swept: Sequence[Swept], zone: str, started: datetime) -> None:
    SweepRun.objects.bulk_create(SweepRun(zone=zone, started_at=started, **asdict(each)) for each in swept)
    for each in swept:
        trail.record(
            actor, "notices:sweep:ran", kind="notices.sweep", key=each.rule,
            details={"as_of": each.as_of.isoformat(), "delta": each.delta, "due": each.due, "raised": each.raised,
                     "reopened": each.reopened, "closed": each.closed},
        )  # fmt: skip

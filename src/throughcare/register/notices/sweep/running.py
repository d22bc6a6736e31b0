"""Running rules: everyone, one day's difference, or one person."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import batched
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.string import StrDumper

from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.counting_rows import count_what_grew
from throughcare.platform.database.side_by_side import side_by_side
from throughcare.register.notices.models import SweepRun
from throughcare.register.notices.sweep import statements
from throughcare.register.notices.sweep.registry import known_rules
from throughcare.register.notices.sweep.report import SweepReport, Swept
from throughcare.register.notices.sweep.rule import SweepRule
from throughcare.register.notices.sweep.turns import SWEEP, Place, Turn, take, take_quiet
from throughcare.register.people.models import Person

MANY_MOVED = 10_000
"""When so many people changed their state since the sweep before, a full pass is the quicker one."""

LOOK_BACK = timedelta(days=7)
"""How far back a new responsible officer is looked for: an allocation made ahead of its day sends no word that day."""
QUIET_TOGETHER = 15
"""So many rules that found nothing the time before share a transaction."""

ROOM_FOR_PLANS = 400
"""How many prepared statements a connection keeps: every rule's, and whatever else it prepared."""
OVERLAP = timedelta(hours=1)
"""A delta looks this much further back, for what was written before the sweep and committed after it."""


@dataclass(frozen=True, slots=True)
class RunBefore:
    """A rule's sweep before this one. quiet: it found nothing and changed nothing.

    since: from this moment on what is written counts as new.
    """

    day: date
    since: datetime
    took_ms: int
    quiet: bool

    @property
    def given(self) -> dict[str, Any]:
        """The parameters of deltas."""
        return {"last": self.day, "since": self.since}


def run_sweep(
    rules: Sequence[SweepRule],
    moved_sql: str,
    *,
    as_of: date | None = None,
    delta: bool = False,
    zones: Iterable[str] | None = None,
) -> SweepReport:
    """Ask every rule, some at a time, and keep one alert for each thing found.

    A rule has a transaction of its own; those that found nothing the time before share some (`take_quiet`).

    moved_sql: gives the ids of people whose state changed after %(last)s or %(since)s; used by deltas. as_of: the
    day; each agency's own today when None. delta: only what crossed a date or changed since a rule's sweep before;
    a rule that never ran runs in full. zones: only agencies living there. A second run raises nothing twice.
    """
    swept: list[Swept] = []
    count_what_grew()
    for place in _places(as_of, zones):
        before = _runs_before(place, rules)
        moved = _moved(place, moved_sql, before) if delta and before else None
        listed = f"{{{','.join(map(str, moved or ()))}}}"  # once, and not again for each rule that names it
        loud: list[Turn] = []
        quiet: list[Turn] = []
        for rule in sorted(rules, key=lambda rule: _took(before, rule), reverse=True):
            run = None if moved is None else before.get(rule.code)
            turn = Turn(rule, place, None if run is None else run.given | {"moved": listed})
            (quiet if run and run.quiet else loud).append(turn)
        taken = side_by_side(
            [*(partial(_alone, turn) for turn in loud),
             *(partial(take_quiet, some) for some in batched(quiet, QUIET_TOGETHER, strict=False))]
        )  # fmt: skip
        done = {each.rule: each for some in taken for each in some}
        swept += [done[rule.code] for rule in rules]
        with acting(SWEEP) as actor:  # this one waits for the disk: see statements.ROOM
            follow_allocations(actor, place)
    return SweepReport(tuple(swept))


def look_again(actor: Actor, person_id: UUID) -> None:
    """Ask every known rule about one person: seconds after something changed, not the next morning."""
    zone = Person.objects.values_list("agency__zone", flat=True).get(pk=person_id)
    place = Place(zone, (), clock.today(zone), alone=True)
    given = place.given(clock.now()) | {"person": person_id}
    done = [0, 0, 0]
    with _planned_once(connection) as cursor:
        for rule in known_rules():
            due = statements.OF_PERSON.format(due=rule.full_sql)
            turn = statements.TURN.format(first="", due=due, within=statements.WITHIN_PERSON)
            _, *counts = cursor.execute(turn, given | {"rule": rule.code}, prepare=True).fetchone()
            done = [before + more for before, more in zip(done, counts, strict=True)]
    trail.record(
        actor, "notices:person:looked-again", kind="notices.sweep", people=[person_id],
        details=dict(zip(("raised", "reopened", "closed"), done, strict=True)),
    )  # fmt: skip


def follow_allocations(actor: Actor, place: Place) -> None:
    """Give open alerts to officers who became responsible within the last days."""
    given = place.given(clock.now()) | {"since_day": place.day - LOOK_BACK}
    with connection.cursor() as cursor:
        cursor.execute(statements.NEWLY_RESPONSIBLE, given)
        people = [row[0] for row in cursor.fetchall()]
    _follow(actor, people, place.day)


def follow_person(actor: Actor, person_id: UUID) -> None:
    """Give a person's open alerts to whoever is responsible today."""
    zone = Person.objects.values_list("agency__zone", flat=True).get(pk=person_id)
    _follow(actor, [person_id], clock.today(zone), named=[person_id])


def _follow(actor: Actor, people: list[UUID], day: date, named: Sequence[UUID] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements.FOLLOW, {"people": people, "today": day})
        moved = cursor.rowcount
    trail.record(
        actor, "notices:alerts:followed", kind="notices.sweep", people=named, details={"moved": moved}
    )


def zones_in_use() -> list[str]:
    """The zones in which agencies live."""
    return list(Agency.objects.order_by("zone").values_list("zone", flat=True).distinct())


def _places(as_of: date | None, zones: Iterable[str] | None) -> list[Place]:
    """The agencies by zone."""
    by_zone: dict[str, list[UUID]] = {}
    for key, zone in Agency.objects.order_by("zone").values_list("id", "zone"):
        by_zone.setdefault(zone, []).append(key)
    wanted = set(by_zone) if zones is None else set(zones)
    return [
        Place(zone, tuple(agencies), as_of or clock.today(zone), alone=len(by_zone) == 1)
        for zone, agencies in by_zone.items()
        if zone in wanted
    ]


def _alone(turn: Turn) -> list[Swept]:
    return [take(turn)]


def _runs_before(place: Place, rules: Iterable[SweepRule]) -> dict[str, RunBefore]:
    """Each rule's last sweep of this place; none of a rule that never ran."""
    codes = [rule.code for rule in rules]
    with acting(SWEEP):
        runs = SweepRun.objects.filter(rule__in=codes, zone=place.zone, as_of__lte=place.day)
        last = runs.order_by("rule", "-started_at").distinct("rule")
        return {
            run.rule: RunBefore(
                run.as_of, run.started_at - OVERLAP, run.took_ms,
                quiet=not (run.due or run.raised or run.reopened or run.closed),
            )
            for run in last
        }  # fmt: skip


def _took(before: Mapping[str, RunBefore], rule: SweepRule) -> int:
    """How long the rule took last: the longest go first, so that none is left to wait for in the end."""
    return before[rule.code].took_ms if rule.code in before else 0


def _moved(place: Place, moved_sql: str, before: Mapping[str, RunBefore]) -> list[UUID] | None:
    """Whose state changed since the earliest of these runs: asked once for all rules; None when too many did."""
    since = {
        "last": min(run.day for run in before.values()),
        "since": min(run.since for run in before.values()),
    }
    with acting(SWEEP), connection.cursor() as cursor:
        cursor.execute(f"{moved_sql} LIMIT {MANY_MOVED + 1}", place.given(clock.now()) | since)
        moved = [row[0] for row in cursor.fetchall()]
    return None if len(moved) > MANY_MOVED else moved


@contextmanager
def _planned_once(connection: BaseDatabaseWrapper) -> Iterator[Any]:
    """A cursor whose statements PostgreSQL plans once for a connection, however many people it is asked about.

    Planning a rule takes ten times as long as asking it about one person. Where an agency switched prepared
    statements off (prepare_threshold=None, for a pooler that has none), each is planned anew.
    """
    connection.ensure_connection()
    raw = connection.connection
    raw.prepared_max = max(raw.prepared_max, ROOM_FOR_PLANS)
    with connection.wrap_database_errors, psycopg.Cursor(raw) as cursor:
        cursor.adapters.register_dumper(str, StrDumper)  # as text: a plan made once has to know each type
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        yield cursor
        cursor.execute("SET LOCAL plan_cache_mode = auto")

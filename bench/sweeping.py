"""W2, the sweep: against plain one-statement-a-rule upserts, against a row loop, and against itself.

The limit is each rule's question in one plain INSERT ... ON CONFLICT DO NOTHING by raw psycopg: no closing, no
reopening, no report, no audit entry. The pick is what most people would write: a loop over people through the ORM,
measured on a sample and extrapolated: the rules as the tests hold the sweep against them, an alert got or made for each
finding. The day swept for is a working day after a working day, and what happened on it is written after the sweep
of the day before, so that the day's difference holds a day's work.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any

import psycopg
from tests.sweep.naive import Found

from bench.measuring import Result, Spread, in_turn
from bench.row_by_row import sweep_row_by_row
from bench.world import ENTERED, BenchDatabase
from throughcare.config.timetable import SWEEP_RULES, sweep_now
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Person
from throughcare.rules.dates import day_in_utc

ZONE = "Europe/London"
SAMPLE = 500
PLAIN = """
INSERT INTO notices_alert
  (id, person_id, rule, subject, due_on, officer_id, team_id, state, raised_at, done_because, version)
SELECT gen_random_uuid(), d.person_id, %(rule)s, d.subject, d.due_on, a.officer_id, a.team_id, 'new', now(), '', 1
FROM ({due}) d
LEFT JOIN caseload_allocation a ON a.person_id = d.person_id AND a.part = 'responsible' AND a.known_to IS NULL
  AND a.starts_on <= %(today)s AND (a.ends_on IS NULL OR a.ends_on > %(today)s)
ON CONFLICT (rule, subject, due_on) DO NOTHING
"""


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Full pass, second pass, delta, row loop."""
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        clear = partial(owner.execute, "TRUNCATE notices_alert")
        day = _working_day(owner)
        sweep = partial(sweep_now, as_of=day)
        taken = in_turn({"ours": sweep, "limit": partial(_plain, owner, day)}, rounds, before=clear)
        plain = _count(owner)
        clear()
        sweep()
        ours, limit = taken["ours"], taken["limit"]
        same = f"{_count(owner):,} alerts, plain {plain:,}"
        later = in_turn({"again": sweep}, rounds)
        new = (
            f"{_count(owner) - plain} new on the second run"
            if _count(owner) == plain
            else f"now {_count(owner):,}"
        )
        with _a_days_work(owner, day):
            later |= in_turn(
                {"delta": partial(sweep, delta=True)},
                rounds,
                warm_up=0,
                before=partial(_swept_the_day_before, owner, day),
            )
            share = _share_of_the_day(owner, day)
        loop, alike = _loop(owner, database.people, day)
        clear()
    return [
        Result("W2", "full sweep", "plain upserts, one a rule", ours.median / limit.median, ("at most", 1.1),
               ours, limit, same),
        Result("W2", "row loop (extrapolated)", "full sweep", loop.median / ours.median, ("at least", 500), loop, ours,
               f"measured on {SAMPLE:,} people, every rule: {alike}"),
        Result("W2", "daily delta", "full sweep", later["delta"].median / ours.median, ("at most", 0.15 + share),
               later["delta"], ours, f"{share:.0%} of the alerts are new that day"),
        Result("W2", "daily delta", "plain upserts", later["delta"].median / limit.median, ("at most", 0.15),
               later["delta"], limit, "which a quicker full pass leaves as it is"),
        Result("W2", "second full sweep", "first", later["again"].median / ours.median, ("at most", 1.1),
               later["again"], ours, new),
    ]  # fmt: skip


def _working_day(owner: psycopg.Connection[Any]) -> date:
    """The last working day after a working day, counted from the day as of which the people stand."""
    with owner.transaction():
        owner.execute("SELECT set_config('tc.system', 'bench', true)")
        row = owner.execute("SELECT max(known_from) FROM people_person").fetchone()
    day: date = (row[0] + ENTERED).date() if row else date.min
    while day.weekday() not in (1, 2, 3, 4):
        day -= timedelta(days=1)
    return day


def _swept_the_day_before(owner: psycopg.Connection[Any], day: date) -> None:
    """As it stands at the end of a day: swept in full before it began, then the day's work was written.

    The people stand as they do at its end. Were they swept so for the day before, half of what that raised would be
    about appointments which were booked then and are held now. Rows are counted as autovacuum does within minutes; the
    people were made before all that.
    """
    owner.execute("TRUNCATE notices_alert, notices_sweeprun")
    _write(owner, EXPECTED, day)
    sweep_now(as_of=day - timedelta(days=1))
    owner.execute("UPDATE notices_sweeprun SET started_at = started_at - interval '1 day'")
    _write(owner, HELD, day)
    owner.execute(COUNTED)


THE_DAYS_WORK = """
CREATE TEMP TABLE the_days_work AS
  SELECT id, known_from, now() AS found FROM supervision_appointment
  WHERE status = 'held' AND known_to IS NULL AND starts_at >= %(starts)s AND starts_at < %(ends)s
  UNION ALL SELECT id, known_from, now() FROM supervision_contact
  WHERE known_to IS NULL AND happened_at >= %(starts)s AND happened_at < %(ends)s"""
EXPECTED = "UPDATE supervision_appointment a SET status = 'booked' FROM the_days_work w WHERE w.id = a.id"
HELD = """
UPDATE supervision_appointment a SET status = 'held', known_from = now() FROM the_days_work w WHERE w.id = a.id;
UPDATE supervision_contact c SET known_from = now() FROM the_days_work w WHERE w.id = c.id"""
BEFORE = """
UPDATE supervision_appointment a SET known_to = a.known_from + interval '1 microsecond'
  FROM the_days_work w WHERE a.record_id = w.id AND a.known_to >= w.found;
UPDATE supervision_appointment a SET known_from = w.known_from + interval '1 microsecond'
  FROM the_days_work w WHERE w.id = a.id;
UPDATE supervision_contact c SET known_from = w.known_from FROM the_days_work w WHERE w.id = c.id;
DROP TABLE the_days_work"""
COUNTED = "VACUUM ANALYZE supervision_appointment, supervision_contact, notices_alert"


def _write(owner: psycopg.Connection[Any], statements: str, day: date, *, versions: bool = False) -> None:
    """About the day's work: with the versions that any change leaves behind, or as if it always had been so."""
    starts, ends = day_in_utc(day, ZONE)
    switch = "".join(
        f"ALTER TABLE supervision_{table} {{0}} TRIGGER USER;" for table in ("appointment", "contact")
    )
    with owner.transaction(), psycopg.ClientCursor(owner) as cursor:
        cursor.execute("SELECT set_config('tc.system', 'bench', true)")
        cursor.execute("SELECT set_config('tc.obliged', pg_current_xact_id()::text, true)")
        cursor.execute("" if versions else switch.format("DISABLE"))
        cursor.execute(statements, {"starts": starts, "ends": ends})
        cursor.execute("" if versions else switch.format("ENABLE"))


@contextmanager
def _a_days_work(owner: psycopg.Connection[Any], day: date) -> Iterator[None]:
    """What happened on the day, found, and expected beforehand with a version that says so; in the end put back."""
    _write(owner, THE_DAYS_WORK, day)
    _write(owner, EXPECTED, day)
    _write(owner, EXPECTED.replace("booked", "held"), day, versions=True)
    yield
    _write(owner, BEFORE, day)


def _share_of_the_day(owner: psycopg.Connection[Any], day: date) -> float:
    """Which share of all alerts the day's difference raised: a delta writes those, and may spend as much on it."""
    whole = _count(owner)
    _swept_the_day_before(owner, day)
    return 1 - _count(owner) / whole


def _plain(owner: psycopg.Connection[Any], day: date) -> None:
    starts, ends = day_in_utc(day, ZONE)
    given = {"today": day, "zone": ZONE, "day_starts": starts, "day_ends": ends}
    with owner.transaction(), owner.cursor() as cursor:
        cursor.execute("SELECT set_config('tc.system', 'bench', true)")
        cursor.execute("SELECT set_config('tc.obliged', pg_current_xact_id()::text, true)")
        for rule in SWEEP_RULES:
            cursor.execute(PLAIN.replace("{due}", rule.full_sql), {**given, "rule": rule.code})


def _count(owner: psycopg.Connection[Any]) -> int:
    with owner.transaction():
        owner.execute("SELECT set_config('tc.system', 'bench', true)")
        row = owner.execute("SELECT count(*) FROM notices_alert").fetchone()
    return int(row[0]) if row else 0


def _loop(owner: psycopg.Connection[Any], people: int, day: date) -> tuple[Spread, str]:
    """What the loop would take for everybody, and whether it found what the sweep found of the sample."""
    owner.execute("TRUNCATE notices_alert")
    sweep_now(as_of=day)
    with acting(Actor.system_named("bench")) as actor:
        trail.record(actor, "bench:row-loop", kind="bench")
        ids = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
        standing = Alert.objects.filter(person__in=ids)
        ours = set(standing.values_list("rule", "person_id", "subject", "due_on"))
        found: set[Found] = set()
        loop = partial(_into, found, partial(sweep_row_by_row, ids, day, ZONE))
        taken = in_turn({"loop": loop}, rounds=1, warm_up=0)["loop"]
    scale = people / max(1, len(ids))
    said = "the same alerts" if found == ours else f"{len(found ^ ours):,} alerts differ"
    return Spread(taken.median * scale, taken.least * scale, taken.most * scale), said


def _into(found: set[Found], look: Callable[[], set[Found]]) -> None:
    found |= look()

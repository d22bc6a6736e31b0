"""W2, the sweep: against plain one-statement-a-rule upserts, against a row loop, and against itself.

The limit is each rule's question in one plain INSERT ... ON CONFLICT DO NOTHING by raw psycopg: no closing, no
reopening, no report, no audit entry. The pick is what most people would write: a loop over people through the ORM,
measured on a sample and extrapolated. The day swept for is a working day after a working day, so that the day's
difference holds a day's work.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

import psycopg

from bench.measuring import Result, Spread, in_turn
from bench.row_by_row import sweep_row_by_row
from bench.world import ENTERED, BenchDatabase
from throughcare.config.timetable import SWEEP_RULES, sweep_now
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.dates import day_in_utc

ZONE = "Europe/London"
SAMPLE = 2_000
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
        later |= in_turn(
            {"delta": partial(sweep, delta=True)},
            rounds,
            warm_up=0,
            before=partial(_swept_the_day_before, owner, day),
        )
        share = _share_of_the_day(owner, day)
        loop = _loop(database.people)
        clear()
    return [
        Result("W2", "full sweep", "plain upserts, one a rule", ours.median / limit.median, ("at most", 1.1),
               ours, limit, same),
        Result("W2", "row loop (extrapolated)", "full sweep", loop.median / ours.median, ("at least", 500), loop, ours,
               f"measured on {SAMPLE:,} people"),
        Result("W2", "daily delta", "full sweep", later["delta"].median / ours.median, ("at most", 0.15 + share),
               later["delta"], ours, f"{share:.0%} of the alerts are new that day"),
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
    """As it stands each morning: swept in full a day ago, its rows counted since, as autovacuum does within minutes.

    (The benchmark's people were made before that.)
    """
    owner.execute("TRUNCATE notices_alert, notices_sweeprun")
    sweep_now(as_of=day - timedelta(days=1))
    owner.execute("ANALYZE notices_alert")
    owner.execute("UPDATE notices_sweeprun SET started_at = started_at - interval '1 day'")


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


def _loop(people: int) -> Spread:
    with acting(Actor.system_named("bench")) as actor:
        trail.record(actor, "bench:row-loop", kind="bench")
        ids = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:SAMPLE])
        taken = in_turn({"loop": partial(sweep_row_by_row, ids)}, rounds=1, warm_up=0)["loop"]
    scale = people / max(1, len(ids))
    return Spread(taken.median * scale, taken.least * scale, taken.most * scale)

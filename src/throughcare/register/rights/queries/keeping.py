"""Records whose time to be kept has come, by the pack's schedule; in one statement for the whole agency."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import reached, scope
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months
from throughcare.rules.jurisdictions.data_rights import FROM_WORDS, Keeping
from throughcare.rules.jurisdictions.limits import Unit

MOST = 200

# The event from which the time counts: the last order's end; the last change to the record where there never was one.
DUE = """
SELECT p.id, p.reference, last.ended
FROM people_person p
CROSS JOIN LATERAL (
  SELECT max(o.ends_on) AS ended, bool_or(o.status IN ('active', 'planned') OR o.ends_on IS NULL) AS going_on,
         count(*) AS orders
  FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL) last
WHERE p.agency_id = %(agency)s AND p.known_to IS NULL AND p.merged_into_id IS NULL
  AND last.orders > 0 AND NOT last.going_on AND last.ended <= %(before)s
  AND NOT EXISTS (SELECT 1 FROM rights_keepingreview k WHERE k.person_id = p.id AND k.known_to IS NULL
                  AND k.keeping = %(keeping)s AND (k.keep_until > %(today)s OR k.decision = 'erase'))
"""
ORDER = " ORDER BY last.ended, p.id LIMIT %(most)s"
ONE = " AND p.id = %(person)s"
REACHED = f" AND {reached('p.id')}"


@dataclass(frozen=True, slots=True)
class KeepingDue:
    """A record to be reviewed. due_on: the day its time came. why: the rule in words."""

    person_id: UUID
    reference: str
    due_on: date
    keeping: str
    why: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the agency's schedule says of one class of records. months: None where there is no figure."""

    keeping: Keeping
    months: int | None

    @property
    def words(self) -> str:
        """The rule in one sentence."""
        return f"{self.keeping.what}: {self.keeping.period.words}, counted from {FROM_WORDS[self.keeping.counted_from]}"


def schedule_of(actor: Actor) -> list[Schedule]:
    """The agency's schedule, class by class."""
    if not actor.jurisdiction:
        return []
    keeping = jurisdictions.get(actor.jurisdiction).data_rights.keeping
    return [Schedule(each, _months(each)) for each in keeping]


def keeping_due(actor: Actor, person_id: UUID | None = None) -> list[KeepingDue]:
    """Records whose time has come and on which nobody has decided, the longest overdue first, at most 200.

    person_id: ask about this one alone.
    """
    rule = next((each for each in schedule_of(actor) if each.keeping.code == "case"), None)
    if rule is None or rule.months is None:
        return []
    today = clock.today(actor.zone)
    given: dict[str, Any] = {
        **scope(actor), "keeping": "case", "today": today, "before": add_months(today, -rule.months), "most": MOST,
        "person": person_id,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(DUE + REACHED + (ONE if person_id else "") + ORDER, given)
        rows = cursor.fetchall()
    return [
        KeepingDue(key, reference, add_months(ended, rule.months), "case", rule.words)
        for key, reference, ended in rows
    ]


def due_of(actor: Actor, person_id: UUID) -> KeepingDue | None:
    """The same for one record, if its time has come."""
    return next(iter(keeping_due(actor, person_id)), None)


def _months(keeping: Keeping) -> int | None:
    period = keeping.period
    if period.amount is None:
        return None
    return period.amount if period.unit is Unit.MONTHS else max(1, timedelta(days=period.amount).days // 30)

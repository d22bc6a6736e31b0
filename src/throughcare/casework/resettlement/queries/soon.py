"""Who is to be released in the next weeks, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.orders.models import KeyDate
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.rules.jurisdictions.resettling import Resettlement

MOST = 500
ABOUT = """
SELECT 'name', n.person_id, n.given, n.family, NULL::date FROM people_name n
WHERE n.person_id = ANY(%(people)s) AND n.known_to IS NULL AND n.kind = 'main'
UNION ALL
SELECT 'stay', s.person_id, s.establishment, '', s.received_on FROM orders_custodystay s
WHERE s.person_id = ANY(%(people)s) AND s.known_to IS NULL AND s.left_on IS NULL
UNION ALL
SELECT 'report', r.person_id, r.kind, r.state, NULL FROM resettlement_resettlementreport r
JOIN resettlement_preparation p ON p.id = r.preparation_id AND p.known_to IS NULL AND p.ended_on IS NULL
WHERE r.person_id = ANY(%(people)s) AND r.known_to IS NULL
UNION ALL
SELECT 'status', r.person_id, r.status, '', NULL FROM resettlement_pathwaystatus r
JOIN resettlement_preparation p ON p.id = r.preparation_id AND p.known_to IS NULL AND p.ended_on IS NULL
WHERE r.person_id = ANY(%(people)s) AND r.known_to IS NULL
"""
WAITING = ("not_started", "in_progress", "support_required")
"""Statuses of a pathway that still ask for something."""


@dataclass(frozen=True, slots=True)
class ComingRelease:
    """One person. kind: of the key date, for its certainty. reports: by kind, the state. open: pathways not done.

    known: pathways that have a status at all. received_on: None where no stay in custody is on the record.
    """

    person_id: UUID
    name: str
    reference: str
    kind: str
    on: date
    establishment: str
    received_on: date | None
    reports: dict[str, str]
    open: int
    known: int


def released_soon(actor: Actor, times: Resettlement, today: date, weeks: int) -> list[ComingRelease]:
    """The people whom the actor may open, the soonest first: from yesterday to `weeks` ahead."""
    rows: Any = (
        KeyDate.objects.filter(
            visible_to(actor), kind__in=times.release_dates, on__gte=today - timedelta(days=1),
            on__lte=today + timedelta(weeks=weeks),
        )
        .order_by("on", "person__reference")
        .values_list("person_id", "person__reference", "kind", "on")[:MOST]
    )  # fmt: skip
    first: dict[UUID, tuple[str, str, date]] = {}
    for person, reference, kind, on in rows:
        first.setdefault(person, (reference, kind, on))
    about = _About(list(first))
    return [about.release(person, *told) for person, told in first.items()]


class _About:
    """What the list says of these people, in one statement."""

    def __init__(self, people: list[UUID]) -> None:
        self.names: dict[UUID, str] = {}
        self.stays: dict[UUID, tuple[str, date]] = {}
        self.reports: dict[UUID, dict[str, str]] = defaultdict(dict)
        self.statuses: dict[UUID, list[str]] = defaultdict(list)
        with connection.cursor() as cursor:
            cursor.execute(ABOUT, {"people": people})
            for what, person, first, second, day in cursor.fetchall():
                self._take(what, person, first, second, day)

    def release(self, person: UUID, reference: str, kind: str, on: date) -> ComingRelease:
        """One line of the list."""
        establishment, received_on = self.stays.get(person, ("", None))
        statuses = self.statuses.get(person, [])
        return ComingRelease(
            person, self.names.get(person, reference), reference, kind, on, establishment, received_on,
            self.reports.get(person, {}), sum(status in WAITING for status in statuses), len(statuses),
        )  # fmt: skip

    def _take(self, what: str, person: UUID, first: str, second: str, day: date | None) -> None:
        match what:
            case "name":
                self.names[person] = f"{first} {second}".strip()
            case "stay" if day is not None:
                self.stays[person] = (first, day)
            case "report":
                self.reports[person][first] = second
            case _:
                self.statuses[person].append(first)

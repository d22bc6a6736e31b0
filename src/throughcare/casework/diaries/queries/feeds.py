"""Calendar feeds, and what stands in them: kinds and times, no name, no place, nobody whose record is limited."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from throughcare.casework.diaries.ical import Event
from throughcare.casework.diaries.models import CalendarFeed
from throughcare.casework.diaries.offered import offered
from throughcare.casework.diaries.wording import APPOINTMENT, OUT
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.outsiders import digest_of
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import ContactKind

BEHIND, AHEAD = timedelta(days=30), timedelta(days=366)
LIMITED = """EXISTS (SELECT 1 FROM caseload_restriction lim
  WHERE lim.person_id = {0} AND lim.known_to IS NULL)"""
OFFICERS = f"""
SELECT a.id, a.starts_at, a.ends_at, CASE WHEN a.sensitive THEN '' ELSE a.kind END, a.known_from, a.person_id
FROM supervision_appointment a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL
WHERE a.officer_id = %(user)s AND a.known_to IS NULL AND a.status IN ('booked', 'held')
  AND a.starts_at >= %(since)s AND a.starts_at < %(until)s AND NOT {LIMITED.format("a.person_id")}
UNION ALL
SELECT v.id, v.starts_at, v.back_by, 'visit', v.known_from, v.person_id
FROM supervision_visit v JOIN people_person p ON p.id = v.person_id AND p.known_to IS NULL
WHERE v.officer_id = %(user)s AND v.known_to IS NULL AND v.appointment_id IS NULL AND v.state <> 'called_off'
  AND v.starts_at >= %(since)s AND v.starts_at < %(until)s AND NOT {LIMITED.format("v.person_id")}
"""  # noqa: S608 - fragments of our own; values are parameters
PERSONS = """
SELECT a.id, a.starts_at, a.ends_at, '', a.known_from, a.person_id FROM supervision_appointment a
WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.status IN ('booked', 'held')
  AND a.starts_at >= %(since)s AND a.starts_at < %(until)s
  AND a.kind IN ('office', 'home', 'phone', 'video')
ORDER BY 2, 1
"""
"""Visits that nobody is told of stand in a table of their own, which is not read here."""


@dataclass(frozen=True, slots=True)
class FeedHeld:
    """A feed in force. read_at: None where no calendar took anything yet."""

    made_at: datetime
    read_at: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class FeedOpened:
    """A feed found by its secret. actor: in whose name the officer's is read; None for a person's."""

    feed: CalendarFeed
    actor: Actor | None


def own_feed(actor: Actor) -> FeedHeld | None:
    """The actor's own feed, if one is in force."""
    return _held(owner_id=actor.user_id)


def feed_of(actor: Actor, person_id: UUID) -> FeedHeld | None:
    """A person's feed, if one is in force. The page went through the door."""
    return _held(person_id=person_id)


def is_limited(person_id: UUID) -> bool:
    """Whether few may see the record."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {LIMITED.format('%s')}", [person_id])
        return bool(cursor.fetchone()[0])


def opened_by(secret: str) -> FeedOpened | None:
    """The feed with this secret, where it still gives something out; for the view, which acts as the system."""
    feed = CalendarFeed.objects.filter(digest=digest_of(secret), revoked_at__isnull=True).first()
    if feed is None:
        return None
    if feed.person_id is not None:
        return None if is_limited(feed.person_id) else FeedOpened(feed, None)
    user = users_with_roles().filter(pk=feed.owner_id, is_active=True).first()
    actor = as_actor(user) if user else None
    return FeedOpened(feed, actor) if actor and Permission.CASELOAD_READ in actor.permissions else None


def events_of(opened: FeedOpened) -> tuple[list[Event], set[UUID]]:
    """What stands in the feed, and whose appointments these are, for the audit entry."""
    now, feed = clock.now(), opened.feed
    given: dict[str, Any] = {
        "user": feed.owner_id, "person": feed.person_id, "since": now - BEHIND, "until": now + AHEAD,
        "today": clock.today(opened.actor.zone) if opened.actor else None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(PERSONS if feed.person_id else _of_officers(), given)
        rows = cursor.fetchall()
    return [_event(feed.pk, row) for row in rows], {row[5] for row in rows}


def _of_officers() -> str:
    """Appointments and visits, and what apps above have for the officer; of nobody whose record is limited."""
    others = [
        f"SELECT x.* FROM ({each.rows}) x WHERE NOT {LIMITED.format('x.person_id')}"  # noqa: S608 - our own
        for each in offered()
    ]
    return "\nUNION ALL\n".join([OFFICERS, *others]) + "\nORDER BY 2, 1"


def _event(feed: UUID, row: tuple[Any, ...]) -> Event:
    key, starts_at, ends_at, kind, changed_at, _ = row
    return Event(f"{uuid5(feed, str(key))}@diary", starts_at, ends_at, _summary(kind), changed_at)


def _summary(kind: str) -> str:
    if kind == "visit":
        return OUT
    words = next((each.words for each in offered() if each.code == kind), "")
    if words:
        return words
    return ContactKind(kind).label if kind else APPOINTMENT


def _held(**whose: Any) -> FeedHeld | None:
    rows = CalendarFeed.objects.filter(revoked_at__isnull=True, **whose).select_related("made_by")
    feed = rows.first()
    return FeedHeld(feed.made_at, feed.read_at, feed.made_by.name) if feed else None

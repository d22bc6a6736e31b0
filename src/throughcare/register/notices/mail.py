"""E-mail to staff: that something waits, how many, and nothing about whom. One message an officer and day.

A message is a row first; sending it is retried until it is gone, and the row stays as proof.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.ids import uuid7
from throughcare.register.notices.models import Message

log = logging.getLogger(__name__)
POST = Actor.system_named("notices.mail")
MOST_ATTEMPTS = 100
RETRY_AFTER = timedelta(minutes=4)
"""Tried every five minutes: about eight hours of a mail server that does not answer."""
TO_OFFICER, TO_MANAGER = "alerts", "team-alerts"

# A day is the agency's own. Nobody gets a second message of one kind on one day, however often this runs.
COUNTS = """
WITH counted AS (
  SELECT n.officer_id, (%(now)s AT TIME ZONE g.zone)::date AS today, count(*) AS alerts
  FROM notices_alert n JOIN access_user o ON o.id = n.officer_id JOIN access_agency g ON g.id = o.agency_id
  WHERE n.state = 'new' AND n.raised_at >= (date_trunc('day', %(now)s AT TIME ZONE g.zone) AT TIME ZONE g.zone)
  GROUP BY n.officer_id, g.zone)
SELECT u.id, %(officer)s, sum(counted.alerts)::int FROM counted
CROSS JOIN LATERAL (
  SELECT counted.officer_id AS id
  UNION SELECT c.covered_by_id FROM caseload_cover c WHERE c.officer_id = counted.officer_id AND c.known_to IS NULL
    AND c.starts_on <= counted.today AND c.ends_on > counted.today) told
JOIN access_user u ON u.id = told.id AND u.is_active AND u.email <> ''
GROUP BY u.id
UNION ALL
SELECT u.id, %(manager)s, count(*) FROM notices_alert n
JOIN access_roleheld r ON r.team_id = n.team_id AND r.role = 'manager'
JOIN access_user u ON u.id = r.user_id AND u.is_active AND u.email <> ''
JOIN access_agency g ON g.id = u.agency_id AND r.starts_on <= (%(now)s AT TIME ZONE g.zone)::date
  AND (r.ends_on IS NULL OR r.ends_on > (%(now)s AT TIME ZONE g.zone)::date)
WHERE n.state = 'new' AND n.raised_at >= (date_trunc('day', %(now)s AT TIME ZONE g.zone) AT TIME ZONE g.zone)
GROUP BY u.id
"""
ALREADY = """
SELECT m.to_id, m.kind FROM notices_message m JOIN access_user u ON u.id = m.to_id
JOIN access_agency g ON g.id = u.agency_id
WHERE m.made_at >= (date_trunc('day', %(now)s AT TIME ZONE g.zone) AT TIME ZONE g.zone)
"""


def write_messages() -> int:
    """Write one message to each officer, and each manager for the team, with alerts raised today; returns how many."""
    given: dict[str, Any] = {"now": clock.now(), "officer": TO_OFFICER, "manager": TO_MANAGER}
    with acting(POST), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('notices.write_messages'))")
        cursor.execute(ALREADY, given)
        told = set(cursor.fetchall())
        cursor.execute(COUNTS, given)
        made = [
            _message(user, kind, count) for user, kind, count in cursor.fetchall() if (user, kind) not in told
        ]
        Message.objects.bulk_create(made)
    return len(made)


def tell(
    actor: Actor, users: Iterable[UUID], kind: str, subject: str, text: str, people: Iterable[UUID] = ()
) -> None:
    """Write one message to each of these users, now: that something happened, never about whom. Within a handler."""
    made = [
        Message(id=uuid7(), to_id=user, kind=kind, subject=subject, text=text) for user in sorted(set(users))
    ]
    Message.objects.bulk_create(made)
    trail.record(
        actor, "notices:message:written", kind="notices.message", people=people,
        details={"kind": kind, "told": len(made)},
    )  # fmt: skip


def send_waiting(limit: int = 500) -> int:
    """Send messages that wait; one that fails is kept with its reason and tried again. Returns how many went."""
    sent = 0
    for _ in range(limit):
        outcome = _send_one()
        if outcome is None:
            break
        sent += outcome
    return sent


def _send_one() -> bool | None:
    """Take one waiting message and send it; None when none waits. Many workers may do this at once."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("to")
            .filter(
                Q(last_tried_at__isnull=True) | Q(last_tried_at__lt=clock.now() - RETRY_AFTER),
                sent_at__isnull=True,
                attempts__lt=MOST_ATTEMPTS,
            )
            .order_by("made_at")
            .first()
        )
        return None if message is None else _try(message)


def _try(message: Message) -> bool:
    message.attempts += 1
    message.last_tried_at = clock.now()
    try:
        EmailMessage(message.subject, message.text, to=[message.to.email]).send()
    except (SMTPException, OSError) as problem:
        message.last_error = type(problem).__name__  # never the message: it may quote an address
        log.warning("message %s not sent (%s), attempt %s", message.pk, message.last_error, message.attempts)
    else:
        message.sent_at, message.last_error = clock.now(), ""
    message.save(update_fields=["attempts", "last_tried_at", "sent_at", "last_error"])
    return message.sent_at is not None


def _message(user: UUID, kind: str, count: int) -> Message:
    alerts = f"{count} new alert{'' if count == 1 else 's'}"
    who = "Your team has" if kind == TO_MANAGER else "You have"
    return Message(
        id=uuid7(),
        to_id=user,
        kind=kind,
        subject=f"{who} {alerts}",
        text=f"{who} {alerts}. Sign in to see them.",
    )

"""From an event to the messages it makes: one for each address of the agency that asked for its kind.

Nothing leaves about a record that is restricted or kept from anyone by name: to the outside it does not exist. Nor
while the person has its use restricted: a message has no ground of its own that would go on meanwhile.
"""

import json
from uuid import UUID

from django.conf import settings
from django.db import connection

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.events.models import StoredEvent
from throughcare.register.rights.queries.disputes import RESTRICTED
from throughcare.shell.exchange.hooks.kinds import BY_STORED, Kind
from throughcare.shell.exchange.models import Webhook, WebhookMessage

ORDINARY = f"""
SELECT p.agency_id FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
  AND NOT EXISTS (SELECT 1 FROM caseload_walled w WHERE w.person_id = p.id) AND NOT {RESTRICTED}
"""  # noqa: S608 - fragments of our own; values are parameters


class Outward:
    """What the bus offers every event to: does anybody outside want it, and then making the messages."""

    name = "exchange.tell_outside"

    def wants(self, actor: Actor, stored_kind: str) -> bool:
        """Whether an address asks for this kind; asked in the transaction of the event."""
        kind = BY_STORED.get(stored_kind)
        if kind is None:
            return False
        asked = Webhook.objects.filter(stopped_at__isnull=True, kinds__contains=[kind.name])
        if actor.agency_id is not None:
            asked = asked.filter(agency_id=actor.agency_id)
        return asked.exists()

    def tell(self, actor: Actor, event: StoredEvent) -> None:
        """Make the messages; safe to repeat."""
        kind = BY_STORED.get(event.kind)
        agency = agency_of_ordinary(UUID(event.body["person_id"])) if kind else None
        if kind is None or agency is None:
            return
        asked = Webhook.objects.filter(agency_id=agency, stopped_at__isnull=True, kinds__contains=[kind.name])
        made = [_message(webhook, kind, event) for webhook in asked]
        if made:
            WebhookMessage.objects.bulk_create(made, ignore_conflicts=True)
            trail.record(
                actor, "exchange:message:made", verb=trail.Verb.DISCLOSE, kind="events.event", key=event.pk,
                people=[UUID(event.body["person_id"])], details={"kind": kind.name, "messages": len(made)},
            )  # fmt: skip
            _wake()


def agency_of_ordinary(person_id: UUID) -> UUID | None:
    """The agency that keeps a person's record, if it is an ordinary one without a wall, its use not restricted."""
    with connection.cursor() as cursor:
        cursor.execute(ORDINARY, {"person": person_id, "today": clock.today("UTC")})
        row = cursor.fetchone()
    return row[0] if row else None


def _message(webhook: Webhook, kind: Kind, event: StoredEvent) -> WebhookMessage:
    said = {
        "type": kind.name,
        "timestamp": event.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {
            "id": event.body[kind.id_field],
            "person_id": event.body["person_id"],
            "link": settings.PUBLIC_ADDRESS + kind.path_of(event.body),
        },
    }
    return WebhookMessage(
        webhook=webhook, event_id=event.pk, kind=kind.name, person_id=UUID(event.body["person_id"]),
        body=json.dumps(said, separators=(",", ":")),
    )  # fmt: skip


def _wake() -> None:
    """Ask the queue for a round of sending, in the same transaction."""
    from throughcare.shell.exchange.jobs import send_messages

    send_messages.defer()

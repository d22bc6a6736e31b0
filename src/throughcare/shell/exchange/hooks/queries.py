"""The agency's addresses and how their messages fare."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.exchange.models import Webhook, WebhookMessage

State = WebhookMessage.State


@dataclass(frozen=True, slots=True)
class WebhookLine:
    """An address. stopped_because: "" while it is in use, "stopped" or "gone". sent_at: the last arrival."""

    id: UUID
    url: str
    kinds: tuple[str, ...]
    made_by: str
    made_at: datetime
    stopped_at: datetime | None
    stopped_because: str
    waiting: int
    parked: int
    sent_at: datetime | None


def webhooks(actor: Actor) -> list[WebhookLine]:
    """The agency's addresses, those in use first. Raises NotPermitted."""
    require(actor, Permission.TOKENS_ADMINISTER)
    rows = Webhook.objects.filter(agency_id=agency_of(actor)).annotate(
        waiting=Count("messages", filter=Q(messages__state=State.WAITING)),
        parked=Count("messages", filter=Q(messages__state=State.PARKED)),
        sent_at=Max("messages__ended_at", filter=Q(messages__state=State.SENT)),
    )
    lines = [
        WebhookLine(each.pk, each.url, tuple(each.kinds), each.made_by.name, each.made_at, each.stopped_at,
                    each.stopped_because, each.waiting, each.parked, each.sent_at)
        for each in rows.select_related("made_by").order_by("-made_at")
    ]  # fmt: skip
    return sorted(lines, key=lambda line: line.stopped_at is not None)

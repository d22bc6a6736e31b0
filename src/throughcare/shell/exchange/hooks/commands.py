"""Addresses for events: added with a secret shown once, stopped, and parked messages tried again."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused
from throughcare.shell.exchange.hooks.kinds import KINDS
from throughcare.shell.exchange.hooks.posting import AddressRefused, destination_of
from throughcare.shell.exchange.hooks.signing import new_secret
from throughcare.shell.exchange.models import Webhook, WebhookMessage


class WebhookRefused(Refused):
    """Something about the address or the kinds stands against it; the message says what."""


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """An address as it is shown once. secret: what the receiver checks signatures with."""

    id: UUID
    secret: str


@transaction.atomic
def add_webhook(actor: Actor, *, url: str, kinds: Collection[str]) -> NewWebhook:
    """Send events of some kinds to an address from now on. Raises NotPermitted or WebhookRefused."""
    require(actor, Permission.TOKENS_ADMINISTER)
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown or not kinds:
        raise WebhookRefused(
            f"No events are called {', '.join(unknown)}" if unknown else "Choose at least one", "kinds"
        )
    try:
        destination_of(url)
    except AddressRefused as refused:
        raise WebhookRefused(str(refused), "url") from refused
    made = Webhook(
        agency_id=agency_of(actor),
        url=url,
        kinds=sorted(kinds),
        secret=new_secret(),
        made_by_id=actor.user_id,
    )
    made.full_clean()
    made.save(force_insert=True)
    trail.record(
        actor, "exchange:webhook:added", made, verb=trail.Verb.ADMINISTER, details={"kinds": sorted(kinds)}
    )
    return NewWebhook(made.pk, made.secret)


@transaction.atomic
def stop_webhook(actor: Actor, webhook_id: UUID) -> None:
    """Send nothing more to an address; stopping it again changes nothing. Raises NotPermitted or NotThere."""
    held = _held(actor, webhook_id)
    if held.stopped_at is None:
        Webhook.objects.filter(pk=held.pk).update(stopped_at=clock.now(), stopped_because="stopped")
        trail.record(actor, "exchange:webhook:stopped", held, verb=trail.Verb.ADMINISTER)


@transaction.atomic
def send_again(actor: Actor, webhook_id: UUID) -> int:
    """Give the parked messages of an address another round of attempts; returns how many."""
    held = _held(actor, webhook_id)
    parked = WebhookMessage.objects.filter(webhook=held, state=WebhookMessage.State.PARKED)
    again = parked.update(state=WebhookMessage.State.WAITING, attempts=0, next_at=clock.now())
    trail.record(
        actor, "exchange:message:sent-again", held, verb=trail.Verb.ADMINISTER, details={"messages": again}
    )
    return again


def _held(actor: Actor, webhook_id: UUID) -> Webhook:
    require(actor, Permission.TOKENS_ADMINISTER)
    held = Webhook.objects.select_for_update().filter(pk=webhook_id, agency_id=agency_of(actor)).first()
    if held is None:
        raise NotThere(Permission.TOKENS_ADMINISTER, None, "R2 another agency's address, or none")
    return held

"""Sending what waits: at least once, with growing waits after a failure, and parked after eight.

A receiver that answers 410 wants no more: its address is stopped. Any status from 200 to 299 is an arrival.
"""

import logging
from http import HTTPStatus

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.events.bus import FIRST_WAIT, MAX_ATTEMPTS
from throughcare.shell.exchange.hooks.posting import NotSent, post
from throughcare.shell.exchange.hooks.signing import headers_for
from throughcare.shell.exchange.hooks.telling import agency_of_ordinary
from throughcare.shell.exchange.models import WebhookMessage

log = logging.getLogger(__name__)
SENDER = Actor.system_named("exchange.send_messages")
State = WebhookMessage.State


def send_due(limit: int = 100) -> int:
    """Try up to `limit` messages that are due; returns how many were tried. Many workers may call this at once."""
    tried = 0
    while tried < limit and _send_one():
        tried += 1
    return tried


def _send_one() -> bool:
    """Take one due message; the row lock is held meanwhile, so that no other worker sends it too."""
    with transaction.atomic(), acting(SENDER):
        message = (
            WebhookMessage.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("webhook")
            .filter(state=State.WAITING, next_at__lte=clock.now())
            .order_by("next_at")
            .first()
        )
        if message is None:
            return False
        if message.webhook.stopped_at or agency_of_ordinary(message.person_id) is None:
            _end(message, State.DROPPED)
        else:
            _try(message)
        return True


def _try(message: WebhookMessage) -> None:
    moment = clock.now()
    headers = headers_for(message.webhook.secret, f"msg_{message.pk}", int(moment.timestamp()), message.body)
    try:
        status = post(message.webhook.url, headers, message.body)
    except NotSent as problem:
        _keep_failure(message, str(problem), None)
        return
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        message.last_status, message.last_error = status, ""
        _end(message, State.SENT)
        return
    if status == HTTPStatus.GONE:
        _stop(message)
    _keep_failure(message, f"status {status}", status)


def _keep_failure(message: WebhookMessage, problem: str, status: int | None) -> None:
    message.attempts += 1
    message.state = State.PARKED if message.attempts >= MAX_ATTEMPTS else State.WAITING
    message.next_at = clock.now() + FIRST_WAIT * 4 ** (message.attempts - 1)
    message.last_error, message.last_status = problem[:120], status
    message.save(update_fields=["attempts", "state", "next_at", "last_error", "last_status"])
    log.warning("message %s not sent (%s), attempt %s", message.pk, message.last_error, message.attempts)


def _end(message: WebhookMessage, state: str) -> None:
    message.attempts += 1
    message.state, message.ended_at = state, clock.now()
    message.save(update_fields=["attempts", "state", "ended_at", "last_status", "last_error"])


def _stop(message: WebhookMessage) -> None:
    """The receiver wants no more."""
    webhook = message.webhook
    webhook.stopped_at, webhook.stopped_because = clock.now(), "gone"
    webhook.save(update_fields=["stopped_at", "stopped_because"])
    trail.record(
        SENDER, "exchange:webhook:stopped", webhook, verb=trail.Verb.ADMINISTER, details={"because": "gone"}
    )

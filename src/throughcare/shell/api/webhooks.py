"""/webhooks: the addresses to which the agency's events are sent. For administrators; no token is given this."""

from uuid import UUID

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown
from throughcare.shell.exchange.hooks import commands
from throughcare.shell.exchange.hooks.queries import WebhookLine
from throughcare.shell.exchange.hooks.queries import webhooks as every_webhook

webhooks = Resource("webhooks", "webhooks")
ONE = "/webhooks/{uuid:webhook_id}"


class WebhookAdded(Shown):
    """An address as it was added. secret: what signatures are checked with; shown here once."""

    id: UUID
    secret: str


def read_webhooks(actor: Actor) -> list[WebhookLine]:
    """The agency's addresses and how their messages fare."""
    return every_webhook(actor)


def add_webhook(actor: Actor, *, url: str, kinds: list[str]) -> WebhookAdded:
    """Send events of some kinds to an address from now on."""
    made = commands.add_webhook(actor, url=url, kinds=kinds)
    return WebhookAdded(id=made.id, secret=made.secret)


webhooks.lists("/webhooks", read_webhooks, newest_first=True, may=Permission.TOKENS_ADMINISTER)
webhooks.adds("/webhooks", add_webhook)
webhooks.acts(f"{ONE}/stopping", commands.stop_webhook)
webhooks.acts(f"{ONE}/trying-again", commands.send_again, name="send_webhook_messages_again")

"""Every caller's share of calls of the API."""

from time import monotonic

from django.conf import settings

from throughcare.platform.access.shares import take
from throughcare.platform.actor import Actor
from throughcare.shell.api.problems import TooMany


def spend(actor: Actor) -> None:
    """Take one call from the caller's share. Raises TooMany. Before anyone is known the caller is the address."""
    caller = actor.user_id if actor.agency_id is not None else actor.address
    wait = take(caller, monotonic(), settings.API_CALLS_A_SECOND, settings.API_BURST)
    if wait:
        raise TooMany(wait)

"""What a gateway tells, in whichever way it comes: a reply, or what became of a message."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.register.messaging.commands.receiving import take_receipt, take_reply
from throughcare.register.messaging.drafts import Incoming
from throughcare.register.messaging.wording import SENT_AS

MOST_SENDER = 200
MOST_RECEIPT = 80
"""Characters of a carrier's mark that are kept, and by which the same one is known again."""


class Unreadable(ValueError):
    """What came is neither a reply nor a receipt. The words hold nothing of it."""


class NobodyThere(LookupError):
    """No agency has this code."""


def take(code: str, told: Mapping[str, Any], mark: str = "") -> None:
    """Take a reply ({"from", "text"}) or a receipt ({"receipt", "delivered"}) for the agency with this code.

    mark: stands for the carrier's own where it gives none, so that the same one is taken once.
    Raises Unreadable, NobodyThere.
    """
    if not isinstance(told, Mapping):
        raise Unreadable("not an object")
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise NobodyThere(code)
    if "receipt" in told:
        if not isinstance(told.get("delivered"), bool) or not isinstance(told["receipt"], str):
            raise Unreadable("a receipt says delivered: true or false")
        take_receipt(agency, told["receipt"][:MOST_RECEIPT], delivered=told["delivered"])
        return
    way, sender, text = told.get("way", "text"), told.get("from"), told.get("text")
    if way not in SENT_AS or not isinstance(text, str) or not isinstance(sender, str) or not sender.strip():
        raise Unreadable("a reply says from whom, and its text")
    if len(sender) > MOST_SENDER or "\x00" in sender + text:
        raise Unreadable("a reply from no number or address")
    receipt = str(told.get("id") or mark)[:MOST_RECEIPT]
    take_reply(
        agency, Incoming(way=way, sender=sender, text=text, came_at=_moment(told.get("at")), receipt=receipt)
    )


def _moment(told: object) -> datetime:
    """When it was written; now where the carrier does not say. Raises Unreadable."""
    if told is None:
        return clock.now()
    try:
        found = datetime.fromisoformat(str(told))
    except ValueError as wrong:
        raise Unreadable("a time that is none") from wrong
    return found if found.tzinfo else found.replace(tzinfo=UTC)

"""The one place that knows what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present moment: aware, UTC, microseconds."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """The civil date now in `zone`, an IANA name such as "Europe/London"."""
    return now().astimezone(ZoneInfo(zone)).date()

"""The one place that knows what time it is.

A page that shows a record as it was known on a past date is computed for that moment: while it is, `now` and
`today` answer with it. What must be true whatever is shown (audit entries, identifiers, sessions) asks `actual`.
"""

from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_viewed: ContextVar[datetime | None] = ContextVar("viewed_moment", default=None)


def now() -> datetime:
    """The present moment, or the one that is looked back to: aware, UTC, microseconds."""
    return _viewed.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The civil date now in `zone`, an IANA name such as "Europe/London"."""
    return now().astimezone(ZoneInfo(zone)).date()


def actual() -> datetime:
    """The present moment, whatever moment is looked back to."""
    before = _viewed.set(None)
    try:
        return now()
    finally:
        _viewed.reset(before)


def view(moment: datetime | None) -> None:
    """Look back to `moment` (aware) from here on; None: at the present again. Called by `database.as_known` alone."""
    _viewed.set(moment and moment.astimezone(UTC))

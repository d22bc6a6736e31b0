"""Values as callers may send them: what could not be stored or reckoned with is refused beside its field."""

from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, Field

LONGEST_TEXT = 20_000
"""More than any field of the record holds; the field's own limit is the record's to say."""
FIRST_DAY, LAST_DAY = date(1880, 1, 1), date(2200, 12, 31)


def _storable(text: str) -> str:
    """The text itself. Raises ValueError for what PostgreSQL cannot hold."""
    if "\x00" in text:
        raise ValueError("text cannot hold the character NUL (U+0000)")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("text cannot hold half of a surrogate pair (U+D800 to U+DFFF)")
    return text


def _clock_time(moment: time) -> time:
    """The time itself. Raises ValueError where it carries an offset: it is read on the agency's own clock."""
    if moment.tzinfo is not None:
        raise ValueError("give the time on the agency's own clock, without an offset, such as 10:30")
    return moment


def _aware(moment: datetime) -> datetime:
    """The moment itself. Raises ValueError without an offset, or for one that no record can be about."""
    if moment.utcoffset() is None:
        raise ValueError("give the offset from UTC with it, such as 2026-11-02T10:30:00Z")
    _within_reach(moment.date())
    return moment


def _within_reach(day: date) -> date:
    """The day itself. Raises ValueError for one no record can be about."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"give a day from {FIRST_DAY} to {LAST_DAY}")
    return day


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_storable)]
"""Text that can be stored."""
Day = Annotated[date, AfterValidator(_within_reach)]
"""A civil date between 1880 and 2200."""
Moment = Annotated[datetime, AfterValidator(_aware)]
"""A moment, with its offset from UTC."""
Number = Annotated[float, Field(allow_inf_nan=False)]
"""A number that is one."""
ClockTime = Annotated[time, AfterValidator(_clock_time)]
"""A time of day where the agency is."""
Whole = Annotated[int, Field(ge=0, le=1_000_000)]
"""A number of something."""

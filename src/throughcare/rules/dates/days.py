"""Days counted on from a day."""

from datetime import date, timedelta

from throughcare.rules.kernel import DateOutOfRange


def add_days(day: date, count: int) -> date:
    """The day `count` days on (back, if negative). Raises DateOutOfRange outside the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError as beyond:
        raise DateOutOfRange(day, f"{count:+d} days") from beyond

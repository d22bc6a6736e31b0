"""What the packs of the United States share: the federal holidays and the references every state knows."""

from datetime import date, timedelta

from throughcare.rules.dates import MONDAY, THURSDAY, last_weekday, nth_weekday
from throughcare.rules.jurisdictions.parts import IdentifierScheme

CALENDAR = "us-federal"
POSTCODE = r"\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b|(?<![$\d])\b\d{5}-\d{4}\b"
"""A ZIP code after its state, or with its four further digits: five digits alone may be a sum of money."""
JUNETEENTH_FROM = 2021  # Public Law 117-17
SATURDAY, SUNDAY = 5, 6


def federal_holidays(year: int) -> frozenset[date]:
    """Federal holidays on the weekdays on which they are kept; the agency adds its state's further days.

    Source: 5 U.S.C. 6103; a Saturday's is kept on the Friday before, a Sunday's on the Monday after. When
    1 January of the next year is a Saturday, 31 December belongs to this year. As the law stands since 1986, the first
    year with a day for Martin Luther King; for earlier years it answers what the present law would.
    """
    fixed = [date(year, 7, 4), date(year, 11, 11), date(year, 12, 25), date(year, 1, 1), date(year + 1, 1, 1)]
    if year >= JUNETEENTH_FROM:
        fixed.append(date(year, 6, 19))
    kept = {
        nth_weekday(year, 1, MONDAY, 3),
        nth_weekday(year, 2, MONDAY, 3),
        last_weekday(year, 5, MONDAY),
        nth_weekday(year, 9, MONDAY, 1),
        nth_weekday(year, 10, MONDAY, 2),
        nth_weekday(year, 11, THURSDAY, 4),
        *map(_kept_on, fixed),
    }
    return frozenset(day for day in kept if day.year == year)


def _kept_on(day: date) -> date:
    return day + timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))


FBI_NUMBER = IdentifierScheme(
    code="us-fbi", title="FBI number", example="123456AB7", note="No published form was read; length only."
)

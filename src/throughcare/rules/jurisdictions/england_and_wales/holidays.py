"""Bank holidays in England and Wales, computed.

Source: Banking and Financial Dealings Act 1971, Sch. 1, with the days appointed by proclamation. Every day from 2012
to 2028 agrees with the list on gov.uk, and every day from 1978, when the first Monday of May became one, with an
outside package. One proclaimed later must be added to `SPECIAL` or `MOVED`.
"""

from datetime import date, timedelta

from throughcare.rules.dates import MONDAY, easter, is_weekend, last_weekday, nth_weekday

SPECIAL = frozenset(
    {
        date(1981, 7, 29),  # Wedding of the Prince of Wales
        date(1999, 12, 31),  # Millennium
        date(2002, 6, 3),  # Golden Jubilee
        date(2011, 4, 29),  # Wedding of Prince William
        date(2012, 6, 5),  # Diamond Jubilee
        date(2022, 6, 3),  # Platinum Jubilee
        date(2022, 9, 19),  # State funeral of Queen Elizabeth II
        date(2023, 5, 8),  # Coronation of King Charles III
    }
)
MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}


def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of one year, on the weekdays on which they are kept. Checked from 1978 to 2028."""
    sunday = easter(year)
    days = {
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        nth_weekday(year, 5, MONDAY, 1),
        last_weekday(year, 5, MONDAY),
        last_weekday(year, 8, MONDAY),
    }
    kept = {MOVED.get(day, day) for day in days}
    # Boxing Day before Christmas Day: when both are moved, Christmas Day takes the day that is left.
    for day in (date(year, 1, 1), date(year, 12, 26), date(year, 12, 25)):
        kept.add(_substitute(day, kept))
    return frozenset(kept | {day for day in SPECIAL if day.year == year})


def _substitute(day: date, taken: set[date]) -> date:
    """The next weekday that is not taken, where `day` falls on a weekend."""
    while is_weekend(day) or day in taken:
        day += timedelta(days=1)
    return day

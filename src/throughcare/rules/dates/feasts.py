"""Days that a calendar names by rule: Easter, the third Monday of January, the last Monday of May."""

from datetime import date, timedelta

MONDAY, THURSDAY = 0, 3


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar. The "anonymous" algorithm (Meeus/Jones/Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, over = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    quarter, spare = divmod(rest, 4)
    weekday = (32 + 2 * over + 2 * quarter - moon - spare) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` (from 1) Monday (0) to Sunday (6) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def last_weekday(year: int, month: int, weekday: int) -> date:
    """The last Monday (0) to Sunday (6) of a month."""
    day = date(year, month, 28)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    return day if day.month == month else day - timedelta(days=7)

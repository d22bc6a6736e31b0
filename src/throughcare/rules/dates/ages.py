"""Age in completed years."""

from datetime import date


def age_on(born: date, day: date) -> int:
    """Completed years on `day`; negative before birth.

    Reading: someone born on 29 February is a year older from 1 March in a common year.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

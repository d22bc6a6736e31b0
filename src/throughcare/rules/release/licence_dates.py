"""Dates around the start of a licence in England and Wales, as plain functions of days.

holidays: the bank holidays, always passed in. A count of working days starts with the day before (or after).
"""

from collections.abc import Set as AbstractSet
from datetime import date

from throughcare.rules.dates import add_days, add_working_days, is_weekend, is_working_day, on_or_before

FRIDAY = 4
HARD_STOP, WARNING, CUTOFF = 2, 2, 2
EARLY_RELEASE, LATE_ALLOCATION = 3, 5
HDC_DAYS, TIME_SERVED_DAYS = 10, 28

type Holidays = AbstractSet[date]


def last_working_day(day: date, holidays: Holidays) -> date:
    """`day`, or the working day before it where it is none."""
    return on_or_before(day, holidays)


def without_fridays(day: date, count: int, holidays: Holidays) -> date:
    """The `count`-th working day before `day`, Fridays not counted."""
    while count:
        day = add_working_days(day, -1, holidays)
        count -= day.weekday() != FRIDAY
    return day


def crd_start(release: date, confirmed: date | None, holidays: Holidays, *, held_elsewise: bool) -> date:
    """Start of a licence on a conditional release date.

    confirmed: the release that was confirmed; one later than `release` does not count. held_elsewise: the person is
    also on remand, unsentenced, detained for immigration or for extradition: then one before the last working day
    does not count either.
    """
    last = last_working_day(release, holidays)
    if confirmed is None or confirmed > release or (held_elsewise and confirmed < last):
        return last
    return confirmed


def re_release_start(
    post_recall: date, confirmed: date | None, conditional: date | None, holidays: Holidays
) -> date:
    """Start of a licence on a release after recall.

    A confirmed release later than it, or on or before the conditional release date, does not count.
    """
    if confirmed is None or confirmed > post_recall or (conditional is not None and confirmed <= conditional):
        return last_working_day(post_recall, holidays)
    return confirmed


def hard_stop(licence_start: date, holidays: Holidays) -> date:
    """The day from which the prison makes the licence: two working days before the start, which is moved back first."""
    return add_working_days(last_working_day(licence_start, holidays), -HARD_STOP, holidays)


def hard_stop_warning(licence_start: date, holidays: Holidays) -> date:
    """Two working days before the hard stop."""
    return add_working_days(hard_stop(licence_start, holidays), -WARNING, holidays)


def may_be_brought_forward(release: date, holidays: Holidays) -> bool:
    """Friday counts as a weekend here."""
    return release.weekday() == FRIDAY or is_weekend(release) or not is_working_day(release, holidays)


def earliest_release(release: date, holidays: Holidays) -> date:
    """Three working days before a release on a Friday, a weekend or a holiday, Fridays not counted; else the day."""
    if not may_be_brought_forward(release, holidays):
        return release
    return without_fridays(release, EARLY_RELEASE, holidays)


def late_allocation(today: date, release: date, holidays: Holidays) -> bool:
    """Whether nobody is left to allocate in good time: five working days or fewer, Fridays not counted."""
    return without_fridays(release, LATE_ALLOCATION, holidays) <= today <= release


def hdc_possible(today: date, conditional_release: date) -> bool:
    """Whether a home detention curfew licence may still be made: ten days or more to the conditional release date."""
    return conditional_release >= add_days(today, HDC_DAYS)


def time_served(today: date, sentence_start: date, conditional_release: date) -> bool:
    """Whether the sentence was served when it was passed, and that was less than 28 days ago."""
    return sentence_start == conditional_release and conditional_release > add_days(today, -TIME_SERVED_DAYS)

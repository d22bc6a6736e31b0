"""Civil dates: months in law, half-open periods, working days, clock times in a place, plain words."""

from throughcare.rules.dates.ages import age_on
from throughcare.rules.dates.civil_time import (
    ClockTimeDoesNotExist,
    civil_date,
    clock_time,
    day_in_utc,
    happens_twice,
    utc_moment,
)
from throughcare.rules.dates.clocks import NO_HOLIDAYS, Clock, ClockUnit
from throughcare.rules.dates.days import add_days
from throughcare.rules.dates.feasts import MONDAY, THURSDAY, easter, last_weekday, nth_weekday
from throughcare.rules.dates.months import (
    add_months,
    end_of_month,
    end_of_months_beginning_with,
    months_between,
)
from throughcare.rules.dates.periods import Period, PeriodEndsBeforeItStarts
from throughcare.rules.dates.wording import DateOrder, count_of, in_words, length, time_in_words, time_left
from throughcare.rules.dates.working_days import (
    add_working_days,
    add_working_hours,
    is_weekend,
    is_working_day,
    on_or_after,
    on_or_before,
    working_days_in,
)

__all__ = [
    "MONDAY",
    "NO_HOLIDAYS",
    "THURSDAY",
    "Clock",
    "ClockTimeDoesNotExist",
    "ClockUnit",
    "DateOrder",
    "Period",
    "PeriodEndsBeforeItStarts",
    "add_days",
    "add_months",
    "add_working_days",
    "add_working_hours",
    "age_on",
    "civil_date",
    "clock_time",
    "count_of",
    "day_in_utc",
    "easter",
    "end_of_month",
    "end_of_months_beginning_with",
    "happens_twice",
    "in_words",
    "is_weekend",
    "is_working_day",
    "last_weekday",
    "length",
    "months_between",
    "nth_weekday",
    "on_or_after",
    "on_or_before",
    "time_in_words",
    "time_left",
    "utc_moment",
    "working_days_in",
]

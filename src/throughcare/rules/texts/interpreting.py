"""By when a letter that is not in the person's language is gone through with them and an interpreter.

The days are the house's own: no published text that was read sets them.
"""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from throughcare.rules.dates import add_working_days

WORKING_DAYS = 3


def explain_by(made_on: date, answer_by: date | None, holidays: AbstractSet[date]) -> date:
    """The third working day after it was made; before the day to answer by, but never before it was made."""
    due = add_working_days(made_on, WORKING_DAYS, holidays)
    if answer_by is None:
        return due
    return max(made_on, min(due, answer_by - timedelta(days=1)))


def needs_interpreter(spoken: str, written: str) -> bool:
    """Whether a letter written in one language is for somebody who speaks another. spoken: "" when nobody asked."""
    return spoken not in ("", written)

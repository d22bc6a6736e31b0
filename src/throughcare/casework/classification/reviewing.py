"""When a flag is looked at again: by the place's published rule where there is one, else after the pack's months."""

from datetime import date

from throughcare.rules import catalogue
from throughcare.rules.dates import add_months
from throughcare.rules.jurisdictions import Jurisdiction


def next_review(pack: Jurisdiction, kind: str, last: date) -> date | None:
    """The day; None where no review is suggested. last: when the flag was set or last looked at."""
    flag = pack.flag(kind)
    if flag.review_rule:
        given = {"register": kind, "last_review": last}
        day = catalogue.find(flag.review_rule).evaluate(given)["next_review"]
        return day if isinstance(day, date) else None
    return add_months(last, flag.review_months) if flag.review_months else None

"""When the learning and work plan is looked at next, where the place has that rule. A sentence for the page."""

from datetime import date

from throughcare.casework.resettlement.due import Release
from throughcare.casework.resettlement.queries import Prepared
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.library import Purpose
from throughcare.rules.plans.learning_plan import review_window


def learning_review(pack: Jurisdiction, held: Prepared, release: Release | None, today: date) -> str:
    """The window in words; "" where the place has no such rule, nobody is in custody, or no release is known."""
    code = review_window.card.id.code
    named = any(use.code == code for use in pack.rules_for(Purpose.PLAN))
    if not named or held.received_on is None or release is None:
        return ""
    found = review_window.ask({"today": today, "release_date": release.on}).results
    first, last = found["first_day"], found["last_day"]
    if not isinstance(first, date) or not isinstance(last, date):
        return "No further review is due before release."
    return f"The next review falls from {pack.in_words(first)} to {pack.in_words(last)}."

"""How soon a failure was answered: from the day it happened to the day of the response, against the place's limit."""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import count_of
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True, slots=True)
class Swiftness:
    """days: civil days so far or in all. due_on: the last day in time; None where the place has no limit."""

    days: int
    due_on: date | None
    answered_on: date | None
    today: date

    @property
    def late(self) -> bool | None:
        """Whether the limit was passed; None where there is no limit."""
        if self.due_on is None:
            return None
        return (self.answered_on or self.today) > self.due_on

    @property
    def says(self) -> str:
        """A sentence for the page."""
        took = count_of(self.days, "day")
        said = f"Answered after {took}" if self.answered_on else f"Not answered yet, after {took}"
        if self.late is None:
            return f"{said}. This place has no published limit."
        return f"{said}, {'later than the limit' if self.late else 'within the limit'}."


def swiftness(pack: Jurisdiction, failed_on: date, answered_on: date | None, today: date) -> Swiftness:
    """The speed of one answer under the pack's limit."""
    limit = pack.responding.answer_within
    due = limit.due(failed_on, pack.holidays(failed_on.year, failed_on.year + 1))
    return Swiftness(((answered_on or today) - failed_on).days, due, answered_on, today)

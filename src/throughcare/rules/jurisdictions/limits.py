"""Time limits of a pack: a number with its unit and source, or honestly none."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from throughcare.rules.dates import add_months, add_working_days, count_of
from throughcare.rules.kernel import Mark, Source, Unsourced


class Unit(StrEnum):
    """What is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


_UNIT_WORDS: dict[Unit, str] = {Unit.DAYS: "day", Unit.WORKING_DAYS: "working day", Unit.MONTHS: "month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """How long something may take.

    amount: None where no figure is published; the agency sets its own and `note` says so.
    Raises Unsourced for an amount without a source, or for no amount without a note.
    """

    amount: int | None = None
    unit: Unit = Unit.DAYS
    source: Source | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.amount is not None and self.source is None:
            raise Unsourced(f"The time limit of {self.amount} {self.unit}", "source")
        if self.amount is None and not self.note:
            raise Unsourced("A time limit without a figure", "note")

    @property
    def words(self) -> str:
        """ "5 working days", or the note where there is no figure."""
        return self.note if self.amount is None else count_of(self.amount, _UNIT_WORDS[self.unit])

    def due(self, start: date, holidays: AbstractSet[date]) -> date | None:
        """The last day in time, counting from the day after `start`; None where there is no figure."""
        if self.amount is None:
            return None
        if self.unit is Unit.WORKING_DAYS:
            return add_working_days(start, self.amount, holidays)
        if self.unit is Unit.MONTHS:
            return add_months(start, self.amount)
        return start + timedelta(days=self.amount)


def set_by_agency(agency: str, amount: int, unit: Unit, decided_on: date) -> TimeLimit:
    """The agency's own figure, where a pack has none or it chose another; the agency is its source."""
    source = Source(
        title=f"Decision of {agency}",
        citation=f"of {decided_on.isoformat()}",
        version=decided_on.isoformat(),
        effective_from=decided_on,
        checked_on=decided_on,
        licence="The agency's own",
        mark=Mark.AGENCY_DEFAULT,
    )
    return TimeLimit(amount=amount, unit=unit, source=source)

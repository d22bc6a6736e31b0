"""Where somebody stands: unexcused failures counted, and whether enforcement has started, in plain words.

Only contacts judged to have had no reasonable excuse are counted; an excused one is not passed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.dates import add_months, count_of

WINDOW_MONTHS = 12


class Enforcement(StrEnum):
    """How far enforcement has come. Said on the page even when it is "not started"."""

    NOT_STARTED = "not_started"
    REFERRED = "referred"
    IN_PROGRESS = "in_progress"
    DECIDED = "decided"

    @property
    def sentence(self) -> str:
        """The sentence on the page."""
        return _ENFORCEMENT[self]


_ENFORCEMENT: dict[Enforcement, str] = {
    Enforcement.NOT_STARTED: "Enforcement has not started.",
    Enforcement.REFERRED: "Referred. Nobody has decided yet whether to go further.",
    Enforcement.IN_PROGRESS: "Enforcement is in progress: it is before a court, a board or a decision maker.",
    Enforcement.DECIDED: "The last enforcement has been decided.",
}


class Standing(StrEnum):
    """The badge: what to look at, never a verdict."""

    NO_FAILURES = "no_failures"
    ONE_FAILURE = "one_failure"
    SEVERAL_FAILURES = "several_failures"
    ENFORCEMENT_IN_PROGRESS = "enforcement_in_progress"


@dataclass(frozen=True, slots=True)
class Compliance:
    """Counts for the overview. `since` is the day of the last decision, from which the second count runs."""

    standing: Standing
    enforcement: Enforcement
    last_12_months: int
    since_decision: int | None
    since: date | None
    warnings: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Plain words for the page, the most important first."""
        lines = [f"{_capital(count_of(self.last_12_months, 'unexcused failure'))} in the last 12 months."]
        if self.since_decision is not None:
            lines.append(
                f"{_capital(count_of(self.since_decision, 'unexcused failure'))} since the last decision."
            )
        stand = "stands" if self.warnings == 1 else "stand"
        lines.append(f"{_capital(count_of(self.warnings, 'warning'))} that {stand}.")
        return (self.enforcement.sentence, *lines)


def compliance(
    unexcused_on: Iterable[date],
    as_of: date,
    *,
    enforcement: Enforcement = Enforcement.NOT_STARTED,
    decided_on: date | None = None,
    warned_on: Iterable[date] = (),
) -> Compliance:
    """Count failures up to and including `as_of`.

    unexcused_on: one date a contact; two contacts on one day are two failures.
    The 12 months end with `as_of` and begin the day after the same date a year before.
    decided_on: day of the last court or board decision; failures after that day are counted apart.
    warned_on: warnings that stand, whatever their age; the response rule says which still count.
    Source of the steps none, one, two or more: hmpps-manage-people-on-probation-ui @ f62be770 (MIT).
    """
    days = [day for day in unexcused_on if day <= as_of]
    recent = sum(day > add_months(as_of, -WINDOW_MONTHS) for day in days)
    since = None if decided_on is None else sum(day > decided_on for day in days)
    stand = sum(day <= as_of for day in warned_on)
    return Compliance(standing(recent, enforcement), enforcement, recent, since, decided_on, stand)


def standing(recent: int, enforcement: Enforcement) -> Standing:
    """The badge of so many unexcused failures in 12 months (0 or more)."""
    if enforcement is Enforcement.IN_PROGRESS:
        return Standing.ENFORCEMENT_IN_PROGRESS
    return (Standing.NO_FAILURES, Standing.ONE_FAILURE, Standing.SEVERAL_FAILURES)[min(recent, 2)]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

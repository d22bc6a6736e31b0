"""By when each report is to be sent, from the place's set times and the days on the record. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.casework.resettlement.wording import IMMEDIATE, PRE_RELEASE
from throughcare.rules.dates import add_days
from throughcare.rules.jurisdictions.resettling import Resettlement


@dataclass(frozen=True, slots=True)
class Release:
    """A day on which the person may be released. kind: of the pack's key dates."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class DueDays:
    """Last days of the two reports; None where no day on the record says."""

    immediate: date | None
    pre_release: date | None

    def of(self, kind: str) -> date | None:
        """The last day of one report."""
        return {IMMEDIATE: self.immediate, PRE_RELEASE: self.pre_release}[kind]


def next_release(times: Resettlement, releases: Iterable[Release], today: date) -> Release | None:
    """The earliest release from yesterday on, since a release is entered the day after."""
    coming = [
        each for each in releases if each.kind in times.release_dates and each.on >= add_days(today, -1)
    ]
    return min(coming, key=lambda each: each.on, default=None)


def due_days(times: Resettlement, received_on: date | None, release: Release | None) -> DueDays:
    """received_on: the first day of the present stay in custody."""
    return DueDays(
        add_days(received_on, times.immediate_within_days) if received_on else None,
        add_days(release.on, -times.report_before_days) if release else None,
    )

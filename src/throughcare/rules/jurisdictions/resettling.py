"""Preparing somebody for release in a place: which dates are releases, and by when the two reports are to be sent."""

from dataclasses import dataclass

from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Mark, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Resettlement:
    """The set times. release_dates: kinds of key date that may be a release, none where the pack has none.

    immediate_within_days: from the day of reception to the immediate needs report. report_before_days: so long before
    release the pre-release report is to be sent. soon_weeks: how far the list of coming releases looks.
    """

    release_dates: tuple[str, ...] = ()
    immediate_within_days: int = 5
    report_before_days: int = 84
    soon_weeks: int = 12
    source: Source = HOUSE
    note: str = "No published figure was read: the agency confirms or changes these days."

    @property
    def published(self) -> bool:
        """Whether the figures stand in a source, and are not the house's own."""
        return self.source.mark is not Mark.AGENCY_DEFAULT


RESETTLEMENT_EW = Resettlement(
    release_dates=("ew-crd", "ew-hdced", "ew-ped"),
    note="Practice speaks of twelve weeks before release; the program that was read does not hold that figure, so it"
    " is the house's starting value, as are five days after reception. The agency confirms or changes them.",
)

"""Remote check-ins in a place: how often, for how long one stands open, who may, and what is kept of a picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Mark, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinTerms:
    """The terms of a place.

    intervals: days between check-ins. window_days: the due day and those after it. form: what is asked, as among the
    forms. eligibility: the published rule that says for whom, "" where none was read: check-ins then stand beside
    meetings only. opens_at, remind_again_minutes: the hour of the day, and how soon a reminder by hand may follow
    another. review_days: working days within which one is read. keep_photo_days: by what the comparison found, days
    after it; a finding not named keeps none. from_flags: a fact of the rule by the kinds of flag that answer it yes, or
    "kind/level".
    languages: of the questions that somebody checked.
    """

    intervals: tuple[int, ...] = (7, 14, 28, 56)
    window_days: int = 3
    form: str = "check-in"
    eligibility: str = ""
    opens_at: int = 9
    remind_again_minutes: int = 30
    review_days: int = 3
    keep_photo_days: Mapping[str, int] = field(default_factory=dict)
    from_flags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)
    source: Source = HOUSE
    note: str = (
        "No rule on check-ins was read for this place. They stand beside meetings and replace none, until the agency"
        " confirms its own terms."
    )

    @property
    def published(self) -> bool:
        """Whether the figures stand in a source, and are not the house's own."""
        return self.source.mark is not Mark.AGENCY_DEFAULT


HOUSE_CHECKINS = CheckinTerms()
CHECKINS_EW = CheckinTerms(
    eligibility="checkin-eligibility",
    keep_photo_days={"no_match": 28, "match_with_concern": 2192},
    from_flags={
        "very_high_harm": frozenset({"RVHR"}),
        "multi_agency": frozenset({"MAPP/M2", "MAPP/M3"}),
        "child_protection": frozenset({"RCPR"}),
        "domestic_abuse": frozenset({"ADVP", "REG30"}),
        "sexual_conviction": frozenset({"ARSO", "ANSO"}),
    },
    source=Source(
        title="hmpps-esupervision-api, check-ins",
        citation="v2/Entities.kt, v2/checkin, v2/jobs: intervals, window, reminder, retention of images",
        url="https://github.com/ministryofjustice/hmpps-esupervision-api",
        version="3d120fc",
        effective_from=None,
        checked_on=date(2026, 11, 22),
        licence="MIT (Crown copyright)",
        mark=Mark.READ,
    ),
    note="How soon one is read is the house's starting value: three working days.",
)

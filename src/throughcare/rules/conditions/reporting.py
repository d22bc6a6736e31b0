"""Reporting: come to appointments, or report at a place, as told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID

from throughcare.rules.conditions.asking import asked, refuse
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.CONTACT, EvidenceKind.CHECK_IN, EvidenceKind.OBSERVED})


class HowOften(StrEnum):
    """How often somebody reports."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    AS_TOLD = "as_told"

    @property
    def label(self) -> str:
        """In words."""
        return {"daily": "Every day", "weekly": "Every week", "monthly": "Every month", "as_told": "As told"}[
            self.value
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Where, how often and when. at: up to two times a day. place: an address on the record, by reference."""

    where: str = asked(
        "Where", unless="", hint="For example the probation office, or a police station.", most=160
    )
    place: UUID | None = asked("Address, if it is on the record", unless=None)
    how_often: HowOften | None = asked("How often", unless=None)
    at: time | None = asked("At what time", unless=None, hint="Leave empty if it is not fixed.")
    second_at: time | None = asked(
        "Second time of the day", unless=None, hint="Only where the order says twice a day."
    )

    def __post_init__(self) -> None:
        if self.second_at and not self.at:
            raise refuse("second_at", self.second_at, "there is no first time of the day")
        if self.second_at and self.at and self.second_at <= self.at:
            raise refuse("second_at", self.second_at, "must be later than the first time of the day")


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where every report and appointment on record was kept or excused. How many were due is not guessed."""
    return something_to_do(
        evidence, ACCEPTS, period, "report", "No report or appointment is on record in this time."
    )


REPORTING = register(
    ConditionTerms(
        code="reporting",
        title="Reporting",
        says="Come to appointments, or report at a place.",
        reading="Each appointment and report on record counts. An absence counts as not kept only after somebody "
        "judged that there was no good reason.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/reporting"),
    )
)  # fmt: skip

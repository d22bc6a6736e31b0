"""Which forms a place assesses with, who signs them, and when they are due again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from throughcare.rules.kernel import Mark, Source


class Trigger(StrEnum):
    """What happened, after which an assessment is looked at again before its time."""

    ARREST = "arrest"
    NONCOMPLIANCE = "noncompliance"
    TRANSFER = "transfer"
    NEW_ORDER = "new_order"
    CONCERN = "concern"
    HEARING_IN_SIGHT = "hearing_in_sight"
    RELEASE_IN_SIGHT = "release_in_sight"


TRIGGERS: Mapping[Trigger, str] = {
    Trigger.ARREST: "A new arrest or charge",
    Trigger.NONCOMPLIANCE: "Noncompliance that went to a decision",
    Trigger.TRANSFER: "A move to another team or place",
    Trigger.NEW_ORDER: "A new sentence or order",
    Trigger.CONCERN: "A concern about somebody's safety",
    Trigger.HEARING_IN_SIGHT: "A hearing is coming",
    Trigger.RELEASE_IN_SIGHT: "Release from custody is coming",
}

HOUSE = Source(
    title="Starting value of this program",
    citation="no published figure was read for the place",
    version="2026-11-22",
    effective_from=None,
    checked_on=date(2026, 11, 22),
    licence="The program's own",
    mark=Mark.AGENCY_DEFAULT,
)
"""Stands where no source gives a figure: the agency confirms or changes it."""


@dataclass(frozen=True, slots=True)
class DueBy:
    """A published rule that says when an assessment is due. given: its inputs that are the same for everybody here."""

    rule: str
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUse:
    """A form at work. code: as among the forms; its newest version is meant.

    first_within_days: from the start of supervision; every_months: after the latest; None where nothing is due by
    itself. first_by, next_by: the published rules that say it, where there are any: they go before the figures.
    after: events that call for it before its time. source: of the figures; note: what it says, in a sentence.
    """

    code: str
    countersigned: bool = False
    first_within_days: int | None = None
    every_months: int | None = None
    first_by: DueBy | None = None
    next_by: DueBy | None = None
    after: tuple[Trigger, ...] = ()
    source: Source = HOUSE
    note: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether the figures were published, and not set here to begin with."""
        return self.source.mark is not Mark.AGENCY_DEFAULT


CONTEST_DAYS = 28
"""Days in which what a person contests in an assessment is decided: four weeks, a starting value of this program."""
SCREEN_FORMS = tuple(
    FormUse(code=code, note="Used when somebody thinks it helps; nothing makes it due.")
    for code in ("phq-9", "gad-7", "audit-c", "audit", "dast-10", "tcuds-ii")
)
"""Screens of health and of substances, in any place."""
QUESTIONNAIRE = "self-assessment"
"""What the person fills in about themselves."""

"""What a person says to one question: a value, or one of the three ways of giving none."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Said:
    """One answer. kind: a code of `wording.SAID`. value: as a rule takes it, None unless the kind is "value"."""

    kind: str
    value: object = None


NOTHING = Said("not_asked")
NOT_KNOWN, RATHER_NOT = Said("not_known"), Said("rather_not")


def value(given: object) -> Said:
    """An answer with a value."""
    return Said("value", given)


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody without an account who was let in to one self-report. checked: the check was passed not long ago.

    agency_code, agency_name, zone, jurisdiction: of the agency that asks. by_link: they hold a link; else the device
    was handed over.
    """

    key_id: UUID
    report_id: UUID
    person_id: UUID
    form: str
    read: bool
    ends_at: datetime
    check_kind: str
    by_link: bool
    checked: bool
    agency_code: str
    agency_name: str
    zone: str
    jurisdiction: str

"""What a screen, an import or the API hands to a command. Dates are civil in the agency's zone; moments are aware."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawDraft:
    """A draw to be opened. rates: by type of condition, tests a week on average (1 to 7), or 0 for all with `take`.

    take: how many people exactly; None by chance. agreed: which public value was agreed upon, "" for none.
    """

    day: date
    rates: Mapping[str, int]
    take: int | None = None
    agreed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDraft:
    """A test that somebody orders. words: the signs seen, or what else to know."""

    __test__ = False
    condition_id: UUID
    reason: str
    on: date
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionDraft:
    """A sample as it was taken. temperature_f: degrees Fahrenheit; None for what is not measured."""

    specimen: str
    collected_at: datetime
    place: str
    identity_checked: bool
    observed_because: str = ""
    volume_ml: Decimal | None = None
    temperature_f: Decimal | None = None
    minutes_to_read: int | None = None
    number: str
    seal: str
    second_seal: str = ""
    sealed_in_sight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDraft:
    """One substance. measured: ng/mL; found: what the device or the laboratory says where nothing was measured."""

    analyte: str
    measured: Decimal | None = None
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """A laboratory's report: validity as measured, or in its own word, and every substance it confirmed."""

    laboratory: str
    reported_on: date
    validity: str = ""
    creatinine_mg_dl: Decimal | None = None
    gravity: Decimal | None = None
    findings: tuple[FindingDraft, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentDraft:
    """A prescribed treatment. analytes: which findings it explains."""

    what: str
    analytes: tuple[str, ...]
    starts_on: date
    ends_on: date | None = None
    shown_by: str

"""Devices: wear and charge a device, or keep to rules for telephones and computers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Shows, Watched, within
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_do

ACCEPTS = frozenset({EvidenceKind.DEVICE, EvidenceKind.OBSERVED})
TECHNICAL = frozenset({"fault", "no_signal"})
"""States of a device that are never the person's doing."""


class DeviceDuty(StrEnum):
    """What is asked."""

    WEAR = "wear"
    INSPECTION = "inspection"
    NO_INTERNET = "no_internet"
    ONE_PHONE = "one_phone"
    OTHER = "other"

    @property
    def label(self) -> str:
        """In words."""
        return {
            "wear": "Wear and charge a device", "inspection": "Let devices be inspected",
            "no_internet": "No device with internet without leave", "one_phone": "One telephone only", "other": "Other",
        }[self.value]  # fmt: skip


class Watches(StrEnum):
    """What a worn device watches."""

    CURFEW = "curfew"
    ZONES = "zones"
    TRAIL = "trail"
    ATTENDANCE = "attendance"
    ALCOHOL = "alcohol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """watches: what a worn device is for. fitted: worn on the body, not carried."""

    duty: DeviceDuty | None = asked("What is asked", unless=None)
    watches: tuple[Watches, ...] = asked("What the device watches")
    fitted: bool = asked("Worn on the body", unless=False)
    details: str = asked("More about it", unless="", most=300)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """What is on record of the device, judged. A fault or a lost signal is never the person's failure."""
    found = (_read(each) for each in within(evidence, ACCEPTS, period))
    return something_to_do(
        found, ACCEPTS, period, "record of the device", "Nothing on record says how the device was kept."
    )


def _read(each: Evidence) -> Evidence:
    fault = each.kind is EvidenceKind.DEVICE and each.state in TECHNICAL and each.shows is not Shows.DONE
    return replace(each, shows=Shows.EXCUSED) if fault else each


DEVICES = register(
    ConditionTerms(
        code="devices",
        title="Devices",
        says="Wear and charge a device, or keep to rules for telephones and computers.",
        reading="What the device said, or what somebody saw, counts once it is judged. A fault or a lost signal "
        "is never the person's failure.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/devices"),
    )
)  # fmt: skip

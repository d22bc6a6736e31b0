"""What zones to keep out of and zones to stay in share: their hours, and the stretches on record."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from throughcare.rules.conditions.finding import (
    Evidence,
    EvidenceKind,
    Finding,
    Shows,
    Watched,
    cannot_tell,
    not_kept,
    within,
)
from throughcare.rules.conditions.finding import (
    kept as found_kept,
)
from throughcare.rules.conditions.timetable import Hours, stretches
from throughcare.rules.conditions.weighing import SILENT
from throughcare.rules.dates import Period, civil_date

ACCEPTS = frozenset({EvidenceKind.POSITION, EvidenceKind.OBSERVED})
ONE_DAY = timedelta(days=1)


def of_zone(hours: Sequence[Hours], evidence: Iterable[Evidence], period: Watched, broke: str) -> Finding:
    """The finding of a zone: only what happened at its hours counts, and silence of the record is no proof.

    broke: what it means not to keep it, "Inside the zone".
    """
    found = [each for each in within(evidence, ACCEPTS, period) if _at_its_hours(hours, each, period)]
    if judged := [each for each in found if each.shows is Shows.NOT_DONE]:
        day = period.said(judged[0].on)
        return not_kept(f"{broke} on {day}, without a reason that was accepted.", *judged)
    if waiting := [each for each in found if each.shows is Shows.OPEN]:
        day = period.said(waiting[0].on)
        return cannot_tell(f"{broke}, it seems, on {day}; nobody has judged it yet.", *waiting)
    if found:
        return found_kept("Nothing on record speaks against it, and the record was looked at.", *found)
    return cannot_tell(SILENT)


def _at_its_hours(hours: Sequence[Hours], each: Evidence, period: Watched) -> bool:
    """Whether the zone applied during a record; without hours it always does."""
    if not hours or each.starts is None:
        return True
    ends = each.ends or period.until
    days = Period.through(civil_date(each.starts, period.zone) - ONE_DAY, civil_date(ends, period.zone))
    return any(each.starts < due.ends and due.starts < ends for due in stretches(hours, days, period.zone))

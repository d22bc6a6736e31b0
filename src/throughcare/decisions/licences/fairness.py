"""Whether a new version asks more of the person, and whether that was decided fairly: as the database asks it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from throughcare.decisions.dueprocess.models import Decision, Process
from throughcare.decisions.dueprocess.wording import ADVERSE
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.rules.responses.gates import DecisionKind

ASKS_MORE = Q(act="added") | Q(act="changed", eased=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """asks_more: whether a fair process is needed. missing: what is still missing, "" where nothing is.

    process_id: the process about it, the latest.
    """

    asks_more: bool
    missing: str = ""
    process_id: UUID | None = None
    decided: str = ""


def heard_of(licence: Licence) -> Heard:
    """What fairness asks of a new version, and whether it was done."""
    rows = LicenceCondition.objects.filter(ASKS_MORE, licence=licence)
    changed: datetime | None = rows.aggregate(at=Max("known_from"))["at"]
    process: Process | None = (
        Process.objects.filter(about=licence.pk, kind=DecisionKind.CONDITION_CHANGE.value)
        .order_by("-opened_at", "-id")
        .first()
    )
    process_id = process.pk if process else None
    if licence.varies_id is None or changed is None:
        return Heard(False, "", process_id)
    decision: Decision | None = (
        Decision.objects.filter(process__about=licence.pk, process__kind=DecisionKind.CONDITION_CHANGE.value)
        .order_by("-known_from")
        .first()
    )
    if decision is None:
        missing = "It asks more of the person than the one in force. Decide about it in a fair process first"
        return Heard(True, missing, process_id)
    if decision.outcome not in ADVERSE:
        return Heard(
            True, "In a fair process it was decided that nothing follows. Send this back", process_id, decision.outcome
        )  # fmt: skip
    if not _covers(decision, licence, changed):
        missing = "It was changed since the decision about it. What asks more needs a decision of its own"
        return Heard(True, missing, process_id, decision.outcome)
    return Heard(True, "", process_id, decision.outcome)


def _covers(decision: Decision, licence: Licence, changed: datetime) -> bool:
    """The decision came after what it is about; of one for something less, the words may follow it, nothing new may."""
    if decision.outcome == "imposed":
        return decision.known_from >= changed
    keys = LicenceCondition.objects.filter(ASKS_MORE, licence=licence).values("pk")
    first = LicenceCondition.versions.filter(record_id__in=keys, version=1).aggregate(at=Max("known_from"))[
        "at"
    ]
    return first is None or decision.known_from >= first

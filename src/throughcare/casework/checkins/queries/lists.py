"""Check-ins that wait to be read, and series that wait for a manager: of everybody whom the reader may open."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from throughcare.casework.checkins.models import Checkin, CheckinPhoto, CheckinSeries
from throughcare.casework.selfreports.models import SafetyTask
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Name

MOST = 300


@dataclass(frozen=True, slots=True)
class ToRead:
    """A check-in to be read. asks_help: an answer of it asks for help, and nobody has said what was done."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    state: str
    due_on: date
    review_by: date | None
    trouble: str
    asks_help: bool


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A series that waits for a manager. asked: who asked, who may not decide."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    mode: str
    interval_days: int
    asked_by_id: UUID
    asked: str


def to_read(actor: Actor) -> list[ToRead]:
    """Who asks for help first, then by the day by which each is read."""
    helps = SafetyTask.objects.filter(source_of=OuterRef("report_id"), done_at__isnull=True)
    rows: Any = (
        Checkin.objects.filter(visible_to(actor), state__in=("submitted", "expired"))
        .annotate(named=_name(), helps=Exists(helps))
        .order_by("-helps", "review_by", "due_on", "pk")
        .values_list(
            "pk", "person_id", "named", "person__reference", "state", "due_on", "review_by", "trouble", "helps"
        )[:MOST]
    )  # fmt: skip
    return [ToRead(*row) for row in rows]


def to_decide(actor: Actor) -> list[ToDecide]:
    """The series that wait for a manager, the oldest first."""
    rows: Any = (
        CheckinSeries.objects.filter(visible_to(actor), status="initial")
        .annotate(named=_name())
        .order_by("pk")
        .values_list(
            "pk", "person_id", "named", "person__reference", "mode", "interval_days", "asked_by_id", "asked_by__name"
        )[:MOST]
    )  # fmt: skip
    return [ToDecide(*row) for row in rows]


def photo_of(person_id: UUID, report_id: UUID) -> str | None:
    """The picture of a check-in, as base64 of a JPEG; None where there is none. The page went through `door.look`."""
    photo = CheckinPhoto.objects.filter(
        person_id=person_id, report_id=report_id, gone_at__isnull=True
    ).first()
    return photo.content if photo else None


def _name() -> Subquery:
    names = Name.objects.filter(Q(kind="main"), person_id=OuterRef("person_id"))
    whole = Concat("given", Value(" "), "family", output_field=CharField())
    return Subquery(names.annotate(whole=whole).values("whole")[:1])

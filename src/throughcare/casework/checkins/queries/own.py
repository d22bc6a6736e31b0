"""What the person's own pages read: their check-in, by the self-report that it asks. The wall shows no other."""

from dataclasses import dataclass
from uuid import UUID

from throughcare.casework.checkins.models import Checkin, CheckinPhoto, OwnQuestion


@dataclass(frozen=True, slots=True)
class OwnAsk:
    """A question of the officer's own, and what was answered so far."""

    id: UUID
    asks: str
    answer: str


@dataclass(frozen=True, slots=True)
class OwnCheckin:
    """The check-in as its person sees it. photo: a picture is asked for; trouble: they said that something failed."""

    id: UUID
    photo: bool
    trouble: str
    asks: tuple[OwnAsk, ...]


def own_checkin(report_id: UUID) -> OwnCheckin | None:
    """The check-in that this self-report answers, in two statements; None where it answers none."""
    row = Checkin.objects.filter(report_id=report_id).values_list("pk", "photo", "trouble").first()
    if row is None:
        return None
    asks = (
        OwnQuestion.objects.filter(report_id=report_id).order_by("place").values_list("pk", "asks", "answer")
    )
    key, photo, trouble = row
    return OwnCheckin(key, photo, trouble, tuple(OwnAsk(*each) for each in asks))


def photo_is_kept(report_id: UUID) -> bool:
    """Whether the person has sent a picture."""
    return CheckinPhoto.objects.filter(report_id=report_id, gone_at__isnull=True).exists()

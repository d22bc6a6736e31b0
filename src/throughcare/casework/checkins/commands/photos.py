"""Pictures: taken in as a file, drawn anew so that nothing else is kept, sealed, and forgotten in time.

No machine looks at a face. The picture is drawn pixel by pixel into a new file, so that where and when it was taken,
by which device, and whatever else a file may carry is gone.
"""

import base64
from importlib import import_module
from typing import IO, Any
from uuid import UUID

from django.db import transaction

from throughcare.casework.checkins.models import Checkin, CheckinPhoto
from throughcare.casework.checkins.refusals import NotNow
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_days
from throughcare.rules.jurisdictions import Jurisdiction

FORGETS = Actor.system_named("checkins.forget_photos")


@transaction.atomic
def keep_photo(actor: Actor, report_id: UUID, file: IO[bytes], size: int) -> CheckinPhoto:
    """Keep the person's picture of a check-in that asks for one; a new one takes the place of the last.

    actor: the portal's own part of the system, which has let the person in. Raises NotThere, NotNow, NotAPicture.
    """
    rows = Checkin.objects.select_for_update(of=("self",)).filter(report_id=report_id)
    checkin: Checkin | None = rows.first() if actor.system else None
    if checkin is None:
        raise NotThere(Permission.CHECKIN_ARRANGE, None, "R1 not the actor's own check-in")
    if not checkin.photo or checkin.state != "created":
        raise NotNow("No picture is asked for")
    drawn = base64.b64encode(_drawing().drawn_anew(file, size)).decode()
    agency_id = Person.objects.values_list("agency_id", flat=True).get(pk=checkin.person_id)
    CheckinPhoto.objects.filter(report_id=report_id).delete()
    photo = CheckinPhoto(person_id=checkin.person_id, agency_id=agency_id, report_id=report_id, content=drawn)
    photo.save(force_insert=True)
    trail.record(actor, "checkins:photo:kept", photo)
    return photo


def _drawing() -> Any:
    """What draws is read when the first picture comes: no page before needs it, and it takes long."""
    return import_module("throughcare.casework.checkins.drawing")


def set_retention(actor: Actor, pack: Jurisdiction, checkin: Checkin, match: str, today: Any) -> None:
    """Keep the picture as long as the pack says for what was found; forget it now where it says nothing."""
    photo = held_photo(checkin)
    if photo is None:
        return
    days = pack.checkins.keep_photo_days.get(match, 0)
    if not days:
        forget(actor, photo)
        return
    photo.keep_until = add_days(today, days)
    photo.save(update_fields=["keep_until"])
    trail.record(actor, "checkins:photo:retained", photo, details={"days": days})


def held_photo(checkin: Checkin) -> CheckinPhoto | None:
    """The picture that is still there."""
    return CheckinPhoto.objects.filter(report_id=checkin.report_id, gone_at__isnull=True).first()


def forget(actor: Actor, photo: CheckinPhoto) -> None:
    """Take the picture away for good; that there was one stays."""
    photo.content, photo.gone_at = None, clock.now()
    photo.save(update_fields=["content", "gone_at"])
    trail.record(actor, "checkins:photo:forgotten", photo)


def forget_due() -> int:
    """Forget pictures whose time is over; how many. For the timetable, safe to repeat."""
    with acting(FORGETS) as actor, transaction.atomic():
        rows = CheckinPhoto.objects.select_related("agency").filter(gone_at__isnull=True)
        over = [each for each in rows if each.keep_until and each.keep_until < clock.today(each.agency.zone)]
        for photo in over:
            forget(actor, photo)
        return len(over)

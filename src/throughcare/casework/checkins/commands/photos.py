"""Pictures: taken in as a file, drawn anew so that nothing else is kept, sealed, and forgotten in time.

No machine looks at a face. The picture is drawn pixel by pixel into a new file, so that where and when it was taken,
by which device, and whatever else a file may carry is gone.
"""

import base64
from io import BytesIO
from typing import IO, Any
from uuid import UUID

from django.db import transaction
from PIL import ExifTags, Image, UnidentifiedImageError

from throughcare.casework.checkins.models import Checkin, CheckinPhoto
from throughcare.casework.checkins.refusals import NotAPicture, NotNow
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_days
from throughcare.rules.jurisdictions import Jurisdiction

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1024
FORMATS = ("JPEG", "PNG", "WEBP")
TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""By the orientation a camera notes (EXIF 2.32, tag 0x0112); 1 is upright."""
NOT_ONE = "Choose a picture: a JPEG, PNG or WebP file"
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
    drawn = base64.b64encode(drawn_anew(file, size)).decode()
    agency_id = Person.objects.values_list("agency_id", flat=True).get(pk=checkin.person_id)
    CheckinPhoto.objects.filter(report_id=report_id).delete()
    photo = CheckinPhoto(person_id=checkin.person_id, agency_id=agency_id, report_id=report_id, content=drawn)
    photo.save(force_insert=True)
    trail.record(actor, "checkins:photo:kept", photo)
    return photo


def drawn_anew(file: IO[bytes], size: int) -> bytes:
    """The picture as a JPEG without anything else of its file. Raises NotAPicture."""
    if size > MOST_BYTES:
        raise NotAPicture(f"The picture is too large: at most {MOST_BYTES // 1024 // 1024} MB")
    try:
        with Image.open(file, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPicture("The picture has too many points. Take a smaller one")
            turned = _upright(opened).convert("RGB")
            turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError, SyntaxError) as wrong:
        raise NotAPicture(NOT_ONE) from wrong
    fresh = Image.frombytes("RGB", turned.size, turned.tobytes())
    written = BytesIO()
    fresh.save(written, "JPEG", quality=85)
    return written.getvalue()


def _upright(opened: Image.Image) -> Image.Image:
    """As it was held. Only the one entry is read: writing the others anew fails on what cameras leave in them."""
    turn = TURNS.get(opened.getexif().get(ExifTags.Base.Orientation))
    return opened if turn is None else opened.transpose(turn)


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

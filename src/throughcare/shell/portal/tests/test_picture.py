"""A picture is off until the agency switches it on; it alone is kept, sealed, compared by a person, forgotten."""

import base64
import struct
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image
from tests.arranging import SYSTEM, World

from throughcare.casework.checkins import commands
from throughcare.casework.checkins.drafts import ReviewDraft
from throughcare.casework.checkins.models import Checkin, CheckinPhoto
from throughcare.casework.checkins.refusals import NotListed, WordsNeeded
from throughcare.casework.checkins.tests.arranged import TODAY, Phone, link_of, opened
from throughcare.platform.database.context import acting, assume
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_days

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R134", "R149")]
MAKER, WHERE = 0x010F, b"Invented Phones"


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Robin", "Ashworth")


def switched_on(world: World) -> None:
    with acting(world.actor(world.manager)) as actor:
        commands.choose_photo(actor, photo=True, reason="Agreed by the board.")


def phone_of(world: World, person: Person) -> tuple[Phone, Checkin]:
    switched_on(world)
    checkin = opened(world, person, photo=True)
    made = link_of(world, person, checkin)
    phone = Phone()
    phone.post(reverse("portal:link", args=[made.token]), {"answer": made.code})
    phone.post(reverse("portal:begin"))
    return phone, checkin


def picture(size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A picture as a phone writes it, with what it tells besides."""
    told = Image.Exif()
    told[MAKER] = WHERE.decode()
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG", exif=told)
    return written.getvalue()


def send(phone: Phone, content: bytes, name: str = "me.jpg") -> Any:
    return phone.post(reverse("portal:picture"), {"photo": SimpleUploadedFile(name, content, "image/jpeg")})


def test_it_is_off_until_the_agency_says_why_it_is_on(world: World, person: Person) -> None:
    with acting(world.actor(world.manager)) as actor, pytest.raises(WordsNeeded):
        commands.choose_photo(actor, photo=True, reason=" ")
    checkin = opened(world, person)
    assert not checkin.photo
    made = link_of(world, person, checkin)
    phone = Phone()
    phone.post(reverse("portal:link", args=[made.token]), {"answer": made.code})
    phone.post(reverse("portal:begin"))
    assert phone.get(reverse("portal:picture"))["Location"] == reverse("portal:begin")


def test_only_the_picture_is_kept_and_sealed(world: World, person: Person) -> None:
    phone, checkin = phone_of(world, person)
    sent = picture()
    assert WHERE in sent
    assert send(phone, sent)["Location"] == reverse("portal:send")
    photo = CheckinPhoto.objects.get(report_id=checkin.report_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM checkins_checkinphoto")
        raw = bytes(cursor.fetchone()[0])
    assert raw[:1] == b"\x01" and b"/9j/" not in raw, "sealed"
    kept = base64.b64decode(photo.content)
    with Image.open(BytesIO(kept)) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (1024, 768), {})
    assert WHERE not in kept
    browser = world.browser()
    shown = browser.get(reverse("checkins:photo", args=[person.pk, checkin.pk]))
    assert shown.content == kept and shown["Cache-Control"] == "no-store"


def test_a_picture_with_broken_notes_in_it_is_turned_and_kept(world: World, person: Person) -> None:
    sideways = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    letters_for_a_number = struct.pack("<HHI4s", 0x011A, 2, 4, b"abc\0")
    notes = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + sideways + letters_for_a_number + bytes(4)
    written = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(written, "JPEG", exif=notes)
    phone, checkin = phone_of(world, person)
    assert send(phone, written.getvalue())["Location"] == reverse("portal:send")
    kept = base64.b64decode(CheckinPhoto.objects.get(report_id=checkin.report_id).content)
    with Image.open(BytesIO(kept)) as drawn:
        assert drawn.size == (40, 60)


def test_a_picture_that_nobody_will_compare_is_forgotten(world: World, person: Person, deliver: Any) -> None:
    phone, checkin = phone_of(world, person)
    send(phone, picture())
    phone.post(reverse("portal:other_way"))
    deliver()
    assert CheckinPhoto.objects.get(report_id=checkin.report_id).content is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00 not a picture", "me.jpg"),
        (b"%PDF-1.7", "me.pdf"),
        (b"", "me.jpg"),
        (b"<svg/>", "me.svg"),
    ],
)
def test_what_is_no_picture_is_refused_and_nothing_said_is_lost(
    world: World, person: Person, content: bytes, name: str
) -> None:
    phone, _ = phone_of(world, person)
    phone.post(reverse("portal:part", args=[1]), {"q-mood": "v:OK", "go": "on"})
    refused = send(phone, content, name)
    assert refused.status_code == 422 and b"Choose a picture" in refused.content
    assert not CheckinPhoto.objects.exists()
    assert b'value="v:OK" checked' in phone.get(reverse("portal:part", args=[1])).content


def test_two_gigabytes_are_refused_before_they_are_read(world: World, person: Person) -> None:
    phone, _ = phone_of(world, person)
    refused = phone.generic(
        "POST",
        reverse("portal:picture"),
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
    )
    assert refused.status_code == 413 and b"at most 10 MB" in refused.content


def test_it_can_be_skipped_and_still_is_a_check_in(world: World, person: Person, deliver: Any) -> None:
    phone, checkin = phone_of(world, person)
    assert phone.post(reverse("portal:part", args=[5]), {"go": "on"})["Location"] == reverse("portal:picture")
    assert phone.post(reverse("portal:send")).status_code == 302
    deliver()
    assert Checkin.objects.get(pk=checkin.pk).state == "submitted"


@pytest.mark.parametrize(("match", "days"), [("match", None), ("no_match", 28), ("match_with_concern", 2192)])
def test_a_person_compares_it_and_it_is_kept_as_long_as_the_pack_says(
    world: World, person: Person, deliver: Any, match: str, days: int | None
) -> None:
    phone, checkin = phone_of(world, person)
    send(phone, picture())
    phone.post(reverse("portal:send"))
    deliver()
    held = Checkin.objects.get(pk=checkin.pk)
    with acting(world.actor()) as actor:
        with pytest.raises(NotListed):
            commands.review(actor, person.pk, held.pk, ReviewDraft(how="fine"), expected=held.version)
        commands.review(
            actor, person.pk, held.pk, ReviewDraft(how="fine", match=match), expected=held.version
        )
    assume(SYSTEM)
    photo = CheckinPhoto.objects.get(report_id=checkin.report_id)
    assert photo.keep_until == (add_days(TODAY, days) if days else None)
    assert (photo.content is None) is (days is None)
    assert not commands.forget_due(), "not before its time"
    if days:
        CheckinPhoto.objects.update(keep_until=add_days(TODAY, -1))
        assert commands.forget_due() == 1
        assert CheckinPhoto.objects.get(pk=photo.pk).content is None

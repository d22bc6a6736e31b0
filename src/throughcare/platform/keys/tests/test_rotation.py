"""Changing keys while eight writers write and read: no read fails, nothing is left, the old key is refused."""

import threading
from typing import Any

import pytest
from django.db import connection
from tests import factories
from tests.arranging import SYSTEM

from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.keys import ring, rotation
from throughcare.platform.keys.models import DataKey, Domain
from throughcare.platform.keys.ring import RING, CannotOpen, KeyRefused
from throughcare.platform.keys.root import FolderRootKeys
from throughcare.platform.keys.sealing import key_id_of, unseal
from throughcare.register.people.models import ContactPoint

pytestmark = [pytest.mark.usefixtures("committing"), pytest.mark.requirement("R139")]
WRITERS = 8
ROWS = 8 * WRITERS  # each writer has rows of its own: two who change one row would refuse each other, rightly
FIELD: Any = ContactPoint._meta.get_field("value")


def note(actor: Any, action: str, details: dict[str, str | int]) -> None:
    trail.record(actor, action, verb=trail.Verb.ADMINISTER, kind="keys", details=details)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes trust a key for a second instead of a minute."""
    monkeypatch.setattr(ring, "TRUSTED_FOR", 1.0)
    monkeypatch.setattr(rotation, "MARGIN", 1.0)
    RING.forget()


def some_rows() -> list[ContactPoint]:
    """Contact points with two versions each."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        person = factories.PersonFactory()
        made = [factories.ContactPointFactory(person=person, value=f"07700 9{n:05}") for n in range(ROWS)]
        for row in made:
            amend(row, expected=1, by=SYSTEM, because="test", value=f"07700 8{row.value[-5:]}")
    return made


class Writer(threading.Thread):
    """Reads all, changes one, over and over, as any process does."""

    def __init__(self, rows: list[ContactPoint], number: int, stop: threading.Event) -> None:
        super().__init__()
        self.rows, self.number, self.stop = rows, number, stop
        self.failed: list[str] = []
        self.reads = self.writes = 0

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._once()
        except Exception as problem:
            self.failed.append(repr(problem))
            raise
        finally:
            connection.close()

    def _once(self) -> None:
        with acting(SYSTEM):
            trail.record(SYSTEM, "test:written", kind="test")
            for row in ContactPoint.versions.all():
                assert row.value.startswith("07700")
                self.reads += 1
            own = self.rows[(self.number + WRITERS * self.writes) % len(self.rows)]
            mine = ContactPoint.objects.get(pk=own.pk)
            amend(mine, expected=mine.version, by=SYSTEM, because="test", value=f"07700 7{self.writes:05}")
            self.writes += 1


def test_while_eight_write_no_read_fails_and_nothing_is_left() -> None:
    rows, stop = some_rows(), threading.Event()
    with acting(SYSTEM):
        old = DataKey.objects.get(domain=Domain.CONTACT)
        before = {row.pk: row.value for row in ContactPoint.versions.filter(known_to__isnull=False)}
        stale = bytes(ContactPoint.objects.values_list("value", flat=True).first().raw)
    writers = [Writer(rows, number, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        done = [each for each in rotation.rotate(note) if each.domain == Domain.CONTACT]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert [failed for writer in writers for failed in writer.failed] == []
    assert all(writer.writes for writer in writers) and done[0].values >= 2 * ROWS
    assert rotation.left_on(old.pk, old.domain) == 0
    with acting(SYSTEM):
        now = {row.pk: row for row in ContactPoint.versions.filter(known_to__isnull=False)}
        assert {key: now[key].value for key in before} == before
        assert DataKey.objects.get(pk=old.pk).wrapped == b""
        with pytest.raises(KeyRefused):
            RING.opening(key_id_of(stale))


def test_a_rotation_changes_no_version_and_adds_none() -> None:
    some_rows()
    shown = "SELECT jsonb_agg(to_jsonb(c) - 'value' ORDER BY c.id)::text FROM people_contactpoint c"
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(shown)
        before = cursor.fetchone()[0]
    list(rotation.rotate(note))
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(shown)
        assert cursor.fetchone()[0] == before


def test_a_new_root_key_opens_everything_and_touches_no_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    folder = FolderRootKeys(tmp_path / "keys", make_first=True)
    for module in (ring, rotation):
        monkeypatch.setattr(module, "root_keys", lambda: folder)
    rows = some_rows()
    old, new, keys = rotation.rewrap(note)
    assert (old, new) == ("root-0001", "root-0002") and keys >= 2
    folder.retire(old)
    RING.forget()
    with acting(SYSTEM):
        assert [row.value for row in ContactPoint.versions.of(rows[0].pk)] == ["07700 900000", "07700 800000"]


def test_only_the_keys_own_system_seals_a_closed_version_anew() -> None:
    rows = some_rows()
    with acting(SYSTEM):
        closed = ContactPoint.versions.filter(record_id=rows[0].pk, known_to__isnull=False).get()
    with pytest.raises(Exception, match="closed version"), acting(SYSTEM):
        ContactPoint.versions.filter(pk=closed.pk).update(value=closed.__dict__["value"])
    with pytest.raises(Exception, match="closed version"), acting(rotation.KEEPER):
        ContactPoint.versions.filter(pk=closed.pk).update(seen_by="changed on the way")


def test_a_value_of_another_row_put_in_place_does_not_open() -> None:
    one, other, *_ = some_rows()
    with acting(SYSTEM):
        raw = ContactPoint.objects.get(pk=one.pk).__dict__["value"].raw
        assert unseal(FIELD.place, one.pk, raw)
        with pytest.raises(CannotOpen):
            unseal(FIELD.place, other.pk, raw)

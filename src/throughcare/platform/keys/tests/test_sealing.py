"""Sealing: what comes out is what went in, in its place only, unchanged only, under a key in use only."""

import itertools
import random
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories

from throughcare.platform.keys.fields import BlindIndexField, NotByText, Sealed, opened_row
from throughcare.platform.keys.models import DataKey, Domain
from throughcare.platform.keys.ring import RING, CannotOpen, KeyRefused, blind
from throughcare.platform.keys.sealing import Place, key_id_of, seal, unseal
from throughcare.register.people.models import ContactPoint, Name

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139")]
PHONE = Place("people_contactpoint", "value", Domain.CONTACT)
AGENCY = UUID(int=0xA6E)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT, record=st.uuids())
def test_what_is_opened_is_what_was_sealed(db: None, text: str, record: UUID) -> None:
    raw = seal(PHONE, AGENCY, record, text)
    assert unseal(PHONE, record, raw) == text
    assert len(raw) == 33 + len(text.encode()) and raw[0] == 1
    assert text.encode() not in raw or len(text) < 3


def test_every_swap_of_rows_and_columns_is_refused() -> None:
    """A hundred rows of five columns: each value opens in its own place and in none of the other 499."""
    places = [
        PHONE, Place("people_contactpoint", "note", Domain.CONTACT), Place("people_other", "value", Domain.CONTACT),
        Place("people_name", "alias", Domain.IDENTITY), Place("protection_entry", "content", Domain.PROTECTED),
    ]  # fmt: skip
    cells = [(place, uuid4()) for _ in range(100) for place in places]
    sealed = [seal(place, AGENCY, record, f"{record} {place.column}") for place, record in cells]
    draw, opened, tried = random.Random(7), 0, 0
    for (place, record), raw in itertools.chain(
        zip(cells, sealed, strict=True),
        ((draw.choice(cells), draw.choice(sealed)) for _ in range(5000)),
    ):
        own = raw == sealed[cells.index((place, record))]
        tried += 1
        if own:
            assert unseal(place, record, raw) == f"{record} {place.column}"
            opened += 1
        else:
            with pytest.raises(CannotOpen):
                unseal(place, record, raw)
    assert opened >= 500 and tried - opened > 4900
    for at, (place, record) in enumerate(cells[:5]):  # within one row, every column against every other
        for other, raw in enumerate(sealed[:5]):
            if other != at:
                with pytest.raises(CannotOpen):
                    unseal(place, record, raw)


def test_every_bit_changed_is_refused() -> None:
    record = uuid4()
    raw = seal(PHONE, AGENCY, record, "07700 900123")
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CannotOpen):
            unseal(PHONE, record, bytes(changed))
    for cut in range(len(raw)):
        with pytest.raises(CannotOpen):
            unseal(PHONE, record, raw[:cut])


def test_the_same_text_is_never_sealed_alike_and_always_indexed_alike() -> None:
    record = uuid4()
    assert len({seal(PHONE, AGENCY, record, "x") for _ in range(50)}) == 50
    assert blind("a.b", AGENCY, "x") == blind("a.b", AGENCY, "x")
    others = {blind("a.b", AGENCY, "y"), blind("a.c", AGENCY, "x"), blind("a.b", uuid4(), "x")}
    assert len(others | {blind("a.b", AGENCY, "x")}) == 4


def test_each_agency_and_domain_has_a_key_of_its_own() -> None:
    record = uuid4()
    keys = {
        key_id_of(seal(Place("t", "c", domain), agency, record, "x"))
        for domain in (Domain.CONTACT, Domain.IDENTITY)
        for agency in (AGENCY, uuid4())
    }
    assert len(keys) == 4


def test_a_key_that_is_not_there_or_retired_opens_nothing() -> None:
    record = uuid4()
    raw = seal(PHONE, AGENCY, record, "x")
    key = DataKey.objects.get(pk=key_id_of(raw))
    key.replaced_at = key.retired_at = key.created_at
    key.wrapped = b""
    key.save()
    RING.forget()
    with pytest.raises(KeyRefused):
        unseal(PHONE, record, raw)


class TestAField:
    def test_is_text_to_a_row_and_sealed_to_the_database(self) -> None:
        made = factories.ContactPointFactory(value="07700 900123")
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_jsonb(c)::text FROM people_contactpoint c")
            assert "900123" not in cursor.fetchone()[0]
        assert ContactPoint.objects.get(pk=made.pk).value == "07700 900123"
        assert ContactPoint.objects.defer("value").get(pk=made.pk).value == "07700 900123"

    def test_slips_out_of_rows_of_values_sealed_and_opens_on_demand(self) -> None:
        factories.ContactPointFactory(value="07700 900123")
        row = ContactPoint.objects.values("record_id", "value").get()
        assert isinstance(row["value"], Sealed) and f"{row['value']}{row}".count("(sealed)") == 2
        assert opened_row(ContactPoint, row)["value"] == "07700 900123"

    def test_is_not_compared_with_text(self) -> None:
        with pytest.raises(NotByText):
            ContactPoint.objects.filter(value="07700 900123").exists()

    def test_is_found_by_its_index_however_it_is_written(self) -> None:
        made = factories.ContactPointFactory(value="07700 900123")
        field = ContactPoint._meta.get_field("value_index")
        assert isinstance(field, BlindIndexField)
        wanted = field.index(made.person.agency_id, "+44 7700 900 123")
        assert ContactPoint.objects.get(value_index=wanted).pk == made.pk

    def test_keeps_every_version_readable(self) -> None:
        made = factories.ContactPointFactory(value="07700 900123")
        ContactPoint.objects.filter(pk=made.pk).update(seen_by="a sister")
        assert [each.value for each in ContactPoint.versions.of(made.pk)] == ["07700 900123"] * 2

    @pytest.mark.parametrize("value", [b"07700 900123", b"\x01" * 40])
    def test_takes_nothing_that_no_key_sealed(self, value: bytes) -> None:
        made = factories.ContactPointFactory()
        with pytest.raises(DatabaseError, match="no key in use"), transaction.atomic():
            ContactPoint.objects.filter(pk=made.pk).update(value=Sealed(value))

    def test_an_alias_never_stands_in_clear(self) -> None:
        made = factories.NameFactory(kind="alias", given="Ned", family="Stone")
        with pytest.raises(DatabaseError, match="alias_sealed"), transaction.atomic():
            Name.objects.filter(pk=made.pk).update(family="Stone")
        with pytest.raises(DatabaseError, match="alias_sealed"), transaction.atomic():
            Name.objects.create(
                person=made.person, kind="alias", given="Ned", recorded_by_id=made.recorded_by_id
            )

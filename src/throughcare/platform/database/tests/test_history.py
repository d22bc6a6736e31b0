"""History is kept by the database itself, whichever way a row is changed."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import SYSTEM

from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.models import Adjustment

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007")]


def test_each_change_files_the_version_before() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    amend(need, expected=1, by=SYSTEM, because="more-is-known", need="Braille")
    amend(need, expected=2, by=SYSTEM, because="more-is-known", need="Audio")
    rows = Adjustment.versions.of(need.pk).values_list("version", "need", "known_from", "known_to")
    assert [(version, text) for version, text, *_ in rows] == [
        (1, "Large print"),
        (2, "Braille"),
        (3, "Audio"),
    ]
    assert [row[3] for row in rows[:2]] == [
        row[2] for row in rows[1:]
    ]  # no moment without a version, none with two
    assert Adjustment.objects.get(pk=need.pk).need == "Audio"


def test_raw_sql_keeps_history_too() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_adjustment SET need = 'Braille' WHERE id = %s", [need.pk])
    assert list(Adjustment.versions.of(need.pk).values_list("need", flat=True)) == ["Large print", "Braille"]


def test_a_closed_version_is_neither_changed_nor_removed() -> None:
    need = factories.AdjustmentFactory()
    retract(need, expected=1, by=SYSTEM, because="wrong-person")
    for sql in (
        "UPDATE people_adjustment SET need = '' WHERE id = %s",
        "DELETE FROM people_adjustment WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [need.pk])

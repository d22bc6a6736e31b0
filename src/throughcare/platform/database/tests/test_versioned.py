"""Versioned history: filed whole and in order, never lost, and answerable for any moment."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories
from tests.arranging import SYSTEM

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion, Versioned, amend, retract
from throughcare.register.people.models import Adjustment

pytestmark = pytest.mark.requirement("R003", "R007")

KEPT = [model for model in apps.get_models() if issubclass(model, Versioned)]


def history(need: Adjustment) -> list[Adjustment]:
    return list(Adjustment.versions.of(need.pk))


def run(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, list(values))


@pytest.mark.django_db
def test_every_versioned_table_has_its_guards_and_the_demand_for_audit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        found = set(cursor.fetchall())
    promised = ("keep_version", "file_version", "keep_rows", "keep_all", "oblige")
    tables = [model._meta.db_table for model in KEPT]
    missing = [(table, f"{table}_{each}") for table in tables for each in promised]
    assert len(tables) >= 20
    assert [pair for pair in missing if pair not in found] == []


@pytest.mark.django_db
def test_amending_files_the_old_version_with_who_ended_it_and_why() -> None:
    other: UUID = factories.UserFactory().pk
    need = factories.AdjustmentFactory(need="Large print")
    began = need.known_from
    amend(need, expected=1, by=Actor(user_id=other, agency_id=None), because="more-is-known", need="Braille")
    old, new = history(need)
    assert (old.need, old.version, old.known_from, old.known_to) == ("Large print", 1, began, new.known_from)
    assert (old.recorded_by_id, old.closed_by, old.closed_because) == (SYSTEM.user_id, other, "more-is-known")
    assert (new.pk, new.need, new.version, new.known_to) == (need.pk, "Braille", 2, None)
    assert (new.recorded_by_id, new.because) == (other, "more-is-known")
    assert old.pk != new.pk
    assert list(Adjustment.objects.filter(record_id=need.pk)) == [new], (
        "the usual manager shows what is known now"
    )


@pytest.mark.django_db
def test_an_update_in_raw_sql_is_filed_and_numbered_too() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    run("UPDATE people_adjustment SET need = 'Braille' WHERE id = %s", need.pk)
    run(
        "UPDATE people_adjustment SET need = 'Audio', version = 77, known_from = '1999-01-01' WHERE id = %s",
        need.pk,
    )
    rows = history(need)
    assert [(row.version, row.need) for row in rows] == [(1, "Large print"), (2, "Braille"), (3, "Audio")]
    assert all(old.known_to == new.known_from > old.known_from for old, new in pairwise(rows))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE people_adjustment SET need = 'Forged' WHERE {}",
        "UPDATE people_adjustment SET known_to = NULL WHERE {}",
        "UPDATE people_adjustment SET known_to = now() WHERE {}",
        "DELETE FROM people_adjustment WHERE {}",
    ],
)
@pytest.mark.parametrize("closed_by", ["amend", "retract"])
def test_a_closed_version_refuses_every_change(change: str, closed_by: str) -> None:
    need = factories.AdjustmentFactory(need="Large print")
    if closed_by == "amend":
        amend(need, expected=1, by=SYSTEM, because="x", need="Braille")
    else:
        retract(need, expected=1, by=SYSTEM, because="x")
    before = [(row.pk, row.need, row.known_to) for row in history(need)]
    with pytest.raises(DatabaseError):
        run(change.format("record_id = %s AND known_to IS NOT NULL"), need.pk)
    assert [(row.pk, row.need, row.known_to) for row in history(need)] == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM people_adjustment WHERE id = %s",
        "UPDATE people_adjustment SET id = gen_random_uuid() WHERE id = %s",
        "UPDATE people_adjustment SET record_id = gen_random_uuid() WHERE id = %s",
        "UPDATE people_adjustment SET known_to = now(), need = 'Slipped in' WHERE id = %s",
    ],
)
def test_a_record_is_not_removed_and_keeps_its_identity(sql: str) -> None:
    need = factories.AdjustmentFactory(need="Large print")
    with pytest.raises(DatabaseError):
        run(sql, need.pk)
    assert [row.need for row in history(need)] == ["Large print"]


@pytest.mark.django_db
def test_two_versions_of_a_record_never_bear_one_number() -> None:
    need = factories.AdjustmentFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        factories.AdjustmentFactory(person=need.person, record_id=need.pk, version=1)


def test_nobody_empties_a_table_of_history(committing: None) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged")
        factories.AdjustmentFactory()
    for who in ("default", "owner"):
        with pytest.raises(DatabaseError), transaction.atomic(using=who), connections[who].cursor() as cursor:
            cursor.execute("TRUNCATE people_adjustment")


@pytest.mark.django_db
def test_a_change_or_retraction_from_an_old_version_is_refused_and_writes_nothing() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    amend(need, expected=1, by=SYSTEM, because="x", need="Braille")
    stale = Adjustment.objects.get(pk=need.pk)
    with pytest.raises(StaleVersion) as told:
        amend(stale, expected=1, by=SYSTEM, because="y", need="Audio")
    assert (told.value.model, told.value.key, told.value.expected) == ("Adjustment", need.pk, 1)
    with pytest.raises(StaleVersion):
        retract(stale, expected=1, by=SYSTEM, because="y")
    assert [row.need for row in history(need)] == ["Large print", "Braille"]


@pytest.mark.django_db
def test_a_wrong_field_is_refused_and_writes_nothing() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    with pytest.raises(ValidationError):
        amend(need, expected=1, by=SYSTEM, because="x", need="")
    assert [row.need for row in history(need)] == ["Large print"]


@pytest.mark.django_db
def test_a_retracted_record_is_known_no_more_and_its_history_stays() -> None:
    need = factories.AdjustmentFactory(need="Large print")
    amend(need, expected=1, by=SYSTEM, because="x", need="Braille")
    retract(need, expected=2, by=SYSTEM, because="wrong-person")
    assert not Adjustment.objects.filter(pk=need.pk).exists()
    first, last = history(need)
    assert (last.pk, last.need, last.version) == (need.pk, "Braille", 2)
    assert (last.closed_by, last.closed_because) == (SYSTEM.user_id, "wrong-person")
    assert first.known_to == last.known_from
    assert last.known_to is not None
    with pytest.raises(StaleVersion):
        amend(need, expected=2, by=SYSTEM, because="x", need="Audio")


@pytest.mark.django_db
def test_many_changes_in_one_transaction_keep_their_order() -> None:
    """The clock may stand still or go back within a transaction; the versions do not."""
    need = factories.AdjustmentFactory(need="0")
    for number in range(1, 41):
        if number % 3:
            amend(need, expected=number, by=SYSTEM, because="x", need=str(number))
        else:
            run(
                "UPDATE people_adjustment SET need = %s, known_from = '2000-01-01' WHERE id = %s",
                str(number), need.pk,
            )  # fmt: skip
    rows = history(need)
    assert [(row.version, row.need) for row in rows] == [(number + 1, str(number)) for number in range(41)]
    assert all(old.known_from < old.known_to == new.known_from for old, new in pairwise(rows))


ACTS = st.lists(st.sampled_from(["amend", "raw", "raw back in time", "retract"]), max_size=9)


@pytest.mark.django_db
@given(acts=ACTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_moment_has_exactly_one_version(acts: list[str]) -> None:
    """After any sequence of changes: one version at each moment of the record's life, none outside it."""
    need = factories.AdjustmentFactory(need="0")
    told = _carry_out(need, acts)
    rows = history(need)
    assert [row.need for row in rows] == told
    assert [row.version for row in rows] == list(range(1, len(rows) + 1))
    tick = timedelta(microseconds=1)
    for row in rows:
        ends = [row.known_to - tick] if row.known_to else [datetime(2100, 1, 1, tzinfo=UTC)]
        for moment in (row.known_from, *ends):
            assert _known(need, moment) == [row.pk]
    assert _known(need, rows[0].known_from - tick) == []
    if "retract" in acts:
        assert _known(need, rows[-1].known_to) == []


def _carry_out(need: Any, acts: list[str]) -> list[str]:
    """Do the acts until the record is retracted; returns the texts its versions must hold."""
    told = ["0"]
    for number, act in enumerate(acts, 1):
        if act == "retract":
            retract(need, expected=len(told), by=SYSTEM, because="x")
            return told
        if act == "amend":
            amend(need, expected=len(told), by=SYSTEM, because="x", need=str(number))
        elif act == "raw":
            run("UPDATE people_adjustment SET need = %s WHERE id = %s", str(number), need.pk)
        else:
            run(
                "UPDATE people_adjustment SET need = %s, known_from = known_from - interval '1 day' WHERE id = %s",
                str(number), need.pk,
            )  # fmt: skip
        told.append(str(number))
    return told


def _known(need: Any, moment: datetime) -> list[UUID]:
    return [row.pk for row in Adjustment.versions.filter(record_id=need.pk).as_known_on(moment)]

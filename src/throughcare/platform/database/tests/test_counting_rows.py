"""Whoever serves has the owner count tables: rows that nobody counted yet are known to the planner afterwards."""

import pytest
from django.db import connection
from tests import factories
from tests.arranging import SYSTEM

from throughcare.platform.access.models import Team
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.counting_rows import count_what_grew


def rows_known() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'access_team'::regclass")
        return float(cursor.fetchone()[0])


@pytest.mark.django_db
def test_rows_of_this_transaction_are_counted_where_every_table_is() -> None:
    before = rows_known()
    for _ in range(7):
        factories.TeamFactory()
    assert count_what_grew(every_one=True) > 100
    assert rows_known() == max(before, 0) + 7


@pytest.mark.django_db
def test_where_nothing_grew_nothing_is_counted() -> None:
    count_what_grew(every_one=True)
    assert count_what_grew() == 0


@pytest.mark.usefixtures("committing")
def test_a_table_that_grew_is_counted_once() -> None:
    assert count_what_grew() == 0
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        agency = factories.AgencyFactory()
        Team.objects.bulk_create(
            Team(agency=agency, name=f"Team {number}", code=f"t{number}") for number in range(1600)
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
    assert count_what_grew() == 1
    assert rows_known() == 1600
    assert count_what_grew() == 0

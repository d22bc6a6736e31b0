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
    count_what_grew(every_one=True)  # what tests before this one counted was rolled back since
    before = rows_known()
    for _ in range(7):
        factories.TeamFactory()
    assert count_what_grew(every_one=True) > 1
    assert rows_known() == max(before, 0) + 7


EMPTY = """SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
WHERE c.relkind = 'r' AND c.reltuples = -1 AND pg_relation_size(c.oid) = 0 ORDER BY c.oid"""


@pytest.mark.django_db
def test_an_empty_table_stays_unknown_to_the_planner() -> None:
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        before = cursor.fetchall()
        count_what_grew(every_one=True)
        cursor.execute(EMPTY)
        assert cursor.fetchall() == before
    assert before


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

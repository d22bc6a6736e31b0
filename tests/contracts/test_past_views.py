"""Every versioned table has its view of the past: the same columns of the same types, read only, under the wall."""

import pytest
from django.apps import apps
from django.db import connection

from throughcare.platform.database.versioned import Versioned

VERSIONED = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Versioned))
SHAPE = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007")]


@pytest.mark.parametrize("table", VERSIONED)
def test_the_view_has_the_shape_of_its_table(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SHAPE, [f"public.{table}"])
        of_table = cursor.fetchall()
        cursor.execute(SHAPE, [f"as_known.{table}"])
        assert cursor.fetchall() == of_table


def test_the_views_obey_their_reader_and_take_no_write() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'as_known'::regnamespace"
            " AND c.relname <> 'complete' AND NOT ('security_invoker=true' = ANY(c.reloptions))"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'as_known'::regnamespace"
            " AND (has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE')"
            "      OR has_table_privilege(c.oid, 'DELETE'))"
        )
        assert cursor.fetchall() == []


def test_what_policies_ask_speaks_of_today_whatever_the_search_path() -> None:
    """A function that reads tables would read the past's under a past search path, and open a wall raised since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang"
            " WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql')"
            " AND p.prosrc ~* '\\mfrom\\M' AND p.prorettype <> 'trigger'::regtype AND p.proname !~ '^procrastinate'"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
            " AND NOT coalesce('search_path=public, pg_temp' = ANY(p.proconfig), false)"
        )
        assert cursor.fetchall() == []

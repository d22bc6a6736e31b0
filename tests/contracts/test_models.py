"""Every model has a factory that makes a row the database accepts, and every table of a person a wall."""

import pytest
from django.apps import apps
from django.db import connection, models
from tests import factories

OURS = [model for model in apps.get_models() if model.__module__.startswith("throughcare.")]
MADE_BY_SQL = {"AuditEvent", "AuditPending", "AuditPayload"}
"""Written by `audit.trail.record` alone, which has tests of its own."""
FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if isinstance(factory, type) and issubclass(factory, factories.DjangoModelFactory) and factory._meta.model
}


@pytest.mark.django_db
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_has_a_factory(model: type[models.Model]) -> None:
    if model.__name__ in MADE_BY_SQL:
        return
    assert FACTORIES[model].create().pk is not None


@pytest.mark.django_db
@pytest.mark.requirement("R137")
def test_every_table_with_a_person_stands_behind_a_forced_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind IN ('r', 'p') AND a.attname IN ('person_id') AND NOT a.attisdropped"
            " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
        )
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_every_wall_checks_what_is_written_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE qual IS NULL OR with_check IS NULL")
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_the_application_owns_nothing_and_bypasses_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user AND relkind = 'r'"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_no_function_or_view_goes_round_the_wall() -> None:
    """Works with its owner's rights: only `tc_count_rows`, which counts for the planner and shows no row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
            " AND proname NOT LIKE 'procrastinate%'"
        )
        assert cursor.fetchall() == [("tc_count_rows",)]
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []

"""The identity bar: one statement, and a birth that never claims more than is known."""

from datetime import date

import pytest
from django.template.loader import get_template
from tests import factories
from tests.arranging import World

from throughcare.platform.access.door import NotThere
from throughcare.platform.database.context import acting
from throughcare.register.people import pages
from throughcare.register.people.queries import person_header

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R001", "R003")
def test_the_header_reads_who_the_person_is_in_one_statement(world, django_assert_num_queries) -> None:
    person = world.person(
        "Łukasz", "O'Neil", born_from=date(1990, 5, 17), language="pl", interpreter_needed=True
    )
    factories.NameFactory(person=person, kind="preferred", given="Luke", family="")
    factories.AdjustmentFactory(person=person, need="Large print")
    factories.AdjustmentFactory(person=person, need="Lift", ends_on=date(2020, 1, 1))
    with acting(world.actor()) as actor, django_assert_num_queries(1):
        header = person_header(actor, person.pk)
    assert header.display_name == "Łukasz O'Neil"
    assert header.preferred_name == "Luke"
    assert header.born == "17 May 1990"
    assert header.flags == ("Interpreter needed: Polish", "Large print")


@pytest.mark.parametrize(
    ("known", "born"),
    [
        (
            {"born_from": date(1987, 1, 1), "born_to": date(1987, 12, 31), "born_precision": "year"},
            "1987 (year only)",
        ),
        (
            {"born_from": None, "born_precision": "age_band", "born_as_given": "43-47 at release"},
            "43 to 47 at release",
        ),
        ({"born_from": None, "born_precision": "unknown"}, "Not recorded"),
    ],
)
def test_a_birth_is_shown_with_its_precision(world: World, known: dict, born: str) -> None:
    person = world.person(**known)
    with acting(world.actor()) as actor:
        assert person_header(actor, person.pk).born == born


def test_a_person_without_a_name_is_shown_by_reference(world: World) -> None:
    person = factories.PersonFactory(agency=world.agency, reference="G000042")
    with acting(world.actor()) as actor:
        header = person_header(actor, person.pk)
    assert (header.display_name, header.shown_reference) == ("G000042", "")


def test_another_agencys_person_is_not_there(world: World) -> None:
    person = factories.PersonFactory()
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        person_header(actor, person.pk)


def test_the_macros_draw_the_bar_and_the_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    given = (
        ("Person", "people:details", "Personal details", f"/p/{pages.ANYBODY}/"),
        ("Person", "rights:rights", "Rights", f"/p/{pages.ANYBODY}/rights/"),
        ("Papers", "documents:letters", "Letters", f"/p/{pages.ANYBODY}/letters/"),
    )
    monkeypatch.setattr(pages, "_addresses", lambda _prefix: given)
    person = world.person(language="so")
    with acting(world.actor()) as actor:
        header = person_header(actor, person.pk)
    macros = get_template("people/header.jinja", using="jinja").template.module
    bar = str(macros.identity(header, facts=[{"label": "Level", "value": "High"}]))
    assert "Alex Example" in bar and "High" in bar and "Somali" in bar
    within = str(macros.pages(header, "people:details"))
    assert f'href="/p/{person.pk}/" aria-current="true">Person' in within
    assert f'href="/p/{person.pk}/" aria-current="page">Personal details' in within
    assert f'href="/p/{person.pk}/rights/">Rights' in within
    alone = str(macros.pages(header, "documents:letters"))
    assert f'href="/p/{person.pk}/letters/" aria-current="page">Papers' in alone
    assert "Rights" not in alone

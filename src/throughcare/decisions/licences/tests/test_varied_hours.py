"""A curfew whose hours change: typed once, in the new version, and on the order when it comes into force."""

from typing import Any

import pytest
from django.urls import reverse
from tests.arranging import World

from throughcare.casework.orders.models import Condition
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.tests.drafted import CURFEW, begun, curfew, f, row, today
from throughcare.decisions.licences.tests.test_variations import decided
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R066", "R069")]
BEFORE = [{"day": day, "starts": "19:00", "ends": "07:00"} for day in ("monday", "tuesday")]
NIGHTS = {
    "kind": CURFEW, "wording": "own", "hours_rows": "2", "text": "Stay in at the hours named.",
    "terms_hours": ["friday", "saturday"], "terms_hours_starts": "22:00", "terms_hours_ends": "6am",
}  # fmt: skip
AFTER = [{"day": day, "starts": "22:00", "ends": "06:00"} for day in ("friday", "saturday")]


@pytest.fixture
def made(world: World) -> Licence:
    """A new version of a licence with a curfew, which is in force."""
    person, officer = world.person(), world.actor()
    f.SupervisionStateFactory(person=person, state="active")
    held = begun(officer, person, kind="TIME_SERVED")
    commands.add_row(officer, held.pk, curfew(), expected=held.version)
    held.refresh_from_db()
    held = commands.submit(officer, held.pk, expected=held.version)
    commands.approve(world.actor(world.manager), held.pk, expected=held.version)
    held = commands.activate(officer, held.pk)
    assert on_order(person) == BEFORE
    new = commands.vary(officer, held.pk, expected=held.version)
    return commands.change_details(officer, new.pk, LicenceDraft(starts_on=today()), expected=new.version)


def on_order(person: Person) -> Any:
    """The hours by which the order is watched."""
    terms = Condition.objects.get(person=person, kind=CURFEW).terms
    return [{name: each[name] for name in ("day", "starts", "ends")} for each in terms["hours"]]


def drafted(licence: Licence) -> LicenceCondition:
    return row(licence, CURFEW)


def typed(world: World, licence: Licence, **more: Any) -> Any:
    """Send the form of the curfew in the new version, as the page asks for it."""
    licence.refresh_from_db()
    where = reverse("licences:change_row", args=[licence.person_id, licence.pk, drafted(licence).pk])
    given = {"version": licence.version, **NIGHTS, **more}
    return world.browser().post(where, given)


def test_the_form_of_the_new_version_shows_the_hours_that_stand(world: World, made: Licence) -> None:
    where = reverse("licences:change_row", args=[made.person_id, made.pk, drafted(made).pk])
    shown = world.browser().get(where).content.decode()
    assert 'name="terms_hours_starts"' in shown and "19:00" in shown and "7:00" in shown


def test_new_hours_typed_in_the_new_version_stand_on_the_order_when_it_is_in_force(
    world: World, made: Licence
) -> None:
    person = made.person
    assert typed(world, made).status_code == 303
    assert (
        drafted(made).act == "changed" and on_order(person) == BEFORE
    )  # nothing holds before it is in force
    officer = world.actor()
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    decided(world, made)
    made.refresh_from_db()
    third = world.actor(world.user("manager", team=world.team, name="Mona Manager"))
    made = commands.approve(third, made.pk, expected=made.version)
    commands.activate(officer, made.pk)
    assert on_order(person) == AFTER
    assert Condition.objects.filter(person=person, kind=CURFEW).count() == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            {"terms_hours_2": ["saturday"], "terms_hours_2_starts": "05:00", "terms_hours_2_ends": "08:00"},
            "overlaps with",
        ),
        ({"terms_hours_ends": ""}, "Enter when these hours end"),
        ({"terms_hours": []}, "Choose the days of these hours"),
        ({"terms_hours_starts": "25:00"}, "The beginning"),
    ],
    ids=["one that runs into the next across midnight", "no end", "no days", "no time of day"],
)
def test_hours_that_cannot_stand_are_refused_beside_their_field_and_stay_typed(
    world: World, made: Licence, more: dict[str, Any], says: str
) -> None:
    answer = typed(world, made, **more)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert says in shown and "Stay in at the hours named." in shown
    assert drafted(made).act == "kept" and on_order(made.person) == BEFORE

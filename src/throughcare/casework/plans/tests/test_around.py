"""The plan where the rest of the record speaks of it: past dates, changes, the overview, the person's own data."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans import commands
from throughcare.casework.plans.models import Objective, PlanReview, Step
from throughcare.casework.plans.tests.arranged import KEPT, NO, TODAY, signed
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.register.people.models import Person
from throughcare.register.people.queries.changes import changes_between
from throughcare.register.rights import packing

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(world: World) -> Person:
    """Sam, with a signed plan, not agreed to."""
    made = world.person(given="Sam")
    factories.OrderFactory(person=made, kind="ew-community-order", status="active")
    signed(world.actor(), made, KEPT, answer=NO)
    return made


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


def renamed(officer: Actor, person: Person, title: str) -> str:
    """The objective gets another title; the moment before, as an address names it."""
    before = clock.now().isoformat().replace("+00:00", "Z")
    objective = Objective.objects.get(person=person)
    with acting(officer):
        amend(objective, expected=objective.version, by=officer, because="changed", title=title)
    return before


@pytest.mark.requirement("R007", "R041")
def test_the_plan_as_it_was_known(world: World, person: Person, officer: Actor) -> None:
    before = renamed(officer, person, "I will move to my sister's")
    browser = world.browser()
    for name in ("plan", "versions", "compare", "for_person"):
        here = reverse(f"plans:{name}", args=[person.pk])
        then = browser.get(f"/as-known/{before}{here}")
        assert then.status_code == 200, name
        assert "As known at" in then.content.decode(), name
    then = browser.get(f"/as-known/{before}{reverse('plans:plan', args=[person.pk])}").content.decode()
    assert KEPT.title in then
    assert "move to my sister" not in then
    assert "Add a step" not in then  # nothing can be changed in the past


@pytest.mark.requirement("R041")
def test_changes_of_the_plan_are_among_the_records_changes(person: Person, officer: Actor) -> None:
    earlier = clock.now()
    renamed(officer, person, "I will move to my sister's")
    told = str(changes_between(officer, person.pk, earlier, clock.now()))
    assert KEPT.title in told
    assert "I will move to my sister" in told


@pytest.mark.requirement("R137")
def test_the_persons_own_data_hold_their_plan(person: Person) -> None:
    pack = packing.make({person.pk}, {}, title="Sam", made_on=TODAY)
    with zipfile.ZipFile(io.BytesIO(pack.file)) as packed:
        page = packed.read("record.html").decode()
    for said in (KEPT.title, "A quiet place to sleep.", NO.reason, "I will go to the housing advice session"):
        assert said.replace("'", "&#39;") in page, said


@pytest.mark.requirement("R032")
def test_the_overview_says_the_next_step_the_answer_and_the_review(world: World, person: Person) -> None:
    Step.objects.filter(person=person).update(due_on=TODAY - timedelta(days=3))
    PlanReview.objects.filter(person=person).update(due_on=TODAY - timedelta(days=1))
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(f"/people/{person.pk}/")
    assert len(statements) <= MOST_A_PAGE, statements
    body = " ".join(answer.content.decode().split())
    assert "In force; the person does not agree (version 1)." in body
    assert "I will go to the housing advice session on Tuesday (late: " in body
    assert "Overdue since" in body


@pytest.mark.requirement("R032")
def test_the_overview_without_a_plan_says_so(world: World) -> None:
    assert "No plan yet." in world.browser().get(f"/people/{world.person().pk}/").content.decode()


def test_a_change_after_signing_stands_on_the_overview(world: World, person: Person, officer: Actor) -> None:
    with acting(officer):
        commands.add_objective(officer, person.pk, KEPT)
    assert (
        "Changed since version 1: to be signed again."
        in world.browser().get(f"/people/{person.pk}/").content.decode()
    )

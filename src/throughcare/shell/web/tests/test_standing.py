"""Where a person stands, on their overview: one line, a path for each matter, and what happens next."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted
from tests.fair import close_gates

from throughcare.decisions.appeals.tests.arranged import lodged
from throughcare.decisions.appeals.wording import CALLED
from throughcare.decisions.dueprocess import commands
from throughcare.decisions.licences.tests.drafted import submitted
from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.rules.responses.gates import DecisionKind
from throughcare.shell.web.screens.standing import NOTHING

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R082", "R132")]


def test_nothing_open_is_said_in_so_many_words(world: World) -> None:
    person = world.person()
    assert NOTHING in world.browser().get(reverse("web:overview", args=[person.pk])).content.decode()


def test_a_failure_and_a_decision_are_drawn_with_what_is_next_and_by_when(world: World) -> None:
    person = world.person()
    today = clock.today("Europe/London")
    failure = factories.FailureFactory(
        person=person, stage="asked", excuse_due_on=today + timedelta(days=3), asked_how="letter"
    )
    with acting(world.actor()) as actor:
        commands.open_process(
            actor, person.pk, DecisionKind.CUSTODY, about=failure.pk, reported_by=world.officer.pk
        )
    client, address = world.browser(), reverse("web:overview", args=[person.pk])
    client.get(address)
    with counted() as statements:
        said = client.get(address).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "1 failure to deal with and 1 decision being made." in said
    assert said.count('class="tc-path"') == 2 and said.count('aria-current="step"') == 2
    assert "Prepared, 0 of" in said and "Waiting for the person" in said


def test_once_every_step_before_it_is_closed_the_decision_is_next(world: World) -> None:
    person, officer = world.person(), world.actor()
    process = commands.open_process(
        officer, person.pk, DecisionKind.CONDITION_CHANGE, about=uuid4(), reported_by=world.officer.pk
    )
    close_gates(officer, process.pk)
    said = world.browser().get(reverse("web:overview", args=[person.pk])).content.decode()
    assert "1 decision being made. Next: decide." in said


@pytest.mark.requirement("R083")
def test_an_appeal_stands_with_who_has_to_act(world: World) -> None:
    person = world.person()
    made = lodged(world, person)
    said = world.browser().get(reverse("web:overview", args=[person.pk])).content.decode()
    assert "1 appeal running. Next: tell the person that it came in." in said
    assert (
        f"{CALLED[made.called]}: lodged" in said
        and reverse("appeals:appeal", args=[person.pk, made.pk]) in said
    )


@pytest.mark.requirement("R069")
def test_a_licence_on_its_way_stands_with_what_comes_next(world: World) -> None:
    person = world.person()
    submitted(world.actor(), person)
    said = world.browser().get(reverse("web:overview", args=[person.pk])).content.decode()
    assert "1 licence on the way. Next: approve the licence." in said
    assert "Licence 1: waiting for approval" in said

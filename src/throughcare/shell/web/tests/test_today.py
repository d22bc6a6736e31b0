"""Home: what is due, late, new and waiting, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock

pytestmark = pytest.mark.django_db


def test_today_is_empty_for_a_new_officer(world: World) -> None:
    response = world.browser().get("/")
    assert response.status_code == 200
    assert b"Nobody is on your caseload" in response.content


@pytest.mark.requirement("R095")
def test_today_shows_the_day(world: World) -> None:
    person = world.person("Robin", "Ash")
    now = clock.now()
    factories.AppointmentFactory(person=person, officer=world.officer, starts_at=now - timedelta(minutes=5))
    factories.AppointmentFactory(person=person, officer=world.officer, starts_at=now - timedelta(days=3))
    factories.TaskFactory(person=person, owner=world.officer, due_on=now.date(), what="Ring the hostel")
    factories.AlertFactory(person=person, officer=world.officer, rule="outcome-not-recorded")
    failure = factories.FailureFactory(person=person)
    browser = world.browser()
    with counted() as statements:
        response = browser.get("/")
    text = response.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Robin Ash" in text and "Ring the hostel" in text
    assert "Outcomes to record from before today" in text
    assert "Outcome not recorded: 1 new" in text
    assert failure.what in text


def test_someone_elses_people_do_not_appear(world: World) -> None:
    other = world.user("officer", team=world.team)
    person = world.person("Robin", "Ash", officer=other)
    factories.TaskFactory(person=person, owner=other)
    factories.AlertFactory(person=person)
    assert b"Robin Ash" not in world.browser().get("/").content


@pytest.mark.requirement("R012", "R030")
def test_assessments_that_wait_for_somebody_stand_on_their_day(world: World) -> None:
    person = world.person("Jordan", "Elm")
    manager, colleague = world.manager, world.user("psychologist", name="Petra Psychologist")
    draft = factories.AssessmentFactory(person=person, lead=world.officer)
    factories.SectionWorkFactory(person=person, assessment=draft, asked=colleague, profession="psychologist")
    factories.AssessmentFactory(
        person=person, form="gad-7@2026-11-22", lead=world.officer, stage="signed", signed_at=clock.now(),
        countersigning="waiting",
    )  # fmt: skip
    shown = {user: SignedIn(user).get("/").content.decode() for user in (world.officer, manager, colleague)}
    assert "PHQ-9: being made" in shown[world.officer]
    assert "waits for a second signature" not in shown[world.officer]
    assert "GAD-7: waits for a second signature" in shown[manager]
    assert "Questions: asked of you" in shown[colleague]
    assert "PHQ-9: being made" not in shown[colleague]


@pytest.mark.requirement("R095")
def test_whoever_leads_a_team_and_carries_nobody_begins_with_what_waits_for_them(world: World) -> None:
    browser = SignedIn(world.manager)
    with counted() as statements:
        text = browser.get("/").content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Nobody is on your caseload" not in text and "Overdue a contact" not in text
    assert "Your team" in text and reverse("appeals:register") in text and reverse("notices:team") in text
    factories.AllocationFactory(
        person=world.person(), officer=world.manager, team=world.team, part="supporting"
    )
    assert "Overdue a contact" in browser.get("/").content.decode()

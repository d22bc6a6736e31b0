"""The plan as the officer reads it: what it says first, what it shows as missing, in how many statements."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.plans import attached, commands
from throughcare.casework.plans.attached import Attached
from throughcare.casework.plans.drafts import AnswerDraft, Mark, NoteDraft
from throughcare.casework.plans.models import Objective, Plan, Step
from throughcare.casework.plans.tests.arranged import KEPT, NO, TODAY, YES, begun, plan_of, signed
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R032")]


RATED = {
    "school_work_need": "CONSIDERABLE", "family_need": "SOME", "substances_need": "NONE",
    "leisure_strength": "CONSIDERABLE", "leisure_strength_words": "Plays football twice a week.",
}  # fmt: skip
"""A great need for work, some in the family, none of substances, and football that helps."""
WORK = replace(
    KEPT, title="I will find a job, so that I can pay my own rent", need="work", related=("money",),
    measure="Job interviews", baseline="", target="", baseline_value=0, target_value=6, unit="interviews",
    direction="up", strength="lifestyle",
    benchmarks=(Mark(by=TODAY + timedelta(days=30), words="Two by then", value=2),),
)  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    """Under an order, with needs as in RATED."""
    made = world.person(given="Sam")
    factories.OrderFactory(
        person=made, kind="ew-community-order", status="active", starts_on=TODAY - timedelta(days=60),
        ends_on=TODAY + timedelta(days=300),
    )  # fmt: skip
    assessment = factories.AssessmentFactory(
        person=made, form="central-eight@2026-11-22", stage="final", assessed_on=TODAY - timedelta(days=30),
        signed_at=clock.now(),
    )  # fmt: skip
    for name, value in RATED.items():
        factories.AnswerFactory(person=made, assessment=assessment, question=name, state="value", value=value)
    return made


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


def shown(world: World, person: Person, name: str = "plan", query: str = "", *ids: UUID) -> str:
    answer = world.browser().get(f"{reverse(f'plans:{name}', args=[person.pk, *ids])}{query}")
    assert answer.status_code == 200, answer.content.decode()[:400]
    return " ".join(answer.content.decode().split())


def test_without_a_plan_the_page_says_so_and_offers_to_begin(world: World, person: Person) -> None:
    assert "There is no plan yet" in shown(world, person)


def test_a_plan_is_one_page_of_few_statements(world: World, person: Person, officer: Actor) -> None:
    signed(officer, person, WORK)
    factories.KeyDateFactory(person=person, kind="court-review", on=TODAY + timedelta(days=20))
    factories.CustodyStayFactory(person=person)
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(reverse("plans:plan", args=[person.pk]))
    assert answer.status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements  # that of services and programmes included
    body = answer.content.decode()
    for said in (
        "Sam Example agreed to their plan on", "A quiet place to sleep.", WORK.title, "To work on now",
        "I will go to the housing advice session", "0 of 1 step done", "Community order", "In custody",
        "The time line as a table", "Sentence plan", "Goes from 0 to 6 interviews. No reading yet.",
        "Find a service",
    ):  # fmt: skip
        assert said in body, said


@pytest.mark.requirement("R035")
def test_a_great_need_that_nothing_works_on_stands_out(world: World, person: Person, officer: Actor) -> None:
    begun(officer, person, KEPT)
    body = shown(world, person)
    assert (
        "<strong>Education, training and work</strong> is a great need, and no objective works on it." in body
    )
    assert "Also a need, and not in the plan: " in body
    assert "Relationships and family" in body
    assert "Great need. No objective answers it" in body
    assert "Lifestyle and associates: Plays football twice a week." in body
    assert "Strengths not used" in body


@pytest.mark.requirement("R035")
def test_a_need_with_an_objective_and_a_strength_it_builds_on_are_no_gap(
    world: World, person: Person, officer: Actor
) -> None:
    begun(officer, person, WORK)
    body = shown(world, person)
    assert "is a great need, and no objective works on it" not in body
    assert f"Great need. Answered by: {WORK.title}" in body
    assert "Strengths not used" not in body


def test_without_an_assessment_it_says_that_it_cannot_tell(world: World, officer: Actor) -> None:
    other = world.person(given="Kim")
    factories.OrderFactory(person=other, status="active")
    begun(officer, other, KEPT)
    assert "No completed assessment shows needs. The plan cannot tell what is missing." in shown(world, other)


@pytest.mark.requirement("R042")
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (YES, "Sam Example agreed to their plan on"),
        (NO, "The plan is in force all the same."),
        (NO, "Not agreeing, or not signing, is not a failure to comply"),
        (replace(NO, answer="could_not_answer"), "Share this plan with Sam Example next time you see them."),
        (None, "Sam Example has not been asked yet whether they agree."),
    ],
)
def test_the_banner_says_what_the_person_answered(
    world: World, person: Person, officer: Actor, answer: AnswerDraft | None, says: str
) -> None:
    signed(officer, person, WORK, answer=answer)
    assert says in shown(world, person)


@pytest.mark.requirement("R042")
def test_a_change_after_agreement_comes_before_the_agreement(
    world: World, person: Person, officer: Actor
) -> None:
    signed(officer, person, WORK)
    with acting(officer):
        commands.add_objective(officer, person.pk, KEPT)
    body = shown(world, person)
    assert "Last updated on" in body
    assert "Sign it again, and ask Sam Example again." in body
    assert "agreed to their plan on" not in body


@pytest.mark.requirement("R034")
def test_letters_that_fail_are_said_with_what_to_do(world: World, person: Person, officer: Actor) -> None:
    begun(officer, person, replace(WORK, title="Engage better", measure="", target_value=None, baseline_value=None,
                                   benchmarks=()), steps=False)  # fmt: skip
    body = shown(world, person)
    assert "letters do not hold yet" in body
    assert "Specific: does not hold yet" in body
    assert "Kept as it is, because" in body


@pytest.mark.requirement("R033")
def test_steps_say_who_when_and_how_far_with_one_tap_to_the_next_state(
    world: World, person: Person, officer: Actor
) -> None:
    begun(officer, person, WORK)
    Step.objects.update(due_on=TODAY - timedelta(days=1))
    body = shown(world, person)
    assert "The person themselves" in body
    assert "Late: By" in body
    assert 'name="state" value="in_progress"' in body
    assert 'name="state" value="no_longer_needed"' in body


@pytest.mark.requirement("R036")
def test_readings_are_drawn_against_the_target_with_their_table(
    world: World, person: Person, officer: Actor
) -> None:
    [objective] = begun(officer, person, WORK)
    for value in (1.0, 3.0):
        with acting(officer):
            commands.note_progress(
                officer, person.pk, objective.pk, NoteDraft(seen_on=TODAY, value=value, words="Went well")
            )
    body = shown(world, person)
    assert "Last reading: 3 interviews." in body
    assert "Target: 6" in body
    assert "Mark on the way. Two by then" in body
    assert '<polyline class="tc-reached__line"' in body


@pytest.fixture
def services() -> Iterator[dict[UUID, list[Attached]]]:
    told: dict[UUID, list[Attached]] = {}
    before = list(attached._answers)
    attached.answer_with(lambda actor, person_id: told)
    yield told
    attached._answers[:] = before


@pytest.mark.requirement("R043")
def test_services_stand_with_their_objective_and_on_the_time_line(
    world: World, person: Person, officer: Actor, services: dict[UUID, list[Attached]]
) -> None:
    version = signed(officer, person, WORK)
    objective = Objective.objects.get(person=person)
    services[objective.pk] = [
        Attached(title="Ways to Work", state="Accepted", href="/x/", words="2 of 3 attended", starts_on=TODAY,
                 plain="Ways to Work helps you find a job.")
    ]  # fmt: skip
    body = shown(world, person)
    assert '<a class="govuk-link" href="/x/">Ways to Work</a>: Accepted. 2 of 3 attended' in body
    assert "Ways to Work: Accepted" in body.split('id="timeline"')[1]
    assert "Ways to Work helps you find a job." in shown(world, person, "for_person")
    assert version.number == 1


@pytest.mark.parametrize(("role", "steps"), [("support", False), ("psychologist", True)])
def test_who_may_only_read_is_offered_nothing_to_send(
    world: World, person: Person, officer: Actor, role: str, steps: bool
) -> None:
    begun(officer, person, WORK)
    other = world.user(role, team=world.team)
    factories.AllocationFactory(person=person, officer=other, team=world.team, part="supporting")
    body = world.browser(other).get(reverse("plans:plan", args=[person.pk])).content.decode()
    assert WORK.title in body
    assert "Add an objective" not in body
    assert "Change it" not in body
    assert "Find a service" not in body
    assert ('name="state"' in body) is steps


def test_a_stranger_to_the_case_gets_nothing(world: World, person: Person, officer: Actor) -> None:
    begun(officer, person, WORK)
    other = World()
    for name in ("plan", "versions", "compare", "for_person", "for_person_print", "for_person_pdf"):
        assert other.browser().get(reverse(f"plans:{name}", args=[person.pk])).status_code == 404, name


def test_an_ended_plan_is_read_and_offers_no_change(world: World, person: Person, officer: Actor) -> None:
    signed(officer, person, WORK)
    Plan.objects.filter(pk=plan_of(person).pk).update(ended_on=TODAY)
    body = shown(world, person)
    assert "This plan ended on" in body
    assert "Add a step" not in body
    assert 'name="state"' not in body

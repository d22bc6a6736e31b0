"""Reviews: on schedule, called for by events once each, made against the last version, joined, or not needed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.assessments.events import AssessmentCompleted
from throughcare.casework.orders.events import OrderEnded, SupervisionStateChanged
from throughcare.casework.plans import commands, handlers
from throughcare.casework.plans.drafts import FindingDraft, NoteDraft, ReviewDraft
from throughcare.casework.plans.models import Objective, Plan, PlanReview, PlanVersion
from throughcare.casework.plans.refusals import DayWrong, NothingWaits, UnknownCode, WordsMissing
from throughcare.casework.plans.tests.arranged import TODAY, YES, assessed, begun, plan_of, signed
from throughcare.decisions.noncompliance.events import ResponseDecided
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting, assume
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.caseload.events import AllocationChanged
from throughcare.register.people.models import Person
from throughcare.register.safeguarding.events import ConcernNoted
from throughcare.rules.dates import add_months
from throughcare.rules.plans.reviewing import PlanTrigger

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R042")]
FOUND = ReviewDraft(
    done_on=TODAY, outcome="on_track", words="He sleeps in his own room.", own_words="It is quiet."
)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


def called(person: Person) -> list[str]:
    """What called for reviews, beside the schedule."""
    rows = PlanReview.objects.filter(person=person, cause__isnull=False)
    return sorted(rows.values_list("called_by", flat=True))


class Service:
    """What an app above tells."""

    def __init__(self, person: Person) -> None:
        self.person_id, self.cause_id = person.pk, uuid4()


def twice(handle: Callable[[Actor, Any], None], event: Any) -> None:
    handle(SYSTEM, event)
    handle(SYSTEM, event)


def test_events_call_for_a_review_once_each(officer: Actor, person: Person) -> None:
    signed(officer, person)
    assume(SYSTEM)
    twice(handlers.review_after_concern, ConcernNoted(uuid4(), person.pk, "weapons", TODAY))
    twice(handlers.review_after_decision, ResponseDecided(uuid4(), person.pk, uuid4(), "referral"))
    twice(handlers.review_after_service, Service(person))
    handlers.review_after_decision(SYSTEM, ResponseDecided(uuid4(), person.pk, uuid4(), "warning"))
    assert called(person) == ["new_risk", "noncompliance", "service_ended"]
    assert {each.due_on for each in PlanReview.objects.exclude(cause=None)} == {TODAY + timedelta(days=14)}


def test_a_second_event_of_a_kind_waits_for_the_same_review(officer: Actor, person: Person) -> None:
    signed(officer, person)
    assume(SYSTEM)
    for _ in range(2):
        handlers.review_after_service(SYSTEM, Service(person))
    assert called(person) == ["service_ended"]


def test_a_move_to_another_team_calls_for_a_review_and_a_change_of_officer_does_not(
    world: World, officer: Actor, person: Person
) -> None:
    signed(officer, person)
    assume(SYSTEM)
    former = factories.AllocationFactory._meta.model.objects.get(person=person)
    former.ends_on = TODAY
    former.save()
    moved = AllocationChanged(
        person.pk, uuid4(), uuid4(), world.team.pk, "responsible", TODAY, world.officer.pk
    )
    handlers.review_after_move(SYSTEM, moved)
    assert called(person) == []
    away = replace(moved, team_id=factories.TeamFactory(agency=world.agency).pk)
    twice(handlers.review_after_move, away)
    assert called(person) == ["transfer"]


def test_into_custody_and_out_of_it_is_a_move(officer: Actor, person: Person) -> None:
    signed(officer, person)
    assume(SYSTEM)
    held = SupervisionStateChanged(person.pk, "in_custody", "active", TODAY, "added", uuid4())
    handlers.review_after_state(SYSTEM, replace(held, former=""))
    handlers.review_after_state(SYSTEM, replace(held, change="taken back"))
    handlers.review_after_state(SYSTEM, replace(held, state="hospital"))
    assert called(person) == []
    twice(handlers.review_after_state, held)
    assert called(person) == ["transfer"]


@pytest.mark.requirement("R031")
def test_an_assessment_with_a_great_need_that_nothing_answers_calls_for_a_review(
    officer: Actor, person: Person
) -> None:
    signed(officer, person)
    assume(SYSTEM)
    small = assessed(person, school_work_need="SOME")
    handlers.review_after_assessment(SYSTEM, AssessmentCompleted(person.pk, small.pk, small.form))
    assert called(person) == []
    factories.AnswerFactory(
        person=person, assessment=small, question="family_need", state="value", value="CONSIDERABLE"
    )
    twice(handlers.review_after_assessment, AssessmentCompleted(person.pk, small.pk, small.form))
    assert called(person) == ["new_risk"]


def test_a_plan_that_was_never_signed_is_not_reviewed(officer: Actor, person: Person) -> None:
    begun(officer, person)
    assume(SYSTEM)
    handlers.review_after_service(SYSTEM, Service(person))
    assert not PlanReview.objects.exists()
    assert commands.call_for_review(SYSTEM, uuid4(), PlanTrigger.TRANSFER, uuid4()) is None


def test_a_hearing_and_a_release_in_sight_call_for_a_review(officer: Actor, person: Person) -> None:
    signed(officer, person)
    assume(SYSTEM)
    near, far = TODAY + timedelta(days=20), TODAY + timedelta(days=200)
    for kind, on in (("ew-hearing", near), ("ew-crd", near), ("ew-crd", far), ("ew-sed", near)):
        factories.KeyDateFactory(person=person, kind=kind, on=on)
    assert commands.call_for_what_comes(SYSTEM) == 2
    assert commands.call_for_what_comes(SYSTEM) == 0
    assert called(person) == ["hearing_in_sight", "release_in_sight"]


def test_a_review_says_what_was_and_is_joins_the_others_and_sets_the_next(
    officer: Actor, person: Person
) -> None:
    version = signed(officer, person)
    objective = Objective.objects.get()
    with acting(officer):
        commands.note_progress(officer, person.pk, objective.pk, NoteDraft(seen_on=TODAY, words="Seen."))
        commands.achieve_objective(officer, person.pk, objective.pk, expected=objective.version)
    assume(SYSTEM)
    handlers.review_after_service(SYSTEM, Service(person))
    due = PlanReview.objects.get(called_by="service_ended")
    draft = replace(FOUND, findings=(FindingDraft(objective=objective.pk, words="Reached early."),))
    with acting(officer):
        commands.do_review(officer, person.pk, due.pk, draft, expected=1)
        with pytest.raises(NothingWaits):
            commands.do_review(officer, person.pk, due.pk, draft, expected=2)
    due.refresh_from_db()
    assert (due.state, due.done_by_id, due.compares_to_id) == ("done", officer.user_id, version.pk)
    assert due.findings == [
        {"objective": str(objective.pk), "was": "active", "is": "achieved", "words": "Reached early."}
    ]
    states = dict(PlanReview.objects.exclude(pk=due.pk).values_list("state", "due_on"))
    assert states == {"joined": add_months(TODAY, 6), "due": add_months(TODAY, 6)}


def test_what_happened_before_the_last_review_calls_for_none(officer: Actor, person: Person) -> None:
    signed(officer, person)
    with acting(officer):
        commands.do_review(officer, person.pk, PlanReview.objects.get().pk, FOUND, expected=1)
    assume(SYSTEM)
    assert (
        commands.call_for_review(SYSTEM, person.pk, PlanTrigger.TRANSFER, uuid4(), TODAY - timedelta(days=1))
        is None
    )


def test_a_review_may_be_found_not_needed_with_the_reason(officer: Actor, person: Person) -> None:
    signed(officer, person)
    review = PlanReview.objects.get()
    with acting(officer):
        with pytest.raises(WordsMissing):
            commands.skip_review(officer, person.pk, review.pk, words="", expected=1)
        with pytest.raises(StaleVersion):
            commands.skip_review(officer, person.pk, review.pk, words="Reviewed by phone.", expected=7)
        commands.skip_review(officer, person.pk, review.pk, words="Reviewed by phone.", expected=1)
    assert sorted(PlanReview.objects.values_list("state", flat=True)) == ["due", "not_needed"]


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"words": " "}, WordsMissing, "words"),
        ({"outcome": "good"}, UnknownCode, "outcome"),
        ({"done_on": TODAY + timedelta(days=1)}, DayWrong, "done_on"),
        ({"next_on": TODAY}, DayWrong, "next_on"),
        ({"findings": (FindingDraft(objective=uuid4(), words="Whose?"),)}, UnknownCode, "findings"),
    ],
)
def test_what_is_no_review(
    officer: Actor, person: Person, change: dict[str, Any], refusal: Any, field: str
) -> None:
    signed(officer, person)
    review = PlanReview.objects.get()
    with acting(officer), pytest.raises(refusal) as refused:
        commands.do_review(officer, person.pk, review.pk, replace(FOUND, **change), expected=1)
    assert refused.value.field == field
    assert PlanReview.objects.get().state == "due"


@pytest.mark.requirement("R032")
def test_the_plan_ends_with_the_last_order_and_a_new_one_may_begin(officer: Actor, person: Person) -> None:
    order = factories.OrderFactory(person=person, status="active")
    signed(officer, person)
    assume(SYSTEM)
    ended = OrderEnded(person.pk, order.pk, TODAY, "expired")
    handlers.end_after_order(SYSTEM, ended)
    assert plan_of(person).ended_on is None, "an order still stands"
    order.status = "ended"
    order.save()
    twice(handlers.end_after_order, ended)
    plan = Plan.objects.get()
    assert plan.ended_on == TODAY
    assert Objective.objects.get().state == "removed"
    assert PlanReview.objects.get().state == "not_needed"
    with acting(officer):
        commands.begin_plan(officer, person.pk)
    assert PlanVersion.objects.count() == 1 and Plan.objects.count() == 2


def test_the_answer_to_an_old_version_is_no_answer_to_the_new(officer: Actor, person: Person) -> None:
    version = signed(officer, person, answer=None)
    with acting(officer):
        commands.record_answer(officer, person.pk, version.pk, YES)
    assert version.state == "signed"

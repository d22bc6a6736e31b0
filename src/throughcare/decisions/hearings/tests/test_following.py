"""What follows a hearing: a reminder to the person, and a review of the plan when it comes into sight."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.plans.models import PlanReview
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.commands.in_sight import call_for_hearings
from throughcare.decisions.hearings.events import HearingListed, HearingOff
from throughcare.decisions.hearings.handlers import remind_of_hearing, stop_hearing_reminder
from throughcare.decisions.hearings.tests.arranged import draft
from throughcare.platform import clock
from throughcare.register.messaging.models import PersonMessage

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R086")]
f: Any = factories


def test_the_person_is_reminded_the_day_before_and_no_more_once_it_is_off(world: World) -> None:
    person = world.person()
    f.ContactPointFactory(person=person)
    made = commands.arrange(world.actor(), person.pk, draft())
    remind_of_hearing(SYSTEM, HearingListed(person.pk, made.pk, made.kind, made.starts_at))
    messages = PersonMessage.objects.filter(about=made.pk)
    states = set(messages.values_list("state", flat=True))
    assert len(states) == 1
    stop_hearing_reminder(SYSTEM, HearingOff(person.pk, made.pk, made.kind, "vacated"))
    assert not messages.filter(state="waiting").exists()


def test_a_hearing_in_sight_calls_for_a_review_of_the_plan_once(world: World) -> None:
    person = world.person()
    plan = f.PlanFactory(person=person)
    f.PlanVersionFactory(person=person, plan=plan)
    near = commands.arrange(world.actor(), person.pk, draft())
    commands.arrange(world.actor(), person.pk, draft(clock.now() + timedelta(days=300)))
    assert call_for_hearings(SYSTEM) == 1
    assert call_for_hearings(SYSTEM) == 0
    assert PlanReview.objects.get(called_by="hearing_in_sight").cause == near.pk

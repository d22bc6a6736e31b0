"""Outcomes, credit, travel, adjustments and the scheme: the place's rules count, and what they refuse is refused."""

from datetime import time, timedelta
from typing import Any

import pytest
from tests.arranging import World

from throughcare.casework.unpaidwork import commands, queries
from throughcare.casework.unpaidwork.drafts import AdjustmentDraft, OutcomeDraft
from throughcare.casework.unpaidwork.hours import Hours
from throughcare.casework.unpaidwork.models import (
    TravelDecision,
    WorkAdjustment,
    WorkAppointment,
    WorkRequirement,
)
from throughcare.casework.unpaidwork.tests.arranged import SENTENCED, TODAY, project_of, required, worked
from throughcare.casework.unpaidwork.wording import hours
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044")]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def record(
    world: World, day: WorkAppointment, outcome: str = "ATTC", user: Any = None, **more: Any
) -> WorkAppointment:
    expected = more.pop("expected", day.version)
    with acting(world.actor(user)) as actor:
        return commands.record_work_outcome(
            actor, day.person_id, day.pk, OutcomeDraft(outcome=outcome, **more), expected=expected
        )


def found(world: World, requirement: WorkRequirement) -> Hours:
    place = jurisdictions.get("ew").unpaid_work
    assert place is not None
    with acting(world.actor()) as actor:
        held = queries.work_of(actor, requirement.person_id, place)
        return held.hours(place, held.requirements[0], TODAY)


def test_credit_is_what_the_rule_gives_and_outcomes_can_be_changed(world: World, person: Person) -> None:
    day = worked(required(person), project_of(world), YESTERDAY)
    assert record(world, day, penalty_minutes=30).credited_minutes == 390
    day.refresh_from_db()
    assert record(world, day, "UACP").credited_minutes is None
    assert record(world, day, ends_at=time(12), expected=3).credited_minutes == 180
    with pytest.raises(StaleVersion):
        record(world, day, expected=3)
    told = StoredEvent.objects.filter(kind__endswith="WorkOutcomeRecorded").order_by("pk").last()
    assert told is not None and told.body["former"] == "UACP" and told.body["state"] == "attended"


@pytest.mark.parametrize(
    ("more", "field", "says"),
    [
        ({"outcome": "NONE"}, "outcome", "Choose one of the answers listed"),
        ({"ends_at": time(9)}, "ends_at", "later than the start"),
        ({"penalty_minutes": 421}, "penalty_minutes", "at most the 420 minutes"),
        ({"penalty_minutes": -1}, "penalty_minutes", "none or more"),
        ({"work_quality": "fine"}, "work_quality", "Choose one"),
        ({"outcome": "AAME"}, "", ""),
    ],
)
def test_what_the_rule_refuses_is_refused_beside_the_field(
    world: World, person: Person, more: dict[str, Any], field: str, says: str
) -> None:
    day = worked(required(person), project_of(world), YESTERDAY)
    if not field:
        assert record(world, day, **more).credited_minutes is None
        return
    with pytest.raises(Refused) as broken:
        record(world, day, **more)
    assert broken.value.field == field and says in broken.value.message
    day.refresh_from_db()
    assert day.outcome == ""


def test_a_day_to_come_takes_only_an_accepted_absence(world: World, person: Person) -> None:
    day = worked(required(person), project_of(world), TOMORROW)
    for outcome in ("ATTC", "UACP"):
        with pytest.raises(Refused, match="still to come"):
            record(world, day, outcome)
    assert record(world, day, "AAME").outcome == "AAME"


def test_no_more_is_credited_than_is_left_and_than_education_may_fill(world: World, person: Person) -> None:
    requirement, project = required(person, minutes=600), project_of(world)
    worked(requirement, project, TODAY - timedelta(days=9), "ATTC", 400)
    day = worked(requirement, project, YESTERDAY)
    with pytest.raises(Refused, match="420 minutes would be credited, and 200 are left") as broken:
        record(world, day)
    assert broken.value.field == "penalty_minutes"
    assert record(world, day, penalty_minutes=220).credited_minutes == 200
    course = worked(required(world.person(), minutes=600), project_of(world, kind="e_learning"), YESTERDAY)
    with pytest.raises(Refused, match="Education may fill 3 h, of which 180 minutes are left"):
        record(world, course)
    assert record(world, course, ends_at=time(12)).credited_minutes == 180
    assert not TravelDecision.objects.filter(person=course.person).exists(), "no travel after a course"


def test_once_sensitive_always_sensitive(world: World, person: Person) -> None:
    day = worked(required(person), project_of(world), YESTERDAY)
    record(world, day, notes="Unwell", sensitive=True)
    with pytest.raises(Refused, match="stays so") as broken:
        record(world, day, notes="Unwell", sensitive=False, expected=2)
    assert broken.value.field == "sensitive"
    assert record(world, day, expected=2).notes == "Unwell", "left out, the notes stay"


def test_a_supervisor_chooses_only_what_supervisors_may(world: World, person: Person) -> None:
    day, supervisor = (
        worked(required(person), project_of(world), YESTERDAY),
        world.user("work_supervisor", team=world.team),
    )
    with pytest.raises(Refused, match="The officer records this outcome"):
        record(world, day, "AAME", supervisor)
    assert record(world, day, "ATSS", supervisor).outcome == "ATSS"


def test_travel_is_decided_by_a_person_and_never_twice(world: World, person: Person) -> None:
    requirement = required(person)
    day = worked(requirement, project_of(world), YESTERDAY)
    record(world, day)
    asked = TravelDecision.objects.get(appointment=day)
    assert found(world, requirement).adjusted == 0, "nothing comes off by itself"

    def decide(minutes: int, words: str = "") -> TravelDecision:
        with acting(world.actor()) as actor:
            return commands.decide_travel(
                actor, person.pk, asked.pk, minutes=minutes, words=words, expected=1
            )

    for minutes, field in ((181, "minutes"), (-1, "minutes"), (0, "words")):
        with pytest.raises(Refused) as broken:
            decide(minutes)
        assert broken.value.field == field
    decide(120, "Two hours on foot")
    with pytest.raises(Refused, match="decided already"):
        decide(60)
    assert found(world, requirement).adjusted == -120
    with pytest.raises(Refused, match="Take that back first"):
        record(world, day, "UACP", expected=2)
    adjustment = WorkAdjustment.objects.get()
    with acting(world.actor()) as actor:
        commands.take_back_adjustment(actor, person.pk, adjustment.pk, because="Wrong day", expected=1)
    assert TravelDecision.objects.get().state == "pending"
    record(world, day, "UACP", expected=2)
    assert not TravelDecision.objects.exists()


def test_an_adjustment_has_a_reason_a_day_and_room(world: World, person: Person) -> None:
    requirement = required(person, minutes=600)
    worked(requirement, project_of(world), YESTERDAY, "ATTC", 420)

    def adjust(minutes: int, **more: Any) -> WorkAdjustment:
        given = {"reason": "earlier", "on": YESTERDAY, "note": "At the old office"} | more
        with acting(world.actor()) as actor:
            return commands.adjust_hours(
                actor, person.pk, AdjustmentDraft(requirement_id=requirement.pk, minutes=minutes, **given)
            )

    for minutes, more, field in (
        (-60, {"reason": "travel"}, "reason"), (0, {}, "minutes"), (-60, {"note": " "}, "note"),
        (-60, {"on": TOMORROW}, "on"), (-60, {"on": SENTENCED - timedelta(days=1)}, "on"), (-181, {}, "minutes"),
    ):  # fmt: skip
        with pytest.raises(Refused) as broken:
            adjust(minutes, **more)
        assert broken.value.field == field
    adjust(-180)
    assert found(world, requirement).plan == "satisfied"
    more = adjust(600)
    worked(requirement, project_of(world, title="Beach"), TODAY - timedelta(days=3), "ATTC", 420)
    with acting(world.actor()) as actor, pytest.raises(Refused, match="More is credited"):
        commands.take_back_adjustment(actor, person.pk, more.pk, because="Wrong", expected=1)


@pytest.mark.requirement("R063")
def test_the_scheme_lets_off_what_its_rule_gives_until_a_failure(world: World, person: Person) -> None:
    requirement, project = required(person, minutes=6000, in_scheme=True), project_of(world)
    for back in range(6, 0, -1):
        worked(requirement, project, TODAY - timedelta(days=10 + back), "ATTC", 360)
    now = found(world, requirement)
    assert now.scheme is not None and (now.scheme.status, now.let_off, now.scheme.by_end) == (
        "qualifying",
        330,
        1500,
    )
    assert (now.credited, now.to_schedule, now.to_plan, now.plan) == (2160, 3840, 3510, "insufficient")
    worked(requirement, project, TODAY - timedelta(days=5), "UACP")
    after = found(world, requirement)
    assert after.scheme is not None and after.scheme.status == "disqualified" and after.let_off == 330
    outside = required(world.person())
    unasked = found(world, outside)
    assert unasked.scheme is not None and unasked.scheme.status == "ineligible" and unasked.let_off == 0


def test_hours_read_well() -> None:
    assert [hours(each) for each in (0, 60, 330, -60, 6000)] == ["0 h", "1 h", "5 h 30", "−1 h", "100 h"]

"""What the database itself refuses of appeals, whatever the path: who decides, in which turn, and changing it after."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from tests import factories
from tests.arranging import World

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.models import Appeal, Outcome, Ruling
from throughcare.decisions.appeals.tests.arranged import (
    ALLOWED,
    another,
    days_for,
    decided,
    lodged,
    taken_up,
    told_long_ago,
)
from throughcare.decisions.dueprocess.models import SetAside
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083")]
f: Any = factories


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def refused(name: str, act: Any) -> None:
    with pytest.raises(IntegrityError) as held, transaction.atomic():
        act()
    assert held.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]


def of_state(made: Appeal, state: str, **more: Any) -> Any:
    return lambda: Appeal.objects.filter(pk=made.pk).update(state=state, **more)


def outcome(made: Appeal, **more: Any) -> Any:
    given = {
        "person": made.person, "appeal": made, "basis": "decided", "authority": "manager", "made_by": "Somebody",
        "decided_at": clock.now(), **more,
    }  # fmt: skip
    return lambda: f.AppealOutcomeFactory(**given)


def test_no_machine_nor_the_one_who_decided_nor_the_one_who_reported_rules_on_it(
    world: World, person: Person
) -> None:
    made = taken_up(world, lodged(world, person))
    for who, name in (
        (SYSTEM_USER, "appeals_by_a_person"), (world.manager.pk, "appeals_by_somebody_else"),
        (world.officer.pk, "appeals_by_somebody_else"), (f.UserFactory().pk, "appeals_by_the_agency"),
    ):  # fmt: skip
        refused(name, outcome(made, decided_by_id=who))
        ruling = {"person": person, "appeal": made, "decided_by_id": who, "decided_at": clock.now()}
        refused(name, lambda given=ruling: f.AppealRulingFactory(**given))
    assert not Outcome.objects.exists()


def test_it_goes_step_by_step_and_ends_once(world: World, person: Person) -> None:
    made = lodged(world, person)
    other = another(world).user_id
    refused("appeals_outcome_in_turn", outcome(made, decided_by_id=other))
    refused("appeals_appeal_in_turn", of_state(made, "decided"))
    refused("appeals_appeal_in_turn", of_state(made, "admitted"))
    refused("appeals_by_somebody_else", of_state(made, "considered", taken_up_by_id=world.manager.pk))
    made = taken_up(world, made)
    refused("appeals_appeal_with_its_outcome", of_state(made, "decided"))
    refused("appeals_appeal_withdrawn_by_the_person", of_state(made, "withdrawn"))
    refused("appeals_appeal_in_turn", of_state(made, "lodged"))
    refused("appeals_outcome_has_reasons", outcome(made, decided_by_id=other, reasons=" "))
    refused("appeals_outcome_says_what_stands", outcome(made, decided_by_id=other, outcome="in_part"))
    later = clock.now() + timedelta(days=1)
    refused("appeals_outcome_has_happened", outcome(made, decided_by_id=other, decided_at=later))


def test_a_late_one_is_never_lodged_as_in_time_nor_admitted_without_a_ruling(
    world: World, person: Person
) -> None:
    days_for(world, "appeal_window", 28)
    held = told_long_ago(world, person, 40)
    decision = held.decisions.get()
    today = clock.today(world.agency.zone)

    def row(**more: Any) -> Any:
        given = {"person": person, "decision": decision, "before": "agency", "lodged_on": today, **more}
        return lambda: f.AppealFactory(**given)

    gone = today - timedelta(days=12)
    refused("appeals_appeal_in_time_by_its_last_day", row(window="in_time", last_day=gone))
    refused("appeals_appeal_begins", row(window="late", last_day=gone, late_because="Ill"))
    refused("appeals_appeal_late_with_reason", row(window="late", last_day=gone, state="late"))
    refused("appeals_appeal_by_its_window", row(window="not_told"))
    refused("appeals_appeal_by_its_window", row(window="elsewhere"))
    refused("appeals_appeal_has_happened", row(window="no_figure", lodged_on=today + timedelta(days=3)))
    refused("appeals_appeal_of_its_decision", row(window="no_figure", person=world.person("Other")))
    made = lodged(world, person, held, late_because="I was on the ward")
    refused("appeals_appeal_admitted_by_a_ruling", of_state(made, "admitted"))
    refused("appeals_appeal_in_turn", of_state(made, "considered"))


def test_what_was_said_ruled_and_decided_stays(world: World, person: Person) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    for change in ({"grounds": "Something else"}, {"lodged_on": date(2020, 1, 1)}, {"window": "no_figure"}):
        refused(
            "appeals_appeal_stays", lambda given=change: Appeal.objects.filter(pk=made.pk).update(**given)
        )
    commands.decide(other, made.pk, ALLOWED, expected=made.version)
    for model, change, name in (
        (Outcome, {"reasons": "Other reasons"}, "appeals_outcome_stays"),
        (SetAside, {"extent": "part"}, "dueprocess_setaside_stays"),
    ):
        refused(name, lambda m=model, given=change: m.objects.update(**given))
    refused("appeals_outcome_once", outcome(made, basis="recorded", authority="court"))
    ruled = lodged(world, world.person("Second"))
    f.AppealRulingFactory(
        person=ruled.person, appeal=ruled, decided_by_id=other.user_id, decided_at=clock.now()
    )
    refused("appeals_ruling_stays", lambda: Ruling.objects.update(granted=True))


def test_nothing_is_set_aside_but_by_an_appeal_that_was_allowed(world: World, person: Person) -> None:
    held = decided(world, person)
    row = {"person": person, "decision": held.decisions.get(), "appeal": uuid4(), "outcome": None}
    refused("dueprocess_setaside_by_an_appeal", lambda: f.SetAsideFactory(**row))


def test_the_agency_sets_aside_nothing_a_court_decided(world: World, person: Person) -> None:
    decision = f.DecisionFactory(person=person)
    made = f.AppealFactory(
        person=person, decision=decision, before="agency", window="not_told", lodged_on=date(2026, 11, 5)
    )
    other = another(world).user_id
    Appeal.objects.filter(pk=made.pk).update(state="considered", taken_up_by_id=other)
    made.refresh_from_db()
    refused("appeals_outcome_not_over_a_court", outcome(made, decided_by_id=other))
    refused("appeals_outcome_recorded_of_others", outcome(made, basis="recorded"))


def test_sql_changes_nothing_either(world: World, person: Person) -> None:
    made = lodged(world, person)
    with pytest.raises(IntegrityError, match="in whose words stays"), transaction.atomic():
        connection.cursor().execute("UPDATE appeals_appeal SET grounds = 'So' WHERE id = %s", [made.pk])

"""A new version of a licence: what asks more of the person is decided fairly first; what the database promises."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests import factories
from tests.arranging import World
from tests.fair import close_gates

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.decisions.appeals import commands as appeals
from throughcare.decisions.appeals.tests.arranged import ALLOWED, another, lodged, taken_up
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import (
    FairProcessNeeded,
    NothingChanged,
    NotYet,
    WordsNeeded,
)
from throughcare.decisions.licences.tests.drafted import (
    approved,
    curfew,
    row,
    submitted,
    today,
    varied,
    words,
)
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R067", "R069")]
f: Any = factories


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def manager(world: World) -> Actor:
    return world.actor(world.manager)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def decided(world: World, licence: Licence, outcome: str = "imposed") -> None:
    """The fair process about a new version, decided by the manager."""
    held = commands.be_fair(world.actor(), licence.pk)
    close_gates(world.actor(), held.pk)
    held.refresh_from_db()
    draft = DecisionDraft(outcome=outcome, reasons="Nights are the danger", proportionate="Less did not work")
    dueprocess.decide(world.actor(world.manager), held.pk, draft, expected=held.version)


def test_a_new_version_that_asks_more_is_approved_after_a_fair_decision_and_no_other(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = varied(world, person)
    commands.add_row(officer, made.pk, curfew(), expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    with pytest.raises(FairProcessNeeded, match="asks more"):
        commands.approve(manager, made.pk, expected=made.version)
    decided(world, made)
    made.refresh_from_db()
    third = world.actor(world.user("manager", team=world.team, name="Mona Manager"))
    made = commands.approve(third, made.pk, expected=made.version)
    now = commands.activate(officer, made.pk)
    former = Licence.objects.get(pk=now.varies_id)
    assert (now.stage, now.number, former.stage, former.over_because) == ("active", 2, "inactive", "replaced")
    on_order = Condition.objects.get(order_id=now.order_id, kind="ew-licence-curfew")
    assert on_order.authority.startswith("Licence 2, approved") and on_order.starts_on == today()
    assert Condition.objects.filter(order_id=now.order_id).count() == 9


def set_aside(world: World, licence: Licence) -> None:
    """The person appeals against the decision about it, and somebody else allows that."""
    made = lodged(world, licence.person, Process.objects.get(about=licence.pk))
    judge = another(world)
    made = taken_up(world, made, judge)
    appeals.decide(judge, made.pk, ALLOWED, expected=made.version)


def test_what_an_appeal_set_aside_is_neither_approved_nor_put_into_force(
    world: World, officer: Actor, person: Person
) -> None:
    made = varied(world, person)
    commands.add_row(officer, made.pk, curfew(), expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    decided(world, made)
    third = world.actor(world.user("manager", team=world.team, name="Mona Manager"))
    made.refresh_from_db()
    made = commands.approve(third, made.pk, expected=made.version)
    set_aside(world, made)
    with pytest.raises(NotYet, match="set aside on appeal"):
        commands.activate(officer, made.pk)
    now = {"stage": "active", "activated_at": made.decided_at}
    refused("set aside on appeal", pk=made.pk, **now)
    made = commands.change_details(officer, made.pk, LicenceDraft(starts_on=today()), expected=made.version)
    with pytest.raises(FairProcessNeeded, match="set aside on appeal"):
        commands.approve(third, made.pk, expected=made.version)


def test_a_change_after_the_decision_needs_a_decision_of_its_own(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = varied(world, person)
    commands.add_row(officer, made.pk, curfew(), expected=made.version)
    decided(world, made)
    made.refresh_from_db()
    commands.add_row(officer, made.pk, words(), expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    with pytest.raises(FairProcessNeeded, match="changed since"):
        commands.approve(manager, made.pk, expected=made.version)


def test_after_a_decision_for_something_less_the_words_follow_it(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = varied(world, person)
    added = commands.add_row(officer, made.pk, curfew(), expected=made.version)
    decided(world, made, "lesser")
    made.refresh_from_db()
    commands.change_row(
        officer, made.pk, added.pk, curfew("Stay in from 21:00 to 07:00."), expected=made.version
    )
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    assert commands.approve(manager, made.pk, expected=made.version).stage == "approved"


def test_one_that_only_ends_or_eases_needs_another_and_no_process(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = varied(world, person)
    with pytest.raises(NothingChanged):
        commands.submit(officer, made.pk, expected=made.version)
    made.refresh_from_db()
    passport, work = row(made, "ew-licence-passport"), row(made, "ew-licence-work")
    commands.remove_row(officer, made.pk, passport.pk, "They hold none", expected=made.version)
    made.refresh_from_db()
    lighter = ConditionDraft(kind=work.kind, text="Tell your officer about new work within a week.")
    with pytest.raises(WordsNeeded):
        commands.change_row(
            officer, made.pk, work.pk, RowDraft(condition=lighter, eased=True), expected=made.version
        )
    made.refresh_from_db()
    eased = RowDraft(condition=lighter, eased=True, why="No approval any more")
    commands.change_row(officer, made.pk, work.pk, eased, expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    made = commands.approve(manager, made.pk, expected=made.version)
    commands.activate(officer, made.pk)
    held = {each.kind: each for each in Condition.objects.filter(order_id=made.order_id)}
    assert held["ew-licence-passport"].ends_on == today()
    assert held["ew-licence-work"].text == lighter.text and held["ew-licence-work"].version == 2


def test_a_new_version_is_rejected_with_a_reason_and_the_one_in_force_stays(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = varied(world, person)
    commands.add_row(officer, made.pk, words(), expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    made = commands.reject(manager, made.pk, "Not needed", expected=made.version)
    assert (made.stage, Licence.objects.get(pk=made.varies_id).stage) == ("rejected", "active")


def refused(says: str, **columns: Any) -> None:
    """Write beside the commands, as SQL would; the database refuses it by the promise named so."""
    key = columns.pop("pk")
    with pytest.raises(IntegrityError, match=says), transaction.atomic():
        Licence.objects.filter(pk=key).update(**columns)


def test_the_database_puts_nothing_into_force_that_nobody_else_approved(
    world: World, officer: Actor, manager: Actor, person: Person
) -> None:
    made = submitted(officer, person)
    now = {"activated_at": made.submitted_at, "decided_at": made.submitted_at}
    refused("in_force_when_approved|licence_moves|does not pass", pk=made.pk, stage="active", **now)
    refused("approved_by_another", pk=made.pk, stage="approved", decided_by=world.officer.pk, **now)
    third = world.user("manager", team=world.team, name="Mona Manager")
    commands.add_row(world.actor(third), made.pk, words(), expected=made.version)
    refused(
        "Nobody approves", pk=made.pk, stage="approved", decided_by=third.pk, decided_at=made.submitted_at
    )


def test_the_database_approves_no_new_version_that_asks_more_unheard(
    world: World, officer: Actor, person: Person
) -> None:
    made = varied(world, person)
    commands.add_row(officer, made.pk, curfew(), expected=made.version)
    made.refresh_from_db()
    made = commands.submit(officer, made.pk, expected=made.version)
    refused(
        "fair process",
        pk=made.pk,
        stage="approved",
        decided_by=world.manager.pk,
        decided_at=made.submitted_at,
    )


def test_the_database_keeps_what_was_approved_as_it_was(world: World, person: Person) -> None:
    made = approved(world, person)
    refused("as it was approved", pk=made.pk, starts_on=today() + timedelta(days=3))
    with pytest.raises(IntegrityError, match="as they were approved"), transaction.atomic():
        LicenceCondition.objects.filter(licence=made).update(text="Something else")
    refused("conditions stand on the order", pk=made.pk, stage="active", activated_at=made.decided_at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM licences_licence WHERE stage = 'active'")
        assert cursor.fetchone() == (0,)

"""Licences: drafted with their standard conditions, approved by another, in force once, varied fairly."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import ConditionDraft, EndingDraft
from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.refusals import NeedsAuthority
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.refusals import (
    BySomebodyElse,
    CarriesNone,
    HardStop,
    InForceAlready,
    NotNow,
    NotYet,
    OneAtATime,
    WordsNeeded,
)
from throughcare.decisions.licences.tests.drafted import (
    active,
    approved,
    begun,
    order_of,
    row,
    submitted,
    today,
    words,
)
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
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


def test_a_draft_begins_with_every_standard_condition_of_the_version_in_use(
    officer: Actor, person: Person
) -> None:
    made = begun(officer, person)
    rows = LicenceCondition.objects.filter(licence=made)
    assert (made.stage, made.number, made.catalogue) == ("draft", 1, "ew-licence 4.0")
    assert rows.count() == 8 and set(rows.values_list("part", "act")) == {("standard", "added")}
    assert all(each.wording.endswith("-4") and each.catalogue == made.catalogue for each in rows)


def test_what_stands_on_the_order_already_is_not_drafted_twice(officer: Actor, person: Person) -> None:
    order = order_of(person)
    orders.add_condition(
        officer, person.pk, order.pk, ConditionDraft(kind="ew-licence-names", wording="names-4")
    )
    made = commands.begin(officer, person.pk, order.pk, LicenceDraft())
    assert LicenceCondition.objects.filter(licence=made).count() == 8
    assert row(made, "ew-licence-names").act == "kept"


def test_parole_conditions_elsewhere_begin_with_those_of_parole(make_world: Any) -> None:
    world: World = make_world("us-pa", "America/New_York")
    person = world.person()
    order = f.OrderFactory(person=person, kind="us-pa-parole", starts_on=today(), ends_on=None)
    made = commands.begin(world.actor(), person.pk, order.pk, LicenceDraft())
    assert LicenceCondition.objects.filter(licence=made, part="standard").count() == 9
    assert (made.place, made.kind) == ("us-pa", "release")


def test_an_order_without_a_licence_and_a_second_draft_are_refused(officer: Actor, person: Person) -> None:
    community = f.OrderFactory(person=person, kind="ew-community-order")
    with pytest.raises(CarriesNone):
        commands.begin(officer, person.pk, community.pk, LicenceDraft())
    made = begun(officer, person)
    with pytest.raises(OneAtATime):
        commands.begin(officer, person.pk, made.order_id, LicenceDraft())


def test_a_bespoke_condition_needs_somebody_named_who_agreed(officer: Actor, person: Person) -> None:
    made = begun(officer, person)
    own = ConditionDraft(kind="ew-licence-bespoke", text="Hand in the boat’s keys.")
    with pytest.raises(NeedsAuthority):
        commands.add_row(officer, made.pk, RowDraft(condition=own), expected=made.version)
    made.refresh_from_db()
    named = ConditionDraft(kind=own.kind, text=own.text, authority="Central policy team, Bea Board")
    kept = commands.add_row(officer, made.pk, RowDraft(condition=named), expected=made.version)
    assert (kept.part, kept.authority) == ("bespoke", "Central policy team, Bea Board")


def test_a_standard_condition_is_left_out_with_a_reason_only_and_can_come_back(
    officer: Actor, person: Person
) -> None:
    made = begun(officer, person)
    passport = row(made, "ew-licence-passport")
    with pytest.raises(WordsNeeded):
        commands.remove_row(officer, made.pk, passport.pk, " ", expected=made.version)
    made.refresh_from_db()
    commands.remove_row(officer, made.pk, passport.pk, "They hold none", expected=made.version)
    passport.refresh_from_db()
    assert (passport.act, passport.why) == ("left_out", "They hold none")
    made.refresh_from_db()
    assert commands.restore_row(officer, made.pk, passport.pk, expected=made.version).act == "added"


def test_an_added_condition_is_gone_when_removed_and_is_put_where_it_belongs(
    officer: Actor, person: Person
) -> None:
    made = begun(officer, person)
    first = commands.add_row(officer, made.pk, words(), expected=made.version)
    made.refresh_from_db()
    commands.place_row(officer, made.pk, first.pk, 0, expected=made.version)
    first.refresh_from_db()
    assert first.position == 0
    made.refresh_from_db()
    commands.remove_row(officer, made.pk, first.pk, "", expected=made.version)
    assert not LicenceCondition.objects.filter(pk=first.pk).exists()


def test_whoever_read_it_before_somebody_changed_it_is_told(
    officer: Actor, manager: Actor, person: Person
) -> None:
    made = submitted(officer, person)
    read = made.version
    commands.add_row(officer, made.pk, words(), expected=read)
    with pytest.raises(StaleVersion):
        commands.approve(manager, made.pk, expected=read)


def test_nobody_approves_what_they_drafted_changed_or_submitted(
    world: World, manager: Actor, person: Person
) -> None:
    with pytest.raises(NotPermitted):
        commands.approve(world.actor(), submitted(world.actor(), person).pk, expected=2)
    other = world.person(family="Other")
    made = submitted(manager, other)
    with pytest.raises(BySomebodyElse):
        commands.approve(manager, made.pk, expected=made.version)
    third = world.actor(world.user("manager", team=world.team, name="Mona Manager"))
    commands.add_row(third, made.pk, words(), expected=made.version)
    made.refresh_from_db()
    with pytest.raises(BySomebodyElse):
        commands.approve(third, made.pk, expected=made.version)


def test_it_is_sent_back_with_a_reason_and_submitted_again(
    officer: Actor, manager: Actor, person: Person
) -> None:
    made = submitted(officer, person)
    with pytest.raises(WordsNeeded):
        commands.send_back(manager, made.pk, "", expected=made.version)
    made = commands.send_back(manager, made.pk, "Say where they report", expected=made.version)
    assert (made.stage, made.decided_because) == ("draft", "Say where they report")
    made = commands.submit(officer, made.pk, expected=made.version)
    assert commands.approve(manager, made.pk, expected=made.version).stage == "approved"


def test_the_places_own_table_has_no_rejection_of_a_first_licence(
    officer: Actor, manager: Actor, person: Person
) -> None:
    made = submitted(officer, person)
    with pytest.raises(NotNow):
        commands.reject(manager, made.pk, "No", expected=made.version)


def test_what_is_changed_after_approval_waits_for_approval_again(world: World, person: Person) -> None:
    made = approved(world, person)
    commands.add_row(world.actor(), made.pk, words(), expected=made.version)
    made.refresh_from_db()
    assert (made.stage, made.decided_by_id) == ("submitted", None)


def test_inside_the_hard_stop_only_the_kinds_made_there_are_submitted(officer: Actor, person: Person) -> None:
    made = begun(officer, person, kind="CRD")
    with pytest.raises(HardStop, match="hard stop began on"):
        commands.submit(officer, made.pk, expected=made.version)
    made.refresh_from_db()
    inside = LicenceDraft(kind="HARD_STOP", starts_on=today())
    made = commands.change_details(officer, made.pk, inside, expected=made.version)
    assert commands.submit(officer, made.pk, expected=made.version).stage == "submitted"


def test_a_draft_runs_out_when_the_hard_stop_begins(officer: Actor, person: Person) -> None:
    made = begun(officer, person, kind="CRD")
    with acting(Actor.system_named("licences.keep")) as system:
        assert commands.keep_time(system) == 1
    made.refresh_from_db()
    assert made.stage == "timed_out"


def test_in_force_puts_every_condition_on_the_order_with_the_licence_as_its_authority(
    world: World, person: Person
) -> None:
    made = active(world, person)
    held = Condition.objects.filter(order_id=made.order_id)
    assert (made.stage, held.count()) == ("active", 8)
    assert all(each.authority.startswith("Licence 1, approved ") for each in held)
    assert commands.activate(world.actor(), made.pk).version == made.version
    assert held.count() == 8
    with pytest.raises(InForceAlready):
        commands.begin(world.actor(), person.pk, made.order_id, LicenceDraft())


def test_it_is_not_in_force_before_its_day_nor_while_the_person_is_held(world: World, person: Person) -> None:
    made = approved(world, person)
    with pytest.raises(NotYet, match="not recorded"):
        commands.activate(world.actor(), made.pk)
    f.SupervisionStateFactory(person=person, state="in_custody")
    with pytest.raises(NotYet, match="released"):
        commands.activate(world.actor(), made.pk)
    assert not Condition.objects.exists()


def test_the_days_work_puts_into_force_what_is_due_once_and_ends_what_is_over(
    world: World, person: Person
) -> None:
    made = approved(world, person)
    with acting(Actor.system_named("licences.keep")) as system:
        assert commands.keep_time(system) == 0  # nobody knows that they were released
        f.SupervisionStateFactory(person=person, state="active")
        assert (commands.keep_time(system), commands.keep_time(system)) == (1, 0)
        Licence.objects.filter(pk=made.pk).update(stage="inactive", over_because="expired")
    assert Condition.objects.filter(order_id=made.order_id).count() == 8


def test_the_end_of_its_order_ends_it(world: World, person: Person, deliver: Any) -> None:
    made = active(world, person)
    order = made.order
    order.refresh_from_db()
    ending = EndingDraft(last_day=today() - timedelta(days=1), reason="revoked", decided_by="A court")
    Condition.objects.filter(order=order).update(starts_on=None)
    orders.end_order(world.actor(), person.pk, order.pk, ending, expected=order.version)
    deliver()
    made.refresh_from_db()
    assert (made.stage, made.over_because) == ("inactive", "order-ended")

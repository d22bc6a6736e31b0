"""What follows an appeal that was allowed: a warning counts no more, conditions are taken back; and its letters."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.drafts import OutcomeDraft, RulingDraft
from throughcare.decisions.appeals.tests.arranged import (
    ALLOWED,
    another,
    days_for,
    draft,
    lodged,
    taken_up,
    told_long_ago,
)
from throughcare.decisions.hearings import commands as hearings
from throughcare.decisions.hearings.drafts import ConditionChange, ResultDraft
from throughcare.decisions.hearings.tests.arranged import heard, process
from throughcare.decisions.noncompliance.models import ProposalMade, Response
from throughcare.decisions.noncompliance.tests.conftest import Missed
from throughcare.platform.access.door import NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.events.bus import deliver_due
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083", "R118")]
f: Any = factories


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.mark.parametrize(("outcome", "stands"), [("allowed", False), ("dismissed", True)])
def test_a_warning_set_aside_counts_no_more_and_proposals_are_computed_without_it(
    world: World, outcome: str, stands: bool
) -> None:
    missed = Missed(world)
    warning = missed.warned(20, by=world.manager, on=missed.today - timedelta(days=9))
    with acting(world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, warning.process_id, draft())
    with acting(another(world)) as other:
        commands.take_up(other, made.pk, expected=made.version)
        said = OutcomeDraft(outcome=outcome, reasons="So", heard="in_writing")
        commands.decide(other, made.pk, said, expected=made.version + 1)
    while deliver_due():
        pass
    held = Response.objects.get(pk=warning.pk)
    assert (held.withdrawn_on is None) is stands
    assert held.kind == "warning"
    later = missed.judged(1)
    assert (ProposalMade.objects.get(failure=later).step == "refer") is stands


def test_conditions_it_set_are_taken_back_once(world: World, person: Person) -> None:
    order = f.OrderFactory(person=person)
    officer = world.actor()
    held = process(officer, person, order_id=order.pk)
    hearing = heard(officer, person, held)
    hearings.record_result(officer, hearing.pk, ResultDraft(
        outcome="imposed", reasons="It was proved", made_by="Example Court", conditions=(
            ConditionChange(act="set", draft=ConditionDraft(kind="ew-requirement-curfew", text="Be at home")),),
    ), expected=hearing.version)  # fmt: skip
    assert Condition.objects.filter(order=order).count() == 1
    made = commands.lodge(officer, person.pk, held.pk, draft(before="court"))
    commands.record_fact(officer, made.pk, OutcomeDraft(
        outcome="allowed", reasons="Not proved", authority="court", made_by="The Crown Court",
    ), expected=made.version)  # fmt: skip
    while deliver_due():
        pass
    assert not Condition.objects.filter(order=order).exists()
    with acting(officer):
        assert commands.end_conditions(officer, person.pk, held.pk) == 0


def test_the_letter_says_that_it_came_in_and_then_what_was_decided(world: World, person: Person) -> None:
    made = lodged(world, person)
    with acting(world.actor()) as officer:
        paper = commands.prepare_letter(officer, person.pk, made.pk)
    assert paper.kind == "appeal_received"
    assert "decision goes on" in paper.values["meanwhile"]
    assert "cannot tell you a day" in paper.values["decide_by"]
    other = another(world)
    with acting(other):
        taken_up(world, made, other)
        commands.decide(other, made.pk, ALLOWED, expected=made.version + 1)
    with acting(world.actor()) as officer:
        paper = commands.prepare_letter(officer, person.pk, made.pk)
        with pytest.raises(NotThere):
            commands.prepare_letter(officer, world.person("Other").pk, made.pk)
    assert paper.kind == "appeal_decided"
    assert "allowed" in paper.values["what_was_decided"]
    assert paper.values["because"] == ALLOWED.reasons
    assert paper.values["decided_by"] == other.name
    assert paper.values["next_way"] == ALLOWED.next_way


def test_one_not_heard_is_told_so_with_its_last_day(world: World, person: Person) -> None:
    days_for(world, "appeal_window", 28)
    made = lodged(world, person, told_long_ago(world, person, 40), late_because="I was on the ward")
    with acting(another(world)) as other:
        no = RulingDraft(granted=False, reasons="No reason was given for the month after")
        commands.rule_on_lateness(other, made.pk, no, expected=made.version)
    with acting(world.actor()) as officer:
        paper = commands.prepare_letter(officer, person.pk, made.pk)
    assert "came after its last day" in paper.values["what_was_decided"]
    assert "The last day was" in paper.values["facts"]

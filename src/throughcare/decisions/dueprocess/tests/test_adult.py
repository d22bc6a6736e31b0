"""The appropriate adult: a minor needs one whatever was said; of anybody else, what was said from the start is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.arranging import World

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import FactsDraft, MetDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.dueprocess.refusals import AdultNeeded
from throughcare.platform import clock
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_months
from throughcare.rules.responses.gates import NOT_NEEDED, DecisionKind, Gate

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080")]


def opened(world: World, person: Person, *, said: bool | None) -> Process:
    return commands.open_process(
        world.actor(), person.pk, DecisionKind.WARNING, about=uuid4(), reported_by=world.officer.pk,
        facts=FactsDraft(adult_needed=said),
    )  # fmt: skip


def aged(world: World, years: int) -> Person:
    day = add_months(clock.today("Europe/London"), -12 * years)
    return world.person(born_from=day, born_to=day)


@pytest.mark.parametrize("said", [True, False, None])
def test_what_was_said_of_an_adult_is_kept(world: World, said: bool | None) -> None:
    process = opened(world, aged(world, 40), said=said)
    assert process.adult_needed is said
    changed = commands.set_facts(
        world.actor(), process.pk, FactsDraft(adult_needed=False), expected=process.version
    )
    assert changed.adult_needed is False


@pytest.mark.parametrize("said", [False, None])
def test_a_minor_needs_one_whatever_was_said(world: World, said: bool | None) -> None:
    process = opened(world, aged(world, 17), said=said)
    assert process.adult_needed is True
    none = MetDraft(finding=NOT_NEEDED, happened_at=clock.now() - timedelta(hours=1), words="They said so")
    with pytest.raises(AdultNeeded):
        commands.meet_gate(world.actor(), process.pk, Gate.ADULT, none)
    changed = commands.set_facts(
        world.actor(), process.pk, FactsDraft(adult_needed=said), expected=process.version
    )
    assert changed.adult_needed is True

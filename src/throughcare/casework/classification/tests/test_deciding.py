"""Deciding a proposal: by a named person who opened the reasons; the level changes then and not before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.classification import commands, reasons
from throughcare.casework.classification.models import LevelHeld, Proposal
from throughcare.casework.classification.queries import level_on
from throughcare.casework.classification.refusals import (
    AlreadyTold,
    NothingWaits,
    ReasonsNotSeen,
    WordsMissing,
)
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_named("classification.test")


@pytest.fixture
def person(world: World) -> Person:
    """At E, with C proposed."""
    made = world.person()
    ordered(made)
    factories.LevelHeldFactory(person=made, level="E", starts_on=TODAY - timedelta(days=30))
    assessed(made, arp=55, csrp=3.5)
    commands.recalculate(SYSTEM, made.pk, "assessment")
    return made


def mark(actor: Actor, proposal: Proposal) -> str:
    return reasons.mark(actor, proposal.pk, str(proposal.calculation_id))


@pytest.mark.requirement("R030", "R132")
def test_who_opened_the_reasons_accepts_and_then_the_level_holds(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    with acting(world.actor()) as actor:
        level = commands.accept_proposal(
            actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=1
        )
    assert (level.level, level.calculation_id, level.rule_level) == ("C", proposal.calculation_id, "")
    assert level.because.startswith("The tier is C")
    assert (level_on(person.pk, TODAY), level_on(person.pk, TODAY - timedelta(days=1))) == ("C", "E")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by_id) == ("accepted", world.officer.pk)
    assert StoredEvent.objects.filter(kind="classification.LevelChanged").exists()
    assert (
        AuditEvent.objects.filter(action="classification:proposal:accepted", people=[person.pk]).count() == 1
    )


@pytest.mark.requirement("R132")
def test_nobody_accepts_what_they_have_not_opened(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    colleague = world.user("officer", team=world.team)
    factories.AllocationFactory(person=person, officer=colleague, team=world.team, part="supporting")
    with acting(world.actor(colleague)) as actor:
        of_the_officer = mark(world.actor(), proposal)
        for given in ("", "0" * 64, of_the_officer):
            with pytest.raises(ReasonsNotSeen):
                commands.accept_proposal(actor, person.pk, proposal.pk, reasons=given, expected=1)
    assessed(person, arp=56, csrp=3.6)
    with acting(world.actor()) as actor:
        before = mark(actor, proposal)
        commands.calculate_now(actor, person.pk)
        with pytest.raises(ReasonsNotSeen):
            commands.accept_proposal(actor, person.pk, proposal.pk, reasons=before, expected=2)
    assert level_on(person.pk, TODAY) == "E"


def test_declining_needs_words_and_leaves_the_level(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    with acting(world.actor()) as actor:
        given = {"reasons": mark(actor, proposal), "expected": 1}
        with pytest.raises(WordsMissing):
            commands.decline_proposal(actor, person.pk, proposal.pk, words=" ", **given)
        commands.decline_proposal(
            actor, person.pk, proposal.pk, words="The score of ARP is disputed.", **given
        )
        with pytest.raises(NothingWaits):
            commands.accept_proposal(actor, person.pk, proposal.pk, reasons=given["reasons"], expected=2)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.words) == ("declined", "The score of ARP is disputed.")
    assert level_on(person.pk, TODAY) == "E"


def test_a_proposal_made_from_another_level_is_not_accepted(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    LevelHeld.objects.update(ends_on=TODAY)
    factories.LevelHeldFactory(person=person, level="B", starts_on=TODAY)
    with acting(world.actor()) as actor, pytest.raises(NothingWaits):
        commands.accept_proposal(actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=1)


def test_who_may_decide_and_who_was_quicker(world: World, make_world, person: Person) -> None:
    proposal = Proposal.objects.get()
    for user, refusal in (
        (world.user("support", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.accept_proposal(actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=1)
    with acting(world.actor()) as actor, pytest.raises(StaleVersion):
        commands.accept_proposal(actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=7)


@pytest.mark.requirement("R132")
def test_another_system_decides_nothing(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    machine = replace(world.actor(), machine=True)
    with acting(machine) as actor, pytest.raises(NotPermitted):
        commands.accept_proposal(actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=1)
    assert level_on(person.pk, TODAY) == "E"


def test_the_person_is_told_once_and_when_is_written_down(world: World, person: Person) -> None:
    proposal = Proposal.objects.get()
    with acting(world.actor()) as actor:
        level = commands.accept_proposal(
            actor, person.pk, proposal.pk, reasons=mark(actor, proposal), expected=1
        )
        given = {"how": "in_person", "told_on": TODAY}
        commands.tell_level(actor, person.pk, level.pk, expected=level.version, **given)
        with pytest.raises(AlreadyTold):
            commands.tell_level(actor, person.pk, level.pk, expected=level.version + 1, **given)
    level.refresh_from_db()
    assert (level.told_on, level.told_how) == (TODAY, "in_person")
    assert level.because.startswith("The tier is C"), "why it holds stays"

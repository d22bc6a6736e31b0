"""Overrides: of the level only, signed by two, the same up and down, ending at a date, never for who somebody is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.classification import commands, reasons
from throughcare.casework.classification.drafts import OverrideDraft
from throughcare.casework.classification.models import LevelHeld, Override, Proposal
from throughcare.casework.classification.queries import level_on
from throughcare.casework.classification.refusals import (
    NoSuchReason,
    NotAnother,
    NothingWaits,
    OwnOverride,
    ReasonsNotSeen,
    ReviewDay,
    ThinkAgain,
    UnknownLevel,
    WordsMissing,
)
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.casework.classification.wording import REFUSED_REASONS
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_named("classification.test")
HIGHER = OverrideDraft(
    level="B", reason="new_behaviour", words="Two threats since the assessment, on 3 and 5 November.",
    review_on=TODAY + timedelta(days=60),
)  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    """At C, as the rule says."""
    made = world.person()
    ordered(made)
    factories.LevelHeldFactory(person=made, level="C", starts_on=TODAY - timedelta(days=30))
    assessed(made, arp=55, csrp=3.5, harm="MEDIUM")
    commands.recalculate(SYSTEM, made.pk, "assessment")
    return made


@pytest.fixture
def asked(world: World, person: Person) -> Override:
    with acting(world.actor()) as actor:
        return commands.ask_override(actor, person.pk, HIGHER)


def mark(actor: Actor, override: Override) -> str:
    return reasons.mark(actor, override.pk, str(override.version))


@pytest.mark.requirement("R027", "R128")
@pytest.mark.parametrize("level", ["B", "D"])
def test_up_or_down_a_second_person_signs_and_both_levels_stay_to_be_seen(
    world: World, person: Person, level: str
) -> None:
    with acting(world.actor()) as actor:
        held = commands.ask_override(actor, person.pk, replace(HIGHER, level=level))
        assert (held.state, held.rule_level, level_on(person.pk, TODAY)) == ("asked", "C", "C")
    with acting(world.actor(world.manager)) as actor:
        commands.approve_override(actor, person.pk, held.pk, reasons=mark(actor, held), expected=held.version)
    now = LevelHeld.objects.get(person=person, ends_on=None)
    assert (now.level, now.rule_level, now.override_id) == (level, "C", held.pk)
    held.refresh_from_db()
    assert (held.state, held.author_id, held.approver_id) == ("standing", world.officer.pk, world.manager.pk)


@pytest.mark.requirement("R128")
def test_nobody_signs_their_own_nor_without_opening_the_reasons(
    world: World, person: Person, asked: Override
) -> None:
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.approve_override(actor, person.pk, asked.pk, reasons=mark(actor, asked), expected=1)
    with acting(world.actor(world.manager)) as actor, pytest.raises(ReasonsNotSeen):
        commands.approve_override(actor, person.pk, asked.pk, reasons="", expected=1)
    Override.objects.filter(pk=asked.pk).update(author=world.manager)
    asked.refresh_from_db()
    with acting(world.actor(world.manager)) as actor, pytest.raises(OwnOverride):
        commands.approve_override(
            actor, person.pk, asked.pk, reasons=mark(actor, asked), expected=asked.version
        )
    assert level_on(person.pk, TODAY) == "C"


def test_a_refusal_says_why_and_changes_nothing(world: World, person: Person, asked: Override) -> None:
    with acting(world.actor(world.manager)) as actor:
        given: dict[str, Any] = {"reasons": mark(actor, asked), "expected": asked.version}
        with pytest.raises(WordsMissing):
            commands.refuse_override(actor, person.pk, asked.pk, answer="", **given)
        commands.refuse_override(
            actor, person.pk, asked.pk, answer="The threats are being looked into.", **given
        )
        with pytest.raises(NothingWaits):
            commands.approve_override(actor, person.pk, asked.pk, **given)
    assert (Override.objects.get().state, level_on(person.pk, TODAY)) == ("refused", "C")


@pytest.mark.requirement("R128")
@pytest.mark.parametrize("reason", REFUSED_REASONS)
def test_who_somebody_is_and_having_contested_are_no_reasons(
    world: World, person: Person, reason: str
) -> None:
    with acting(world.actor()) as actor, pytest.raises(NoSuchReason) as refused:
        commands.ask_override(actor, person.pk, replace(HIGHER, reason=reason))
    assert (refused.value.field, refused.value.message) == ("reason", REFUSED_REASONS[reason].because)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"level": "Z"}, UnknownLevel),
        ({"level": "C"}, NotAnother),
        ({"words": "  "}, WordsMissing),
        ({"reason": "whim"}, NoSuchReason),
        ({"review_on": TODAY}, ReviewDay),
        ({"review_on": TODAY + timedelta(days=183)}, ReviewDay),
    ],
)
def test_what_cannot_be_asked_for(world: World, person: Person, change, refusal) -> None:
    with acting(world.actor()) as actor, pytest.raises(refusal):
        commands.ask_override(actor, person.pk, replace(HIGHER, **change))
    assert not Override.objects.exists()


@pytest.mark.requirement("R128", "R132")
@pytest.mark.parametrize(
    ("arrange", "change", "said"),
    [
        (lambda p: assessed(p, arp=20, csrp=0.6, harm="LOW"), {"level": "E"}, "has just fallen"),
        (lambda p: assessed(p, arp=95, csrp=7), {"level": "B"}, "has just risen"),
        (lambda p: assessed(p, arp=56, csrp=3.5, harm="HIGH"), {"level": "D"}, "harm stands high"),
        (lambda p: None, {"level": "A"}, "more than one step"),
        (lambda p: None, {"words": "He is homeless and often late."}, "poverty, no home or no work"),
        (lambda p: None, {"words": "She has complained twice."}, "having contested"),
    ],
)
def test_against_the_evidence_it_is_a_nudge_and_not_a_bar(
    world: World, person: Person, arrange: Callable[[Person], object], change: dict[str, str], said: str
) -> None:
    arrange(person)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    draft = replace(HIGHER, **change)
    with acting(world.actor()) as actor:
        with pytest.raises(ThinkAgain) as nudge:
            commands.ask_override(actor, person.pk, draft)
        assert said in " ".join(nudge.value.said)
        held = commands.ask_override(
            actor, person.pk, replace(draft, considered=True, speaks_for="What was seen on 5 November.")
        )
    assert held.against == list(nudge.value.said), "kept with it"
    assert held.speaks_for == "What was seen on 5 November."


@pytest.mark.requirement("R030")
def test_after_its_date_the_rules_level_is_proposed_again_and_the_level_stays(
    world: World, person: Person, asked: Override
) -> None:
    _approved(world, asked)
    assert commands.end_due(SYSTEM) == 0
    Override.objects.filter(pk=asked.pk).update(review_on=TODAY - timedelta(days=1))
    assert commands.end_due(SYSTEM) == 1
    assert Override.objects.get().state == "ended"
    proposal = Proposal.objects.get(state="waiting")
    assert (proposal.level_now, proposal.level, level_on(person.pk, TODAY)) == ("B", "C", "B")


def test_a_calculation_that_gives_what_was_overridden_asks_nothing_again(
    world: World, person: Person, asked: Override
) -> None:
    _approved(world, asked)
    assessed(person, arp=57, csrp=3.5)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    assert not Proposal.objects.filter(state="waiting").exists()
    assessed(person, arp=95, csrp=7)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    proposal = Proposal.objects.get(state="waiting")
    with acting(world.actor()) as actor:
        given = reasons.mark(actor, proposal.pk, str(proposal.calculation_id))
        commands.accept_proposal(actor, person.pk, proposal.pk, reasons=given, expected=proposal.version)
    assert Override.objects.get().state == "ended", "the new level rests on the rule"
    assert LevelHeld.objects.get(person=person, ends_on=None).rule_level == ""


def test_an_override_ends_early_and_where_there_is_no_rule_the_level_before_holds_again(make_world) -> None:
    world = make_world("us-ga", "America/New_York")
    person = world.person()
    factories.LevelHeldFactory(person=person, level="high", source="Import")
    draft = replace(HIGHER, level="standard", reason="progress", considered=True)
    with acting(world.actor()) as actor:
        held = commands.ask_override(actor, person.pk, draft)
    _approved(world, held)
    assert LevelHeld.objects.get(person=person, ends_on=None).level == "standard"
    held.refresh_from_db()
    with acting(world.actor()) as actor:
        commands.end_override(actor, person.pk, held.pk, expected=held.version)
    assert LevelHeld.objects.get(person=person, ends_on=None).level == "high"


def _approved(world: World, override: Override) -> None:
    with acting(world.actor(world.manager)) as actor:
        given = {"reasons": mark(actor, override), "expected": override.version}
        commands.approve_override(actor, override.person_id, override.pk, **given)

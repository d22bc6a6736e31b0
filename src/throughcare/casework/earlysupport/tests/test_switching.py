"""Switched on only after it was measured, by two people with reasons; off at once by one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.earlysupport import commands
from throughcare.casework.earlysupport.models import DayLooked, SupportOffer, SupportSwitch
from throughcare.casework.earlysupport.queries import is_on, measured_so_far
from throughcare.casework.earlysupport.refusals import (
    NotMeasured,
    NotWaiting,
    OneAlone,
    ReasonMissing,
    RuleChanged,
    SwitchedAlready,
)
from throughcare.casework.earlysupport.tests.arranged import (
    looked_for_months,
    not_seen,
    supervised,
    yesterday,
)
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.rules.interventions import early_support as rule

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R062", "R147", "R128", "R146")]
FIGURES = {"people": 250, "found": {"of": 40, "happened": 25}}


def ask(world: World, **given: Any) -> SupportSwitch:
    fields = {"why": "It finds most of them, in every group", "measured": FIGURES} | given
    return commands.ask_to_switch_on(world.actor(world.manager), **fields)


def second(world: World) -> Any:
    return world.actor(world.user("manager", team=world.team, name="Mona Manager"))


def test_two_people_switch_it_on_and_one_switches_it_off(world: World) -> None:
    looked_for_months(world)
    asked = ask(world)
    assert not is_on(world.agency.pk)
    other = second(world)
    commands.switch_on(other, asked.pk, why="I saw the same", expected=1)
    assert is_on(world.agency.pk)
    person = supervised(world)
    not_seen(world, person)
    commands.look()
    assert SupportOffer.objects.get(person=person).state == "open"
    commands.switch_off(other, asked.pk, why="Too many wrong ones", expected=2)
    assert not is_on(world.agency.pk)
    offer = SupportOffer.objects.get(person=person)
    assert (offer.state, offer.why_not, offer.version) == ("set_aside", "switched_off", 2)
    held = SupportSwitch.objects.get(pk=asked.pk)
    assert (held.state, held.ended_by_id, held.measured) == ("off", other.user_id, FIGURES)


def test_what_waits_behind_a_wall_is_set_aside_too(world: World) -> None:
    looked_for_months(world)
    asked, other = ask(world), second(world)
    commands.switch_on(other, asked.pk, why="I saw the same", expected=1)
    person = supervised(world)
    factories.SupportOfferFactory(person=person)
    factories.RestrictionFactory(person=person)
    with acting(other):
        assert not SupportOffer.objects.exists()
        commands.switch_off(other, asked.pk, why="Stop", expected=2)
    assert SupportOffer.objects.get(person=person).state == "set_aside"


@pytest.mark.parametrize(
    ("days", "people", "says"),
    [(0, 0, "no days"), (30, 500, "30 days"), (rule.LEAST_DAYS - 1, 500, "119 days")],
)
def test_it_is_refused_before_it_was_measured_long_enough(
    world: World, days: int, people: int, says: str
) -> None:
    last = yesterday(world)
    DayLooked.objects.bulk_create(
        DayLooked(agency=world.agency, rule=rule.RULE, on=last - timedelta(days=back), people=people)
        for back in range(days)
    )
    with pytest.raises(NotMeasured, match=says):
        ask(world)


def test_it_is_refused_of_too_few_people_and_without_figures(world: World) -> None:
    looked_for_months(world, people=rule.LEAST_PEOPLE - 1)
    with pytest.raises(NotMeasured, match="199 people"):
        ask(world)
    DayLooked.objects.filter(agency=world.agency).update(people=rule.LEAST_PEOPLE)
    with pytest.raises(NotMeasured, match="nothing can be shown"):
        ask(world, measured={})
    assert ask(world).people == rule.LEAST_PEOPLE


def test_what_another_version_was_measured_on_does_not_count(world: World, monkeypatch: Any) -> None:
    looked_for_months(world)
    asked, other = ask(world), second(world)
    commands.switch_on(other, asked.pk, why="I saw the same", expected=1)
    for module in ("queries.standing", "commands.switching", "commands.looking"):
        monkeypatch.setattr(f"throughcare.casework.earlysupport.{module}.RULE", "early-support@2027-01-01")
    assert not is_on(world.agency.pk)
    person = supervised(world)
    not_seen(world, person)
    factories.SupportOfferFactory(person=person)
    [looked] = commands.look()
    assert looked.offers == 0
    held = SupportSwitch.objects.get(pk=asked.pk)
    assert (held.state, held.ended_because) == (
        "off",
        "Another version of the rule came; it is measured anew",
    )
    assert SupportOffer.objects.get(person=person).state == "set_aside"
    assert measured_so_far(world.actor(world.manager)).days == 1
    with pytest.raises(NotMeasured):
        ask(world)


def test_what_was_asked_of_the_rule_before_is_not_decided_of_another(world: World, monkeypatch: Any) -> None:
    looked_for_months(world)
    asked = ask(world)
    monkeypatch.setattr(
        "throughcare.casework.earlysupport.commands.switching.RULE", "early-support@2027-01-01"
    )
    with pytest.raises(RuleChanged):
        commands.switch_on(second(world), asked.pk, why="I saw the same", expected=1)


def test_refusals(world: World) -> None:
    looked_for_months(world)
    with pytest.raises(NotPermitted):
        commands.ask_to_switch_on(world.actor(), why="Yes", measured=FIGURES)
    with pytest.raises(ReasonMissing):
        ask(world, why=" ")
    asked, other = ask(world), second(world)
    with pytest.raises(SwitchedAlready):
        ask(world)
    with pytest.raises(OneAlone):
        commands.switch_on(world.actor(world.manager), asked.pk, why="Me too", expected=1)
    with pytest.raises(ReasonMissing):
        commands.switch_on(other, asked.pk, why="", expected=1)
    with pytest.raises(StaleVersion):
        commands.switch_on(other, asked.pk, why="Yes", expected=7)
    with pytest.raises(NotWaiting):
        commands.switch_off(other, asked.pk, why="No", expected=1)
    elsewhere = World("us-pa", "America/New_York")
    with pytest.raises(NotThere):
        commands.withdraw(elsewhere.actor(elsewhere.manager), asked.pk, why="No", expected=1)
    commands.withdraw(world.actor(world.manager), asked.pk, why="Too early", expected=1)
    assert SupportSwitch.objects.get(pk=asked.pk).state == "withdrawn"
    assert ask(world).state == "asked", "it may be asked again"


@pytest.mark.parametrize(
    "fields",
    [
        {"days": rule.LEAST_DAYS - 1},
        {"people": rule.LEAST_PEOPLE - 1},
        {"measured": {}},
        {"asked_because": ""},
        {"state": "on"},
        {"state": "off"},
    ],
)
def test_the_database_refuses_what_the_commands_do(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SupportSwitchFactory(**fields)


def test_the_database_refuses_the_same_person_twice(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SupportSwitchFactory(
            agency=world.agency, asked_by=world.manager, state="on", decided_by=world.manager,
            decided_because="Me too", decided_at="2026-11-22T10:00Z",
        )  # fmt: skip

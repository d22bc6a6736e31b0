"""Calculating: from the record to a level, with where each input came from; never more than a proposal."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.classification import commands
from throughcare.casework.classification.calculating import FlagHeld, Record, SourceHeld, calculate
from throughcare.casework.classification.models import Calculation, LevelHeld, Proposal
from throughcare.casework.classification.queries import level_on
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.platform.actor import Actor
from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.kernel.fingerprint import Fingerprint

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_named("classification.test")


@pytest.mark.requirement("R013", "R027", "R132")
def test_a_calculation_says_what_it_took_and_anybody_can_ask_again(world: World) -> None:
    person = world.person()
    ordered(person)
    assessed(person, arp=55, csrp=3.5, harm="HIGH")
    made = commands.recalculate(SYSTEM, person.pk, "assessment")
    assert made is not None
    assert (made.level, made.provisional, made.not_made) == ("C", False, "")
    assert made.inputs["arp"] == 55
    assert made.inputs["rosh"] == "HIGH"
    assert made.inputs["stalking"] is False
    assert "any reoffending" in made.origins["arp"].lower() or "arp" in made.origins["arp"].lower()
    assert made.origins["stalking"] == "no such flag stands"
    assert made.sentences[0].startswith("The tier is C")
    assert any("55" in line for line in made.likelihood)
    assert made.harm
    assert not set(made.harm) & set(made.likelihood)
    again = catalogue.find(made.rule).ask(made.inputs)
    assert str(again.fingerprint) == made.fingerprint == str(Fingerprint.of(again.rule.card.id, again.inputs))
    assert again.results["tier"] == "C"


@pytest.mark.requirement("R030")
def test_a_recalculation_is_a_proposal_and_the_level_stays(world: World) -> None:
    person = world.person()
    ordered(person)
    factories.LevelHeldFactory(person=person, level="E", starts_on=TODAY - timedelta(days=30))
    assessed(person, arp=55, csrp=3.5)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    proposal = Proposal.objects.get()
    assert (proposal.level_now, proposal.level, proposal.state) == ("E", "C", "waiting")
    assert proposal.decide_by == TODAY + timedelta(days=10)
    assert level_on(person.pk, TODAY) == "E"


def test_the_same_inputs_are_kept_once_and_the_same_level_proposes_nothing(world: World) -> None:
    person = world.person()
    ordered(person)
    factories.LevelHeldFactory(person=person, level="C", starts_on=TODAY - timedelta(days=30))
    assessed(person, arp=55, csrp=3.5)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    commands.recalculate(SYSTEM, person.pk, "assessment")
    assert Calculation.objects.count() == 1
    assert not Proposal.objects.exists()
    commands.recalculate(SYSTEM, person.pk, "asked")
    assert Calculation.objects.count() == 2


def test_a_later_calculation_replaces_what_waits(world: World) -> None:
    person = world.person()
    ordered(person)
    factories.LevelHeldFactory(person=person, level="E", starts_on=TODAY - timedelta(days=30))
    assessed(person, arp=55, csrp=3.5, on=TODAY - timedelta(days=9))
    commands.recalculate(SYSTEM, person.pk, "assessment")
    first = Proposal.objects.get()
    assessed(person, arp=56, csrp=3.5, on=TODAY - timedelta(days=8))
    commands.recalculate(SYSTEM, person.pk, "assessment")
    renewed = Proposal.objects.get()
    assert (renewed.pk, renewed.state) == (first.pk, "waiting"), (
        "the same level: the same proposal, its time runs on"
    )
    assert renewed.calculation_id != first.calculation_id
    assessed(person, arp=95, csrp=7)
    commands.recalculate(SYSTEM, person.pk, "assessment")
    assert sorted(Proposal.objects.values_list("level", "state")) == [("A", "waiting"), ("C", "superseded")]
    assessed(person, arp=30, csrp=2)
    LevelHeld.objects.get()
    factories.FlagFactory(person=person, kind="STRG")
    commands.recalculate(SYSTEM, person.pk, "flag")


def test_only_completed_assessments_count_and_the_latest_of_them(world: World) -> None:
    person = world.person()
    ordered(person)
    assessed(person, arp=95, csrp=8, stage="signed")
    assert commands.recalculate(SYSTEM, person.pk, "assessment") is None, "nothing was ever known"
    assessed(person, arp=20, csrp=0.6, on=TODAY - timedelta(days=40))
    assessed(person, arp=55, csrp=3.5, on=TODAY - timedelta(days=2))
    made = commands.recalculate(SYSTEM, person.pk, "assessment")
    assert made is not None
    assert made.inputs["arp"] == 55


def test_without_a_live_order_the_rule_says_why_there_is_no_level(world: World) -> None:
    person = world.person()
    assessed(person, arp=55, csrp=3.5)
    made = commands.recalculate(SYSTEM, person.pk, "asked")
    assert made is not None
    assert (made.level, made.not_made) == ("", "There is no live order or licence, so there is no tier.")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("value", "level"), [("30", "maximum"), ("20", "medium"), ("about 20", "")])
def test_pennsylvania_takes_the_total_of_a_licensed_tool(value: str, level: str) -> None:
    pack = jurisdictions.get("us-pa")
    assert pack.level_rule is not None
    record = Record(today=TODAY, live_order=True, sources=[SourceHeld("LSI-R", value, TODAY)])
    made = calculate(pack, pack.level_rule, record)
    assert made.level == level
    assert bool(made.not_made) is not bool(level)


def test_in_georgia_the_imported_level_stands(make_world) -> None:
    world = make_world("us-ga", "America/New_York")
    person = world.person()
    factories.SourceScoreFactory(person=person, instrument="LSI-R", value="30")
    assert jurisdictions.get("us-ga").level_rule is None
    assert commands.recalculate(SYSTEM, person.pk, "asked") is None


def test_flags_are_inputs_and_the_latest_register_of_harm_speaks_where_nothing_was_assessed() -> None:
    pack = jurisdictions.get("ew")
    assert pack.level_rule is not None
    flags = [
        FlagHeld("RHRH", "", TODAY - timedelta(days=50)),
        FlagHeld("RVHR", "", TODAY - timedelta(days=2)),
        FlagHeld("MAPP", "M2", TODAY),
    ]
    made = calculate(pack, pack.level_rule, Record(today=TODAY, live_order=True, flags=flags))
    assert (made.inputs["rosh"], made.inputs["has_mappa"]) == ("VERY_HIGH", True)
    assert made.not_made == "No tier can be given before ARP and CSRP are scored."


def test_every_pack_maps_its_rule_to_levels_it_has() -> None:
    for pack in jurisdictions.all():
        assert {level.band for level in pack.levels} - {None}, "low, medium and high are said"
        if pack.level_rule is None:
            continue
        codes = {level.code for level in pack.levels}
        assert set(pack.level_rule.levels.values()) <= codes
        items = {item.name for item in catalogue.find(pack.level_rule.code).items}
        assert set(pack.level_rule.takes) | set(pack.level_rule.given) <= items

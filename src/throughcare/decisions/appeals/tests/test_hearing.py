"""The hearing of an appeal: joined to it, shown on both, and what comes of it proposes and decides nothing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.models import Appeal, Outcome
from throughcare.decisions.appeals.refusals import Ended
from throughcare.decisions.appeals.tests.arranged import ALLOWED, another, lodged, taken_up
from throughcare.decisions.hearings import commands as hearings
from throughcare.decisions.hearings.drafts import AdjournDraft, ConditionChange, HearingDraft, ResultDraft
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.refusals import NotListed, OfAnother, ProposesOnly
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083")]
f: Any = factories


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def sitting(**more: Any) -> HearingDraft:
    given = {"kind": "appeal", "starts_at": clock.now() - timedelta(minutes=30), "body": "The appeals panel"}
    return HearingDraft(**(given | more))


def arranged(world: World, made: Appeal, **more: Any) -> Hearing:
    return commands.arrange_hearing(world.actor(), made.person_id, made.pk, sitting(**more))


def came_to(world: World, held: Hearing, outcome: str, **more: Any) -> None:
    said = ResultDraft(outcome=outcome, reasons="The ward's letter was read", made_by="The panel", **more)
    hearings.record_result(world.actor(), held.pk, said, expected=held.version)


def refused(name: str, act: Any) -> None:
    with pytest.raises(IntegrityError) as held, transaction.atomic():
        act()
    assert held.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]


def test_it_is_shown_on_both_and_its_result_proposes_and_decides_nothing(
    world: World, person: Person
) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    held = arranged(world, made, how="video")
    came_to(world, held, "granted")
    made.refresh_from_db()
    assert (made.state, Outcome.objects.count()) == ("considered", 0)
    appeal_page = reverse("appeals:appeal", args=[person.pk, made.pk])
    hearing_page = reverse("hearings:hearing", args=[person.pk, held.pk])
    shown = world.browser().get(appeal_page).content.decode()
    assert hearing_page in shown
    assert "proposes “allowed”, and decides nothing by itself" in shown
    assert appeal_page in world.browser().get(hearing_page).content.decode()
    commands.decide(other, made.pk, ALLOWED, expected=made.version)
    shown = world.browser().get(appeal_page).content.decode()
    assert "decides nothing by itself" not in shown


def test_the_decider_finds_the_proposal_chosen_and_may_decide_otherwise(world: World, person: Person) -> None:
    decider = world.user("manager", name="Abel Answerer", team=world.team)
    made = taken_up(world, lodged(world, person), world.actor(decider))
    came_to(world, arranged(world, made), "continues")
    browser, page = SignedIn(decider), reverse("appeals:decide", args=[person.pk, made.pk])
    shown = browser.get(page).content.decode()
    assert "proposes “dismissed”" in shown
    ticked = [part for part in shown.split("<input")[1:] if " checked" in part.split(">")[0]]
    assert {value for part in ticked for value in ("dismissed", "in_person") if f'value="{value}"' in part} == {
        "dismissed", "in_person",
    }  # fmt: skip
    answer = browser.post(page, {
        "heard": "in_person", "outcome": "allowed", "reasons": "The letter shows it", "version": str(made.version),
    })  # fmt: skip
    assert answer.status_code == 303, answer.content
    assert Outcome.objects.get(appeal=made).outcome == "allowed"


def test_it_sets_no_condition_and_makes_no_decision(world: World, person: Person) -> None:
    made = lodged(world, person)
    held = arranged(world, made)
    with pytest.raises(ProposesOnly):
        came_to(world, held, "imposed")
    change = ConditionChange(act="set", draft=ConditionDraft(kind="ew-requirement-curfew", text="Be at home"))
    with pytest.raises(ProposesOnly):
        came_to(world, held, "granted", conditions=(change,))
    refused("hearings_result_of_an_appeal_proposes", lambda: f.HearingResultFactory(
        person=person, hearing=held, outcome="imposed", basis="recorded", decision=None))  # fmt: skip
    shown = world.browser().get(reverse("hearings:result", args=[person.pk, held.pk])).content.decode()
    assert 'value="granted"' in shown
    assert 'value="imposed"' not in shown


def test_it_stays_with_its_appeal_when_it_is_moved_or_put_off(world: World, person: Person) -> None:
    made = lodged(world, person)
    held = arranged(world, made)
    with pytest.raises(NotListed):
        hearings.change(world.actor(), held.pk, sitting(kind="court_review"), expected=held.version)
    with pytest.raises(OfAnother):
        process = made.decision.process_id
        hearings.change(world.actor(), held.pk, sitting(process_id=process), expected=held.version)
    until = clock.now() + timedelta(days=9)
    again = hearings.adjourn(
        world.actor(), held.pk, AdjournDraft(asked_by="person", because="The lawyer is ill", until=until),
        expected=held.version,
    )  # fmt: skip
    assert again is not None
    assert again.appeal == made.pk
    assert Hearing.objects.get(pk=again.pk).appeal_about == made.decision.process.about
    other = lodged(world, world.person("Other"))
    for name, change in (
        ("hearings_hearing_stays_with_its_appeal", {"appeal": None}),
        ("hearings_hearing_stays_with_its_appeal", {"appeal_about": uuid4()}),
        ("hearings_hearing_of_an_appeal_alone", {"kind": "parole_review"}),
        ("hearings_hearing_stays_with_its_appeal", {"appeal": other.pk}),
    ):
        rows = Hearing.objects.filter(pk=again.pk)
        refused(name, lambda rows=rows, change=change: rows.update(**change))


def test_none_is_arranged_for_an_appeal_that_ended_or_of_another_person(world: World, person: Person) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    stranger = world.person("Other")
    with pytest.raises(NotThere):
        commands.arrange_hearing(world.actor(), stranger.pk, made.pk, sitting())
    row = {"kind": "appeal", "process": None, "gate": ""}
    refused(
        "hearings_hearing_of_its_appeal", lambda: f.HearingFactory(person=stranger, appeal=made.pk, **row)
    )
    refused("hearings_hearing_of_its_appeal", lambda: f.HearingFactory(person=person, appeal=uuid4(), **row))
    commands.decide(other, made.pk, ALLOWED, expected=made.version)
    with pytest.raises(Ended):
        arranged(world, made)
    refused("hearings_hearing_of_its_appeal", lambda: f.HearingFactory(person=person, appeal=made.pk, **row))


def test_it_is_arranged_from_the_appeals_page(world: World, person: Person) -> None:
    made = lodged(world, person)
    browser, page = world.browser(), reverse("appeals:arrange", args=[person.pk, made.pk])
    assert page in browser.get(reverse("appeals:appeal", args=[person.pk, made.pk])).content.decode()
    assert 'name="kind"' not in browser.get(page).content.decode()
    day = clock.today(world.agency.zone) + timedelta(days=20)
    answer = browser.post(page, {
        "starts_at_day_day": str(day.day), "starts_at_day_month": str(day.month), "starts_at_day_year": str(day.year),
        "starts_at_time": "10:00", "minutes": "45", "body": "The appeals panel", "how": "in_person", "place": "",
        "submission": "018f3b60-0000-7000-8000-00000000abcf",
    })  # fmt: skip
    assert answer.status_code == 303, answer.content
    assert Hearing.objects.get(appeal=made.pk).kind == "appeal"

"""Versions, the second signature, and what the person answers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import ObjectiveDraft
from throughcare.casework.plans.events import PlanAnswered
from throughcare.casework.plans.models import Agreement, Objective, PlanReview, PlanVersion, Step
from throughcare.casework.plans.queries import standing
from throughcare.casework.plans.refusals import (
    AnsweredAlready,
    DayWrong,
    NothingWaits,
    NotReady,
    OwnVersion,
    UnknownCode,
    WordsMissing,
)
from throughcare.casework.plans.tests.arranged import KEPT, LODGING, NO, TODAY, YES, begun, plan_of, signed
from throughcare.config.subscriptions import SUBSCRIPTIONS
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.notices.models import Message
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_months
from throughcare.rules.jurisdictions import Countersigned

pytestmark = pytest.mark.django_db
COULD_NOT = replace(YES, answer="could_not_answer", reason="He was unwell.", signed=False)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def two_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """The place asks for a second signature on every plan."""
    asked = Countersigned(because="It is asked for in this test.")
    for module in ("queries.standing", "commands.signing", "screens.signing"):
        monkeypatch.setattr(f"throughcare.casework.plans.{module}.second_signature", lambda *_: asked)


def sign(actor: Actor, person: Person, why: str = "") -> PlanVersion:
    return commands.sign_plan(actor, person.pk, why=why, expected=plan_of(person).version)


@pytest.mark.requirement("R037")
def test_signing_keeps_the_plan_as_it_stands(officer: Actor, person: Person) -> None:
    version = signed(officer, person)
    assert (version.number, version.state, version.author_id) == (1, "signed", officer.user_id)
    assert version.content["objectives"][0]["title"] == LODGING.title
    with acting(officer):
        with pytest.raises(WordsMissing):
            sign(officer, person)
        with pytest.raises(NotReady, match="Nothing has changed"):
            sign(officer, person, why="Nothing")
        objective = Objective.objects.get()
        commands.change_objective(
            officer, person.pk, objective.pk, replace(KEPT, target="5 nights"), expected=objective.version
        )
        second = sign(officer, person, why="Five nights do.")
    assert (second.number, second.why) == (2, "Five nights do.")
    assert PlanVersion.objects.get(number=1).content["objectives"][0]["target"] == "7 nights"


@pytest.mark.requirement("R037")
@pytest.mark.parametrize(
    ("drafts", "steps", "said"),
    [
        ((), True, "no objective yet"),
        ((KEPT,), False, "no step yet"),
        ((replace(KEPT, starts_now=False),), True, "at least one must be"),
    ],
)
def test_what_is_missing_before_it_is_signed(
    officer: Actor, person: Person, drafts: tuple[ObjectiveDraft, ...], steps: bool, said: str
) -> None:
    begun(officer, person, *drafts, steps=steps)
    with acting(officer), pytest.raises(NotReady, match=said):
        sign(officer, person)
    assert not PlanVersion.objects.exists()


@pytest.mark.requirement("R034")
def test_a_failing_letter_without_a_reason_is_asked_about_before_it_is_signed(
    officer: Actor, person: Person
) -> None:
    begun(officer, person, LODGING)
    Objective.objects.update(target="")
    with acting(officer), pytest.raises(NotReady, match="why it is kept"):
        sign(officer, person)
    Objective.objects.update(kept_because="He will say when it is enough.")
    with acting(officer):
        assert sign(officer, person).number == 1


def test_the_last_version_says_what_was_reached(officer: Actor, person: Person) -> None:
    signed(officer, person)
    objective = Objective.objects.get()
    with acting(officer):
        commands.achieve_objective(officer, person.pk, objective.pk, expected=objective.version)
        last = sign(officer, person, why="Everything is reached.")
    assert last.content["objectives"][0]["state"]["code"] == "achieved"


def test_a_plan_changed_meanwhile_is_not_signed(officer: Actor, person: Person) -> None:
    begun(officer, person, KEPT)
    with acting(officer), pytest.raises(StaleVersion):
        commands.sign_plan(officer, person.pk, expected=1)


@pytest.mark.requirement("R041")
def test_the_second_signature_is_never_the_authors(
    world: World, person: Person, two_sign: None, deliver: Callable[[], int]
) -> None:
    manager = world.actor(world.manager)
    begun(manager, person, KEPT)
    with acting(manager):
        version = sign(manager, person)
        assert version.state == "waiting"
        with pytest.raises(OwnVersion):
            commands.countersign_plan(manager, person.pk, version.pk, expected=1)
        with pytest.raises(NothingWaits):
            sign(manager, person, why="Again")
        with pytest.raises(NothingWaits):
            commands.record_answer(manager, person.pk, version.pk, YES)
    with acting(world.actor()) as officer, pytest.raises(NotPermitted):
        commands.countersign_plan(officer, person.pk, version.pk, expected=1)
    with acting(world.actor(world.user("manager", team=world.team))) as second:
        commands.countersign_plan(second, person.pk, version.pk, expected=1)
        with pytest.raises(NothingWaits):
            commands.countersign_plan(second, person.pk, version.pk, expected=2)
    held = PlanVersion.objects.get()
    assert (held.state, held.second_id) == ("countersigned", second.user_id)
    with pytest.raises(IntegrityError, match="plans_planversion_second_person"), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(second_id=manager.user_id)


@pytest.mark.requirement("R041")
def test_a_version_is_sent_back_with_words_and_its_author_is_told(
    world: World, officer: Actor, person: Person, two_sign: None, deliver: Callable[[], int]
) -> None:
    begun(officer, person, KEPT)
    with acting(officer):
        version = sign(officer, person)
    deliver()
    assert list(Message.objects.filter(kind="plan-signed").values_list("to_id", flat=True)) == [
        world.manager.pk
    ]
    with acting(world.actor(world.manager)) as manager:
        with pytest.raises(WordsMissing):
            commands.return_plan(manager, person.pk, version.pk, answer=" ", expected=1)
        commands.return_plan(manager, person.pk, version.pk, answer="Say who drives him.", expected=1)
    deliver()
    assert Message.objects.get(kind="plan-returned").to_id == world.officer.pk
    with acting(officer):
        again = sign(officer, person)
    assert (again.number, standing.latest_version(version.plan_id)) == (2, again)


def test_where_the_terms_ask_a_high_level_takes_two_signatures(
    world: World, officer: Actor, person: Person
) -> None:
    asked = [
        entry
        for pack in (world.agency.jurisdiction,)
        for entry in _pack(pack).plan.countersigned_when
        if entry.bands
    ]
    if not asked:
        pytest.skip("No band takes a second signature in this pack.")
    level = next(each for each in _pack(world.agency.jurisdiction).levels if each.band in asked[0].bands)
    factories.LevelHeldFactory(person=person, level=level.code)
    assert signed(officer, person, answer=None).state == "waiting"


def _pack(code: str) -> Any:
    from throughcare.rules import jurisdictions

    return jurisdictions.get(code)


@pytest.mark.requirement("R036")
def test_the_person_agrees_and_is_asked_again_when_the_plan_changes(officer: Actor, person: Person) -> None:
    version = signed(officer, person)
    assert standing.agreement_with(version) == "agreed"
    with acting(officer):
        with pytest.raises(AnsweredAlready):
            commands.record_answer(officer, person.pk, version.pk, NO)
        step = Step.objects.get()
        commands.change_step(
            officer,
            person.pk,
            step.pk,
            replace(_step(), words="I will ring the council"),
            expected=step.version,
        )
        second = sign(officer, person, why="Another step.")
        assert standing.agreement_with(second) == "draft"
        with pytest.raises(NothingWaits):
            commands.record_answer(officer, person.pk, version.pk, NO)
        commands.record_answer(officer, person.pk, second.pk, NO)
    assert standing.agreement_with(second) == "do_not_agree"
    assert Agreement.objects.count() == 2


def _step() -> Any:
    from throughcare.casework.plans.tests.arranged import STEP

    return STEP


@pytest.mark.requirement("R036")
def test_who_could_not_answer_is_asked_again(officer: Actor, person: Person) -> None:
    version = signed(officer, person, answer=COULD_NOT)
    with acting(officer):
        with pytest.raises(AnsweredAlready, match="yes or no"):
            commands.record_answer(officer, person.pk, version.pk, COULD_NOT)
        commands.record_answer(officer, person.pk, version.pk, NO)
    assert standing.agreement_with(version) == "updated_do_not_agree"
    with pytest.raises(IntegrityError, match="answered_once"), transaction.atomic():
        factories.AgreementFactory(person=person, plan_version=version)


@pytest.mark.requirement("R036")
@pytest.mark.parametrize(
    ("draft", "refusal", "field"),
    [
        (replace(NO, reason=" "), WordsMissing, "reason"),
        (replace(COULD_NOT, reason=""), WordsMissing, "reason"),
        (replace(YES, answer="perhaps"), UnknownCode, "answer"),
        (replace(YES, way="by pigeon"), UnknownCode, "way"),
        (replace(YES, asked_on=TODAY + timedelta(days=1)), DayWrong, "asked_on"),
        (replace(YES, asked_on=TODAY - timedelta(days=1)), DayWrong, "asked_on"),
    ],
)
def test_what_is_no_answer(officer: Actor, person: Person, draft: Any, refusal: Any, field: str) -> None:
    version = signed(officer, person, answer=None)
    with acting(officer), pytest.raises(refusal) as refused:
        commands.record_answer(officer, person.pk, version.pk, draft)
    assert refused.value.field == field
    assert not Agreement.objects.exists()


@pytest.mark.requirement("R036")
def test_disagreeing_is_heard_by_nobody_as_a_failure(
    officer: Actor, person: Person, deliver: Callable[[], int]
) -> None:
    from throughcare.decisions.noncompliance.models import Failure

    signed(officer, person, answer=NO)
    deliver()
    assert not Failure.objects.exists()
    heard = {handler.__module__ for handler in SUBSCRIPTIONS[PlanAnswered]}
    assert not any("noncompliance" in module for module in heard), heard


@pytest.mark.requirement("R042")
def test_a_version_sets_the_next_review(officer: Actor, person: Person) -> None:
    signed(officer, person)
    review = PlanReview.objects.get()
    months = _pack("ew").plan.every_months
    assert (review.called_by, review.cause) == ("scheduled", None)
    assert review.due_on == add_months(TODAY, months)

"""Less supervision for good progress: met, not met or not known; proposed by one, decided by another."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.commands import ProgressDraft
from throughcare.casework.supervision.models import PhaseHeld, Progress, Task
from throughcare.casework.supervision.refusals import (
    DecidedBySame,
    NothingWaits,
    NotListed,
    NotMetYet,
    WordsNeeded,
)
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person
from throughcare.rules.jurisdictions import PACKS
from throughcare.rules.jurisdictions.progress import StepKind
from throughcare.rules.kernel import BadAnswers
from throughcare.rules.release.weighing import Met, weigh

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R060")]
STEADY = ProgressDraft(
    step="house-step-down", words="Every appointment kept, and in work.",
    answers={"plan_on_track": True, "safety_against": False},
)  # fmt: skip


@pytest.fixture
def settled(person: Person) -> Person:
    """At one level since January, with nothing missed."""
    factories.LevelHeldFactory(person=person, level="C", starts_on=date(2026, 1, 5))
    return person


@pytest.fixture
def manager(world: World, officer: Actor) -> Callable[[], Iterator[Actor]]:
    return lambda: acting(world.actor(world.manager))  # type: ignore[return-value]


def test_what_the_record_does_not_say_is_not_known(officer: Actor, settled: Person) -> None:
    step = PACKS.get("ew").progress.steps[0]
    found = commands.weighed(officer, settled.pk, step, {})
    assert {each.name: each.met for each in found} == {
        "months_at_level": Met.MET, "missed_within_6_months": Met.MET, "plan_on_track": Met.NOT_KNOWN,
        "safety_against": Met.NOT_KNOWN,
    }  # fmt: skip
    factories.ContactFactory(
        person=settled, outcome="absent", happened_at=datetime(2026, 11, 2, 10, tzinfo=UTC)
    )
    again = commands.weighed(officer, settled.pk, step, {})
    assert {each.name: each.met for each in again}[
        "missed_within_6_months"
    ] is Met.NOT_KNOWN  # excused? judged elsewhere


def test_an_accepted_step_begins_a_phase_in_which_the_standard_is_lighter(
    officer: Actor, settled: Person, manager
) -> None:
    made = commands.propose_progress(officer, settled.pk, STEADY)
    assert [each["met"] for each in made.findings] == ["met"] * 4
    assert not PhaseHeld.objects.exists()
    with pytest.raises(NothingWaits):
        commands.propose_progress(officer, settled.pk, STEADY)
    with manager() as actor:
        commands.decide_progress(actor, settled.pk, made.pk, True, "Agreed: steady for a year.", expected=1)
        with pytest.raises(NothingWaits):
            commands.decide_progress(
                actor, settled.pk, made.pk, False, "Agreed: steady for a year.", expected=2
            )
    found = queries.expected(officer, settled.pk)
    assert (found.phase, found.rows[0].row.days) == ("Lighter contact", 28)
    with manager() as actor:
        held = PhaseHeld.objects.get()
        commands.end_phase(actor, settled.pk, held.pk, "They asked to be seen more often.", expected=1)
    assert queries.expected(officer, settled.pk).rows[0].row.days == 14


def test_who_proposed_never_decides_nor_does_a_machine(
    world: World, officer: Actor, settled: Person, manager
) -> None:
    with manager() as actor:
        made = commands.propose_progress(actor, settled.pk, STEADY)
        with pytest.raises(DecidedBySame):
            commands.decide_progress(actor, settled.pk, made.pk, True, "Agreed with myself.", expected=1)
    with pytest.raises(NotPermitted):
        commands.decide_progress(officer, settled.pk, made.pk, True, "Agreed by an officer.", expected=1)
    with acting(SYSTEM):
        with pytest.raises(DatabaseError), transaction.atomic():
            Progress.objects.filter(pk=made.pk).update(
                state="accepted",
                decided_by=world.manager,
                decided_at=datetime(2026, 11, 16, tzinfo=UTC),
                decision="Yes",
            )
        with pytest.raises(DatabaseError), transaction.atomic():
            Progress.objects.filter(pk=made.pk).update(state="accepted")


@pytest.mark.requirement("R085")
def test_early_discharge_is_a_proposal_and_a_task_never_an_end(
    world: World, officer: Actor, settled: Person, manager
) -> None:
    order = settled_order(settled)
    draft = ProgressDraft(
        step="house-early-discharge", words="Every objective achieved.",
        answers={"objectives_achieved": True, "safety_against": False},
    )  # fmt: skip
    with pytest.raises(NotMetYet, match="For how many months"):
        commands.propose_progress(officer, settled.pk, draft)
    order.starts_on = date(2025, 1, 5)
    type(order).objects.filter(pk=order.pk).update(starts_on=date(2025, 1, 5))
    made = commands.propose_progress(officer, settled.pk, draft)
    with manager() as actor, pytest.raises(StaleVersion):
        commands.decide_progress(actor, settled.pk, made.pk, True, "Agreed: everything is done.", expected=7)
    with manager() as actor:
        commands.decide_progress(actor, settled.pk, made.pk, True, "Agreed: everything is done.", expected=1)
    assert not PhaseHeld.objects.exists()
    assert Task.objects.get().owner_id == officer.user_id
    order.refresh_from_db()
    assert order.status == "active"


def settled_order(person: Person):
    from throughcare.casework.orders.models import Order

    return Order.objects.get(person=person)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"step": "nothing"}, NotListed), ({"words": "ok"}, WordsNeeded),
        ({"answers": {"plan_on_track": False}}, NotMetYet), ({"answers": {"plan_on_track": "perhaps"}}, BadAnswers),
    ],
)  # fmt: skip
def test_bad_proposals_are_refused(
    officer: Actor, settled: Person, changes: dict[str, object], refusal: type[Exception]
) -> None:
    given = {"step": STEADY.step, "words": STEADY.words, "answers": STEADY.answers, **changes}
    with pytest.raises(refusal):
        commands.propose_progress(officer, settled.pk, ProgressDraft(**given))
    assert not Progress.objects.exists()


def test_what_was_proposed_is_taken_back_by_who_proposed_it(officer: Actor, settled: Person, manager) -> None:
    made = commands.propose_progress(officer, settled.pk, STEADY)
    with manager() as actor, pytest.raises(DecidedBySame):
        commands.withdraw_progress(actor, settled.pk, made.pk, "Not mine to take back.", expected=1)
    commands.withdraw_progress(
        officer, settled.pk, made.pk, "They would rather be seen as often.", expected=1
    )
    assert queries.progressing(officer, settled.pk).waiting is None


def test_every_pack_has_steps_and_no_code_means_two_things() -> None:
    phases: dict[str, object] = {}
    for pack in PACKS:
        assert any(step.kind is StepKind.EARLY_DISCHARGE for step in pack.progress.steps)
        for step in pack.progress.steps:
            assert set(step.takes) <= {item.name for each in step.conditions for item in each.items}
            assert len(weigh(step.conditions, {})) == len(step.conditions)
        for phase in pack.progress.phases:
            assert phases.setdefault(phase.code, phase) == phase


def test_the_pages_from_a_proposal_to_a_decision(world: World, settled: Person) -> None:
    client = world.browser()
    address = reverse("supervision:progress", args=[settled.pk])
    with counted() as statements:
        text = client.get(address).content.decode()
    assert len(statements) <= MOST_A_PAGE
    assert "An agency default" in text
    assert "Not known" in text
    propose = reverse("supervision:propose_progress", args=[settled.pk, "house-step-down"])
    assert client.get(propose).status_code == 200
    typed = {"plan_on_track": "yes", "safety_against": "", "words": STEADY.words,
             "submission": "0199a7b4-0000-7000-8000-00000000000b"}  # fmt: skip
    assert client.post(propose, typed).status_code == 422
    made = client.post(propose, {**typed, "safety_against": "unknown"})
    assert made.status_code == 303
    decides = world.browser(world.manager)
    assert "The conditions when it was proposed" in decides.get(made["Location"]).content.decode()
    assert decides.post(made["Location"], {"version": "1", "accept": "", "because": "x"}).status_code == 422
    decided = {"version": "1", "accept": "yes", "because": "Agreed: steady for a year."}
    assert decides.post(made["Location"], decided).status_code == 303
    assert "Lighter contact, since" in decides.get(address).content.decode()

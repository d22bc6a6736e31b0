"""What tests of appeals arrange: a decision made here, told or not; an appeal against it; who may decide it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from tests import factories
from tests.arranging import World
from tests.fair import close_gates

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.drafts import LodgeDraft, OutcomeDraft
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.drafts import DaysDraft, DecisionDraft, MetDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person
from throughcare.rules.responses.gates import Gate

f: Any = factories
KIND = "condition_change"
ALLOWED = OutcomeDraft(
    outcome="allowed", reasons="The hospital's letter shows it", facts="The letter of the ward", heard="in_writing",
    next_way="You can complain to the head of the office",
)  # fmt: skip


def decided(
    world: World, person: Person, *, kind: str = KIND, appeal_by: date | None = None, days_ago: int = 0
) -> Process:
    """Reported by the officer, decided by the manager; the person was not told yet."""
    officer, manager = world.actor(), world.actor(world.manager)
    held = dueprocess.open_process(officer, person.pk, kind, about=uuid4(), reported_by=world.officer.pk)
    close_gates(officer, held.pk, at=clock.now() - timedelta(days=200))
    held.refresh_from_db()
    at = clock.now() - timedelta(days=days_ago)
    dueprocess.decide(
        manager, held.pk,
        DecisionDraft(outcome="imposed", reasons="So", proportionate="Nothing less would do", appeal_by=appeal_by,
                      decided_at=at),
        expected=held.version,
    )  # fmt: skip
    held.refresh_from_db()
    return held


def tell(world: World, held: Process) -> None:
    """Told the way to appeal now, as the officer records it."""
    draft = MetDraft(finding="told", happened_at=clock.now(), words="In the letter")
    dueprocess.meet_gate(world.actor(), held.pk, Gate.APPEAL_TOLD, draft)


def told_long_ago(world: World, person: Person, days: int) -> Process:
    """A decision made and told so many days ago."""
    held = decided(world, person, days_ago=days)
    draft = MetDraft(finding="told", happened_at=clock.now() - timedelta(days=days), words="In the letter")
    dueprocess.meet_gate(world.actor(), held.pk, Gate.APPEAL_TOLD, draft)
    return held


def days_for(world: World, what: str, amount: int, kind: str = KIND) -> None:
    """The agency's own days, by two people."""
    made = dueprocess.set_gate_days(world.actor(world.manager), DaysDraft(
        kind=kind, gate=what, bound="by", amount=amount, unit="calendar day", reason="Agreed locally",
    ))  # fmt: skip
    other = world.actor(world.user("manager", name="Mona Manager"))
    dueprocess.agree_gate_days(other, made.pk, expected=made.version)


def draft(**more: Any) -> LodgeDraft:
    """What the person says, on paper, today."""
    return LodgeDraft(**({"grounds": "I was in hospital, and nobody asked."} | more))


def lodged(world: World, person: Person, held: Process | None = None, **more: Any) -> Appeal:
    """An appeal against a decision of the manager."""
    return commands.lodge(world.actor(), person.pk, (held or decided(world, person)).pk, draft(**more))


def another(world: World, name: str = "Abel Answerer") -> Actor:
    """A manager who neither decided nor reported it."""
    return world.actor(world.user("manager", name=name, team=world.team))


def taken_up(world: World, appeal: Appeal, by: Actor | None = None) -> Appeal:
    """Considered by somebody else."""
    return commands.take_up(by or another(world), appeal.pk, expected=appeal.version)

"""How somebody would type what is protected into appeals: each way is refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests import factories
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.drafts import (
    CarriedOutDraft,
    LodgeDraft,
    OutcomeDraft,
    RulingDraft,
    WithdrawDraft,
)
from throughcare.decisions.appeals.models import Appeal
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

f: Any = factories
FACT = OutcomeDraft(
    outcome="in_part", reasons="Because", instead="Half", authority="court", made_by="The Crown Court",
)  # fmt: skip


def lodged(a: Actor, person: Person, **texts: Any) -> Appeal:
    """Against what a minister decided, whom somebody else reported it to."""
    decision = f.DecisionFactory(person=person, authority="executive")
    draft = LodgeDraft(**({"grounds": "It was not so"} | texts))
    return commands.lodge(a, person.pk, decision.process_id, draft)


def lodging(**texts: Any) -> Typing:
    """Recording an appeal."""
    return lambda a, person, _: lodged(a, person, **texts)


def late(a: Actor, person: Person, _: World) -> object:
    on = date(2026, 11, 3)
    decision = f.DecisionFactory(person=person, authority="executive", appeal_by=on)
    f.told(decision.process, decision.decided_at)
    draft = LodgeDraft(grounds="It was not so", late_because=TELLS, lodged_on=on + timedelta(days=9))
    return commands.lodge(a, person.pk, decision.process_id, draft)


def recorded(**texts: str) -> Typing:
    """What a court decided on it."""

    def typed(a: Actor, person: Person, _: World) -> object:
        made = lodged(a, person, before="court")
        return commands.record_fact(a, made.pk, replace(FACT, **texts), expected=made.version)

    return typed


def withdrawn(a: Actor, person: Person, world: World) -> object:
    made = lodged(a, person)
    today = clock.today(world.agency.zone)
    return commands.withdraw(
        a, made.pk, WithdrawDraft(withdrawn_on=today, how="word", words=TELLS), expected=1
    )


def carried_out(a: Actor, person: Person, world: World) -> object:
    made = lodged(a, person, before="court")
    commands.record_fact(a, made.pk, FACT, expected=made.version)
    today = clock.today(world.agency.zone)
    return commands.carry_out(a, made.pk, CarriedOutDraft(on=today, words=TELLS), expected=2)


def ruled(a: Actor, person: Person, world: World) -> object:
    made = lodged(a, person)
    return commands.rule_on_waiting(
        world.actor(world.user("manager", team=world.team)), made.pk, RulingDraft(granted=True, reasons=TELLS)
    )  # fmt: skip


REFUSED_BY_APPEALS: dict[str, Typing] = {
    "appeals.Appeal.grounds": lodging(grounds=TELLS),
    "appeals.Appeal.speaker": lodging(lodged_by="lawyer", speaker=TELLS),
    "appeals.Appeal.evidence": lodging(evidence=TELLS),
    "appeals.Appeal.lawyer": lodging(lawyer=TELLS),
    "appeals.Appeal.late_because": late,
    "appeals.Appeal.withdrawn_words": withdrawn,
    "appeals.Appeal.carried_out_words": carried_out,
    "appeals.Ruling.reasons": ruled,
    **{
        f"appeals.Outcome.{name}": recorded(**{name: TELLS})
        for name in ("reasons", "facts", "instead", "next_way", "made_by")
    },
}

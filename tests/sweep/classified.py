"""Levels and flags for the sweep's test: rows around a day, and the rules once more in plain Python."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from throughcare.casework.classification.models import Calculation, Flag, LevelHeld, Override, Proposal
from throughcare.platform import clock
from throughcare.register.people.models import Person

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Calculation, Proposal, Override, LevelHeld, Flag)


def rows_of(
    make: Callable[..., Any], person: Person, today: date, dice: Random, author: Any, second: Any
) -> list[Any]:
    """A calculation with what follows from it, those that others point at first. make: a row of the world."""

    def day(spread: int) -> date:
        return today + timedelta(days=dice.randrange(-spread, spread + 1))

    made = make(Calculation, person=person, made_on=day(5), trigger="asked", rule="tier", level="C")
    rows: list[Any] = [made]
    if dice.random() < 0.5:
        state = dice.choice(["waiting", "waiting", "accepted", "superseded"])
        decided = {"decided_by": author, "decided_at": clock.now()} if state == "accepted" else {}
        rows.append(
            make(
                Proposal, person=person, calculation=made, level="C", decide_by=day(4), state=state, **decided
            )
        )
    if dice.random() < 0.5:
        rows.append(make(
            Override, person=person, calculation=made, rule_level="C", level="B", reason="harm", words="Seen.",
            review_on=today + timedelta(days=dice.randrange(-3, 25)), author=author, approver=second,
            state=dice.choice(["asked", "standing", "standing", "ended"]),
        ))  # fmt: skip
    rows.append(make(
        LevelHeld, person=person, level="C", source="Tier", starts_on=day(9), calculation=dice.choice([made, None]),
        told_on=dice.choice([None, today]),
    ))  # fmt: skip
    gone = dice.choice([{}, {}, {"removed_on": today, "removed_because": "mistake"}])
    rows.append(make(
        Flag, person=person, kind="ADVP", starts_on=today - timedelta(days=90), review_on=dice.choice([None, day(4)]),
        **gone,
    ))  # fmt: skip
    return rows


def proposals(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Proposal.objects.filter(person=person, state="waiting"):
        late = row.decide_by < naive.today
        yield "level-proposal-late" if late else "level-proposed", person.pk, row.pk, row.decide_by


def overrides(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Override.objects.filter(person=person):
        if row.state == "asked":
            yield "override-asked", person.pk, row.pk, naive.local(row.known_from)
        if row.state == "standing" and row.review_on <= naive.today + timedelta(days=14):
            yield "override-review", person.pk, row.pk, row.review_on


def not_told(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in LevelHeld.objects.filter(person=person, told_on=None, ends_on=None):
        if row.calculation_id or row.override_id:
            yield "level-not-told", person.pk, row.pk, row.starts_on


def flags(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Flag.objects.filter(person=person, removed_on=None).exclude(review_on=None):
        if row.review_on <= naive.today:
            yield "flag-review", person.pk, row.pk, row.review_on


RULES = (proposals, overrides, not_told, flags)

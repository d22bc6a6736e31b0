"""What staff may write between two sweeps, at random: rows changed, taken back and added. All invented."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from tests.sweep import (
    appealed,
    assessed,
    checked_in,
    fairly,
    heard,
    licensed,
    planned,
    prepared,
    provided,
    replied,
    sampled,
    supervised,
    supported,
)
from tests.sweep.random_world import RandomWorld
from throughcare.casework.orders.models import KeyDate, Order, SupervisionState
from throughcare.casework.supervision.models import Appointment, Contact, Task
from throughcare.decisions.noncompliance.models import (
    ExcuseJudgment,
    Failure,
    Response,
    ResponseAsked,
    Sanction,
)
from throughcare.platform import clock
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.ids import uuid7
from throughcare.register.caseload.models import Allocation, Exclusion, Glass, HiddenMatch
from throughcare.register.people.models import Person
from throughcare.register.safeguarding.models import Concern, Referral

type Change = Callable[[Any], dict[str, object]]


class RandomChanges:
    """Writes in `made`, a world filled before; always the same for one seed."""

    def __init__(self, made: RandomWorld, seed: int) -> None:
        self.made, self.dice = made, Random(seed)
        self.made.dice = self.dice

    def write(self, count: int) -> None:
        """Write `count` changes, each of one row; for some of them, what was booked takes place."""
        for _ in range(count // 5):
            self.come_about()
        for _ in range(count):
            model = self.dice.choice(list(self.changes))
            drawn = self.dice.random()
            if drawn < 0.2 and model in self.additions:
                self.add(model)
            elif drawn < 0.3 and model not in (Failure, ExcuseJudgment, *fairly.MODELS, *appealed.MODELS):
                self.take_back(model)
            else:
                self.change(model)

    def change(self, model: type[Any]) -> None:
        row = self.one(model)
        if row is not None:
            model.objects.filter(pk=row.pk).update(**self.changes[model](row))

    def take_back(self, model: type[Any]) -> None:
        row = self.one(model)
        if row is not None:
            model.objects.filter(pk=row.pk).update(known_to=clock.now(), closed_by=SYSTEM_USER)

    def add(self, model: type[Any]) -> None:
        person = self.dice.choice(list(Person.objects.order_by("pk")))
        row = self.additions[model](person)
        row.known_from = clock.now()
        row.save(force_insert=True)

    def come_about(self) -> None:
        """Someone came as booked, or nearly: at this hour or another day, by this kind of contact or another."""
        booked = self.dice.choice(list(Appointment.objects.filter(status="booked").order_by("pk")))
        at = self.made.moment(4) if self.dice.random() < 0.7 else booked.starts_at
        Appointment.objects.filter(pk=booked.pk).update(
            status="held", starts_at=at, ends_at=at + timedelta(minutes=30)
        )
        contact = self.made.contact(booked.person)
        contact.appointment, contact.happened_at, contact.known_from = booked, at, clock.now()
        contact.kind = self.dice.choice(["office", "office", "office", "phone", "other", "third_party"])
        contact.with_whom = self.dice.choice(["person", "person", "person", "family"])
        contact.save(force_insert=True)

    def one(self, model: type[Any]) -> Any:
        rows = list(model.objects.order_by("pk"))
        return self.dice.choice(rows) if rows else None

    @property
    def additions(self) -> dict[type[Any], Callable[[Person], Any]]:
        made = self.made
        return {
            Appointment: made.appointment, Contact: made.contact, Task: made.task, Order: made.order,
            KeyDate: made.key_date, Concern: made.concern, Referral: made.referral, Allocation: self.allocation,
            **assessed.additions(made.row, self.dice, made.today, made.world),
        }  # fmt: skip

    @property
    def changes(self) -> dict[type[Any], Change]:
        dice, day, moment = self.dice, self.made.day, self.made.moment
        return {
            Appointment: lambda row: dice.choice([
                {"status": dice.choice(["booked", "held", "cancelled"])},
                {"starts_at": (at := moment(12)), "ends_at": at + timedelta(minutes=30)},
            ]),
            Contact: lambda row: dice.choice([
                {"outcome": dice.choice(["complied", "absent", ""]), "evidence_due_on": None},
                {"outcome": "waiting_for_evidence", "evidence_due_on": day(8)},
                {"happened_at": moment(50)},
            ]),
            Task: lambda row: dice.choice([{"done_at": moment(3)}, {"due_on": day(8)}, {"done_at": None}]),
            Order: self.order,
            KeyDate: lambda row: {"on": day(40)},
            SupervisionState: self.state,
            Concern: lambda row: dice.choice([{"review_on": day(8)}, {"removed_on": None, "removed_because": ""}]),
            Referral: lambda row: dice.choice([{"answer_due_on": day(8)}, {"answered_on": None, "answer": ""}]),
            Failure: self.failure,
            ExcuseJudgment: lambda row: {"reasons": "Heard again."},
            Response: lambda row: {"withdrawn_on": dice.choice([None, self.made.today])},
            ResponseAsked: lambda row: {"reasons": "Asked again."},
            Sanction: lambda row: dice.choice([
                {"due_on": day(8)}, {"state": "done", "ended_on": self.made.today},
                {"state": "due", "ended_on": None},
            ]),
            Glass: lambda row: {"outcome": "", "reviewed_by": None, "reviewed_at": None},
            HiddenMatch: lambda row: {"outcome": dice.choice(["", "other"])},
            Exclusion: lambda row: {"reason": "A cousin"},
            Allocation: lambda row: {"officer": dice.choice(self.made.officers)},
            **supervised.changes(dice, self.made.today, self.made.world),
            **planned.changes(dice, self.made.today),
            **prepared.changes(dice, self.made.today),
            **provided.changes(dice, self.made.today),
            **sampled.changes(dice, self.made.today),
            **replied.changes(dice, self.made.today),
            **checked_in.changes(dice, self.made.today, self.made.world),
            **fairly.changes(dice, self.made.today),
            **heard.changes(dice, self.made.today),
            **appealed.changes(dice, self.made.today),
            **licensed.changes(dice, self.made.today),
            **supported.changes(dice, self.made.today),
            **assessed.changes(dice, self.made.today, self.made.world),
        }  # fmt: skip

    def order(self, row: Order) -> dict[str, object]:
        other = self.made.order(row.person)
        return {"status": other.status, "starts_on": other.starts_on, "ends_on": other.ends_on}

    def state(self, row: SupervisionState) -> dict[str, object]:
        return {"state": self.made.state(row.person).state, "decided_by": self.made.world.manager}

    def failure(self, row: Failure) -> dict[str, object]:
        stage = self.dice.choice(["to_ask", "asked", "to_judge", "closed"])
        return {
            "stage": stage, "excuse_due_on": self.made.day(8) if stage == "asked" else None,
            "heard_on": self.made.day(12) if stage == "to_judge" else None,
            "closed_reason": "outcome-changed" if stage == "closed" else "",
        }  # fmt: skip

    def allocation(self, person: Person) -> Allocation:
        """A colleague who supports, since long or from some day on."""
        return Allocation(
            id=(key := uuid7()), record_id=key, recorded_by_id=SYSTEM_USER, person=person, part="supporting",
            officer=self.dice.choice(self.made.officers), team=self.made.world.team, starts_on=self.made.day(30),
        )  # fmt: skip

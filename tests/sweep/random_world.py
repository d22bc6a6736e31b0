"""A random agency for the sweep: people in every state, with things due, done, past and to come. All invented."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from tests import factories
from tests.arranging import World
from tests.sweep import (
    appealed,
    assessed,
    checked_in,
    classified,
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
from throughcare.casework.orders.models import KeyDate, Order, SupervisionState
from throughcare.casework.supervision.models import Appointment, Contact, Task
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.noncompliance.models import (
    ExcuseJudgment,
    Failure,
    Response,
    ResponseAsked,
    Sanction,
)
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.counting_rows import count_what_grew
from throughcare.platform.database.ids import uuid7
from throughcare.register.caseload.models import Allocation, Exclusion, Glass, HiddenMatch
from throughcare.register.people.models import Person
from throughcare.register.safeguarding.models import Concern, Referral
from throughcare.rules.contacts import Outcome
from throughcare.rules.contacts import SupervisionState as State

STATES = [State.ACTIVE] * 12 + list(State)
OUTCOMES = [Outcome.COMPLIED.value] * 4 + [outcome.value for outcome in Outcome] + [""]


@dataclass
class RandomWorld:
    """Fills `world` with `people` people around `today`, always the same for one seed."""

    world: World
    today: date
    seed: int
    people: int = 200

    def fill(self) -> list[Person]:
        """Write everything and return the people."""
        self.dice, self.of_levels, self.of_forms = (Random(self.seed) for _ in range(3))
        self.officers = [
            self.world.officer,
            *(factories.UserFactory(agency=self.world.agency) for _ in range(3)),
        ]
        self.of_plans, self.of_tests = Random(self.seed), Random(self.seed)
        self.of_plans, self.of_visits = Random(self.seed), Random(self.seed)
        self.of_work, project = Random(self.seed), prepared.project_of(self.world, self.today)
        self.project = project
        self.of_replies, self.of_checkins = Random(self.seed), Random(self.seed)
        self.of_services, self.offering = Random(self.seed), provided.offering_of(self.world)
        self.of_fairness, self.of_support = Random(self.seed), Random(self.seed)
        self.of_hearings = Random(self.seed)
        self.of_appeals = Random(self.seed)
        self.of_licences = Random(self.seed)
        self.made = made = [self.person(number) for number in range(self.people)]
        Person.objects.bulk_create(made)
        rows: dict[type, list[Any]] = {}
        for person in made:
            for row in self.everything(person):
                rows.setdefault(type(row), []).append(row)
        for model in (Concern, Referral, Order, KeyDate, SupervisionState, Allocation, Appointment, Contact, Task,
                      Failure, ExcuseJudgment, ResponseAsked, Response, Sanction, Glass, HiddenMatch, Exclusion,
                      *classified.MODELS, *prepared.MODELS, *assessed.MODELS, *planned.MODELS,
                      *provided.MODELS, *replied.MODELS, *checked_in.MODELS, *fairly.MODELS, *heard.MODELS,
                      *licensed.MODELS, *supported.MODELS,
                      *supervised.MODELS[1:], *sampled.MODELS[1:]):  # fmt: skip
            model.objects.bulk_create(rows.get(model, []))
        fairly.unprove(self.today, self.of_fairness)
        appealed.lodge(self.today, self.of_appeals)
        licensed.move(datetime.combine(self.today, time(12), UTC), self.of_licences, self.world)
        count_what_grew(every_one=True)
        return made

    def person(self, number: int) -> Person:
        return self.row(
            Person, agency=self.world.agency, reference=f"R{number:05}",
            interpreter_needed=(None, True, False)[number % 3],
        )  # fmt: skip

    def everything(self, person: Person) -> list[Any]:
        """All rows of one person, those that others point at first."""
        dice = self.dice
        rows: list[Any] = [self.order(person) for _ in range(dice.choice([0, 1, 1, 1, 2]))]
        rows += [self.key_date(person) for _ in range(dice.randrange(3))]
        rows += self.states(person)
        if dice.random() < 0.9:
            rows.append(self.row(Allocation, person=person, officer=dice.choice(self.officers), team=self.world.team,
                                 starts_on=self.today - timedelta(days=400)))  # fmt: skip
        rows += [self.appointment(person) for _ in range(dice.randrange(4))]
        rows += [self.contact(person) for _ in range(dice.randrange(4))]
        rows += [self.task(person) for _ in range(dice.randrange(3))]
        rows += [self.concern(person) for _ in range(dice.randrange(2))]
        rows += [self.referral(person) for _ in range(dice.randrange(2))]
        rows += self.walls(person)
        if self.of_levels.random() < 0.3:
            rows += classified.rows_of(
                self.row, person, self.today, self.of_levels, self.world.officer, self.world.manager
            )
        rows += assessed.rows_of(self.row, person, self.today, self.of_forms, self.world)
        rows += supervised.rows_of(
            self.row,
            person,
            self.today,
            self.of_visits,
            [row for row in rows if isinstance(row, Order)],
            self.world,
        )
        rows += planned.rows_of(self.row, person, self.today, self.of_plans, self.world)
        rows += provided.rows_of(self.row, person, self.today, self.of_services, self.world, self.offering)
        rows += replied.rows_of(self.row, person, self.today, self.of_replies)
        rows += checked_in.rows_of(self.row, person, self.today, self.of_checkins, self.world)
        rows += supported.rows_of(self.row, person, self.today, self.of_support)
        rows += fairly.rows_of(self.row, person, self.today, self.of_fairness, self.world)
        processes = [row for row in rows if isinstance(row, Process)]
        rows += heard.rows_of(self.row, person, self.today, self.of_hearings, processes)
        orders = [row for row in rows if isinstance(row, Order)]
        rows += prepared.rows_of(self.row, person, self.today, self.of_work, orders, self.project)
        rows += sampled.rows_of(self.row, person, self.today, self.of_tests, orders)
        rows += licensed.rows_of(self.row, person, self.today, self.of_licences, self.world)
        for contact in [row for row in rows if isinstance(row, Contact)]:
            if dice.random() < 0.5:
                rows += self.failure(person, contact)
        return rows

    def walls(self, person: Person) -> list[Any]:
        """Glass broken, judged or not; matches looked at or not; ties of officers, with a part or without."""
        dice, agency, rows = self.dice, self.world.agency, []
        if dice.random() < 0.1:
            judged = dice.choice(["", "justified"])
            rows.append(self.row(
                Glass, person=person, agency=agency, user=dice.choice(self.officers), user_agency=agency,
                reason_code="danger", reason="Somebody is in danger.", starts_at=self.moment(5),
                ends_at=self.moment(5) + timedelta(days=20), review_by=self.day(5), outcome=judged,
                reviewed_by=self.world.manager if judged else None,
                reviewed_at=self.moment(1) if judged else None,
            ))  # fmt: skip
        if dice.random() < 0.1:
            rows.append(self.row(
                HiddenMatch, person=person, other=dice.choice(self.made), reasons="identifier",
                outcome=dice.choice(["", "other"]),
            ))  # fmt: skip
        if dice.random() < 0.1:
            rows.append(self.row(
                Exclusion, person=person, agency=agency, user=dice.choice(self.officers), reason="A neighbour"
            ))  # fmt: skip
        return rows

    def order(self, person: Person) -> Order:
        starts = self.dice.choice(
            [None, self.day(300), self.today - timedelta(days=self.dice.randrange(400))]
        )
        ends = self.dice.choice(
            [None, self.day(60), self.today + timedelta(days=self.dice.randrange(25, 32))]
        )
        if starts and ends and ends < starts:
            ends = None
        status = self.dice.choice(["active", "active", "active", "planned", "ended", "revoked"])
        return self.row(
            Order, person=person, kind="ew-community-order", starts_on=starts, ends_on=ends, status=status
        )

    def key_date(self, person: Person) -> KeyDate:
        kind = self.dice.choice(["review", "ew-ped", "ew-order-end"])
        return self.row(KeyDate, person=person, kind=kind, on=self.day(60))

    def task(self, person: Person) -> Task:
        done = self.dice.choice([None, None, self.moment(5)])
        return self.row(
            Task,
            person=person,
            owner=self.dice.choice(self.officers),
            what="Ring",
            due_on=self.day(20),
            done_at=done,
        )

    def concern(self, person: Person) -> Concern:
        removed = self.dice.choice([None, None, self.today - timedelta(days=3)])
        return self.row(
            Concern, person=person, kind="staff", what="Visit in pairs.", source="seen", review_on=self.day(8),
            noted_on=self.today - timedelta(days=90), noted_by=self.world.officer, removed_on=removed,
            removed_because="Over" if removed else "",
        )  # fmt: skip

    def referral(self, person: Person) -> Referral:
        answered = self.dice.choice([None, None, self.today])
        return self.row(
            Referral, person=person, about="child", to="Children's services", how="form", why="Seen on a visit.",
            sent_on=self.today - timedelta(days=30), answer_due_on=self.day(8), answered_on=answered,
            answer="accepted" if answered else "",
        )  # fmt: skip

    def states(self, person: Person) -> list[SupervisionState]:
        since = self.today - timedelta(days=self.dice.randrange(60, 300))
        change = self.dice.choice([None, None, self.day(10)])
        first = self.state(person, starts_on=since, ends_on=change)
        return [first] if change is None else [first, self.state(person, starts_on=change)]

    def state(self, person: Person, **fields: Any) -> SupervisionState:
        state = self.dice.choice(STATES)
        decided_by = self.world.manager if state is State.WHEREABOUTS_UNKNOWN else None
        return self.row(SupervisionState, person=person, state=state, decided_by=decided_by, **fields)

    def appointment(self, person: Person) -> Appointment:
        at = self.moment(12)
        return self.row(
            Appointment, person=person, officer=self.dice.choice(self.officers), kind="office", starts_at=at,
            ends_at=at + timedelta(minutes=30), required=False,
            status=self.dice.choice(["booked", "booked", "held", "cancelled"]),
        )  # fmt: skip

    def contact(self, person: Person) -> Contact:
        at = self.moment(50) - timedelta(days=self.dice.choice([0, 20]))
        waits = self.dice.random() < 0.2
        return self.row(
            Contact, person=person, officer=self.dice.choice(self.officers), kind="office", happened_at=at,
            outcome="waiting_for_evidence" if waits else self.dice.choice(OUTCOMES),
            evidence_due_on=self.day(8) if waits else None,
        )  # fmt: skip

    def failure(self, person: Person, contact: Contact) -> list[Any]:
        stage = self.dice.choice(["to_ask", "asked", "to_judge", "to_decide", "to_approve", "closed"])
        failure = self.row(
            Failure, person=person, subject_kind="contact", subject_id=contact.pk, contact=contact,
            kind="missed_contact", failed_on=self.day(12), what="Did not attend", stage=stage,
            excuse_due_on=self.day(8) if stage == "asked" else None,
            heard_on=self.day(12) if stage in ("to_judge", "closed") else None,
            closed_reason=self.dice.choice(["outcome-changed", "decided"]) if stage == "closed" else "",
        )  # fmt: skip
        rows: list[Any] = [failure]
        if stage in ("to_decide", "to_approve", "closed"):
            rows.append(self.row(
                ExcuseJudgment, person=person, failure=failure, reasonable=False, reasons="None given.",
                judged_by=self.world.officer, known_from=self.moment(12),
            ))  # fmt: skip
        if stage == "to_approve":
            rows.append(self.row(
                ResponseAsked, person=person, failure=failure, kind="referral", reasons="x", departs_because="x",
                asked_by=self.world.officer, known_from=self.moment(8),
            ))  # fmt: skip
        if stage == "closed":
            rows.append(self.row(
                Response, person=person, failure=failure, kind=self.dice.choice(["warning", "no_action"]), reasons="x",
                given_on=self.today, decided_by=self.world.officer, brought=True,
                withdrawn_on=self.dice.choice([None, None, self.today]),
            ))  # fmt: skip
            if self.dice.random() < 0.4:
                rows.append(self.row(
                    Sanction, person=person, response=rows[-1], measure="task", what="A task",
                    due_on=self.dice.choice([self.day(8), self.day(8), None]),
                ))  # fmt: skip
        return rows

    def row(self, model: type[Any], **fields: Any) -> Any:
        """A row written by the system, some days ago."""
        key = uuid7()
        known = {"known_from": datetime.combine(self.today - timedelta(days=5), time(), UTC)}
        return model(id=key, record_id=key, recorded_by_id=SYSTEM_USER, **(known | fields))

    def day(self, within: int) -> date:
        """A day at most so far from today, either way."""
        return self.today + timedelta(days=self.dice.randint(-within, within))

    def moment(self, within: int) -> datetime:
        """A moment at most so many days from today, either way; late evenings too, where the zone matters."""
        clock = time(self.dice.choice([9, 14, 23]), self.dice.choice([0, 30]))
        return datetime.combine(self.day(within), clock, UTC)

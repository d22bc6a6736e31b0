"""Plans for the sweep's test: rows around a day, and the rules once more in plain Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.arranging import World
from throughcare.casework.orders.models import Order
from throughcare.casework.plans.models import Agreement, Objective, Plan, PlanReview, PlanVersion
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Plan, Objective, PlanVersion, Agreement, PlanReview)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def rows_of(make: Callable[..., Any], person: Person, today: date, dice: Random, world: World) -> list[Any]:
    """A plan of some, signed or not, answered or not, reviewed or not, around the days that matter."""
    if dice.random() < 0.4:
        return []

    def ago(most: int) -> date:
        return today - timedelta(days=dice.randrange(most))

    plan = make(Plan, person=person, begun_on=today - timedelta(days=200), changed_at=noon(ago(40)),
                ended_on=dice.choice([None, None, None, today]))  # fmt: skip
    rows: list[Any] = [plan, make(
        Objective, person=person, plan=plan, title="I will cook", need="health", linked="Told.", setting="community",
        owner="person", starts_on=today - timedelta(days=90), target_on=today + timedelta(days=dice.randrange(-5, 9)),
        state=dice.choice(["active", "active", "achieved"]), state_on=today,
    )]  # fmt: skip
    for number in range(1, dice.randrange(1, 4)):
        state = dice.choice(["signed", "signed", "waiting"]) if number == 1 else "signed"
        version = make(
            PlanVersion, person=person, plan=plan, number=number, content={}, fingerprint="0", author=world.officer,
            signed_at=noon(ago(40)), state=state,
        )  # fmt: skip
        rows.append(version)
        if dice.random() < 0.5:
            rows.append(make(
                Agreement, person=person, plan_version=version, answer=dice.choice(["yes", "could_not_answer"]),
                reason="So", asked_on=ago(20), asked_by=world.officer, way="phone",
            ))  # fmt: skip
    rows.append(make(
        PlanReview, person=person, plan=plan, called_by="scheduled", due_on=today + timedelta(dice.randrange(-9, 25)),
        state=dice.choice(["due", "due", "joined"]),
    ))  # fmt: skip
    return rows


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What staff may change of each."""
    return {
        Plan: lambda row: {"changed_at": noon(today - timedelta(days=dice.randrange(30)))},
        Objective: lambda row: {
            "target_on": today + timedelta(days=dice.randrange(-5, 9)), "state": dice.choice(["active", "achieved"])
        },
        PlanVersion: lambda row: {
            "state": "signed" if row.state == "waiting" else row.state,
            "signed_at": noon(today - timedelta(days=dice.randrange(30))),
        },
        Agreement: lambda row: {"asked_on": today - timedelta(days=dice.randrange(20))},
        PlanReview: lambda row: {"due_on": today + timedelta(dice.randrange(-9, 25)), "state": row.state},
    }  # fmt: skip


def runs(plan: Plan) -> bool:
    """Whether it goes on, and was not taken back."""
    return plan.ended_on is None and plan.known_to is None


def reviews(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in PlanReview.objects.filter(person=person, state="due"):
        if row.due_on > naive.today + timedelta(days=14) or not naive.goes_on(person, Activity.REVIEW):
            continue
        rule = "plan-review-late" if row.due_on < naive.today else "plan-review"
        yield rule, person.pk, row.pk, row.due_on


def versions(naive: "Naive", person: Person) -> Iterator[Found]:
    """Those that wait for a second signature, and the last of a running plan that nobody asked about in a week."""
    for row in PlanVersion.objects.filter(person=person).exclude(state="returned"):
        if row.state == "waiting":
            yield "plan-to-countersign", person.pk, row.pk, naive.local(row.signed_at)
            continue
        later = PlanVersion.objects.filter(plan=row.plan, number__gt=row.number).exclude(state="returned")
        answers = Agreement.objects.filter(plan_version=row)
        if later.exists() or not runs(row.plan) or any(each.answer in ("yes", "no") for each in answers):
            continue
        since = max(
            (each.asked_on for each in answers), default=naive.local(row.answered_at or row.signed_at)
        )
        due = since + timedelta(days=7)
        if due < naive.today and naive.goes_on(person, Activity.REVIEW):
            yield "plan-not-asked", person.pk, row.pk, due


def not_signed(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Plan.objects.filter(person=person, ended_on=None).exclude(changed_at=None):
        signed = PlanVersion.objects.filter(plan=row, signed_at__gte=row.changed_at).exclude(state="returned")
        due = naive.local(row.changed_at) + timedelta(days=14)
        if due < naive.today and not signed.exists() and naive.goes_on(person, Activity.REVIEW):
            yield "plan-not-signed", person.pk, row.pk, due


def past_its_day(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Objective.objects.filter(person=person, state="active"):
        if runs(row.plan) and row.target_on < naive.today and naive.goes_on(person, Activity.REVIEW):
            yield "objective-past-its-day", person.pk, row.pk, row.target_on


def first(naive: "Naive", person: Person) -> Iterator[Found]:
    days = jurisdictions.get(person.agency.jurisdiction).plan.first_within_days
    orders = [
        row
        for row in Order.objects.filter(person=person, status="active")
        if (row.starts_on is None or row.starts_on <= naive.today)
        and (row.ends_on is None or row.ends_on > naive.today)
    ]
    signed = PlanVersion.objects.filter(person=person, plan__ended_on=None, plan__known_to=None)
    signed = signed.exclude(state="returned")
    if days is None or not orders or signed.exists() or not naive.goes_on(person, Activity.REVIEW):
        return
    due = min(row.starts_on or row.known_from.date() for row in orders) + timedelta(days=days)
    if due <= naive.today + timedelta(days=14):
        yield "plan-due", person.pk, person.pk, due


RULES = (reviews, versions, not_signed, past_its_day, first)

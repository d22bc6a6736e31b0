"""The sweep's rules once more, as anyone would first write them: person by person, row by row, in Python.

Slow and plain. The set-based SQL must find exactly the same.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

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
from throughcare.decisions.noncompliance.models import (
    ExcuseJudgment,
    Failure,
    Response,
    ResponseAsked,
    Sanction,
)
from throughcare.register.caseload.models import Allocation, Exclusion, Glass, HiddenMatch
from throughcare.register.people.models import Person
from throughcare.register.safeguarding.models import Concern, Referral
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, Outcome, stops
from throughcare.rules.contacts import SupervisionState as State

Found = tuple[str, UUID, UUID, date]
CLOSING_KINDS = {
    kind.code for pack in jurisdictions.all() for kind in pack.key_date_kinds if kind.ends_supervision
}


class Naive:
    """Every alert that should stand on `today`, where the agency's `zone` is."""

    def __init__(self, today: date, zone: str) -> None:
        self.today, self.zone = today, ZoneInfo(zone)

    def alerts(self, **whose: object) -> set[Found]:
        """About everybody, or only people of whom this is true."""
        people = Person.objects.filter(**whose)
        return {found for person in people for rule in RULES for found in rule(self, person)}

    def goes_on(self, person: Person, activity: Activity) -> bool:
        for held in SupervisionState.objects.filter(person=person):
            if held.starts_on <= self.today and (held.ends_on is None or held.ends_on > self.today):
                return not stops(State(held.state), activity)
        return True

    def local(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def outcome_not_recorded(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Appointment.objects.filter(person=person):
        past = row.status == "booked" and naive.local(row.starts_at) < naive.today
        if past and naive.goes_on(person, Activity.DIRECT_CONTACT):
            yield "outcome-not-recorded", person.pk, row.pk, naive.local(row.starts_at)


def contact_overdue(naive: Naive, person: Person) -> Iterator[Found]:
    orders = [
        row
        for row in Order.objects.filter(person=person, status="active")
        if (row.starts_on is None or row.starts_on <= naive.today)
        and (row.ends_on is None or row.ends_on > naive.today)
    ]
    booked = any(
        naive.local(row.starts_at) >= naive.today
        for row in Appointment.objects.filter(person=person, status="booked")
    )
    if not orders or booked or not naive.goes_on(person, Activity.DIRECT_CONTACT):
        return
    attended = [
        naive.local(row.happened_at)
        for row in Contact.objects.filter(person=person)
        if row.outcome == "" or Outcome(row.outcome).attended
    ]
    seen = [day for day in attended if day <= naive.today]
    base = max(seen) if seen else min(row.starts_on or row.known_from.date() for row in orders)
    back = [
        row.ends_on
        for row in SupervisionState.objects.filter(person=person, ends_on__lte=naive.today)
        if stops(State(row.state), Activity.DIRECT_CONTACT) and row.ends_on > row.starts_on
    ]
    due = max(base, *back) + timedelta(days=28) if back else base + timedelta(days=28)
    if due < naive.today:
        yield "contact-overdue", person.pk, person.pk, due


def evidence_overdue(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Contact.objects.filter(person=person, outcome="waiting_for_evidence"):
        due = row.evidence_due_on
        if due is not None and due < naive.today and naive.goes_on(person, Activity.EXCUSE_CLOCK):
            yield "evidence-overdue", person.pk, row.pk, due


def task_overdue(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Task.objects.filter(person=person, done_at=None):
        if row.due_on < naive.today:
            yield "task-overdue", person.pk, row.pk, row.due_on


def order_ending(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Order.objects.filter(person=person, status="active").exclude(ends_on=None):
        soon = naive.today < row.ends_on <= naive.today + timedelta(days=28)
        if soon and naive.goes_on(person, Activity.REVIEW):
            yield "order-ending", person.pk, row.pk, row.ends_on - timedelta(days=1)


def key_date_near(naive: Naive, person: Person) -> Iterator[Found]:
    for row in KeyDate.objects.filter(person=person):
        soon = naive.today <= row.on <= naive.today + timedelta(days=28) and row.kind not in CLOSING_KINDS
        if soon and naive.goes_on(person, Activity.REVIEW):
            yield "key-date-near", person.pk, row.pk, row.on


def failures(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Failure.objects.filter(person=person):
        judged = ExcuseJudgment.objects.filter(failure=row).first()
        rule, due, activity = {
            "to_ask": ("reason-not-asked", row.failed_on + timedelta(days=3), Activity.EXCUSE_CLOCK),
            "asked": ("reason-overdue", row.excuse_due_on, Activity.EXCUSE_CLOCK),
            "to_judge": ("excuse-to-judge", row.heard_on and row.heard_on + timedelta(days=5), Activity.RESPONSE),
            "to_decide": (
                "response-to-decide", judged and naive.local(judged.known_from) + timedelta(days=5), Activity.RESPONSE,
            ),
            "to_approve": ("", None, Activity.RESPONSE),
            "closed": ("", None, Activity.RESPONSE),
        }[row.stage]  # fmt: skip
        if due is not None and due < naive.today and naive.goes_on(person, activity):
            yield rule, person.pk, row.pk, due


def response_to_approve(naive: Naive, person: Person) -> Iterator[Found]:
    for row in ResponseAsked.objects.filter(person=person, state="waiting"):
        due = naive.local(row.known_from) + timedelta(days=2)
        if due < naive.today and naive.goes_on(person, Activity.RESPONSE):
            yield "response-to-approve", person.pk, row.failure_id, due


def sanction_overdue(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Sanction.objects.filter(person=person, state="due", due_on__lt=naive.today):
        if naive.goes_on(person, Activity.DIRECT_CONTACT) and row.due_on is not None:
            yield "sanction-overdue", person.pk, row.pk, row.due_on


def warning_to_review(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Response.objects.filter(person=person, kind="warning", withdrawn_on=None):
        failure: Any = row.failure
        if failure is not None and failure.closed_reason == "outcome-changed":
            yield "warning-to-review", person.pk, row.pk, naive.local(failure.known_from)


def concern_to_review(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Concern.objects.filter(person=person, removed_on=None):
        if row.review_on <= naive.today and naive.goes_on(person, Activity.REVIEW):
            yield "concern-to-review", person.pk, row.pk, row.review_on


def referral_unanswered(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Referral.objects.filter(person=person, answered_on=None):
        if row.answer_due_on < naive.today:
            yield "referral-unanswered", person.pk, row.pk, row.answer_due_on


def glass_broken(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Glass.objects.filter(person=person, outcome=""):
        yield "glass-broken", person.pk, row.pk, row.review_by


def possible_duplicate(naive: Naive, person: Person) -> Iterator[Found]:
    for row in HiddenMatch.objects.filter(person=person, outcome=""):
        yield "possible-duplicate", person.pk, row.pk, naive.local(row.known_from)


def tie_with_part(naive: Naive, person: Person) -> Iterator[Found]:
    for row in Exclusion.objects.filter(person=person):
        for part in Allocation.objects.filter(person=person, officer=row.user, starts_on__lte=naive.today):
            if part.ends_on is None or part.ends_on > naive.today:
                yield "tie-with-part", person.pk, row.pk, naive.local(row.known_from)


RULES: tuple[Callable[[Naive, Person], Iterator[Found]], ...] = (
    outcome_not_recorded, contact_overdue, evidence_overdue, task_overdue, order_ending, key_date_near, failures,
    warning_to_review, response_to_approve, sanction_overdue,
    concern_to_review, referral_unanswered, glass_broken, possible_duplicate, tie_with_part,
    *classified.RULES, *assessed.RULES, *planned.RULES, *prepared.RULES, *provided.RULES,
    *supervised.RULES, *sampled.RULES,
    *replied.RULES,
    *checked_in.RULES,
    *fairly.RULES, *heard.RULES,
    *appealed.RULES, *licensed.RULES,
    *supported.RULES,
)  # fmt: skip

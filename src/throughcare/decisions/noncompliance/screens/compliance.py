"""Screen: a person's compliance: where enforcement stands in words, the year at a glance, warnings, praise."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.noncompliance import queries, wording
from throughcare.decisions.noncompliance.queries import (
    ComplianceRecord,
    Day,
    FailureRow,
    ResponseShown,
    SanctionShown,
)
from throughcare.decisions.noncompliance.screens.balance import Balance, balance
from throughcare.decisions.noncompliance.screens.strip import ANSWERS, Strip, strip
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Outcome
from throughcare.rules.dates import count_of

PILLS = {"no_failures": "good", "one_failure": "watch"}


@dataclass(frozen=True)
class Line:
    """A contact of the year, or a failure, with the page where it is dealt with."""

    on: date
    what: str
    said: str
    href: str


@dataclass(frozen=True)
class Given:
    """A response with its word and, for a warning one may withdraw, where."""

    response: ResponseShown
    word: str
    withdraw_href: str
    letter_href: str


@dataclass(frozen=True)
class Imposed:
    """A sanction, with its page."""

    what: str
    due_on: date | None
    state: str
    href: str


@dataclass(frozen=True)
class CompliancePage:
    """Everything the page shows. sentences: the banner, the most important first."""

    person: PersonHeader
    pill: str
    pill_state: str
    sentences: tuple[str, ...]
    strip: Strip
    days: list[Line]
    open: list[Line]
    closed: list[Line]
    given: list[Given]
    sanctions: list[Imposed]
    balance: Balance
    may_praise: bool
    may_record: bool
    answers: dict[str, str]
    title: str = "Compliance"


@require_safe
def compliance(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "noncompliance:compliance", person_id)
    record = queries.compliance_of(actor, person_id)
    return page(request, "noncompliance/compliance.jinja", _page(actor, person_id, record))


def _page(actor: Actor, person_id: UUID, record: ComplianceRecord) -> CompliancePage:
    count, standing = record.standing.last_12_months, record.standing
    return CompliancePage(
        person=person_header(actor, person_id),
        pill=f"{count} unexcused" if count else "None unexcused",
        pill_state=PILLS.get(standing.standing.value, "poor"),
        sentences=_sentences(record),
        strip=strip(record.days, record.begins, record.today),
        days=[_day(person_id, day) for day in record.days],
        open=[_failure(person_id, each) for each in record.open],
        closed=[_failure(person_id, each) for each in record.failures if each.stage == "closed"],
        given=[_given(actor, person_id, each) for each in record.responses],
        sanctions=[_imposed(person_id, each, record.today) for each in record.sanctions],
        balance=balance(jurisdictions.get(actor.jurisdiction), record.responses, record.today),
        may_praise=Permission.RESPONSE_DECIDE in actor.permissions,
        may_record=Permission.CONTACT_RECORD in actor.permissions,
        answers=ANSWERS,
    )


def _sentences(record: ComplianceRecord) -> tuple[str, ...]:
    since = record.unexcused_since_warning
    more: tuple[str, ...] = ()
    if since is not None:
        more = (f"{_capital(count_of(since, 'unexcused failure'))} since the last warning.",)
    unjudged = sum(each.reasonable is None for each in record.open)
    if unjudged:
        more += (f"{_capital(count_of(unjudged, 'failure'))} not judged yet: not counted.",)
    undecided = len(record.open) - unjudged
    if undecided:
        more += (f"{_capital(count_of(undecided, 'unexcused failure'))} waiting for a decision.",)
    return (*record.standing.sentences, *more)


def _day(person_id: UUID, day: Day) -> Line:
    outcome = Outcome(day.outcome).label if day.outcome in set(Outcome) else "No outcome recorded"
    href = reverse("noncompliance:failure", args=[person_id, day.failure_id]) if day.failure_id else ""
    if day.contact_id is None:
        return Line(day.on, day.what, ANSWERS[day.answer], href)
    return Line(day.on, f"{wording.kind_words(day.kind)}: {outcome}", ANSWERS[day.answer], href)


def _failure(person_id: UUID, row: FailureRow) -> Line:
    said = wording.STAGES[row.stage]
    if row.stage == "closed":
        said = wording.CLOSED.get(row.closed_reason, row.closed_reason)
        said = f"{said}: {wording.KINDS[row.response].lower()}" if row.response in wording.KINDS else said
    return Line(row.failed_on, row.what, said, reverse("noncompliance:failure", args=[person_id, row.id]))


def _given(actor: Actor, person_id: UUID, response: ResponseShown) -> Given:
    may = Permission.WARNING_WITHDRAW in actor.permissions or response.decided_by == actor.user_id
    withdrawable = may and response.kind == "warning" and response.stands
    return Given(
        response=response,
        word=response.what or wording.response_words(jurisdictions.get(actor.jurisdiction), response.kind),
        withdraw_href=reverse("noncompliance:withdraw", args=[person_id, response.id])
        if withdrawable
        else "",
        letter_href=reverse("documents:letter", args=[person_id, response.letter_id])
        if response.letter_id
        else "",
    )


def _imposed(person_id: UUID, each: SanctionShown, today: date) -> Imposed:
    amount = f", {each.amount} {each.counted_in}" if each.amount else ""
    return Imposed(
        what=f"{each.what}{amount}", due_on=each.due_on, state=wording.SANCTION_STATES[each.state_on(today)],
        href=reverse("noncompliance:sanction", args=[person_id, each.id]),
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

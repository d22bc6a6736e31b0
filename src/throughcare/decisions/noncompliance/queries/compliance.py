"""How somebody's contacts were kept over the last 12 months, and where enforcement stands, in one statement."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.decisions.noncompliance.queries.rows import (
    RESPONSE_JSON,
    SANCTION_JSON,
    FailureRow,
    ResponseShown,
    SanctionShown,
    read_all,
)
from throughcare.decisions.noncompliance.wording import IN_ERROR, OUTCOME_CHANGED
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules.contacts import Outcome, counts_as_failure
from throughcare.rules.dates import add_months, civil_date
from throughcare.rules.kernel import Ternary
from throughcare.rules.responses import Compliance, Enforcement, compliance

MONTHS = 12
NONE_ANY_MORE = (OUTCOME_CHANGED, IN_ERROR)
COMPLIANCE = f"""
SELECT
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'failed_on', f.failed_on, 'what', f.what,
     'stage', f.stage, 'excuse_due_on', f.excuse_due_on, 'heard_on', f.heard_on, 'closed_reason', f.closed_reason,
     'other', f.contact_id IS NULL, 'reasonable', j.reasonable,
     'response', coalesce(a.kind, '')) ORDER BY f.failed_on DESC, f.id DESC), '[]')
   FROM noncompliance_failure f
   LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
   LEFT JOIN noncompliance_response a ON a.failure_id = f.id AND a.known_to IS NULL AND NOT a.set_aside
   WHERE f.person_id = %(person)s AND f.known_to IS NULL),
  (SELECT coalesce(json_agg({RESPONSE_JSON} ORDER BY r.given_on DESC, r.id DESC), '[]')
   FROM noncompliance_response r JOIN access_user ru ON ru.id = r.decided_by_id
   LEFT JOIN access_user ra ON ra.id = r.approved_by_id
   WHERE r.person_id = %(person)s AND r.known_to IS NULL),
  (SELECT coalesce(json_agg(json_build_object('id', c.id, 'at', c.happened_at, 'kind', c.kind,
     'outcome', c.outcome, 'reasonable', j.reasonable, 'failure_id', f.id) ORDER BY c.happened_at DESC), '[]')
   FROM supervision_contact c
   LEFT JOIN noncompliance_failure f ON f.contact_id = c.id AND f.known_to IS NULL
   LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
   WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.happened_at > %(since)s
     AND c.happened_at <= %(now)s AND c.with_whom = 'person'),
  (SELECT coalesce(json_agg({SANCTION_JSON} ORDER BY z.due_on NULLS LAST, z.id), '[]')
   FROM noncompliance_sanction z WHERE z.person_id = %(person)s AND z.known_to IS NULL)
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class Day:
    """A contact of the last 12 months, or a failure about something else. answer: "kept", "missed", "excused" or
    "unknown". contact_id: None for what is no contact; what: its words, "" for a contact.
    """

    contact_id: UUID | None
    on: date
    kind: str
    outcome: str
    answer: str
    failure_id: UUID | None
    what: str = ""


@dataclass(frozen=True, slots=True)
class ComplianceRecord:
    """Where a person stands. Only failures judged to be without reasonable excuse count.

    failures, responses: all, the latest first. days: contacts of the last 12 months, and what else was not kept in
    them (a test, a day of work, a curfew), the latest first.
    """

    standing: Compliance
    failures: tuple[FailureRow, ...]
    responses: tuple[ResponseShown, ...]
    days: tuple[Day, ...]
    sanctions: tuple[SanctionShown, ...]
    begins: date
    today: date

    @property
    def unexcused_since_warning(self) -> int | None:
        """Unexcused failures after the day of the last warning that stands; None without one."""
        last = max((each.given_on for each in self.warnings if each.stands), default=None)
        if last is None:
            return None
        return sum(each.reasonable is False and each.failed_on > last for each in self.failures)

    @property
    def warnings(self) -> tuple[ResponseShown, ...]:
        """Every warning, withdrawn ones among them."""
        return tuple(each for each in self.responses if each.kind == "warning")

    @property
    def contacts(self) -> tuple[Day, ...]:
        """The days that are contacts."""
        return tuple(each for each in self.days if each.contact_id is not None)

    @property
    def praises(self) -> tuple[ResponseShown, ...]:
        """Every praise."""
        return tuple(each for each in self.responses if each.kind == "praise")

    @property
    def open(self) -> tuple[FailureRow, ...]:
        """Failures that wait for a step."""
        return tuple(each for each in self.failures if each.stage != "closed")


def compliance_of(actor: Actor, person_id: UUID) -> ComplianceRecord:
    """The compliance of one person. The page went through `door.look`."""
    today = clock.today(actor.zone)
    begins = add_months(today, -MONTHS)
    given: dict[str, Any] = {"person": person_id, "now": clock.now(), "since": _moment(begins)}
    with connection.cursor() as cursor:
        cursor.execute(COMPLIANCE, given)
        found, answered, seen, imposed = (_json(column) for column in cursor.fetchone())
    failures = read_all(FailureRow, found)
    responses = read_all(ResponseShown, answered)
    standing = [each for each in responses if each.stands]
    referred = any(each.kind == "referral" for each in standing)
    return ComplianceRecord(
        standing=compliance(
            [each.failed_on for each in failures if each.reasonable is False],
            today,
            enforcement=Enforcement.REFERRED if referred else Enforcement.NOT_STARTED,
            warned_on=[each.given_on for each in standing if each.kind == "warning"],
        ),
        failures=failures,
        responses=responses,
        days=_days(seen, found, actor.zone, (begins, today)),
        sanctions=read_all(SanctionShown, imposed),
        begins=begins,
        today=today,
    )


def sanction_of(actor: Actor, person_id: UUID, sanction_id: UUID) -> SanctionShown | None:
    """One sanction of this person. The page went through `door.look`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {SANCTION_JSON} FROM noncompliance_sanction z
WHERE z.id = %s AND z.person_id = %s AND z.known_to IS NULL""",  # noqa: S608 - a fragment of our own
            [sanction_id, person_id],
        )
        row = cursor.fetchone()
    return read_all(SanctionShown, [_json(row[0])])[0] if row else None


def answer_of(outcome: str, reasonable: bool | None) -> str:
    """How a contact was kept, as far as it is known: facts first, an excuse only once it is judged."""
    if outcome not in set(Outcome):
        return "unknown"
    known = Outcome(outcome)
    failed = counts_as_failure(known, reasonable)
    if failed is Ternary.YES:
        return "missed"
    if failed is Ternary.UNDECIDED:
        return "unknown"
    return "kept" if known.attended and not known.needs_judgment else "excused"


def _days(
    seen: list[dict[str, Any]], failures: list[dict[str, Any]], zone: str, within: tuple[date, date]
) -> tuple[Day, ...]:
    """Contacts, and failures about something else unless nothing is left of them, the latest first."""
    others = [
        _other(each) for each in failures if each["other"] and each["closed_reason"] not in NONE_ANY_MORE
    ]
    first, last = within
    shown = [_day(each, zone) for each in seen] + [each for each in others if first < each.on <= last]
    return tuple(sorted(shown, key=lambda each: each.on, reverse=True))


def _other(row: dict[str, Any]) -> Day:
    judged = row["reasonable"]
    return Day(
        contact_id=None, on=date.fromisoformat(row["failed_on"]), kind="", outcome="",
        answer="unknown" if judged is None else "excused" if judged else "missed",
        failure_id=UUID(row["id"]), what=row["what"],
    )  # fmt: skip


def _day(row: dict[str, Any], zone: str) -> Day:
    failure = row["failure_id"]
    return Day(
        contact_id=UUID(row["id"]),
        on=civil_date(datetime.fromisoformat(row["at"]), zone),
        kind=row["kind"],
        outcome=row["outcome"],
        answer=answer_of(row["outcome"], row["reasonable"]),
        failure_id=UUID(failure) if failure else None,
    )


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value

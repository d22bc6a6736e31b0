"""Everything an overview shows of one person, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.keys.fields import opened_row
from throughcare.register.people.models import ContactPoint
from throughcare.shell.web.queries import pieces
from throughcare.shell.web.queries.matters import AppealHeld, Failure, HearingHeld, LicenceMade, ProcessHeld
from throughcare.shell.web.queries.sections import gather, read


@dataclass(frozen=True, slots=True)
class Alert:
    """An open alert."""

    id: UUID
    rule: str
    subject: UUID
    due_on: date
    state: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment. late: its time has passed without an outcome."""

    id: UUID
    starts_at: datetime
    kind: str
    place: str
    purpose: str
    officer: str
    late: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that happened or was missed."""

    id: UUID
    happened_at: datetime
    kind: str
    outcome: str
    title: str
    evidence_due_on: date | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note; text is "" when it is sensitive and the reader may not read such."""

    id: UUID
    contact_id: UUID | None
    written_at: datetime
    author: str
    text: str
    sensitive: bool
    hidden: bool
    kind: str
    outcome: str


@dataclass(frozen=True, slots=True)
class HeldOrder:
    """An order not ended; `ends_on` is the first day after it."""

    id: UUID
    kind: str
    authority: str
    starts_on: date | None
    ends_on: date | None
    status: str
    source: str
    conditions: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Level:
    """The supervision level held today, with where it comes from. rule_level: the rule's, where an override holds."""

    level: str
    starts_on: date | None
    source: str
    rule_level: str


@dataclass(frozen=True, slots=True)
class FlagOn:
    """A flag that stands. level: its category, "" where it has none."""

    kind: str
    level: str
    starts_on: date
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Offence:
    """The main offence; `outcome` keeps an arrest or a charge apart from a conviction."""

    description: str
    outcome: str
    committed_on: date | None
    convicted_on: date | None
    court: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, with who has it."""

    id: UUID
    what: str
    due_on: date
    owner: str


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date to come, with how certain it is."""

    kind: str
    on: date
    certainty: str


@dataclass(frozen=True, slots=True)
class Concern:
    """An immediate concern that stands. updated_on: when it was noted or last reviewed."""

    kind: str
    what: str
    updated_on: date
    review_on: date


@dataclass(frozen=True, slots=True)
class PlanHeld:
    """The plan that runs. number: of the version that stands, None where none was signed; answer: to it, or "".

    changed: after that version. step, step_due_on: what is due next of what is worked on. review_on: when one is due.
    """

    number: int | None
    waiting: bool
    answer: str
    changed: bool
    objectives: int
    step: str
    step_due_on: date | None
    review_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """One person, as the record stands. contact: telephone numbers and e-mail. address: lines, or [].

    unexcused_on, warned_on, referred_on: dates that compliance is counted from. summaries: figures of a source.
    """

    concerns: list[Concern]
    alerts: list[Alert]
    failures: list[Failure]
    processes: list[ProcessHeld]
    hearings: list[HearingHeld]
    licences: list[LicenceMade]
    appeals: list[AppealHeld]
    meetings: list[Meeting]
    contacts: list[Contact]
    waiting: list[Contact]
    notes: list[Note]
    orders: list[HeldOrder]
    level: Level | None
    flags: list[FlagOn]
    offence: Offence | None
    tasks: list[Task]
    plan: PlanHeld | None
    key_dates: list[KeyDate]
    contact: list[dict[str, Any]]
    address: dict[str, Any] | None
    officer: dict[str, Any] | None
    state: str
    state_since: date | None
    restricted: bool
    unexcused_on: list[date]
    warned_on: list[date]
    referred_on: list[date]
    scores: list[dict[str, Any]]
    summaries: list[dict[str, Any]]


PERSON = (
    "person AS MATERIALIZED (SELECT p.id FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL)"
)

SECTIONS = {
    "concerns": """SELECT c.kind, c.what, coalesce(c.reviewed_on, c.noted_on) AS updated_on, c.review_on
      FROM safeguarding_concern c
      WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.removed_on IS NULL ORDER BY c.noted_on DESC""",
    "alerts": """SELECT o.id, o.rule, o.subject, o.due_on, o.state FROM notices_alert o
      WHERE o.person_id = %(person)s AND o.state IN ('new', 'owned') ORDER BY o.due_on""",
    "failures": """SELECT f.id, f.failed_on, f.what, f.stage, f.excuse_due_on FROM noncompliance_failure f
      WHERE f.person_id = %(person)s AND f.known_to IS NULL AND f.stage <> 'closed' ORDER BY f.failed_on""",
    "processes": """SELECT x.id, x.kind, coalesce(d.outcome, '') AS outcome, g.due_at, g.gates
      FROM dueprocess_process x
      LEFT JOIN dueprocess_decision d ON d.process_id = x.id AND d.known_to IS NULL
      JOIN LATERAL (SELECT min(r.due_at) FILTER (WHERE r.state = 'open') AS due_at, bool_or(r.state = 'open') AS waits,
          json_agg(json_build_object('gate', r.gate, 'stage', r.stage, 'closed', r.state <> 'open')
                   ORDER BY r.position) AS gates
        FROM dueprocess_gaterow r WHERE r.process_id = x.id AND r.known_to IS NULL) g ON true
      WHERE x.person_id = %(person)s AND x.known_to IS NULL
        AND (x.state = 'open' OR x.state = 'decided' AND g.waits) ORDER BY x.opened_at""",
    "hearings": """SELECT h.id, h.kind, h.starts_at, h.starts_at < %(now)s AS late FROM hearings_hearing h
      WHERE h.person_id = %(person)s AND h.known_to IS NULL AND h.state = 'listed' ORDER BY h.starts_at""",
    "licences": """SELECT l.id, l.place, l.number, l.stage, l.starts_on FROM licences_licence l
      WHERE l.person_id = %(person)s AND l.known_to IS NULL AND l.stage IN ('draft', 'submitted', 'approved')""",
    "appeals": """SELECT a.id, a.called, a.state, a.acknowledged_on IS NOT NULL AS acknowledged,
        CASE WHEN a.acknowledged_on IS NULL THEN coalesce(a.acknowledge_by, a.decide_by) ELSE a.decide_by END AS by
      FROM appeals_appeal a WHERE a.person_id = %(person)s AND a.known_to IS NULL
        AND a.state IN ('lodged', 'late', 'admitted', 'considered') ORDER BY a.lodged_on""",
    "meetings": """SELECT a.id, a.starts_at, a.kind, a.place, u.name AS officer, a.starts_at < %(now)s AS late,
        CASE WHEN a.sensitive AND NOT %(sensitive)s THEN '' ELSE a.purpose END AS purpose
      FROM supervision_appointment a JOIN access_user u ON u.id = a.officer_id
      WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.status = 'booked' ORDER BY a.starts_at""",
    "contacts": """SELECT c.id, c.happened_at, c.kind, c.outcome, c.evidence_due_on,
        CASE WHEN c.sensitive AND NOT %(sensitive)s THEN '' ELSE c.title END AS title
      FROM supervision_contact c
      WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.happened_at <= %(now)s
      ORDER BY c.happened_at DESC LIMIT 3""",
    "waiting": """SELECT c.id, c.happened_at, c.kind, c.outcome, c.evidence_due_on, '' AS title
      FROM supervision_contact c
      WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.outcome = 'waiting_for_evidence'
      ORDER BY c.happened_at""",
    "notes": """SELECT k.id, k.contact_id, k.written_at, u.name AS author, k.sensitive OR coalesce(c.sensitive, false)
        AS sensitive, (k.sensitive OR coalesce(c.sensitive, false)) AND NOT %(sensitive)s AS hidden,
        CASE WHEN (k.sensitive OR coalesce(c.sensitive, false)) AND NOT %(sensitive)s THEN '' ELSE k.text END AS text,
        coalesce(c.kind, '') AS kind, coalesce(c.outcome, '') AS outcome
      FROM supervision_note k JOIN access_user u ON u.id = k.recorded_by_id
      LEFT JOIN supervision_contact c ON c.id = k.contact_id AND c.known_to IS NULL
      WHERE k.person_id = %(person)s AND k.known_to IS NULL ORDER BY k.written_at DESC LIMIT 3""",
    "orders": """SELECT o.id, o.kind, o.authority, o.starts_on, o.ends_on, o.status, o.source,
        (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'text', d.text, 'as_given', d.as_given)
                                  ORDER BY d.starts_on NULLS FIRST, d.id), '[]')
         FROM orders_condition d WHERE d.order_id = o.id AND d.known_to IS NULL
           AND (d.ends_on IS NULL OR d.ends_on > %(today)s)) AS conditions
      FROM orders_order o WHERE o.person_id = %(person)s AND o.known_to IS NULL
        AND o.status IN ('planned', 'active') ORDER BY o.ends_on DESC NULLS LAST""",
    "level": """SELECT l.level, l.starts_on, l.source, l.rule_level FROM classification_levelheld l
      WHERE l.person_id = %(person)s AND l.known_to IS NULL AND (l.starts_on IS NULL OR l.starts_on <= %(today)s)
        AND (l.ends_on IS NULL OR l.ends_on > %(today)s) LIMIT 1""",
    "flags": """SELECT f.kind, f.level, f.starts_on, f.review_on FROM classification_flag f
      WHERE f.person_id = %(person)s AND f.known_to IS NULL AND f.removed_on IS NULL ORDER BY f.starts_on DESC""",
    "scores": """SELECT s.instrument, s.value, s.scored_on, s.source FROM assessments_sourcescore s
      WHERE s.person_id = %(person)s AND s.known_to IS NULL ORDER BY s.instrument""",
    "offence": """SELECT o.description, o.outcome, o.committed_on, o.convicted_on, o.court FROM orders_offence o
      WHERE o.person_id = %(person)s AND o.known_to IS NULL AND o.is_main
      ORDER BY o.convicted_on DESC NULLS LAST LIMIT 1""",
    "tasks": """SELECT t.id, t.what, t.due_on, u.name AS owner
      FROM supervision_task t JOIN access_user u ON u.id = t.owner_id
      WHERE t.person_id = %(person)s AND t.known_to IS NULL AND t.done_at IS NULL ORDER BY t.due_on LIMIT 10""",
    "plan": """SELECT v.number, coalesce(v.state = 'waiting', false) AS waiting, coalesce(g.answer, '') AS answer,
        coalesce(p.changed_at > v.signed_at, false) AS changed,
        (SELECT count(*) FROM plans_objective o
         WHERE o.plan_id = p.id AND o.known_to IS NULL AND o.state = 'active') AS objectives,
        coalesce(s.words, '') AS step, s.due_on AS step_due_on,
        (SELECT min(r.due_on) FROM plans_planreview r
         WHERE r.plan_id = p.id AND r.known_to IS NULL AND r.state = 'due') AS review_on
      FROM plans_plan p
      LEFT JOIN LATERAL (SELECT * FROM plans_planversion v WHERE v.plan_id = p.id AND v.known_to IS NULL
        AND v.state <> 'returned' ORDER BY v.number DESC LIMIT 1) v ON true
      LEFT JOIN LATERAL (SELECT g.answer FROM plans_agreement g WHERE g.plan_version_id = v.id AND g.known_to IS NULL
        ORDER BY g.id DESC LIMIT 1) g ON true
      LEFT JOIN LATERAL (SELECT s.words, s.due_on FROM plans_step s
        JOIN plans_objective o ON o.id = s.objective_id AND o.known_to IS NULL AND o.state = 'active'
        WHERE o.plan_id = p.id AND s.known_to IS NULL AND s.state IN ('not_started', 'in_progress')
        ORDER BY s.due_on NULLS LAST, o.position, s.position LIMIT 1) s ON true
      WHERE p.person_id = %(person)s AND p.known_to IS NULL AND p.ended_on IS NULL""",
    "key_dates": """SELECT d.kind, d.on, d.certainty FROM orders_keydate d
      WHERE d.person_id = %(person)s AND d.known_to IS NULL AND d.on >= %(today)s ORDER BY d.on LIMIT 5""",
    "contact": """SELECT c.record_id, c.kind, c.value, c.note, c.safe, c.voicemail, c.texts, c.seen_by
      FROM people_contactpoint c
      WHERE c.person_id = %(person)s AND c.known_to IS NULL AND (c.ends_on IS NULL OR c.ends_on > %(today)s)
      ORDER BY c.kind DESC, c.known_from""",
    "address": """SELECT a.record_id, a.no_fixed_abode, a.lines, a.town, a.postcode, a.starts_on, a.safe, a.letters,
        a.seen_by
      FROM people_address a
      WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.kind = 'main'
        AND (a.ends_on IS NULL OR a.ends_on > %(today)s) ORDER BY a.starts_on DESC NULLS LAST LIMIT 1""",
    "officer": """SELECT u.name, t.name AS team, a.starts_on FROM caseload_allocation a
      JOIN access_user u ON u.id = a.officer_id JOIN access_team t ON t.id = a.team_id
      WHERE a.person_id = %(person)s AND a.part = 'responsible' AND a.known_to IS NULL
        AND a.starts_on <= %(today)s AND (a.ends_on IS NULL OR a.ends_on > %(today)s) LIMIT 1""",
    "state": """SELECT s.state, s.starts_on FROM orders_supervisionstate s
      WHERE s.person_id = %(person)s AND s.known_to IS NULL AND s.starts_on <= %(today)s
        AND (s.ends_on IS NULL OR s.ends_on > %(today)s) LIMIT 1""",
    "restriction": """SELECT r.id FROM caseload_restriction r
      WHERE r.person_id = %(person)s AND r.known_to IS NULL""",
    "unexcused": """SELECT f.failed_on AS on FROM noncompliance_failure f
      JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL AND NOT j.reasonable
      WHERE f.person_id = %(person)s AND f.known_to IS NULL""",
    "responses": """SELECT r.kind, r.given_on AS on FROM noncompliance_response r
      WHERE r.person_id = %(person)s AND r.known_to IS NULL AND r.withdrawn_on IS NULL
        AND r.kind IN ('warning', 'referral')""",
    "summaries": """SELECT s.topic, s.source, s.entries FROM people_sourcesummary s
      WHERE s.person_id = %(person)s AND s.known_to IS NULL ORDER BY s.topic, s.id""",
}


def overview(actor: Actor, person_id: UUID) -> Overview:
    """One person. The page went through `door.look`; the database's wall stands behind each section."""
    sensitive = Permission.SENSITIVE_READ in actor.permissions
    given = {**pieces.parameters(actor), "person": person_id, "sensitive": sensitive}
    rows = gather(PERSON, SECTIONS, given)
    state = _first(rows["state"]) or {}
    return Overview(
        concerns=read(Concern, rows["concerns"]),
        alerts=read(Alert, rows["alerts"]),
        failures=read(Failure, rows["failures"]),
        processes=read(ProcessHeld, rows["processes"]),
        hearings=read(HearingHeld, rows["hearings"]),
        licences=read(LicenceMade, rows["licences"]),
        appeals=read(AppealHeld, rows["appeals"]),
        meetings=read(Meeting, rows["meetings"]),
        contacts=read(Contact, rows["contacts"]),
        waiting=read(Contact, rows["waiting"]),
        notes=read(Note, rows["notes"]),
        orders=read(HeldOrder, rows["orders"]),
        level=_first(read(Level, rows["level"])),
        flags=read(FlagOn, rows["flags"]),
        offence=_first(read(Offence, rows["offence"])),
        tasks=read(Task, rows["tasks"]),
        plan=_first(read(PlanHeld, rows["plan"])),
        key_dates=read(KeyDate, rows["key_dates"]),
        contact=[opened_row(ContactPoint, row) for row in rows["contact"]],
        address=_first(rows["address"]),
        officer=_first(rows["officer"]),
        state=state.get("state", ""),
        state_since=_day(state.get("starts_on")),
        restricted=bool(rows["restriction"]),
        unexcused_on=_days(rows["unexcused"]),
        warned_on=_days(row for row in rows["responses"] if row["kind"] == "warning"),
        referred_on=_days(row for row in rows["responses"] if row["kind"] == "referral"),
        scores=rows["scores"],
        summaries=rows["summaries"],
    )


def _first[Row](rows: list[Row]) -> Row | None:
    return rows[0] if rows else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(rows: Any) -> list[date]:
    return sorted(date.fromisoformat(row["on"]) for row in rows)

"""What an officer's day holds, in one statement of a few short lists."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.platform.access.permissions import DUTY_MANAGER, Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import reached
from throughcare.shell.web.queries import pieces
from throughcare.shell.web.queries.sections import gather, read


@dataclass(frozen=True, slots=True)
class Slot:
    """An appointment with whom it is. colleague: who keeps it, "" when the officer does."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    starts_at: datetime
    kind: str
    purpose: str
    place: str
    status: str
    outcome: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contact whose outcome waits for evidence until `due_on`."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    happened_at: datetime
    kind: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class OpenFailure:
    """A failure to comply that is not closed. stage: where it stands."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    failed_on: date
    what: str
    stage: str
    excuse_due_on: date | None


@dataclass(frozen=True, slots=True)
class Danger:
    """An answer that tells of danger to the person, until somebody says what was done. source: a code."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    rung_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class LevelWaiting:
    """A level that waits for the actor's decision. what: "proposal", or "override" to be signed. now, asked: codes."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    what: str
    now: str
    asked: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Assessing:
    """Work on an assessment that waits for the actor. what: "asked", "draft", "returned" or "countersign".

    part: the section asked for, "" for the whole. on: since when.
    """

    id: UUID
    person_id: UUID
    name: str
    reference: str
    form: str
    part: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """An alert on one of the officer's people."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    rule: str
    subject: UUID
    due_on: date
    state: str


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task of the officer's."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    what: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Ending:
    """An order that ends soon; `ends_on` is the first day after it."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    kind: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Overdue:
    """Someone with nothing booked and no contact for too long."""

    person_id: UUID
    name: str
    reference: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything Today shows. people: how many are on the officer's caseload."""

    people: int
    diary: list[Slot]
    unrecorded: list[Slot]
    week: list[Slot]
    waiting: list[Waiting]
    failures: list[OpenFailure]
    alerts: list[OpenAlert]
    tasks: list[OpenTask]
    ending: list[Ending]
    overdue: list[Overdue]
    danger: list[Danger]
    assessing: list[Assessing]
    levels: list[LevelWaiting]


# Also people of a colleague's caseload whom the officer meets and may open.
SLOTS = f"""
SELECT a.id, a.person_id, {pieces.NAME} AS name, p.reference, a.starts_at, a.kind, a.place, a.status,
       CASE WHEN a.sensitive THEN '' ELSE a.purpose END AS purpose, coalesce(c.outcome, '') AS outcome,
       CASE WHEN a.officer_id = %(officer)s THEN '' ELSE u.name END AS colleague
FROM supervision_appointment a
JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
JOIN access_user u ON u.id = a.officer_id
LEFT JOIN supervision_contact c ON c.appointment_id = a.id AND c.known_to IS NULL
WHERE a.known_to IS NULL AND a.starts_at < %(week_ends)s
  AND (a.status = 'booked' OR (a.status = 'held' AND a.starts_at >= %(day_starts)s))
  AND (a.person_id = ANY(ARRAY(SELECT id FROM mine)) OR (a.officer_id = %(officer)s AND {reached("a.person_id")}))
ORDER BY a.starts_at DESC LIMIT 500
"""  # noqa: S608 - fragments of our own; values are parameters

# The responsible officer's, their team's and the duty manager's: of the agency, behind its walls.
DANGER = f"""
SELECT t.id, t.person_id, {pieces.NAME} AS name, p.reference, t.rung_at, t.source
FROM selfreports_safetytask t JOIN people_person p ON p.id = t.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
WHERE t.known_to IS NULL AND t.done_at IS NULL AND t.kind = 'danger'
  AND (t.person_id = ANY(ARRAY(SELECT id FROM mine)) OR %(answers_for_all)s OR {reached("t.person_id")})
ORDER BY t.rung_at LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters

# A section may be asked of somebody who has no part in the supervision: they see the directory line, as anybody does.
ASSESSING = f"""
SELECT x.id, x.person_id, {pieces.NAME} AS name, p.reference, x.form, x.part, x.what, x.on
FROM (
  SELECT s.id, s.person_id, s.form, w.section AS part, 'asked' AS what, (w.known_from AT TIME ZONE %(zone)s)::date AS on
  FROM assessments_sectionwork w JOIN assessments_assessment s ON s.id = w.assessment_id
  WHERE w.asked_id = %(officer)s AND w.known_to IS NULL AND w.done_at IS NULL AND s.stage = 'draft'
  UNION ALL
  SELECT s.id, s.person_id, s.form, '', CASE s.countersigning WHEN 'returned' THEN 'returned' ELSE 'draft' END,
         s.assessed_on
  FROM assessments_assessment s WHERE s.lead_id = %(officer)s AND s.known_to IS NULL AND s.stage = 'draft'
  UNION ALL
  SELECT s.id, s.person_id, s.form, '', 'countersign', (s.signed_at AT TIME ZONE %(zone)s)::date
  FROM assessments_assessment s WHERE %(countersigns)s AND s.known_to IS NULL AND s.stage = 'signed'
    AND s.lead_id <> %(officer)s AND {reached("s.person_id")}
) x JOIN people_person p ON p.id = x.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
ORDER BY x.what, x.on LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters

LEVELS = f"""
SELECT x.id, x.person_id, {pieces.NAME} AS name, p.reference, x.what, x.now, x.asked, x.due_on
FROM (
  SELECT r.id, r.person_id, 'proposal' AS what, r.level_now AS now, r.level AS asked, r.decide_by AS due_on
  FROM mine m JOIN classification_proposal r ON r.person_id = m.id AND r.known_to IS NULL AND r.state = 'waiting'
  UNION ALL
  SELECT o.id, o.person_id, 'override', o.rule_level, o.level, (o.known_from AT TIME ZONE %(zone)s)::date
  FROM classification_override o WHERE %(approves)s AND o.known_to IS NULL AND o.state = 'asked'
    AND o.author_id <> %(officer)s AND {reached("o.person_id")}
) x JOIN people_person p ON p.id = x.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
ORDER BY x.what, x.due_on LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters

WAITING = """
SELECT c.id, c.person_id, m.name, m.reference, c.happened_at, c.kind, c.evidence_due_on AS due_on
FROM mine m JOIN supervision_contact c ON c.person_id = m.id AND c.known_to IS NULL
WHERE c.outcome = 'waiting_for_evidence' ORDER BY c.evidence_due_on NULLS FIRST LIMIT %(most)s
"""
FAILURES = """
SELECT f.id, f.person_id, m.name, m.reference, f.failed_on, f.what, f.stage, f.excuse_due_on
FROM mine m JOIN noncompliance_failure f ON f.person_id = m.id AND f.known_to IS NULL
WHERE f.stage <> 'closed' AND m.part = 'responsible' ORDER BY f.failed_on LIMIT %(most)s
"""
ALERTS = """
SELECT o.id, o.person_id, m.name, m.reference, o.rule, o.subject, o.due_on, o.state
FROM mine m JOIN notices_alert o ON o.person_id = m.id AND o.state IN ('new', 'owned')
ORDER BY o.rule, o.due_on, m.name LIMIT 500
"""
TASKS = f"""
SELECT t.id, t.person_id, {pieces.NAME} AS name, p.reference, t.what, t.due_on
FROM supervision_task t JOIN people_person p ON p.id = t.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
WHERE t.owner_id = %(officer)s AND t.known_to IS NULL AND t.done_at IS NULL AND t.due_on < %(week_on)s
  AND (t.person_id = ANY(ARRAY(SELECT id FROM mine)) OR {reached("t.person_id")})
ORDER BY t.due_on LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters
ENDING = """
SELECT o.id, o.person_id, m.name, m.reference, o.kind, o.ends_on
FROM mine m JOIN orders_order o ON o.person_id = m.id AND o.known_to IS NULL
WHERE o.status = 'active' AND o.ends_on > %(today)s AND o.ends_on <= %(ending)s ORDER BY o.ends_on LIMIT %(most)s
"""
OVERDUE = f"""
SELECT p.id AS person_id, p.name, p.reference, last.happened_at AS last_at
FROM mine p {pieces.STATE} {pieces.RUNNING} {pieces.LAST_CONTACT}
WHERE p.part = 'responsible' AND {pieces.NO_CONTACT} ORDER BY last.happened_at NULLS FIRST LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters


def day_of(actor: Actor) -> Day:
    """The actor's own day, in one statement."""
    given = pieces.parameters(actor) | {
        "answers_for_all": DUTY_MANAGER in actor.roles,
        "countersigns": Permission.ASSESSMENT_COUNTERSIGN in actor.permissions,
        "approves": Permission.LEVEL_APPROVE in actor.permissions,
    }
    rows = gather(
        pieces.MINE,
        {
            "people": "SELECT count(*) AS people FROM mine", "slots": SLOTS, "waiting": WAITING,
            "failures": FAILURES, "alerts": ALERTS, "tasks": TASKS, "ending": ENDING, "overdue": OVERDUE,
            "danger": DANGER, "assessing": ASSESSING, "levels": LEVELS,
        },
        given,
    )  # fmt: skip
    slots = read(Slot, reversed(rows["slots"]))
    return Day(
        people=rows["people"][0]["people"],
        diary=[slot for slot in slots if given["day_starts"] <= slot.starts_at < given["day_ends"]],
        unrecorded=[slot for slot in slots if slot.starts_at < given["day_starts"]],
        week=[slot for slot in slots if slot.starts_at >= given["day_ends"]],
        waiting=read(Waiting, rows["waiting"]),
        failures=read(OpenFailure, rows["failures"]),
        alerts=read(OpenAlert, rows["alerts"]),
        tasks=read(OpenTask, rows["tasks"]),
        ending=read(Ending, rows["ending"]),
        overdue=read(Overdue, rows["overdue"]),
        danger=read(Danger, rows["danger"]),
        assessing=read(Assessing, rows["assessing"]),
        levels=read(LevelWaiting, rows["levels"]),
    )

"""Who needs attention now, of an officer's people or of a manager's teams: everybody, in order, in one statement.

The rule is `rules.workload.attention`; the statement places a whole list by the same data, so that a team of fifteen
hundred is ordered where it stands. A test holds both equal, person by person.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.casework.releases.queries import Figures, figures_in_use
from throughcare.decisions.noncompliance.sweep_rules import APPROVE_DAYS, ASK_DAYS, DECIDE_DAYS, JUDGE_DAYS
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.caseload.reach import in_force, reached, whose
from throughcare.register.safeguarding.wording import CONCERNS
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, Outcome
from throughcare.rules.dates import add_days
from throughcare.rules.workload.attention import CODE, Reason
from throughcare.rules.workload.attention_groups import KINDS, Group, kind_of
from throughcare.rules.workload.attention_ordering import Ordering, read_ordering
from throughcare.shell.web.queries import pieces

ABOUT_SAFETY = [code for code in CONCERNS if code in ("self-harm", "staff", "children", "known-adult")]
"""Concerns that somebody may come to harm; the others are known before a visit, and reviewed in their time."""
MOST = 2_000
"""People a list holds at most; a longer one is cut at its end and says so."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The order an agency uses, and who chose it; without an id it is the house's own."""

    ordering: Ordering
    chosen: Figures


@dataclass(frozen=True, slots=True)
class Waits:
    """One reason of one person. owner: who deals with the alert already, "" when nobody does. what: a task's words."""

    reason: Reason
    owner: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One person on the list. level: a code, "" without one. officer: who is responsible; covered_for: the colleague
    whom the reader covers for, "" for the reader's own. seen_on: the last contact that took place.
    """

    person_id: UUID
    reference: str
    name: str
    level: str
    officer: str
    covered_for: str
    seen_on: date | None
    next_on: date | None
    group: Group
    since: date | None
    waits: tuple[Waits, ...]

    @property
    def title(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


@dataclass(frozen=True, slots=True)
class AttentionList:
    """The list, or one page of it. counts: how many people stand in each group of the whole list."""

    rows: list[AttentionRow]
    counts: dict[Group, int]


_NAMED = f"p.id, p.reference, {pieces.NAME} AS name, a.officer_id"
OWN = f"""mine AS MATERIALIZED (
  SELECT DISTINCT ON (p.id) {_NAMED}, CASE WHEN a.officer_id = %(officer)s THEN NULL ELSE a.officer_id END AS covered_id
  FROM caseload_allocation a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
  WHERE a.officer_id = ANY({whose("%(officer)s")}) AND {in_force("a")} AND {reached("p.id")}
  ORDER BY p.id, a.officer_id = %(officer)s DESC, a.part
)"""  # noqa: S608 - fragments of our own; values are parameters
TEAMS = f"""mine AS MATERIALIZED (
  SELECT {_NAMED}, NULL::uuid AS covered_id
  FROM caseload_allocation a JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL {pieces.MAIN_NAME}
  WHERE a.team_id = ANY(%(teams)s) AND a.part = 'responsible' AND {in_force("a")} AND {reached("p.id")}
)"""  # noqa: S608 - fragments of our own; values are parameters

KNOWN = f"""known AS MATERIALIZED (
  SELECT s.*,
    CASE WHEN s.contact_from IS NOT NULL THEN greatest(s.contact_from, s.seen_on) + s.days END AS contact_due
  FROM (
    SELECT p.*, coalesce(held.level, '') AS level, stopped.rests,
      (next.starts_at AT TIME ZONE %(zone)s)::date AS next_on,
      (last.happened_at AT TIME ZONE %(zone)s)::date AS seen_on,
      CASE WHEN NOT stopped.rests AND running.begins IS NOT NULL THEN greatest(running.begins, {pieces.BACK})
        END AS contact_from,
      coalesce((%(contact_days)s::jsonb ->> held.level)::int, %(days)s::int) AS days,
      (SELECT r.starts_on FROM caseload_allocation r WHERE r.person_id = p.id AND r.part = 'responsible'
         AND {in_force("r")} LIMIT 1) AS allocated_on
    FROM mine p
    LEFT JOIN LATERAL (
      SELECT l.level FROM classification_levelheld l WHERE l.person_id = p.id AND l.known_to IS NULL
        AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
      LIMIT 1) held ON true
    {pieces.STATE} {pieces.RUNNING} {pieces.NEXT_APPOINTMENT} {pieces.LAST_CONTACT}
    CROSS JOIN LATERAL (SELECT coalesce(standing.state, 'active') = ANY(%(not_to_contact)s) AS rests) stopped
  ) s
)"""  # noqa: S608 - fragments of our own; values are parameters

_FAILED_DUE = f"""CASE f.stage WHEN 'to_ask' THEN f.failed_on + {ASK_DAYS} WHEN 'asked' THEN f.excuse_due_on
  WHEN 'to_judge' THEN f.heard_on + {JUDGE_DAYS}
  WHEN 'to_approve' THEN (f.known_from AT TIME ZONE %(zone)s)::date + {APPROVE_DAYS}
  ELSE (j.known_from AT TIME ZONE %(zone)s)::date + {DECIDE_DAYS} END"""
_STAGES = {
    "to_ask": "reason-not-asked", "asked": "reason-overdue", "to_judge": "excuse-to-judge",
    "to_decide": "response-to-decide", "to_approve": "response-to-approve",
}  # fmt: skip
_FAILED_KIND = f"CASE f.stage {' '.join(f"WHEN '{at}' THEN '{code}'" for at, code in _STAGES.items())} END"
_CLOCK_RUNS = f"""CASE WHEN f.stage IN ('to_ask', 'asked') THEN {going_on("k.id", Activity.EXCUSE_CLOCK)}
  ELSE {going_on("k.id", Activity.RESPONSE)} END"""

TOLD = f"""
SELECT o.person_id, o.rule::text AS kind, o.subject::text AS subject, o.due_on AS due,
  coalesce(w.name, '') AS owner, '' AS what
FROM known k JOIN notices_alert o ON o.person_id = k.id AND o.state IN ('new', 'owned')
LEFT JOIN access_user w ON w.id = o.owner_id
UNION ALL
SELECT t.person_id, CASE t.kind WHEN 'danger' THEN 'danger-told' ELSE 'help-asked' END, t.id::text,
  (t.rung_at AT TIME ZONE %(zone)s)::date, '', ''
FROM known k JOIN selfreports_safetytask t ON t.person_id = k.id AND t.known_to IS NULL AND t.done_at IS NULL
UNION ALL
SELECT u.person_id, 'outcome-not-recorded', u.id::text, (u.starts_at AT TIME ZONE %(zone)s)::date, '', ''
FROM known k JOIN supervision_appointment u ON u.person_id = k.id AND u.known_to IS NULL
  AND u.status = 'booked' AND u.starts_at < %(now)s
WHERE NOT k.rests
UNION ALL
SELECT t.person_id, 'task-overdue', t.id::text, t.due_on, '', t.what
FROM known k JOIN supervision_task t ON t.person_id = k.id AND t.known_to IS NULL AND t.done_at IS NULL
UNION ALL
SELECT f.person_id, {_FAILED_KIND}, f.id::text, {_FAILED_DUE}, '', ''
FROM known k JOIN noncompliance_failure f ON f.person_id = k.id AND f.known_to IS NULL AND f.stage <> 'closed'
LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
WHERE {_FAILED_DUE} IS NOT NULL AND {_CLOCK_RUNS}
UNION ALL
SELECT q.person_id, 'access-request', q.id::text, q.due_on, '', ''
FROM known k JOIN rights_accessrequest q ON q.person_id = k.id AND q.known_to IS NULL AND q.state = 'open'
  AND q.due_on IS NOT NULL
WHERE %(answers_rights)s"""  # noqa: S608 - fragments of our own; values are parameters

VERY_HIGH = """coalesce((SELECT s.results ->> 'overall' FROM assessments_scoremade s
  JOIN assessments_assessment a ON a.id = s.assessment_id AND a.known_to IS NULL AND a.stage = 'final'
  WHERE s.person_id = k.id AND s.known_to IS NULL AND s.not_scored = '' AND s.name = ANY(%(harm)s)
  ORDER BY s.scored_on DESC, a.signed_at DESC, s.known_from DESC LIMIT 1) = 'VERY_HIGH', false)"""
UNANSWERED = """(SELECT min(f.failed_on) FROM noncompliance_failure f WHERE f.person_id = k.id AND f.known_to IS NULL
  AND f.stage IN ('to_ask', 'asked'))"""
# Praise, and a miss that nobody holds excused, begin the count afresh.
FROM_THEN = """greatest(
  (SELECT max(f.failed_on) FROM noncompliance_failure f
   LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
   WHERE f.person_id = k.id AND f.known_to IS NULL AND j.reasonable IS NOT TRUE),
  (SELECT max(r.given_on) FROM noncompliance_response r
   WHERE r.person_id = k.id AND r.known_to IS NULL AND r.kind = 'praise'), k.contact_from - 1)"""
RECORDED = f"""
SELECT k.id, 'not-seen', '', k.contact_due, '', '' FROM known k
WHERE k.contact_due IS NOT NULL AND (k.contact_due < %(today)s OR k.next_on IS NULL OR k.next_on > k.contact_due)
UNION ALL
SELECT k.id, 'new-not-seen', '', k.allocated_on + %(first_contact_days)s::int, '', '' FROM known k
WHERE k.contact_from IS NOT NULL AND k.allocated_on IS NOT NULL AND coalesce(k.seen_on < k.allocated_on, true)
UNION ALL
SELECT k.id, 'out-of-sight', '', gone.since, '', '' FROM known k
CROSS JOIN LATERAL (
  SELECT least(CASE WHEN k.contact_due < %(today)s THEN k.contact_due + 1 END, {UNANSWERED}) AS since) gone
WHERE k.contact_from IS NOT NULL AND gone.since IS NOT NULL AND {VERY_HIGH}
UNION ALL
SELECT k.id, 'concern-unseen', '', min(c.noted_on), '', '' FROM known k
JOIN safeguarding_concern c ON c.person_id = k.id AND c.known_to IS NULL AND c.removed_on IS NULL
  AND c.kind = ANY(%(about_safety)s) AND (k.seen_on IS NULL OR c.noted_on > k.seen_on)
GROUP BY k.id
UNION ALL
SELECT k.id, 'progress-kept', '', kept.on, '', '' FROM known k
CROSS JOIN LATERAL (
  SELECT (c.happened_at AT TIME ZONE %(zone)s)::date AS on FROM supervision_contact c
  WHERE c.person_id = k.id AND c.known_to IS NULL AND c.outcome = '{Outcome.COMPLIED.value}'
    AND c.happened_at <= %(now)s AND (c.happened_at AT TIME ZONE %(zone)s)::date > {FROM_THEN}
  ORDER BY c.happened_at OFFSET %(praise_after)s::int - 1 LIMIT 1) kept
WHERE k.contact_from IS NOT NULL"""  # noqa: S608 - fragments of our own; values are parameters


def _statement(mine: str) -> str:
    return f"""WITH {mine},
{KNOWN},
found AS ({TOLD}
UNION ALL {RECORDED}),
placed AS MATERIALIZED (
  SELECT g.person_id, g.kind, g.subject, g.due, g.owner, g.what, coalesce(t.counts, true) AS counts,
    CASE WHEN NOT coalesce(t.counts, true) THEN %(nothing)s::int
         WHEN g.due < %(today)s OR (t.since AND g.due = %(today)s) THEN coalesce(t.late, %(late)s::int)
         WHEN g.due <= %(soon)s THEN coalesce(t.ahead, %(ahead)s::int) ELSE %(nothing)s::int END AS position
  FROM (SELECT person_id, kind, subject, min(due) AS due, max(owner) AS owner, max(what) AS what
        FROM found GROUP BY 1, 2, 3) g
  LEFT JOIN jsonb_to_recordset(%(kinds)s::jsonb) AS t(code text, late int, ahead int, since boolean, counts boolean)
    ON t.code = g.kind),
stands AS MATERIALIZED (
  SELECT k.*, coalesce(r.position, %(nothing)s::int) AS position,
    CASE WHEN r.position < %(nothing)s::int THEN r.due END AS since
  FROM known k LEFT JOIN (
    SELECT DISTINCT ON (person_id) person_id, position, due FROM placed ORDER BY person_id, position, due
  ) r ON r.person_id = k.id),
page AS MATERIALIZED (
  SELECT * FROM stands s WHERE %(group)s::int IS NULL OR s.position = %(group)s::int
  ORDER BY s.position, s.since, s.seen_on NULLS FIRST, s.reference COLLATE "C"
  LIMIT %(limit)s::int OFFSET %(offset)s::int),
told AS (
  SELECT x.person_id, json_agg(json_build_array(x.kind, x.due, x.position, x.counts, x.subject, x.owner, x.what)
    ORDER BY x.position, x.due, x.kind COLLATE "C", x.subject COLLATE "C") AS reasons
  FROM placed x JOIN page s ON s.id = x.person_id GROUP BY x.person_id)
SELECT s.id, s.reference, s.name, s.level, coalesce(u.name, ''), coalesce(c.name, ''), s.seen_on, s.next_on,
  s.position, s.since, coalesce(t.reasons, '[]'),
  (SELECT json_object_agg(n.position, n.people) FROM (SELECT position, count(*) AS people FROM stands GROUP BY 1) n)
FROM page s LEFT JOIN told t ON t.person_id = s.id
LEFT JOIN access_user u ON u.id = s.officer_id LEFT JOIN access_user c ON c.id = s.covered_id
ORDER BY s.position, s.since, s.seen_on NULLS FIRST, s.reference COLLATE "C"
"""  # noqa: S608 - fragments of our own; values are parameters


OF_OFFICER, OF_TEAMS = _statement(OWN), _statement(TEAMS)


def order_in_force(actor: Actor) -> InForce:
    """The order the actor's agency uses. One statement."""
    chosen = figures_in_use(actor.agency_id, CODE)
    return InForce(read_ordering(CODE, chosen.figures), chosen)


def attention(
    actor: Actor, ordering: Ordering, *, officer_id: UUID | None = None, team: bool = False,
    group: Group | None = None, limit: int = MOST, offset: int = 0,
) -> AttentionList:  # fmt: skip
    """The people of an officer (the actor's own, when none is given) or of the actor's teams, whom the actor may open.

    group: only that one. One statement.
    """
    given = _parameters(actor, ordering, officer_id) | {
        "group": ordering.position(group) if group else None, "limit": limit, "offset": offset,
    }  # fmt: skip
    with planned_cursor() as cursor:
        cursor.execute(OF_TEAMS if team else OF_OFFICER, given)
        found = cursor.fetchall()
    counts = found[0][-1] if found else {}
    return AttentionList(
        [_row(ordering, row) for row in found],
        {group: counts.get(str(at), 0) for at, group in enumerate(ordering.groups)},
    )


def _row(ordering: Ordering, row: tuple[Any, ...]) -> AttentionRow:
    person_id, reference, name, level, officer, covered_for, seen_on, next_on, position, since, told, _ = row
    waits = tuple(
        Waits(
            Reason(kind_of(kind), date.fromisoformat(due), ordering.groups[at], counts, subject), owner, what
        )
        for kind, due, at, counts, subject, owner, what in told
    )
    return AttentionRow(
        person_id, reference, name, level, officer, covered_for, seen_on, next_on, ordering.groups[position], since,
        waits,
    )  # fmt: skip


def _parameters(actor: Actor, ordering: Ordering, officer_id: UUID | None) -> dict[str, Any]:
    given = pieces.parameters(actor, officer_id)
    pack = jurisdictions.get(actor.jurisdiction)
    rule = pack.level_rule
    bands = {level.code: level.band.value if level.band else "none" for level in pack.levels}
    at = ordering.position
    kinds = [
        {"code": kind.code, "late": at(kind.late), "ahead": at(kind.ahead), "since": kind.since,
         "counts": kind.code not in ordering.not_counted}
        for kind in KINDS.values()
    ]  # fmt: skip
    return given | {
        "kinds": json.dumps(kinds), "late": at(Group.OVERDUE), "ahead": at(Group.SOON), "nothing": at(Group.NOTHING),
        "soon": add_days(given["today"], ordering.soon_days), "days": ordering.contact_days["none"],
        "contact_days": json.dumps({code: ordering.contact_days[band] for code, band in bands.items()}),
        "first_contact_days": ordering.first_contact_days, "praise_after": ordering.praise_after,
        "harm": list(rule.harm) if rule else [], "about_safety": ABOUT_SAFETY,
        "answers_rights": Permission.RIGHTS_ANSWER in actor.permissions,
    }  # fmt: skip

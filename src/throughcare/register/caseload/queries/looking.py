"""Unusual looking: rules over the audit trail, each one statement over all users of all agencies. As the system.

Only looks at one person's own pages count: a list shows sixty people at once and tells nothing. Each rule gives
user, agency, subject and how many people; what is found is kept once a user, rule, subject and day.

Of where staff live only a mark is held, for those who entered it: the blind index of house and postcode, which can be
compared with a person's address and read by nobody. Whoever knows a neighbour's record declares a tie, which shuts it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.keys.ring import blind
from throughcare.register.caseload.models import OwnPlace, UnusualLook
from throughcare.register.caseload.reach import scope
from throughcare.register.people.folding import name_key, number_key
from throughcare.rules.dates import count_of

WARN_AN_HOUR, STOP_AN_HOUR = 60, 150
"""Different people within an hour: worth a question; and more than any work explains."""
GLASS_A_WEEK = 3
LOOK_BACK = timedelta(minutes=30)
"""Run each minute, with so much overlap that a worker may stand still for half an hour."""
OWN_PLACE = "caseload.ownplace"
"""Under which label of the index key the marks of staff addresses are made."""
WORK = ("supervision", "cover", "team", "intake")
"""Purposes of looks that belong to the user's own work: a namesake on one's own caseload is no neighbour."""

RULES: dict[str, str] = {
    "many": f"Looked at more than {WARN_AN_HOUR} people within an hour",
    "stop": f"Looked at more than {STOP_AN_HOUR} people within an hour; signed out and locked",
    "surname": "Looked at somebody of their own surname",
    "address": "Looked at somebody who lives where they live",
    "well-known": "Looked at a well-known person",
    "glass": f"Broke the glass more than {GLASS_A_WEEK} times in a week",
}

SEEN = """
WITH seen AS (
  SELECT e.actor_id AS user_id, u.agency_id, e.at, e.people[1] AS person_id,
         convert_from(e.body, 'UTF8')::jsonb ->> 'purpose' AS purpose
  FROM access_agency g JOIN audit_event e ON e.log = g.code
  JOIN access_user u ON u.id = e.actor_id AND u.agency_id = g.id AND NOT u.is_system
  WHERE e.at >= %(since)s AND e.at <= %(now)s AND cardinality(e.people) = 1 AND e.outcome = 'allow'
    AND e.action LIKE '%%:consulted')
"""
MANY = f"""{SEEN}
SELECT user_id, agency_id, user_id, count(DISTINCT person_id) FROM seen GROUP BY 1, 2, 3
HAVING count(DISTINCT person_id) > %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters
SURNAME = f"""{SEEN}
SELECT DISTINCT s.user_id, s.agency_id, s.person_id, 1
FROM seen s JOIN unnest(%(users)s::uuid[], %(surnames)s::text[]) named(user_id, surname) ON named.user_id = s.user_id
JOIN people_name n ON n.person_id = s.person_id AND n.known_to IS NULL AND n.family_key = named.surname
WHERE s.purpose <> ALL(%(work)s)
"""  # noqa: S608 - fragments of our own; values are parameters
ADDRESS = f"""{SEEN}
SELECT DISTINCT s.user_id, s.agency_id, s.person_id, o.mark, a.lines, a.postcode
FROM seen s JOIN caseload_ownplace o ON o.user_id = s.user_id AND o.known_to IS NULL
JOIN people_address a ON a.person_id = s.person_id AND a.known_to IS NULL
WHERE s.purpose <> ALL(%(work)s)
"""  # noqa: S608 - fragments of our own; values are parameters
WELL_KNOWN = f"""{SEEN}
SELECT DISTINCT s.user_id, s.agency_id, s.person_id, 1
FROM seen s JOIN caseload_wellknown w ON w.person_id = s.person_id AND w.known_to IS NULL
WHERE s.purpose <> ALL(%(work)s)
"""  # noqa: S608 - fragments of our own; values are parameters
GLASS = """
SELECT g.user_id, g.user_agency_id, g.user_id, count(*) FROM caseload_glass g
WHERE g.known_to IS NULL AND g.starts_at >= %(week)s GROUP BY 1, 2, 3 HAVING count(*) > %(glasses)s
"""

LISTED = """
SELECT l.id, l.version, l.user_id, u.name, l.rule, l.on, l.people, l.found_at, l.outcome, coalesce(r.name, ''),
       l.review_note, coalesce(p.reference, '')
FROM caseload_unusuallook l JOIN access_user u ON u.id = l.user_id
LEFT JOIN access_user r ON r.id = l.reviewed_by_id
LEFT JOIN people_person p ON p.id = l.subject AND p.known_to IS NULL
WHERE l.known_to IS NULL AND l.agency_id = %(agency)s AND l.user_id <> %(user)s AND (l.outcome = '') = %(open)s
  AND (%(one)s::uuid IS NULL OR l.id = %(one)s)
  AND (%(wide)s OR EXISTS (
    SELECT 1 FROM access_roleheld h WHERE h.user_id = l.user_id AND h.team_id = ANY(%(teams)s)
      AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s)))
ORDER BY l.found_at DESC LIMIT 200
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: who, whose agency, whom (or the user), how many people."""

    rule: str
    user_id: UUID
    agency_id: UUID
    subject: UUID
    people: int


@dataclass(frozen=True, slots=True)
class LookLine:
    """One finding as its judge sees it. reference: of the person looked at, "" where the rule speaks of none."""

    id: UUID
    version: int
    user_id: UUID
    user: str
    rule: str
    on: date
    people: int
    found_at: datetime
    outcome: str
    reviewed_by: str
    review_note: str
    reference: str

    @property
    def title(self) -> str:
        """What was found, in words."""
        said = RULES.get(self.rule, self.rule)
        return f"{said} ({count_of(self.people, 'person', 'people')})" if self.people > 1 else said


def found_now(back: timedelta = LOOK_BACK) -> list[Finding]:
    """What every rule finds at this moment. back: how far the rules about one person look back."""
    now = clock.now()
    hour = {"now": now, "since": now - timedelta(hours=1)}
    today = {"now": now, "since": now - back, "work": list(WORK)}
    return [
        *_run("stop", MANY, {**hour, "most": STOP_AN_HOUR}),
        *_run("many", MANY, {**hour, "most": WARN_AN_HOUR}),
        *_run("surname", SURNAME, {**today, **_surnames()}),
        *_of_own_address(today),
        *_run("well-known", WELL_KNOWN, today),
        *_run("glass", GLASS, {"week": now - timedelta(days=7), "glasses": GLASS_A_WEEK}),
    ]


def unusual_looks(actor: Actor, *, one: UUID | None = None, judged: bool = False) -> list[LookLine]:
    """Findings that are the actor's to judge, the newest first: their teams', or the agency's for its auditors."""
    wide = bool({"auditor", "duty_manager"} & set(actor.roles)) or not actor.team_ids
    with connection.cursor() as cursor:
        cursor.execute(LISTED, {**scope(actor), "one": one, "open": not judged, "wide": wide})
        return [LookLine(*row) for row in cursor.fetchall()]


def has_own_place(actor: Actor) -> bool:
    """Whether a mark of where the actor lives is kept. Nobody else's is asked about."""
    return bool(OwnPlace.objects.filter(user_id=actor.user_id).exists())


def kept_already(findings: list[Finding], on: date) -> set[tuple[UUID, str, UUID]]:
    """Which findings need no new row: kept this day, or explained by the work before."""
    rows = UnusualLook.objects.filter(user_id__in={each.user_id for each in findings})
    kept = rows.filter(on=on) | rows.filter(
        outcome=UnusualLook.Outcome.EXPLAINED, rule__in=["surname", "address", "well-known"]
    )
    return set(kept.values_list("user_id", "rule", "subject"))


def _surnames() -> dict[str, Any]:
    """Each user's surname, folded as people's are: the last word of their name."""
    rows = User.objects.filter(is_active=True, is_system=False, agency__isnull=False).values_list(
        "id", "name"
    )
    folded = [(key, words[-1]) for key, name in rows if len(words := name_key(name).split()) > 1]
    return {"users": [key for key, _ in folded], "surnames": [surname for _, surname in folded]}


def place_key(lines: str, postcode: str) -> str:
    """House and postcode folded, so that one address is the same however it is written; "" where either is missing.

    The house is the first line: its number, or its name where it has none.
    """
    house = name_key(lines.replace("\n", ",").partition(",")[0])
    code = number_key(postcode)
    return f"{house}|{code}" if house and code else ""


def mark_of(agency_id: UUID, lines: str, postcode: str) -> int | None:
    """The mark of an address under the agency's index key; None where it says too little."""
    key = place_key(lines, postcode)
    return blind(OWN_PLACE, agency_id, key) if key else None


def _of_own_address(given: dict[str, Any]) -> list[Finding]:
    """Looks at people who live where the user lives. The few looked at just now are marked and compared."""
    with connection.cursor() as cursor:
        cursor.execute(ADDRESS, given)
        rows = cursor.fetchall()
    same = {
        (user, agency, person)
        for user, agency, person, mark, lines, postcode in rows
        if mark_of(agency, lines, postcode) == mark
    }
    return [Finding("address", *each, 1) for each in sorted(same)]


def _run(rule: str, sql: str, given: dict[str, Any]) -> list[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [Finding(rule, *row) for row in cursor.fetchall()]

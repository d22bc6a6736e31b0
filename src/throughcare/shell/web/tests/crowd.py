"""Twelve thousand invented people of one agency with orders, appointments, contacts and alerts, made in SQL.

Person `n` is with officer `n % OFFICERS`; officer `o` works in team `o % TEAMS`. Everything about a person follows
from the number, so that the data are the same at every run.
"""

from typing import Any
from uuid import UUID

import psycopg

from throughcare.platform.access.permissions import permissions_of
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.database.server import PrivateServer

PEOPLE, OFFICERS, TEAMS = 12_000, 240, 24
AGENCY = UUID("00000000-0000-0000-0000-0000000000a9")


def officer_id(number: int) -> UUID:
    """The id of an officer of the crowd, from 0."""
    return UUID(f"00000000-0000-0000-0001-{number:012}")


def team_id(number: int) -> UUID:
    """The id of a team of the crowd, from 0."""
    return UUID(f"00000000-0000-0000-0002-{number:012}")


def person_id(number: int) -> UUID:
    """The id of a person of the crowd, from 1."""
    return UUID(f"00000000-0000-0000-0003-{number:012}")


def actor(role: str = "officer", number: int = 7) -> Actor:
    """Officer `number` of the crowd, in that role."""
    return Actor(
        user_id=officer_id(number), agency_id=AGENCY, agency_code="crowd", zone="Europe/London", jurisdiction="ew",
        roles=(role,), permissions=permissions_of((role,)), team_ids=(team_id(number % TEAMS),),
    )  # fmt: skip


def fill(server: PrivateServer, database: str) -> None:
    """Write the crowd into `database`, a copy that is thrown away, as its owner; and let the planner count it.

    Foreign keys are taken off first: every row follows from a number, and checking them would take most of
    the time.
    """
    with psycopg.connect(server.owner_url(database)) as owner:
        owner.execute("SELECT set_config('tc.system', 'test', true)")
        owner.execute(NO_FOREIGN_KEYS)
        for table, columns, rows in TABLES:
            if table != "audit_event":  # its trigger refuses to be rewritten; one row costs nothing
                owner.execute(f"ALTER TABLE {table} SET UNLOGGED")
            _fill(owner, table, columns, rows)
    with psycopg.connect(server.owner_url(database), autocommit=True) as owner:
        owner.execute("ANALYZE")


def _fill(owner: psycopg.Connection[Any], table: str, columns: dict[str, str], rows: str) -> None:
    """Insert `rows`; columns that must not be null and are not given hold what stands for nothing of their type."""
    found = owner.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
        " AND table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL",
        [table],
    ).fetchall()
    nothing = {name: NOTHING[kind] for name, kind in found if name not in columns and kind in NOTHING}
    given = {**nothing, **columns}
    owner.execute(f"INSERT INTO {table} ({', '.join(given)}) SELECT {', '.join(given.values())} FROM {rows}")


NOTHING = {
    "character varying": "''", "text": "''", "boolean": "false", "integer": "1", "smallint": "0",
    "timestamp with time zone": "now()", "jsonb": "'{}'", "bytea": "''",
}  # fmt: skip
NO_FOREIGN_KEYS = """
DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT conrelid::regclass AS named, conname FROM pg_constraint
              WHERE contype = 'f' AND conparentid = 0 LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.named, each.conname);
  END LOOP;
END $$
"""
PERSON = "('00000000-0000-0000-0003-' || lpad(n::text, 12, '0'))::uuid"
OFFICER = f"('00000000-0000-0000-0001-' || lpad((n % {OFFICERS})::text, 12, '0'))::uuid"
TEAM = f"('00000000-0000-0000-0002-' || lpad((n % {OFFICERS} % {TEAMS})::text, 12, '0'))::uuid"


def _a_person(times: int = 1) -> str:
    """`times` rows a person: n is the person's number, d counts from 1, i is the row's id."""
    return (
        f"(SELECT gen_random_uuid() AS i, n, d, {PERSON} AS p, {OFFICER} AS o, {TEAM} AS t"
        f" FROM generate_series(1, {PEOPLE}) n, generate_series(1, {times}) d) made"
    )


OWN = {"id": "i", "record_id": "i", "recorded_by_id": f"'{SYSTEM_USER}'", "person_id": "p"}
APPOINTMENT = "('00000000-0000-0000-004' || d || '-' || lpad(n::text, 12, '0'))::uuid"
LATER = "now() + (d * 5 - 6 + n % 3) * interval '1 day'"
TABLES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("audit_event", {"id": "gen_random_uuid()", "log": "'system'", "action": "'test:crowd'", "outcome": "'allow'",
                     "actor_id": f"'{SYSTEM_USER}'"}, "generate_series(1, 1)"),
    ("access_agency", {"id": f"'{AGENCY}'", "code": "'crowd'", "jurisdiction": "'ew'", "zone": "'Europe/London'"},
     "generate_series(1, 1)"),
    ("access_team", {"id": TEAM, "agency_id": f"'{AGENCY}'", "code": "'team-' || n"},
     f"generate_series(0, {TEAMS - 1}) n"),
    ("access_user", {"id": OFFICER, "username": "'crowd-' || n", "name": "'Officer ' || n",
                     "agency_id": f"'{AGENCY}'", "is_active": "true"}, f"generate_series(0, {OFFICERS - 1}) n"),
    ("access_roleheld", {"id": "gen_random_uuid()", "user_id": OFFICER, "team_id": TEAM, "role": "'officer'",
                         "starts_on": "current_date - 9"}, f"generate_series(0, {OFFICERS - 1}) n"),
    ("people_person", {"id": "p", "record_id": "p", "recorded_by_id": f"'{SYSTEM_USER}'", "agency_id": f"'{AGENCY}'",
                       "reference": "'X' || n", "born_precision": "'unknown'"}, _a_person()),
    ("people_name", {**OWN, "kind": "'main'", "given": "'Given' || n % 300", "family": "'Family' || n % 3000"},
     _a_person()),
    ("caseload_allocation", {**OWN, "officer_id": "o", "team_id": "t", "part": "'responsible'",
                             "starts_on": "current_date - 100"}, _a_person()),
    ("classification_levelheld", {**OWN, "level": "chr(65 + n % 7)"}, _a_person()),
    ("orders_supervisionstate", {**OWN, "state": "'active'", "starts_on": "current_date - 100"}, _a_person()),
    ("orders_order", {**OWN, "kind": "'ew-community-order'", "starts_on": "current_date - 100",
                      "ends_on": "current_date + n % 700", "status": "'active'"}, _a_person()),
    ("supervision_appointment", {**OWN, "id": APPOINTMENT, "record_id": APPOINTMENT, "officer_id": "o",
                                 "kind": "'office'", "starts_at": LATER,
                                 "ends_at": f"{LATER} + interval '1 hour'",
                                 "status": "CASE WHEN n % 9 > 0 AND d = 1 THEN 'held' ELSE 'booked' END"},
     _a_person(2)),
    ("supervision_contact", {**OWN, "appointment_id": f"CASE WHEN d = 1 THEN {APPOINTMENT} END", "officer_id": "o",
                             "kind": "'office'", "with_whom": "'person'",
                             "happened_at": "now() - (d * 9 + n % 7) * interval '1 day'",
                             "outcome": f"CASE WHEN (n / {OFFICERS} + d) % 12 = 0 THEN 'absent'"
                                        f" WHEN (n / {OFFICERS} + d) % 50 = 0 THEN 'waiting_for_evidence'"
                                        " ELSE 'complied' END"}, _a_person(2)),
    ("supervision_note", {**OWN, "text": "'Arrived on time.'", "sensitive": "n % 20 = 0",
                          "written_at": "now() - interval '9 day'"}, _a_person()),
    ("supervision_task", {**OWN, "owner_id": "o", "what": "'Ring'", "due_on": "current_date + n % 9"}, _a_person()),
    ("noncompliance_failure",
     {"id": "i", "record_id": "i", "recorded_by_id": f"'{SYSTEM_USER}'", "person_id": "person_id", "contact_id": "c",
      "subject_id": "c", "subject_kind": "'contact'", "kind": "'missed_contact'",
      "failed_on": "happened_at::date", "what": "'Did not attend'",
      "stage": "CASE WHEN hashtext(c::text) % 2 = 0 THEN 'closed' ELSE 'to_judge' END"},
     "(SELECT gen_random_uuid() AS i, person_id, id AS c, happened_at FROM supervision_contact"
     " WHERE outcome = 'absent') missed"),
    ("noncompliance_excusejudgment",
     {"id": "i", "record_id": "i", "recorded_by_id": f"'{officer_id(0)}'", "person_id": "person_id",
      "failure_id": "f", "judged_by_id": f"'{officer_id(0)}'"},
     "(SELECT gen_random_uuid() AS i, person_id, id AS f FROM noncompliance_failure WHERE stage = 'closed') judged"),
    ("notices_alert", {"id": "i", "person_id": "p", "rule": "'outcome-not-recorded'", "subject": "gen_random_uuid()",
                       "due_on": "current_date", "officer_id": "o", "state": "'new'"}, _a_person()),
)  # fmt: skip

"""What is missing, contradicts itself, was not confirmed for long, or is recorded twice, by team; in one statement."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import in_force, reached
from throughcare.shell.web.queries import pieces
from throughcare.shell.web.queries.sections import gather, read

STALE_DAYS = 365
MOST = 100


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may be wrong with a record. fails: SQL on `p`, the person's row. fix: a page of `links.PAGES`."""

    code: str
    kind: str
    title: str
    fails: str
    fix: str


def _none(table: str, more: str = "") -> str:
    return f"NOT EXISTS (SELECT 1 FROM {table} x WHERE x.person_id = p.id AND x.known_to IS NULL{more})"  # noqa: S608


def _some(table: str, more: str = "") -> str:
    return f"EXISTS (SELECT 1 FROM {table} x WHERE x.person_id = p.id AND x.known_to IS NULL{more})"  # noqa: S608


RUNS = " AND x.status = 'active' AND (x.ends_on IS NULL OR x.ends_on > %(today)s)"
TODAY = (
    " AND (x.starts_on IS NULL OR x.starts_on <= %(today)s) AND (x.ends_on IS NULL OR x.ends_on > %(today)s)"
)
SAME_NUMBER = """EXISTS (SELECT 1 FROM people_identifier x
  JOIN people_identifier y ON y.value_key = x.value_key AND y.scheme = x.scheme AND y.person_id <> x.person_id
       AND y.known_to IS NULL
  JOIN people_person other ON other.id = y.person_id AND other.merged_into_id IS NULL AND other.known_to IS NULL
  WHERE x.person_id = p.id AND x.known_to IS NULL AND other.agency_id = p.agency_id)"""
SAME_NAME_AND_BIRTH = """p.born_precision = 'exact' AND EXISTS (SELECT 1 FROM people_name x
  JOIN people_name y ON y.family_key = x.family_key AND y.given_key = x.given_key AND y.person_id <> x.person_id
       AND y.known_to IS NULL
  JOIN people_person other ON other.id = y.person_id AND other.merged_into_id IS NULL AND other.known_to IS NULL
  WHERE x.person_id = p.id AND x.known_to IS NULL AND x.kind = 'main' AND x.family_key <> ''
    AND other.agency_id = p.agency_id AND other.born_from = p.born_from AND other.born_to = p.born_to)"""

CHECKS = (
    Check("no-birth", "Missing", "No date of birth", "p.born_precision = 'unknown'", "about"),
    Check("no-address", "Missing", "No address, and not said to have none", _none("people_address", TODAY), "details"),
    Check("no-level", "Missing", "No level", _none("classification_levelheld", TODAY), "orders"),
    Check("no-order", "Missing", "No order", _none("orders_order"), "orders"),
    Check("order-over", "Contradictory", "Supervised, but no order runs",
          f"({_some('orders_order')} AND {_none('orders_order', RUNS)}"
          f" AND {_none('orders_supervisionstate', TODAY + ' AND x.state = ANY(%(over)s)')})", "orders"),
    Check("order-late", "Contradictory", "An order is active past its end",
          _some("orders_order", " AND x.status = 'active' AND x.ends_on <= %(today)s"), "orders"),
    Check("before-birth", "Contradictory", "Convicted before birth",
          _some("orders_offence", " AND x.convicted_on < p.born_from"), "orders"),
    Check("two-main", "Contradictory", "More than one main address",
          "(SELECT count(*) FROM people_address x WHERE x.person_id = p.id AND x.known_to IS NULL"
          " AND x.kind = 'main' AND (x.ends_on IS NULL OR x.ends_on > %(today)s)) > 1", "details"),
    Check("stale-address", "Stale", "Main address not confirmed for a year",
          _some("people_address", " AND x.kind = 'main' AND x.known_from < %(stale)s"), "details"),
    Check("same-number", "Recorded twice?", "The same number as another record", SAME_NUMBER, "duplicates"),
    Check("same-name", "Recorded twice?", "The same name and date of birth as another record", SAME_NAME_AND_BIRTH,
          "duplicates"),
)  # fmt: skip
BY_CODE = {check.code: check for check in CHECKS}
_TOLD = ", ".join(f"CASE WHEN {check.fails} THEN '{check.code}' END" for check in CHECKS)

FLAGGED = f"""held AS MATERIALIZED (
  SELECT p.id, min(a.team_id::text)::uuid AS team_id FROM caseload_allocation a
  JOIN people_person p ON p.id = a.person_id AND p.known_to IS NULL AND p.merged_into_id IS NULL
  WHERE a.team_id = ANY(%(teams)s) AND a.part = 'responsible' AND {in_force("a")} AND {reached("p.id")}
  GROUP BY p.id
), flagged AS MATERIALIZED (
  SELECT p.id, h.team_id, told.code FROM held h JOIN people_person p ON p.id = h.id AND p.known_to IS NULL
  CROSS JOIN LATERAL (SELECT unnest(array_remove(ARRAY[{_TOLD}], NULL)) AS code) told
)"""  # noqa: S608 - fragments of our own; values are parameters
COUNTS = """
SELECT t.name AS team, f.code, count(*) AS people FROM flagged f JOIN access_team t ON t.id = f.team_id
GROUP BY t.name, f.code
"""
TEAMS = """
SELECT t.name AS team, count(*) AS people FROM held h JOIN access_team t ON t.id = h.team_id
GROUP BY t.name ORDER BY t.name
"""
PEOPLE = f"""
SELECT p.id AS person_id, {pieces.NAME} AS name, p.reference, t.name AS team
FROM flagged f JOIN people_person p ON p.id = f.id {pieces.MAIN_NAME} JOIN access_team t ON t.id = f.team_id
WHERE f.code = %(show)s ORDER BY t.name, n.family_key, n.given_key, p.reference LIMIT %(most)s
"""  # noqa: S608 - fragments of our own; values are parameters


@dataclass(frozen=True, slots=True)
class TeamSize:
    """How many people a team answers for."""

    team: str
    people: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a team fail one check."""

    team: str
    code: str
    people: int


@dataclass(frozen=True, slots=True)
class Faulty:
    """A record that fails the check shown."""

    person_id: UUID
    name: str
    reference: str
    team: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The actor's teams, what fails by team, and the people of one check."""

    teams: list[TeamSize]
    counts: list[Count]
    people: list[Faulty]


def quality(actor: Actor, show: str) -> Quality:
    """The whole page in one statement. show: the code of the check whose people are listed, or ""."""
    given = pieces.parameters(actor)
    given |= {
        "over": pieces.OVER, "show": show, "most": MOST, "stale": given["now"] - timedelta(days=STALE_DAYS),
    }  # fmt: skip
    rows = gather(FLAGGED, {"teams": TEAMS, "counts": COUNTS, "people": PEOPLE}, given)
    return Quality(read(TeamSize, rows["teams"]), read(Count, rows["counts"]), read(Faulty, rows["people"]))

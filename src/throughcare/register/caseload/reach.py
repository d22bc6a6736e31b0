"""The caseload's conditions as SQL text, for the wide statements of lists and of the overview.

They say of one person at a time what `answers.CaseloadDoor.openable` says of a queryset, without gathering an
agency's people first. The walls (agency, exclusion, restriction) stand in row-level security, which holds in
every statement; so a wide statement must read `people_person` itself. A property test (tests/contracts) holds
both equal.
"""

from typing import Any
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor


def in_force(alias: str) -> str:
    """The condition under which the allocation `alias` holds on the day `%(today)s`."""
    return (
        f"{alias}.known_to IS NULL AND {alias}.starts_on <= %(today)s"
        f" AND ({alias}.ends_on IS NULL OR {alias}.ends_on > %(today)s)"
    )


def whose(user: str = "%(user)s") -> str:
    """The ids of a user and of the officers whom they cover for on the day `%(today)s`, as an SQL array.

    An array, so that `officer_id = ANY(...)` is one probe of an index for each.
    """
    return f"""ARRAY(SELECT {user}::uuid UNION ALL SELECT cover.officer_id FROM caseload_cover cover
  WHERE cover.covered_by_id = {user} AND cover.known_to IS NULL
    AND cover.starts_on <= %(today)s AND cover.ends_on > %(today)s)"""  # noqa: S608


def reached(person: str) -> str:
    """The condition under which the actor may open `person`, an SQL expression for a person's id.

    Own caseload, a colleague's whom the actor covers for, own team, named on a restricted record, a purpose in force,
    or the glass broken; for a machine everyone whom the wall shows it. Parameters: those of `scope`.
    """
    return f"""(
    %(machine)s
    OR EXISTS (SELECT 1 FROM caseload_allocation own WHERE own.person_id = {person}
            AND (own.officer_id = ANY({whose()}) OR own.team_id = ANY(%(teams)s))
            AND {in_force("own")})
    OR EXISTS (SELECT 1 FROM access_purposestated said WHERE said.person_id = {person}
               AND said.user_id = %(user)s AND said.starts_at <= %(now)s AND said.ends_at > %(now)s)
    OR EXISTS (SELECT 1 FROM caseload_named named JOIN caseload_restriction bound
               ON bound.person_id = named.person_id AND bound.known_to IS NULL
               WHERE named.person_id = {person} AND named.user_id = %(user)s AND named.known_to IS NULL)
    OR {broken(person)}
  )"""  # noqa: S608 - fragments of our own; values are parameters


def broken(person: str) -> str:
    """The condition under which the actor's hour of broken glass on `person` lasts."""
    return f"""(%(glass)s AND EXISTS (SELECT 1 FROM caseload_glass g WHERE g.person_id = {person}
    AND g.user_id = %(user)s AND g.known_to IS NULL AND g.starts_at <= %(now)s AND g.ends_at > %(now)s))"""  # noqa: S608


def scope(actor: Actor) -> dict[str, Any]:
    """The parameters that the conditions above name."""
    return {
        "user": actor.user_id,
        "agency": actor.agency_id,
        "machine": actor.machine,
        "teams": list(actor.team_ids),
        "today": clock.today(actor.zone),
        "now": clock.now(),
        "glass": Permission.GLASS_BREAK in actor.permissions,
    }


def own_agency(actor: Actor) -> UUID:
    """The agency of a member of staff: walls, cover and ties are theirs, never a system actor's of no agency."""
    assert actor.agency_id is not None
    return actor.agency_id

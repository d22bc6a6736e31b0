"""Teams: added, renamed, closed."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from throughcare.platform import clock
from throughcare.platform.access import workload
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.administration.changing import change
from throughcare.platform.access.administration.roles import end_roles_in_team
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency, Team
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused


class TeamNameTaken(Refused):
    """An open team of the agency bears the name already."""


class TeamHasPeople(Refused):
    """People are still allocated to the team."""


class TeamClosed(Refused):
    """The team is closed already."""


@transaction.atomic
def add_team(actor: Actor, *, name: str, duty_phone: str = "") -> Team:
    """Add a team to the actor's agency. Raises NotPermitted, TeamNameTaken or ValidationError."""
    require(actor, Permission.AGENCY_ADMINISTER)
    agency = Agency.objects.select_for_update().get(pk=agency_of(actor))
    _refuse_taken_name(agency.pk, name)
    team = Team(agency=agency, code=_free_code(agency.pk, name), name=name, duty_phone=duty_phone)
    team.full_clean()
    team.save(force_insert=True)
    trail.record(actor, "access:team:added", team, verb=trail.Verb.ADMINISTER)
    return team


@transaction.atomic
def change_team(actor: Actor, team_id: UUID, *, expected: int, name: str, duty_phone: str) -> None:
    """Rename a team or change its duty telephone.

    Raises NotPermitted, NotThere, TeamNameTaken or StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    team = _team(actor, team_id)
    _refuse_taken_name(team.agency_id, name, but=team.pk)
    changed = change(team, expected, name=name, duty_phone=duty_phone)
    trail.record(actor, "access:team:changed", team, verb=trail.Verb.ADMINISTER, details={"fields": changed})


@transaction.atomic
def close_team(actor: Actor, team_id: UUID, *, expected: int) -> None:
    """Close a team from today; roles held in it end today.

    Raises NotPermitted, NotThere, TeamClosed, TeamHasPeople, LastAdministrator, OwnRoles or StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    team = _team(actor, team_id)
    if team.closed_on:
        raise TeamClosed("This team is closed already.", team=team.pk)
    people = workload.people_with_team(team.pk)
    if people:
        raise TeamHasPeople(
            f"{people:,} {'person is' if people == 1 else 'people are'} still with this team. "
            "Move them to another team first.", people=people,
        )  # fmt: skip
    change(team, expected, closed_on=clock.today(actor.zone))
    ended = end_roles_in_team(actor, team.pk)
    trail.record(
        actor, "access:team:closed", team, verb=trail.Verb.ADMINISTER, details={"roles_ended": ended}
    )


def _team(actor: Actor, team_id: UUID) -> Team:
    team = Team.objects.filter(agency_id=agency_of(actor), pk=team_id).first()
    if team is None:
        raise NotThere(Permission.AGENCY_ADMINISTER, None, "R2 another agency's team, or none")
    return team


def _refuse_taken_name(agency: UUID, name: str, but: UUID | None = None) -> None:
    taken = Team.objects.filter(agency_id=agency, name__iexact=name, closed_on__isnull=True).filter(
        ~Q(pk=but)
    )
    if taken.exists():
        raise TeamNameTaken("A team of this name exists already", "name", name=name)


def _free_code(agency: UUID, name: str) -> str:
    """A short code from the name, with a number where a team, perhaps a closed one, has it."""
    stem = slugify(name)[:36] or "team"
    taken = set(Team.objects.filter(agency_id=agency, code__startswith=stem).values_list("code", flat=True))
    return next(
        code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken
    )

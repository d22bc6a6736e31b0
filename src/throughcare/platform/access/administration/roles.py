"""Roles: given from a day, ended on a day, in a team or in the whole agency; never one's own."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from throughcare.platform.access.admin_queries import agency_of, role_day
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency, RoleHeld, Team, User
from throughcare.platform.access.permissions import DUTY_ROLE, Permission, roles_that_count
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.refusal import Refused


class OwnRoles(Refused):
    """Nobody changes their own roles: it takes two."""


class LastAdministrator(Refused):
    """The agency would be left without anyone who administers its users."""


class RoleAlreadyHeld(Refused):
    """The user holds the role in that team during the time given."""


class RoleDatesWrong(Refused):
    """A role begins or ends before it may."""


class RoleEnded(Refused):
    """The role has ended already."""


class TeamNotOpen(Refused):
    """The team is closed, or is not one of the agency's."""


class UnknownRole(Refused):
    """No role has this code, or it is not for somebody like this user."""


@transaction.atomic
def give_role(
    actor: Actor,
    user_id: UUID,
    *,
    role: str,
    team_id: UUID | None,
    starts_on: date,
    ends_on: date | None = None,
) -> RoleHeld:
    """Give a user a role from `starts_on` until (excluding) `ends_on`, in one team or in the whole agency.

    Raises NotPermitted, NotThere, OwnRoles, UnknownRole, TeamNotOpen, RoleDatesWrong or RoleAlreadyHeld.
    """
    require(actor, Permission.USERS_ADMINISTER)
    user = user_of_agency(actor, user_id)
    refuse_oneself(actor, user.pk, "Another administrator must give you roles.")
    if not roles_that_count([role], outside=user.organisation_id is not None):
        raise UnknownRole("Choose one of the roles listed", "role", role=role)
    if (
        team_id
        and not Team.objects.filter(pk=team_id, agency_id=agency_of(actor), closed_on__isnull=True).exists()
    ):
        raise TeamNotOpen("Choose one of the open teams", "team", team=team_id)
    if starts_on < role_day(actor):
        raise RoleDatesWrong("A role cannot begin in the past", "starts_on", starts_on=starts_on)
    if ends_on is not None and ends_on <= starts_on:
        raise RoleDatesWrong("The role must end after it begins", "ends_on", ends_on=ends_on)
    if role == DUTY_ROLE and ends_on is None:
        raise RoleDatesWrong("Duty is held on the days of the rota: say until when", "ends_on")
    _refuse_held(user, role, team_id, starts_on, ends_on)
    held = RoleHeld.objects.create(
        user=user, role=role, team_id=team_id, starts_on=starts_on, ends_on=ends_on, given_by_id=actor.user_id
    )
    trail.record(
        actor, "access:role:given", held, verb=trail.Verb.ADMINISTER,
        details={"user": str(user.pk), "role": role, "team": str(team_id or ""),
                 "from": starts_on.isoformat(), "to": ends_on.isoformat() if ends_on else ""},
    )  # fmt: skip
    return held


@transaction.atomic
def end_role(actor: Actor, role_held_id: UUID, *, ends_on: date) -> RoleHeld:
    """End a role on `ends_on`, its first day without; today ends it at once.

    Raises NotPermitted, NotThere, OwnRoles, RoleEnded, RoleDatesWrong or LastAdministrator.
    """
    require(actor, Permission.USERS_ADMINISTER)
    lock_agency(actor)
    held = (
        RoleHeld.objects.select_for_update(of=("self",))
        .filter(pk=role_held_id, user__agency_id=agency_of(actor))
        .first()
    )
    if held is None:
        raise NotThere(Permission.USERS_ADMINISTER, None, "R2 another agency's user, or none")
    refuse_oneself(actor, held.user_id, "Another administrator must end your roles.")
    if held.ends_on is not None and held.ends_on <= role_day(actor):
        raise RoleEnded("This role has ended already.", ended_on=held.ends_on)
    if ends_on < role_day(actor):
        raise RoleDatesWrong("A role cannot end in the past", "ends_on", ends_on=ends_on)
    _end(actor, held, max(ends_on, held.starts_on))
    return held


def end_roles_in_team(actor: Actor, team_id: UUID) -> int:
    """End today every role held in a team that closes; returns how many. Part of closing a team.

    Raises OwnRoles when the actor holds one of them, or LastAdministrator.
    """
    lock_agency(actor)
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=role_day(actor))
    roles = list(RoleHeld.objects.select_for_update(of=("self",)).filter(lasting, team_id=team_id))
    for held in roles:
        refuse_oneself(
            actor, held.user_id, "You hold a role in this team: another administrator must close it."
        )
        _end(actor, held, max(role_day(actor), held.starts_on))
    return len(roles)


def user_of_agency(actor: Actor, user_id: UUID) -> User:
    """A user of the actor's agency. Raises NotThere."""
    user = User.objects.filter(
        pk=user_id, agency_id=agency_of(actor), is_system=False, is_machine=False
    ).first()
    if user is None:
        raise NotThere(Permission.USERS_ADMINISTER, None, "R2 another agency's user, or none")
    return user


def refuse_oneself(actor: Actor, user_id: UUID, message: str) -> None:
    """Raise OwnRoles, with `message`, when the actor acts upon their own account."""
    if actor.user_id == user_id:
        raise OwnRoles(message, user=user_id)


def lock_agency(actor: Actor) -> None:
    """Let one administrator at a time take administrators away, so that two cannot remove each other."""
    Agency.objects.select_for_update().get(pk=agency_of(actor))


def refuse_if_last_administrator(actor: Actor, but: Q) -> None:
    """Raise LastAdministrator unless someone administers without end, apart from roles that match `but`."""
    if not _administrators(actor).filter(~but).exists():
        raise LastAdministrator(
            "This is the agency's last administrator. Give the role to somebody else first, without an end."
        )


def _end(actor: Actor, held: RoleHeld, ends_on: date) -> None:
    if held in _administrators(actor):
        refuse_if_last_administrator(actor, Q(pk=held.pk))
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    trail.record(
        actor, "access:role:ended", held, verb=trail.Verb.ADMINISTER,
        details={"user": str(held.user_id), "role": held.role, "on": ends_on.isoformat()},
    )  # fmt: skip


def _administrators(actor: Actor) -> QuerySet[RoleHeld]:
    """Roles of administrator in force today and without an end, of users who may sign in."""
    return RoleHeld.objects.filter(
        role="administrator", starts_on__lte=role_day(actor), ends_on__isnull=True,
        user__agency_id=agency_of(actor), user__is_active=True,
    )  # fmt: skip


def _refuse_held(user: User, role: str, team_id: UUID | None, starts_on: date, ends_on: date | None) -> None:
    there = Q(team_id=team_id) & (Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on))
    if ends_on is not None:
        there &= Q(starts_on__lt=ends_on)
    if RoleHeld.objects.filter(there, user=user, role=role).exists():
        raise RoleAlreadyHeld("This user holds the role there already at that time", "role", role=role)

"""What administrators see: their agency, its teams, its users and the roles they hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.access.models import Agency, RoleHeld, Team, User
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The agency's own data."""

    code: str
    name: str
    jurisdiction: str
    zone: str
    phone: str
    address: str
    version: int


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team; `members` hold a role in it today."""

    id: UUID
    code: str
    name: str
    duty_phone: str
    closed_on: date | None
    version: int
    members: int = 0


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role held or once held. team: its name, "" for the whole agency."""

    id: UUID
    user_id: UUID
    role: str
    title: str
    team: str
    starts_on: date
    ends_on: date | None

    def ended(self, today: date) -> bool:
        """Whether the role was over on `today`."""
        return self.ends_on is not None and self.ends_on <= today


@dataclass(frozen=True, slots=True)
class UserView:
    """A user as listed. roles: what they hold today, such as "Responsible officer (North)".

    organisation: for whom somebody from outside works, "" for the agency's own staff.
    """

    id: UUID
    username: str
    name: str
    email: str
    phone: str
    is_active: bool
    password_once: bool
    joined_at: datetime
    version: int
    organisation_id: UUID | None = None
    organisation: str = ""
    roles: tuple[str, ...] = ()


SORTED_BY = {"name": "name", "username": "username", "joined": "joined_at"}
STATES = {"active": "In use", "inactive": "Deactivated"}


def role_day(actor: Actor) -> date:
    """The day by which roles are counted: the agency's, as when a session is read (`sessions.roles_today`)."""
    return clock.today(actor.zone)


def agency_of(actor: Actor) -> UUID:
    """The agency the actor administers. Raises NotPermitted for an actor of none, such as a part of the system."""
    if actor.agency_id is None:
        raise NotPermitted(Permission.AGENCY_ADMINISTER, None, "R5 an actor without an agency")
    return actor.agency_id


def agency(actor: Actor) -> AgencyView:
    """The actor's agency."""
    row = Agency.objects.values_list("code", "name", "jurisdiction", "zone", "phone", "address", "version")
    return AgencyView(*row.get(pk=agency_of(actor)))


def teams(actor: Actor, *, search: str = "", closed: bool = False, sort: str = "name") -> list[TeamView]:
    """The agency's teams whose name or code holds `search`: the open ones, or the closed ones.

    sort: "name" or "members", with "-" before it for descending.
    """
    found = _teams(actor).filter(
        Q(name__icontains=search) | Q(code__icontains=search), closed_on__isnull=not closed
    )
    by = {
        "name": ("name",),
        "-name": ("-name",),
        "members": ("members", "name"),
        "-members": ("-members", "name"),
    }
    return [TeamView(*row) for row in found.order_by(*by.get(sort, ("name",)))]


def team(actor: Actor, team_id: UUID) -> TeamView | None:
    """One team of the agency."""
    row = _teams(actor).filter(pk=team_id).first()
    return TeamView(*row) if row else None


def open_team_names(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of each open team, for choosing one."""
    found = Team.objects.filter(agency_id=agency_of(actor), closed_on__isnull=True).order_by("name")
    return [(str(key), name) for key, name in found.values_list("id", "name")]


def users(
    actor: Actor, *, search: str = "", role: str = "", team: str = "", state: str = "", sort: str = "name",
    organisation: str = "", limit: int = 50, offset: int = 0,
) -> list[UserView]:  # fmt: skip
    """The agency's users, with the roles they hold today, in one statement.

    search: part of the name, user name or e-mail. role: a role's code. team, organisation: an id.
    state: a key of STATES. sort: a key of SORTED_BY, with "-" before it for descending.
    """
    found = User.objects.filter(agency_id=agency_of(actor), is_system=False, is_machine=False)
    if search:
        found = found.filter(
            Q(name__icontains=search) | Q(username__icontains=search) | Q(email__icontains=search)
        )
    if role:
        found = found.filter(Exists(_today(actor, user_id=OuterRef("pk"), role=role)))
    if team:
        found = found.filter(Exists(_today(actor, user_id=OuterRef("pk"), team_id=team)))
    if organisation:
        found = found.filter(organisation_id=organisation)
    if state in STATES:
        found = found.filter(is_active=state == "active")
    order = F(SORTED_BY.get(sort.removeprefix("-"), "name"))
    ordered = found.order_by(order.desc() if sort.startswith("-") else order.asc(), "id")
    return [_user(row) for row in _with_roles(actor, ordered)[offset : offset + limit]]


def user(actor: Actor, user_id: UUID) -> UserView | None:
    """One user of the agency."""
    found = User.objects.filter(pk=user_id, agency_id=agency_of(actor), is_system=False, is_machine=False)
    return next((_user(row) for row in _with_roles(actor, found)), None)


def roles_of(actor: Actor, user_id: UUID) -> list[RoleView]:
    """Every role the user holds, held, or will hold, newest first."""
    held = RoleHeld.objects.filter(user_id=user_id, user__agency_id=agency_of(actor))
    return [_role(row) for row in held.order_by("-starts_on", "role").values_list(*_ROLE)]


def role(actor: Actor, role_held_id: UUID) -> RoleView | None:
    """One role held by a user of the agency."""
    row = (
        RoleHeld.objects.filter(pk=role_held_id, user__agency_id=agency_of(actor)).values_list(*_ROLE).first()
    )
    return _role(row) if row else None


def user_names(actor: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """What colleagues call these users: those of the actor's agency, and the system itself."""
    known = User.objects.filter(Q(agency_id=agency_of(actor)) | Q(is_system=True), pk__in=ids)
    return dict(known.values_list("pk", "name"))


def users_named(actor: Actor, words: str) -> list[UUID]:
    """Users of the agency whose name or user name holds `words`; at most 200."""
    found = User.objects.filter(
        Q(name__icontains=words) | Q(username__icontains=words), agency_id=agency_of(actor)
    )
    return list(found.values_list("pk", flat=True)[:200])


_ROLE = ("id", "user_id", "role", "team__name", "starts_on", "ends_on")


def _role(row: Any) -> RoleView:
    key, user_id, code, team_name, starts_on, ends_on = row
    return RoleView(key, user_id, code, ROLES[code].title, team_name or "", starts_on, ends_on)


def _teams(actor: Actor) -> Any:
    today = role_day(actor)
    held_today = Q(roles_held__starts_on__lte=today) & (
        Q(roles_held__ends_on__isnull=True) | Q(roles_held__ends_on__gt=today)
    )
    counted = Count(
        "roles_held__user", distinct=True, filter=held_today & Q(roles_held__user__is_active=True)
    )
    return (
        Team.objects.filter(agency_id=agency_of(actor))
        .annotate(members=counted)
        .values_list("id", "code", "name", "duty_phone", "closed_on", "version", "members")
    )


def _today(actor: Actor, **whose: object) -> QuerySet[RoleHeld]:
    today = role_day(actor)
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    return RoleHeld.objects.filter(lasting, starts_on__lte=today, **whose)


def _with_roles(actor: Actor, found: QuerySet[User]) -> Any:
    roles = _today(actor, user_id=OuterRef("pk")).order_by("role", "team__name")
    return found.annotate(
        held=ArraySubquery(roles.values(each=JSONObject(role="role", team="team__name")))
    ).values_list(
        "id", "username", "name", "email", "phone", "is_active", "password_once", "joined_at", "version",
        "organisation_id", "organisation__name", "held",
    )  # fmt: skip


def _user(row: Any) -> UserView:
    *fields, organisation, held = row
    roles = tuple(f"{ROLES[each['role']].title}{_where(each['team'])}" for each in held)
    return UserView(*(*fields, organisation or "", roles))


def _where(team_name: str | None) -> str:
    return f" ({team_name})" if team_name else ""

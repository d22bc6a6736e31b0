"""Who is responsible for whom, whom to ring, and how many people each officer and team has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.models import RoleHeld, User
from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.caseload.models import Allocation, Exclusion, Named, Restriction, WellKnown
from throughcare.register.caseload.reach import in_force, scope

SUPERVISING_ROLES = tuple(
    code for code, role in ROLES.items() if Permission.RESPONSE_DECIDE in role.permissions
)
"""Roles whose holders may be allocated: those that decide what follows from a missed contact."""


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """What every colleague of the agency may know of an ordinary record: who it is and whom to ring.

    name: "" when only the reference is known. officer, team: "" when nobody is allocated today.
    """

    person_id: UUID
    reference: str
    name: str
    officer: str
    officer_phone: str
    team: str
    duty_phone: str

    @property
    def title(self) -> str:
        """The name, or the reference where there is none."""
        return self.name or self.reference


@dataclass(frozen=True, slots=True)
class Post:
    """An officer in a team: where a person can be allocated. people: how many they answer for today."""

    officer_id: UUID
    team_id: UUID
    officer: str
    team: str
    people: int

    @property
    def key(self) -> str:
        """The pair as one form value."""
        return f"{self.officer_id}:{self.team_id}"


@dataclass(frozen=True, slots=True)
class Part:
    """An officer's part in a person's supervision, past, present or to come. ends_on is exclusive."""

    id: UUID
    version: int
    officer_id: UUID
    officer: str
    team: str
    part: str
    starts_on: date
    ends_on: date | None
    reason: str

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)


@dataclass(frozen=True, slots=True)
class Walls:
    """A person's restriction, if any, with those named; those excluded; whether looks are watched, and why."""

    restriction: dict[str, Any] | None
    named: list[dict[str, Any]]
    excluded: list[dict[str, Any]]
    watched: dict[str, Any] | None = None


DIRECTORY = f"""
SELECT p.id, p.reference, coalesce(trim(concat_ws(' ', nullif(n.given, ''), nullif(n.family, ''))), ''),
       coalesce(u.name, ''), coalesce(u.phone, ''), coalesce(t.name, ''),
       coalesce(nullif(t.duty_phone, ''), g.phone)
FROM people_person p
JOIN access_agency g ON g.id = p.agency_id
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
LEFT JOIN caseload_allocation a ON a.person_id = p.id AND a.part = 'responsible' AND {in_force("a")}
LEFT JOIN access_user u ON u.id = a.officer_id
LEFT JOIN access_team t ON t.id = a.team_id
WHERE p.id = ANY(%(people)s) AND p.known_to IS NULL
"""  # noqa: S608 - fragments of our own; values are parameters

POSTS = f"""
SELECT u.id, t.id, u.name, t.name,
       (SELECT count(*) FROM caseload_allocation a
        WHERE a.officer_id = u.id AND a.part = 'responsible' AND {in_force("a")})
FROM (SELECT DISTINCT r.user_id, r.team_id FROM access_roleheld r
      WHERE r.role = ANY(%(roles)s) AND r.starts_on <= %(today)s
        AND (r.ends_on IS NULL OR r.ends_on > %(today)s)) held
JOIN access_user u ON u.id = held.user_id AND u.is_active AND u.agency_id = %(agency)s
JOIN access_team t ON t.agency_id = u.agency_id AND t.closed_on IS NULL
     AND (held.team_id = t.id OR held.team_id IS NULL)
WHERE %(team)s::uuid IS NULL OR t.id = %(team)s
ORDER BY t.name, u.name, u.id
"""  # noqa: S608 - fragments of our own; values are parameters


def directory_lines(actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, DirectoryLine]:
    """The directory line of each of these people whom no wall hides from the actor, in one statement."""
    with planned_cursor() as cursor:
        cursor.execute(DIRECTORY, {**scope(actor), "people": list(person_ids)})
        return {row[0]: DirectoryLine(*row) for row in cursor.fetchall()}


def posts(actor: Actor, team_id: UUID | None = None) -> list[Post]:
    """Every officer and team of the agency where a person can be allocated today; of one team when given."""
    with planned_cursor() as cursor:
        cursor.execute(POSTS, {**scope(actor), "team": team_id, "roles": list(SUPERVISING_ROLES)})
        return [Post(*row) for row in cursor.fetchall()]


def officers_of_team(actor: Actor, team_id: UUID) -> list[Post]:
    """The officers who work in a team today, with how many people each is responsible for."""
    return posts(actor, team_id)


def colleagues(actor: Actor) -> list[tuple[UUID, str]]:
    """Users of the agency in use, by name: who may be named or excluded."""
    rows = User.objects.filter(agency=actor.agency_id, is_active=True, is_system=False)
    return list(rows.order_by("name").values_list("id", "name"))


def people_by_officer(actor: Actor) -> dict[UUID, int]:
    """How many people each officer is responsible for today, of those the actor may open."""
    return _count(actor, "officer_id")


def people_by_team(actor: Actor) -> dict[UUID, int]:
    """How many people are with each team today, of those the actor may open."""
    return _count(actor, "team_id")


def parts(actor: Actor, person_id: UUID) -> list[Part]:
    """Everyone's part in a person's supervision, the latest first."""
    rows = (
        Allocation.objects.filter(door.visible_to(actor), person_id=person_id)
        .order_by("-starts_on", "part")
        .values_list(
            "id",
            "version",
            "officer_id",
            "officer__name",
            "team__name",
            "part",
            "starts_on",
            "ends_on",
            "reason",
        )
    )
    return [Part(*row) for row in rows]


def responsible_for(actor: Actor, officer_id: UUID) -> list[DirectoryLine]:
    """The people an officer is responsible for today whom the actor may open, by name."""
    rows = Allocation.objects.filter(
        door.visible_to(actor), _today(actor), officer_id=officer_id, part=Allocation.Part.RESPONSIBLE
    )
    lines = directory_lines(actor, rows.values_list("person_id", flat=True))
    return sorted(lines.values(), key=lambda line: (line.title.lower(), line.reference))


def walls(actor: Actor, person_id: UUID) -> Walls:
    """The person's restriction with those named, and those excluded."""
    restriction = (
        Restriction.objects.filter(person_id=person_id)
        .values("id", "version", "reason", "starts_on", "review_on", "never_broken", "recorded_by__name")
        .first()
    )
    watched = WellKnown.objects.filter(person_id=person_id).values("version", "reason", "known_from").first()
    return Walls(restriction, _users(Named, actor, person_id), _users(Exclusion, actor, person_id), watched)


def works_in(user_id: UUID, team_id: UUID, today: date) -> bool:
    """Whether a user holds a supervising role in a team (or in its whole agency) on `today`."""
    held = RoleHeld.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today), Q(team_id=team_id) | Q(team_id__isnull=True),
        user_id=user_id, user__is_active=True, role__in=SUPERVISING_ROLES, starts_on__lte=today,
        user__agency__teams=team_id,
    )  # fmt: skip
    return held.exists()


def managers_of(team_ids: Iterable[UUID], today: date) -> list[UUID]:
    """The users who manage any of these teams on `today`."""
    held = RoleHeld.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=today),
        team_id__in=list(team_ids), role="manager", starts_on__lte=today, user__is_active=True,
    )  # fmt: skip
    return list(held.values_list("user_id", flat=True).distinct())


def _users(model: Any, actor: Actor, person_id: UUID) -> list[dict[str, Any]]:
    rows = model.objects.filter(person_id=person_id, agency_id=actor.agency_id).order_by("user__name")
    return list(rows.values("id", "version", "user_id", "user__name", "reason", "known_from"))


def _count(actor: Actor, column: str) -> dict[UUID, int]:
    rows = Allocation.objects.filter(door.visible_to(actor), _today(actor), part=Allocation.Part.RESPONSIBLE)
    found: dict[UUID, int] = {}
    for key in rows.values_list(column, flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def _today(actor: Actor) -> Q:
    today = clock.today(actor.zone)
    return Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gt=today))
